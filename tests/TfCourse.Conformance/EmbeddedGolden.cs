using System.IO;
using System.Reflection;
using TfCourse.TestKit;

namespace TfCourse.Conformance;

/// <summary>The recorded values and the list of excused cases that this program carries.</summary>
internal static class EmbeddedGolden
{
    private const string Prefix = "golden/";

    /// <summary>The recorded values.</summary>
    public static GoldenStore Store() => GoldenStore.Of("the program itself", Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".zip", StringComparison.Ordinal)).Select(Read));

    /// <summary>The lines of exceptions.txt.</summary>
    public static IEnumerable<string> Exceptions() => System.Text.Encoding.UTF8.GetString(Read(Prefix + "exceptions.txt")).Split('\n');

    private static Assembly Assembly => typeof(EmbeddedGolden).Assembly;

    private static byte[] Read(string name)
    {
        using Stream stream = Assembly.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
