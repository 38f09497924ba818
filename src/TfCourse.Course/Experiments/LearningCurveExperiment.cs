using TfCourse.Datasets;
using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>Errors over the number of examples and over the size of the network, with the diagnosis of each.</summary>
internal static class LearningCurveExperiment
{
    private static readonly int[] Sizes = [20, 40, 80, 160, 320, 640], Units = [1, 2, 4, 8, 16, 32];

    public static Experiment Experiment { get; } = new(
        "bias-variance", "Bias and variance", "Two noisy moons and 1000 dev points; networks 2-n-n-1 on m training points.",
        [
            Common.Epochs(3000),
            Common.LearningRate(0.3),
            Common.Noise(0.3),
            new("base-error", 0.08, 0, 1, "what the noise leaves even to the best classifier"),
            Common.Seed(3),
        ], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        var clock = new ExperimentClock(progress, Sizes.Length + Units.Length, cancellation);
        uint seed = checked((uint)settings.Whole("seed"));
        PlanePoints dev = Moons.Generate(1000, settings["noise"], seed + 1);
        List<IReadOnlyList<object?>> rows = [];
        List<Metric> metrics = [];
        (double[] Train, double[] Dev) Sweep(IReadOnlyList<(int Points, int Units)> runs, string what)
        {
            double[] trainErrors = new double[runs.Count], devErrors = new double[runs.Count];
            for (int i = 0; i < runs.Count; i++)
            {
                string name = $"{runs[i].Points} points, {runs[i].Units} units";
                PlaneRun run = new PlaneTraining
                {
                    Train = Moons.Generate(runs[i].Points, settings["noise"], seed),
                    Dev = dev,
                    Start = Initialization.He([2, runs[i].Units, runs[i].Units, 1], (int)seed),
                    LearningRate = _ => settings["learning-rate"],
                    Epochs = settings.Whole("epochs"),
                    Every = Math.Max(1, settings.Whole("epochs") / 20),
                }.Run((done, cost) => clock.Report(name, done, cost));
                clock.Finish(name);
                (trainErrors[i], devErrors[i]) = (1 - run.TrainAccuracy, 1 - run.DevAccuracy);
                metrics.Add(new Metric(what, i, "train_error", trainErrors[i]));
                metrics.Add(new Metric(what, i, "dev_error", devErrors[i]));
                Diagnosis d = Diagnosis.Of(trainErrors[i], devErrors[i], settings["base-error"]);
                rows.Add([(double)runs[i].Points, (double)runs[i].Units, d.TrainError, d.DevError, d.AvoidableBias, d.Variance, d.Verdict]);
            }

            return (trainErrors, devErrors);
        }

        var overData = Sweep([.. Sizes.Select(m => (m, 16))], "data");
        var overUnits = Sweep([.. Units.Select(n => (160, n))], "units");
        double[] sizes = [.. Sizes.Select(m => (double)m)], units = [.. Units.Select(n => (double)n)];
        Curve Base(double[] x) => new("base error", x, [.. x.Select(_ => settings["base-error"])]);
        return new ExperimentResult(
            "With few examples the network learns them by heart: high variance. With few units it cannot follow the moons: high bias. More data cures the one, a bigger network the other.",
            ["points", "units", "train error", "dev error", "avoidable bias", "variance", "diagnosis"], rows,
            [new FigureSection("Learning curves", "", [
                new CurveFigure("Error over the number of examples", "The gap between the two is the variance; it closes with data.", "training points", "error",
                    [new Curve("train", sizes, overData.Train), new Curve("dev", sizes, overData.Dev), Base(sizes)]) { LogX = true },
                new CurveFigure("Error over the size of the network", "What both have above the base is the bias; it falls with units.", "units of a hidden layer", "error",
                    [new Curve("train", units, overUnits.Train), new Curve("dev", units, overUnits.Dev), Base(units)]) { LogX = true },
            ])], metrics);
    }
}
