using TfCourse.Datasets;
using TfCourse.Reference;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Units that begin equal stay equal.</summary>
internal static class SymmetryExperiment
{
    public static Experiment Experiment { get; } = new(
        "symmetry", "Breaking symmetry", "Two moons, a 2-4-1 tanh network, gradient descent; the first weight of each hidden unit over the iterations.",
        [Common.Whole("iterations", 2000, 1, 1_000_000, "updates"), Common.LearningRate(0.5), new("value", 0.5, -100, 100, "what equal weights begin at"), Common.Seed(3)], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        const int UnitsOfLayer1 = 4, Parts = 40;
        int iterations = settings.Whole("iterations"), seed = settings.Whole("seed");
        PlanePoints train = Moons.Generate(300, 0.2, checked((uint)seed));
        Parameters equal = Initialization.Zeros(2, UnitsOfLayer1, 1).Select((name, w) => name[0] == 'W' ? np.ones(w.shape) * settings["value"] : w);
        (string Name, Parameters Start)[] variants = [("zeros", Initialization.Zeros(2, UnitsOfLayer1, 1)), ("all equal", equal), ("random", Initialization.Xavier([2, UnitsOfLayer1, 1], seed))];
        var clock = new ExperimentClock(progress, variants.Length, cancellation);
        List<Figure> figures = [];
        List<IReadOnlyList<object?>> rows = [];
        List<Metric> metrics = [];
        foreach ((string name, Parameters start) in variants)
        {
            Parameters parameters = start;
            List<double> at = [0];
            List<double>[] weights = [.. FirstColumn(start).Select(w => new List<double> { w })];
            PlaneRun? run = null;
            for (int part = 0; part < Parts; part++)
            {
                int count = (int)((long)iterations * (part + 1) / Parts) - (int)((long)iterations * part / Parts);
                if (count == 0)
                {
                    continue;
                }

                run = new PlaneTraining { Train = train, Start = parameters, LearningRate = _ => settings["learning-rate"], Epochs = count, Every = count, Hidden = HiddenActivation.Tanh }.Run();
                clock.Report(name, (part + 1.0) / Parts, run.Costs[^1]);
                parameters = run.Parameters;
                at.Add(at[^1] + count);
                double[] now = FirstColumn(parameters);
                for (int u = 0; u < UnitsOfLayer1; u++)
                {
                    weights[u].Add(now[u]);
                    metrics.Add(new Metric($"{name}, unit {u + 1}", at[^1], "weight", now[u]));
                }
            }

            clock.Finish(name);
            figures.Add(new CurveFigure($"{name}: weight of each unit by x₁", name == "random" ? "Four lines: four different units." : "One line: all units are copies.", "iteration", "w",
                [.. weights.Select((w, u) => new Curve($"unit {u + 1}", at, w))]));
            rows.Add([name, (double)FirstColumn(parameters).Select(w => Math.Round(w, 9)).Distinct().Count(), run!.Costs[^1], run.TrainAccuracy]);
        }

        return new ExperimentResult(
            "Zero weights do not move at all, equal weights move together and make one unit of four; only random ones learn four different things.",
            ["start", "different units", "cost at last", "accuracy"], rows, [new FigureSection("Weights over time", "", figures)], metrics);
    }

    private static double[] FirstColumn(Parameters parameters) => parameters.W(1)[":, 0"].ToArray<double>();
}
