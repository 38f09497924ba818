using System.Text.Json;
using NumSharp;
using TfCourse.TestKit;

namespace TfCourse.Reference.Tests;

/// <summary>The numbers that the course's assignments print, by id.</summary>
internal static class CourseFile
{
    internal static IReadOnlyDictionary<string, JsonElement> Cases { get; } = Read();

    internal static NDArray Array(this JsonElement element)
        => element[0].ValueKind == JsonValueKind.Array
            ? np.array(element.Deserialize<double[][]>()!)
            : np.array(element.Deserialize<double[]>()!);

    internal static JsonElement Expected(this JsonElement courseCase) => courseCase.GetProperty("expected");

    internal static double Tolerance(this JsonElement courseCase) => courseCase.GetProperty("tolerance").GetDouble();

    // Every named array of the expected object against ours, within the case's tolerance.
    internal static void Compare(JsonElement courseCase, Func<string, NDArray> ours)
    {
        Compare(courseCase.Expected(), ours, Math.Max(courseCase.Tolerance(), 1e-8));
        if (courseCase.GetProperty("recomputed") is { ValueKind: JsonValueKind.Object } full)
            Compare(full, ours, 1e-14);
    }

    internal static void Compare(JsonElement expected, Func<string, NDArray> ours, double tolerance)
    {
        foreach (JsonProperty array in expected.EnumerateObject())
            Compare(array.Value.Array(), ours(array.Name), tolerance, array.Name);
    }

    internal static void Compare(NDArray expected, NDArray actual, double tolerance, string name)
    {
        Assert.That(actual.shape, Is.EqualTo(expected.shape), $"shape of {name}");
        Assert.That(actual.ToArray<double>(), Is.EqualTo(expected.ToArray<double>()).Within(tolerance), name);
    }

    private static Dictionary<string, JsonElement> Read()
    {
        using FileStream file = File.OpenRead(Repository.PathOf("tests/golden/course_expected.json"));
        return JsonSerializer.Deserialize<JsonElement[]>(file)!.ToDictionary(c => c.GetProperty("id").GetString()!);
    }
}
