using System.Text.Json;
using NumSharp;

namespace TfCourse.Reference.Tests;

/// <summary>The points that the experiments train on.</summary>
internal static class DatasetCases
{
    internal static IReadOnlyDictionary<string, Action<JsonElement>> Checks { get; } = new Dictionary<string, Action<JsonElement>>
    {
        ["data.circles.train"] = c => Check(c, Points.Circles(1, 300, 0.05)),
        ["data.circles.test"] = c => Check(c, Points.Circles(2, 100, 0.05)),
        ["data.moons"] = c => Check(c, Points.Moons(3, 300, 0.2)),
    };

    private static void Check(JsonElement courseCase, (NDArray X, NDArray Y) points)
    {
        JsonElement expected = courseCase.Expected();
        double tolerance = courseCase.Tolerance();
        NDArray rows = points.X.T;

        CourseFile.Compare(expected.GetProperty("first5").Array(), rows["0:5"], tolerance, "first5");
        CourseFile.Compare(expected.GetProperty("last2").Array(), rows["-2:"], tolerance, "last2");
        CourseFile.Compare(expected.GetProperty("labels_first20").Array(), points.Y[0]["0:20"], 0, "labels");
        Assert.That((double)np.sum(points.X[0]), Is.EqualTo(expected.GetProperty("sum_x").GetDouble()).Within(tolerance));
        Assert.That((double)np.sum(points.X[1]), Is.EqualTo(expected.GetProperty("sum_y").GetDouble()).Within(tolerance));
        Assert.That((int)np.sum(points.Y), Is.EqualTo(expected.GetProperty("n_label1").GetInt32()));
    }
}
