using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>
/// Every recorded scenario: names, collections, scopes, variables, optimizers, sessions and the graphs they leave. One with a function that is
/// not there counts as different; tests/golden/exceptions.txt lists those with the reason.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class GraphGoldenTests
{
    // Imports and savers have suites of their own.
    private static IEnumerable<TestCaseData> Scenarios() => Scenario.ReadAll(GoldenStore.Default)
        .Where(s => s.Path is not ("graph/imports.json" or "graph/savers.json"))
        .Select(s => new TestCaseData(s).SetName(GoldenNames.Of(s)));

    [TestCaseSource(nameof(Scenarios))]
    public void Scenario_gives_what_was_recorded(Scenario scenario)
    {
        string? difference;
        try
        {
            difference = ScenarioRunner.Run(scenario);
        }
        catch (MissingFunctionException e)
        {
            difference = $"not walked: {e.Message}";
        }

        Assert.That(GoldenExceptions.Verdict(scenario.Path, scenario.Id, difference), Is.Null);
    }
}
