using TfCourse.Reference;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Daily temperatures of a made-up year and their averages.</summary>
internal static class AverageExperiment
{
    public static Experiment Experiment { get; } = new(
        "weighted-averages", "Exponentially weighted averages", "A year of daily temperatures, a wave and noise, with averages of β = 0.5, 0.9 and 0.98, with and without bias correction.",
        [new("beta", 0.9, 0, 1, "β of the average that is drawn with and without correction") { BelowMax = true }, Common.Noise(4), Common.Seed(1)], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        np.random.seed(settings.Whole("seed"));
        double[] days = [.. Enumerable.Range(1, 365).Select(d => (double)d)];
        double[] noise = np.random.randn(365).ToArray<double>(), wave = [.. days.Select(d => 10 - (9 * Math.Cos(2 * Math.PI * (d - 20) / 365)))];
        double[] theta = [.. wave.Zip(noise, (w, n) => w + (settings["noise"] * n))];
        var clock = new ExperimentClock(progress, 1, cancellation);
        Curve Average(double beta, bool corrected) => new(FormattableString.Invariant($"β = {beta}{(corrected ? ", corrected" : "")}"), days, WeightedAverage.Run(np.array(theta), beta, corrected).ToArray<double>());
        Curve[] several = [Average(0.5, true), Average(0.9, true), Average(0.98, true)], one = [Average(settings["beta"], false), Average(settings["beta"], true)];
        clock.Finish("averages");
        double Error(Curve c, int from) => Math.Sqrt(c.Y.Skip(from).Zip(wave.Skip(from), (v, w) => (v - w) * (v - w)).Average());
        var thetas = new Curve("temperature", days, theta);
        return new ExperimentResult(
            "A larger β averages over more days: smoother, and later. Without correction the first averages are far too small, because they begin at 0; after 2/(1−β) days that is forgotten.",
            ["average", "days averaged", "error, first 30 days", "error, the rest"],
            [.. several.Concat(one).DistinctBy(c => c.Name).Select(c => new object?[] { c.Name, 1 / (1 - double.Parse(c.Name.Split(' ', ',')[2], System.Globalization.CultureInfo.InvariantCulture)), Math.Sqrt(c.Y.Take(30).Zip(wave, (v, w) => (v - w) * (v - w)).Average()), Error(c, 30) })],
            [
                new FigureSection("Three averages", "", [new CurveFigure("Averages of the temperatures", "The one of β = 0.98 comes weeks late.", "day", "°C", [thetas, .. several])]),
                new FigureSection("Bias correction", "", [new CurveFigure("The first 40 days", "The uncorrected average climbs up from 0.", "day", "°C", [.. new[] { thetas, one[0], one[1] }.Select(c => new Curve(c.Name, [.. c.X.Take(40)], [.. c.Y.Take(40)]))])]),
            ],
            [.. several.Concat(one).SelectMany(c => c.X.Zip(c.Y, (x, y) => new Metric(c.Name, x, "average", y)))]);
    }
}
