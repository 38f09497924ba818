namespace TfCourse.Course;

/// <summary>tfcourse compare strategies: every search strategy with the same budget on the practice formula.</summary>
internal static class CompareStrategies
{
    private static readonly string[] Strategies = ["grid", "random", "sobol", "halton", "zoom", "tpe", "halving", "hyperband", "asha"];

    public static Experiment Experiment { get; } = new(
        "strategies", "Strategies of hyperparameter search", "Every strategy with the same budget of epochs on a formula in the place of training: error after e epochs = floor + (1 − floor)·exp(−e/4), where the floor depends on learning rate and units, and not on a third, idle parameter; the best place is another in each repetition.",
        [
            Common.Whole("epochs", 729, 1, 1_000_000, "epochs of all trials together"),
            Common.Whole("budget", 27, 1, 1_000_000, "epochs of a full trial"),
            Common.Whole("repetitions", 40, 1, 10_000, "searches whose mean is drawn"),
            Common.Seed(1),
        ], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        int epochs = settings.Whole("epochs"), budget = settings.Whole("budget"), repetitions = settings.Whole("repetitions");
        double[] at = [.. Enumerable.Range(1, 100).Select(i => epochs * i / 100.0)];
        var clock = new ExperimentClock(progress, Strategies.Length, cancellation);
        List<Curve> curves = [];
        List<Metric> metrics = [];
        List<IReadOnlyList<object?>> rows = [];
        foreach (string name in Strategies)
        {
            double[] sum = new double[at.Length];
            int trials = 0;
            for (int r = 0; r < repetitions; r++)
            {
                SearchStrategy strategy = StrategyCatalog.Create(name, PracticeObjective.Space, (ulong)(settings.Whole("seed") + r), Math.Max(1, epochs / budget), budget);
                SearchValues best = PracticeObjective.Space.At(new SearchStream((ulong)settings.Whole("seed") + 1_000_000, r).Uniforms(PracticeObjective.Space.Parameters.Count));
                double rate = best["learning_rate"].Number, units = best["units"].Number;
                IReadOnlyList<(int Spent, double Best)> path = StrategyRace.Run(strategy, (values, e) => PracticeObjective.Error(values, e, rate, units), epochs);
                trials += path.Count;
                for (int i = 0; i < at.Length; i++)
                {
                    // Before its first trial is over a search has nothing, which counts as an error of 1.
                    sum[i] += path.LastOrDefault(p => p.Spent <= at[i], (0, 1)).Best / repetitions;
                }
            }

            clock.Finish(name);
            curves.Add(new Curve(name, at, sum));
            metrics.AddRange(at.Select((x, i) => new Metric(name, x, "best_error", sum[i])));
            rows.Add([name, Math.Round(trials / (double)repetitions), sum[^1], Array.FindIndex(sum, s => s <= 0.1) is >= 0 and var first ? Math.Round(at[first]) : null]);
        }

        IReadOnlyList<object?> winner = rows.MinBy(r => (double)r[2]!)!;
        return new ExperimentResult(
            FormattableString.Invariant($"With {epochs} epochs in all, {budget} for a full trial, {winner[0]} comes nearest to the least possible error of 0.05: {(double)winner[2]!:0.0000} in the mean of {repetitions} searches; random search {(double)rows[1][2]!:0.0000}, the grid {(double)rows[0][2]!:0.0000}."),
            ["strategy", "trials", "best of all", "epochs to 0.1"], rows,
            [new FigureSection("Best so far against budget", "Strategies that stop trials early try many more points for the same epochs.", [new CurveFigure("The least error so far", "Mean of the searches.", "epochs spent", "error", curves) { LogY = true }])], metrics);
    }
}
