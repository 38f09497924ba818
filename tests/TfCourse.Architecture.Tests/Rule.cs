namespace TfCourse.Architecture.Tests;

/// <summary>States a rule of the house over everything it speaks of, and lists every breach at once.</summary>
internal static class Rule
{
    public static void Holds(string rule, IEnumerable<string> breaches)
    {
        string[] all = [.. breaches.Order(StringComparer.Ordinal)];
        if (all.Length > 0)
            Assert.Fail($"{rule}{Environment.NewLine}{all.Length} breaches:{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", all)}");
    }
}
