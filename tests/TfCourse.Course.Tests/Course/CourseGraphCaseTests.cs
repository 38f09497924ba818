using System.Text.Json;
using Tensorflow;
using TfCourse.TestKit;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using Shape = Tensorflow.Shape;

namespace TfCourse.Course.Tests;

/// <summary>
/// The course's cases of single functions, as float64 graphs. What to compute is read from the case's function and recipe,
/// so other cases of these functions run as well.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class CourseGraphCaseTests
{
    private static readonly Dictionary<string, Action<AssignmentCase>> Checks =
        new[] { GraphFunctionCases.Checks, GraphGradientCheckCases.Checks, GraphUpdateCases.Checks }.SelectMany(checks => checks).ToDictionary();

    // Functions of which there is no graph, or that other tests run as one.
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["make_circles"] = "points are drawn, not computed by a network",
        ["make_moons"] = "points are drawn, not computed by a network",
        ["model of initialization"] = "in CourseRunTests",
        ["model of regularization"] = "in CourseRunTests",
        ["model of optimizer"] = "in CourseRunTests",
    };

    private static IEnumerable<TestCaseData> Cases
        => AssignmentCase.All.Where(c => c.Week is 1 or 2 && !LeftOut.ContainsKey(c.Kind)).Select(c => new TestCaseData(c).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Cases))]
    public void A_graph_gives_the_course_s_numbers(AssignmentCase course)
        => (Checks.GetValueOrDefault(course.Kind) ?? throw new NotSupportedException($"No graph here computes '{course.Function}'."))(course);

    [Test]
    public void No_function_of_weeks_1_and_2_is_missing()
    {
        string[] kinds = [.. AssignmentCase.All.Where(c => c.Week is 1 or 2).Select(c => c.Kind).Distinct()];
        Assert.That(kinds.Where(kind => !Checks.ContainsKey(kind) && !LeftOut.ContainsKey(kind)), Is.Empty);
        if (AssignmentCase.AreOurOwn)
            Assert.That(Checks.Keys.Concat(LeftOut.Keys).Except(kinds), Is.Empty, "of nothing");
    }

    internal static Tensor Constant(NDArray array) => tf.constant(array.ToArray<double>(), shape: new Shape(array.shape));

    internal static double[] Flat(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().SelectMany(Flat)]
        : [value.ValueKind is JsonValueKind.True or JsonValueKind.False ? (value.GetBoolean() ? 1 : 0) : value.GetDouble()];

    // Every printed array, to 1e-8 or the case's own tolerance; the same in full digits, where known, to 1e-12.
    internal static void Compare(AssignmentCase course, Func<string, Tensor> graph, Session session)
    {
        Compare(course.Expected, Math.Max(course.Tolerance, 1e-8));
        if (course.Recomputed is { } full)
            Compare(full, 1e-12);

        void Compare(JsonElement arrays, double tolerance)
        {
            foreach (JsonProperty array in arrays.EnumerateObject())
                Assert.That(session.run(graph(array.Name)).ToArray<double>(), Is.EqualTo(Flat(array.Value)).Within(tolerance), array.Name);
        }
    }
}
