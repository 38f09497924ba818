using System.Text.Json;
using NumSharp;
using TfCourse.TestKit;

namespace TfCourse.Reference.Tests;

/// <summary>Arrays of the assignments' cases, and their comparison.</summary>
internal static class CourseFile
{
    internal static NDArray Array(this JsonElement element)
        => element[0].ValueKind == JsonValueKind.Array
            ? np.array(element.Deserialize<double[][]>()!)
            : np.array(element.Deserialize<double[]>()!);

    // Every named array of the expected object against ours, within the case's tolerance.
    internal static void Compare(AssignmentCase course, Func<string, NDArray> ours)
    {
        Compare(course.Expected, ours, Math.Max(course.Tolerance, 1e-8));
        if (course.Recomputed is { } full)
            Compare(full, ours, 1e-14);
    }

    internal static void Compare(NDArray expected, NDArray actual, double tolerance, string name)
    {
        Assert.That(actual.shape, Is.EqualTo(expected.shape), $"shape of {name}");
        Assert.That(actual.ToArray<double>(), Is.EqualTo(expected.ToArray<double>()).Within(tolerance), name);
    }

    // Costs by iteration or epoch: as printed, with six digits where the case has no more.
    internal static void CompareCosts(AssignmentCase course, Func<int, double> ours)
    {
        foreach (JsonProperty cost in course.Expected.GetProperty("cost").EnumerateObject())
        {
            double printed = cost.Value.ValueKind == JsonValueKind.String ? double.PositiveInfinity : cost.Value.GetDouble();
            double here = ours(CourseRun.Number(cost.Name));
            if (course.Tolerance == 1e-6)
                Assert.That(CourseRun.SixDigits(here), Is.EqualTo(CourseRun.SixDigits(printed)), $"cost {cost.Name}");
            else
                Assert.That(here, Is.EqualTo(printed).Within(course.Tolerance), $"cost {cost.Name}");
        }
    }

    private static void Compare(JsonElement expected, Func<string, NDArray> ours, double tolerance)
    {
        foreach (JsonProperty array in expected.EnumerateObject())
            Compare(array.Value.Array(), ours(array.Name), tolerance, array.Name);
    }
}
