using TfCourse.Course;
using TfCourse.Reports;

namespace TfCourse.Cli;

/// <summary>A study as a page.</summary>
internal static class TunePage
{
    private const int MostCurves = 8, MostStrands = 400;

    public static ReportPage Of(Study study)
    {
        StudyState state = study.State;
        StudySettings settings = study.Settings;
        string best = state.Best is { } b
            ? FormattableString.Invariant($"Best {settings.Metric} {b.Value:G6} in trial {b.Number}: {b.Proposal.Values}.")
            : "No trial has a result yet.";
        var sections = new List<ReportSection> { new("Trials", [Counts(state)]) };
        Trial[] valued = [.. state.Trials.Where(t => t.Value is not null)];
        if (valued.Length > 0)
        {
            sections.Add(new ReportSection("History", [History(state, valued, settings), Budget(state, valued, settings)]));
            sections.Add(new ReportSection("Which hyperparameter matters", Importance(state, settings)));
            sections.Add(new ReportSection("All trials at once", [Parallel(valued, settings)]));
            sections.Add(new ReportSection("On the way", [Curves(valued, settings)]));
        }

        sections.Add(new ReportSection("Why not a grid", GridPlots()));
        return new ReportPage($"Hyperparameter search: {settings.Model}, {settings.StrategyName}", best, sections) { Origin = study.Folder };
    }

    /// <summary>The course's argument, drawn.</summary>
    public static IReadOnlyList<IReportPart> GridPlots()
    {
        GridAgainstRandom run = GridAgainstRandom.Run(1);
        return
        [
            new Paragraph("25 trials of two parameters, of which only the first matters. The grid tries 5 values of it, random search 25; so random search comes nearer to a narrow peak, and the more so the more parameters are idle."),
            new SideBySide(
            [
                new ScatterPlot("Where the trials are", new Axis("the parameter that matters"), new Axis("the idle one"),
                    [Points("grid", run.Grid), Points("random", run.Random)]),
                new LinePlot("Best value, mean over 200 places of the peak", new Axis("trials"), new Axis("best value so far") { Min = 0, Max = 1 },
                    [new Series("grid", run.GridBest, 1), new Series("random", run.RandomBest, 1)]),
            ]),
        ];
    }

    private static Series Points(string name, IReadOnlyList<(double Matters, double Idle)> places)
        => new(name, [.. places.Select(p => p.Matters)], [.. places.Select(p => p.Idle)]);

    private static Table Counts(StudyState state) => new(
        ["what became of them", "trials", "epochs"],
        [.. Enum.GetValues<TrialStatus>().Select(s => (IReadOnlyList<string>)[s.ToString(), Text(state.Trials.Count(t => t.Status == s)), Text(state.Trials.Where(t => t.Status == s).Sum(t => t.Epochs))])]);

    private static LinePlot History(StudyState state, Trial[] valued, StudySettings settings)
    {
        double[] numbers = [.. valued.Select(t => (double)t.Number)];
        return new LinePlot("History", new Axis("trial"), new Axis(settings.Metric),
            [new Series("trial", numbers, [.. valued.Select(t => t.Value!.Value)]), new Series("best so far", numbers, BestSoFar(state, valued))]);
    }

    private static LinePlot Budget(StudyState state, Trial[] valued, StudySettings settings)
    {
        double spent = 0;
        double[] epochs = [.. valued.Select(t => spent += t.Epochs)];
        return new LinePlot("Best so far against budget", new Axis("epochs trained by all trials with a result"), new Axis(settings.Metric), [new Series("best so far", epochs, BestSoFar(state, valued))]);
    }

    private static double[] BestSoFar(StudyState state, Trial[] valued)
    {
        double best = double.NaN;
        return [.. valued.Select(t => best = double.IsNaN(best) || (state.IsBetter(t.Value!.Value, best)) ? t.Value!.Value : best)];
    }

    private static IReadOnlyList<IReportPart> Importance(StudyState state, StudySettings settings)
    {
        ParameterImportance importance = ParameterImportance.Of(state, settings.Space, settings.Seed);
        (string Name, double Share)[] sorted = [.. importance.Shares.OrderByDescending(s => s.Share)];
        string text = $"From {importance.Trials} results: a random forest is fitted to them, and each parameter's values are shuffled in turn; its bar is what the forest then gets wrong, as a share. {importance.Warning}";
        return [new Paragraph(text), new BarPlot("Importance", new Axis("share") { Min = 0, Max = 1 }, [.. sorted.Select(s => s.Name)], [new BarSeries("share", [.. sorted.Select(s => s.Share)])])];
    }

    private static ParallelCoordinates Parallel(Trial[] valued, StudySettings settings)
    {
        var axes = new List<Axis>();
        var choices = new Dictionary<int, IReadOnlyList<string>>();
        for (int i = 0; i < settings.Space.Parameters.Count; i++)
        {
            SearchParameter parameter = settings.Space.Parameters[i];
            axes.Add(new Axis(parameter.Name, parameter is LogUniformParameter or IntegerParameter { Logarithmic: true }));
            if (parameter is ChoiceParameter choice)
            {
                choices.Add(i, [.. choice.Values.Select(v => v.ToString())]);
            }
        }

        axes.Add(new Axis(settings.Metric));
        return new ParallelCoordinates("Parameters and result", axes, [.. valued.TakeLast(MostStrands).Select(t => Row(t, settings.Space))]) { Choices = choices, Width = 900, SmallestIsBest = !settings.Maximize };
    }

    private static IReadOnlyList<double> Row(Trial trial, SearchSpace space)
        => [.. space.Parameters.Select(p => !trial.Proposal.Values.TryGet(p.Name, out ParameterValue v) ? double.NaN
            : p is ChoiceParameter choice ? choice.Values.ToList().IndexOf(v) : v.Number), trial.Value!.Value];

    private static LinePlot Curves(Trial[] valued, StudySettings settings)
    {
        Trial[] shown = [.. valued.Where(t => t.Reports.Count > 0).OrderBy(t => settings.Maximize ? -t.Value!.Value : t.Value!.Value).Take(MostCurves)];
        return new LinePlot($"The {shown.Length} best trials", new Axis("epoch"), new Axis(settings.Metric),
            [.. shown.Select(t => new Series($"trial {Text(t.Number)}", [.. t.Reports.Select(r => (double)r.Epoch)], [.. t.Reports.Select(r => r.Value)]))]);
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
