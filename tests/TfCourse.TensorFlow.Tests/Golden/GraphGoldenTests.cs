using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>
/// Every recorded scenario whose functions exist: names, collections, scopes, variables, optimizers, sessions and the graphs they leave.
/// A scenario with a function that is not there yet is not walked; the last test prints how many are.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class GraphGoldenTests
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(string Path, string Id), string> Unwalked = new();

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
            Unwalked[(scenario.Path, scenario.Id)] = e.Message;
            Assert.Pass($"not walked: {e.Message}");
            return;
        }

        Assert.That(GoldenExceptions.Verdict(scenario.Path, scenario.Id, difference), Is.Null);
    }

    [OneTimeTearDown]
    public void Summary()
    {
        int all = Scenarios().Count();
        TestContext.Progress.WriteLine($"Scenarios: walked {all - Unwalked.Count} of {all}; missing functions: {string.Join(", ", Unwalked.Values.Distinct().Order(StringComparer.Ordinal))}");
    }
}
