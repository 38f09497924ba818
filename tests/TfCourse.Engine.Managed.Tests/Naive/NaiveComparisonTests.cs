using System.Collections.Concurrent;
using System.Globalization;
using Tensorflow;
using TfCourse.NaiveEngine;
using TfCourse.TestKit;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>
/// The engine against the definitions of the naive engine, on random valid calls. A call is known by its number:
/// <c>TFCOURSE_CALL=number</c> runs that one alone.
/// </summary>
[TestFixture]
public sealed class NaiveComparisonTests
{
    private const string One = "TFCOURSE_CALL", Many = "TFCOURSE_CALLS";

    [Test]
    public void Random_calls_compute_what_their_definitions_say()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable(One), CultureInfo.InvariantCulture, out int number))
        {
            Assert.That(Difference(number), Is.Null);
            return;
        }

        int count = int.TryParse(Environment.GetEnvironmentVariable(Many), CultureInfo.InvariantCulture, out int wanted) ? wanted : 20_000;
        Compare(0, count);
    }

    [Test]
    [Category("Long")]
    public void Many_random_calls_compute_what_their_definitions_say() => Compare(1_000_000, 100_000);

    private static void Compare(int first, int count)
    {
        var differences = new ConcurrentBag<string>();
        Parallel.For(first, first + count, (number, loop) =>
        {
            if (Difference(number) is { } difference)
            {
                differences.Add(difference);
                if (differences.Count >= 30)
                {
                    loop.Stop();
                }
            }
        });
        Assert.That(differences, Is.Empty, string.Join(Environment.NewLine, differences.Order(StringComparer.Ordinal)));
    }

    private static string? Difference(int number)
    {
        DrawnCall call = DrawnCalls.Of(number);
        string name = string.Create(CultureInfo.InvariantCulture, $"call {number}: {call}");
        OpDef declaration = OpDeclarations.Of(call.Op);
        NaiveTensor[] expected;
        HostTensor[] found;
        try
        {
            expected = call.Define(declaration);
            found = DrawnRun.Run(call, declaration, expected.Length);
        }
        catch (Exception e)
        {
            // Neither may refuse a valid call.
            return $"{name}: {e}";
        }

        for (int i = 0; i < expected.Length; i++)
        {
            if (NaiveComparison.Difference(expected[i], found[i]) is { } difference)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{name}: output {i}: {difference}");
            }
        }

        return null;
    }
}
