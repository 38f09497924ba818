using NumSharp;
using TfCourse.TestKit;

namespace TfCourse.Reference.Tests;

/// <summary>
/// Walks the printed numbers of weeks 1 and 2, one test a case, named by its id. What to compute is read from the case's
/// function and recipe, so other cases of these functions run as well.
/// </summary>
public sealed class CourseCaseTests
{
    private static readonly Dictionary<string, Action<AssignmentCase>> Checks = new[]
    {
        InitializationCases.Checks, RegularizationCases.Checks, GradientCheckingCases.Checks,
        UpdateCases.Checks, OptimizationRunCases.Checks, DatasetCases.Checks, LossCases.Checks,
    }.SelectMany(checks => checks).ToDictionary();

    // Ids (or beginnings of ids, ending in a dot) that are not walked here, and why.
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["rng."] = "random streams are checked where they are made, in the tests of NumSharp",
        ["tf1."] = "initializers of TensorFlow itself, which the references do not have",
        ["tf2."] = "initializers of TensorFlow itself, which the references do not have",
        ["w3.tf1."] = "exercises in TensorFlow's own functions",
        ["w3.tf2.linear_function"] = "exercises in TensorFlow's own functions",
        ["w3.tf2.sigmoid"] = "exercises in TensorFlow's own functions",
        ["w3.tf2.one_hot."] = "exercises in TensorFlow's own functions",
        ["w3.tf2.init.shapes"] = "exercises in TensorFlow's own functions",
        ["w3.tf2.cost.v1"] = "exercises in TensorFlow's own functions",
        ["w3.signs."] = "needs the hand-sign images, which cannot be had",
        ["w3.tf2.first_test_label"] = "needs the hand-sign images, which cannot be had",
        ["w3.tf2.forward."] = "needs the hand-sign images, which cannot be had",
        ["w3.tf2.model."] = "needs the hand-sign images, which cannot be had",
    };

    private static IEnumerable<TestCaseData> Cases
        => AssignmentCase.All.Where(c => CheckOf(c) is not null || c.Week is 1 or 2).Select(c => new TestCaseData(c).SetName(c.Id));

    [TestCaseSource(nameof(Cases))]
    public void The_course_prints_these_numbers(AssignmentCase course)
        => (CheckOf(course) ?? throw new NotSupportedException($"Nothing here computes '{course.Function}'."))(course);

    [Test]
    public void Every_case_is_walked_or_left_out_for_a_reason()
    {
        if (!AssignmentCase.AreOurOwn)
            Assert.Ignore("another folder may hold any cases");
        string[] ids = [.. AssignmentCase.All.Select(c => c.Id)];
        Assert.That(ids, Is.Unique);
        Assert.That(AssignmentCase.All.Where(c => CheckOf(c) is not null == IsLeftOut(c.Id)).Select(c => c.Id), Is.Empty, "cases that are neither walked nor left out, or both");
        Assert.That(Checks.Keys.Where(key => !AssignmentCase.All.Any(c => c.Kind == key || c.Id == key)), Is.Empty, "checks of functions that are not recorded");
        Assert.That(LeftOut.Keys.Where(key => !ids.Any(id => Matches(id, key))), Is.Empty, "reasons for nothing");
    }

    [Test]
    public void Either_planted_mistake_alone_gives_a_difference_of_its_own()
    {
        CourseRecipe recipe = new("seed(1); randn x(4,3); y=[1,1,0]; randn W1(5,4),b1(5,1),W2(3,5),b2(3,1),W3(1,3),b3(1,1)", "gradient_check_n");
        Assert.That(GradientCheckingCases.Check(recipe, plantedW2: 1, plantedB1: 4).Difference, Is.EqualTo(0.2544229712458523).Within(1e-9), "only dW2 right");
        Assert.That(GradientCheckingCases.Check(recipe, plantedW2: 2, plantedB1: 1).Difference, Is.EqualTo(0.17344196893145922).Within(1e-9), "only db1 right");
        (NDArray? X, Parameters parameters, _) = CourseDraws.Of(recipe);
        Assert.That(Cost.CrossEntropy(ForwardPropagation.Run(X!, parameters).AL, CourseDraws.Labels(recipe)), Is.EqualTo(2.407833389834357).Within(1e-14), "cost of the case");
    }

    private static Action<AssignmentCase>? CheckOf(AssignmentCase course)
        => Checks.GetValueOrDefault(course.Id) ?? (course.Week is 1 or 2 ? Checks.GetValueOrDefault(course.Kind) : null);

    private static bool IsLeftOut(string id) => LeftOut.Keys.Any(key => Matches(id, key));

    private static bool Matches(string id, string key) => key.EndsWith('.') ? id.StartsWith(key, StringComparison.Ordinal) : id == key;
}
