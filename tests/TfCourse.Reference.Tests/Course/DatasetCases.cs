using System.Text.Json;
using NumSharp;
using TfCourse.TestKit;

namespace TfCourse.Reference.Tests;

/// <summary>The points that the experiments train on.</summary>
internal static class DatasetCases
{
    internal static IReadOnlyDictionary<string, Action<AssignmentCase>> Checks { get; } = new Dictionary<string, Action<AssignmentCase>>
    {
        ["make_circles"] = Check,
        ["make_moons"] = Check,
    };

    private static void Check(AssignmentCase course)
    {
        (NDArray X, NDArray Y) points = CourseRun.Generate(course.Recipe.Points[0]);
        JsonElement expected = course.Expected;
        NDArray rows = points.X.T;
        CourseFile.Compare(expected.GetProperty("first5").Array(), rows["0:5"], course.Tolerance, "first5");
        CourseFile.Compare(expected.GetProperty("last2").Array(), rows["-2:"], course.Tolerance, "last2");
        CourseFile.Compare(expected.GetProperty("labels_first20").Array(), points.Y[0]["0:20"], 0, "labels");
        Assert.That((double)np.sum(points.X[0]), Is.EqualTo(expected.GetProperty("sum_x").GetDouble()).Within(course.Tolerance));
        Assert.That((double)np.sum(points.X[1]), Is.EqualTo(expected.GetProperty("sum_y").GetDouble()).Within(course.Tolerance));
        Assert.That((int)np.sum(points.Y), Is.EqualTo(expected.GetProperty("n_label1").GetInt32()));
    }
}
