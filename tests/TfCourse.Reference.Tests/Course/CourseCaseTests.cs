using System.Text.Json;

namespace TfCourse.Reference.Tests;

/// <summary>Walks the recorded cases of weeks 1 and 2: one test a case, named by its id.</summary>
public sealed class CourseCaseTests
{
    private static readonly Dictionary<string, Action<JsonElement>> Checks = new[]
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

    private static IEnumerable<TestCaseData> Ids
        => CourseFile.Cases.Keys.Where(Checks.ContainsKey).Select(id => new TestCaseData(id).SetName(id));

    [TestCaseSource(nameof(Ids))]
    public void The_course_prints_these_numbers(string id) => Checks[id](CourseFile.Cases[id]);

    [Test]
    public void Every_case_is_walked_or_left_out_for_a_reason()
    {
        string[] unaccounted = [.. CourseFile.Cases.Keys.Where(id => Checks.ContainsKey(id) == IsLeftOut(id))];

        Assert.That(unaccounted, Is.Empty, "cases that are neither walked nor left out, or both");
        Assert.That(Checks.Keys.Except(CourseFile.Cases.Keys), Is.Empty, "checks of cases that are not recorded");
        Assert.That(LeftOut.Keys.Where(key => !CourseFile.Cases.Keys.Any(id => Matches(id, key))), Is.Empty, "reasons for nothing");
    }

    [Test]
    public void Nothing_of_weeks_1_and_2_is_left_out()
        => Assert.That(CourseFile.Cases.Where(c => c.Value.GetProperty("week").GetInt32() is 1 or 2 && IsLeftOut(c.Key)), Is.Empty);

    private static bool IsLeftOut(string id) => LeftOut.Keys.Any(key => Matches(id, key));

    private static bool Matches(string id, string key) => key.EndsWith('.') ? id.StartsWith(key, StringComparison.Ordinal) : id == key;
}
