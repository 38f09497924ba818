using System.Text.Json;
using TfCourse.TestKit;

namespace TfCourse.Datasets.Tests;

/// <summary>The files that NumPy wrote and what it says of them.</summary>
internal static class Golden
{
    private const string Folder = "files/npy/";

    public static byte[] Bytes(string file) => GoldenStore.Default.ReadBytes(Folder + file).ToArray();

    /// <summary>The contents of all files with an ending, in the order of their names.</summary>
    public static byte[][] All(string ending)
        => [.. GoldenStore.Default.List(Folder + "*" + ending).Select(path => GoldenStore.Default.ReadBytes(path).ToArray())];

    /// <summary>The entries of one of the JSON files, each a test case named after its id.</summary>
    public static IEnumerable<TestCaseData> Cases(string json, Func<JsonElement, bool> choose)
    {
        using JsonDocument document = JsonDocument.Parse(Bytes(json));
        return
        [
            .. document.RootElement.GetProperty("entries").EnumerateArray().Where(choose)
                .Select(entry => new TestCaseData(entry.Clone()).SetArgDisplayNames(entry.GetProperty("id").GetString()!)),
        ];
    }

    public static string Text(this JsonElement entry, string property) => entry.GetProperty(property).GetString()!;

    public static bool Has(this JsonElement entry, string property) => entry.TryGetProperty(property, out _);

    public static int[] Shape(this JsonElement entry)
        => [.. entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];

    /// <summary>A recorded number: 64-bit integers beyond 2^53 and values that are not finite stand in strings.</summary>
    public static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => double.Parse(value.GetString()!, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.GetDouble(),
    };
}
