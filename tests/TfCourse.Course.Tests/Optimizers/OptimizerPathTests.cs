using NumSharp;
using TfCourse.Checking;
using TfCourse.Reference;

namespace TfCourse.Course.Tests;

/// <summary>Every optimizer walks the same path by hand and as a graph.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class OptimizerPathTests
{
    private const int Steps = 100;

    private const double Tolerance = 1e-12;

    private static IEnumerable<TestCaseData> Cases
        => from pair in OptimizerCatalogue.All from problem in Problems select new TestCaseData(pair, problem.Value).SetArgDisplayNames(pair.Name, problem.Key);

    private static readonly Dictionary<string, Func<OptimizerProblem>> Problems = new()
    {
        ["bowl"] = () => OptimizerProblem.Of(TestSurface.Bowl),
        ["rosenbrock"] = () => OptimizerProblem.Of(TestSurface.Rosenbrock),
        ["network"] = () =>
        {
            Parameters start = Initialization.Xavier([3, 5, 1], 4);
            return OptimizerProblem.Of(start, np.random.randn(3, 20), (np.random.rand(1, 20) < 0.5).astype(np.float64));
        },
    };

    [TestCaseSource(nameof(Cases))]
    public void Hand_and_graph_walk_the_same_path_for_100_steps(OptimizerPair pair, Func<OptimizerProblem> make)
    {
        OptimizerProblem problem = make();

        // Rosenbrock's walls are steep: plain gradient steps of the usual size would leave the world.
        double alpha = problem.Name == "rosenbrock" && pair.Name is "gradient-descent" or "momentum-tf" or "nesterov" ? 1e-4 : Math.Min(0.01, pair.LearningRate);
        TrajectoryComparison paths = TrajectoryComparison.Of(
            "by hand", OptimizerPath.ByHand(pair, problem, alpha, Steps), "graph", OptimizerPath.AsGraph(pair, problem, alpha, Steps), Tolerance);

        Assert.That(paths.Agrees, Is.True, () => FormattableString.Invariant(
            $"after step {paths.WorstStep}: {paths.Worst.Parameter}{paths.Worst.WorstPlace} is {paths.Worst.First:R} by hand, {paths.Worst.Second:R} as graph, {paths.Worst.RelativeDifference:0.0e-00} apart"));
        Assert.That(paths.Steps, Is.EqualTo(Steps));
    }

    [Test]
    public void The_two_forms_of_momentum_walk_one_path_when_the_rate_is_mapped()
    {
        OptimizerProblem problem = OptimizerProblem.Of(TestSurface.Bowl);
        var course = OptimizerPath.AsGraph(OptimizerCatalogue.Find("momentum"), problem, 0.1, Steps);
        var tensorFlow = OptimizerPath.AsGraph(OptimizerCatalogue.Find("momentum-tf"), problem, 0.1 * (1 - 0.9), Steps);

        Assert.That(TrajectoryComparison.Of("course", course, "TensorFlow", tensorFlow, 1e-12).Agrees, Is.True);
    }

    [Test]
    public void The_places_of_epsilon_are_three_different_paths()
    {
        OptimizerProblem problem = OptimizerProblem.Of(TestSurface.Plateau);
        double[][] ends = [.. new[] { "adam", "adam-2017", "adam-tf" }.Select(name => OptimizerPath.AsGraph(OptimizerCatalogue.Find(name), problem, 0.01, 20)[^1]["w"].Values)];

        Assert.That(ends.Select(e => e[0]), Is.Unique);
        Assert.That(ends[1][0], Is.EqualTo(ends[0][0]).Within(1e-3));
    }

    [Test]
    public void An_unknown_optimizer_lists_near_names()
        => Assert.That(() => OptimizerCatalogue.Find("adm"), Throws.ArgumentException.With.Message.Contains("adam"));
}
