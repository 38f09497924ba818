using TfCourse.Course;
using TfCourse.Reports;

namespace TfCourse.Cli;

/// <summary>Lessons as pages: one concept on a page of its own, or all of a week on one.</summary>
internal static class LessonPage
{
    /// <summary>The page of a concept.</summary>
    public static ReportPage Of(Concept concept, Experiment experiment, ExperimentSettings settings, ConceptReport check, ExperimentResult result)
        => ExperimentPage.Of(concept.Title, [new ReportSection("The idea", Idea(concept, experiment))], result, Proof(experiment, settings, check), $"tfcourse lesson {concept.Name}");

    /// <summary>The page of a week: for each part its idea, what its experiment found, and its check.</summary>
    public static ReportPage Of(int week, IReadOnlyList<(WeekPart Part, ExperimentSettings Settings, ConceptReport? Check, ExperimentResult Result)> parts)
    {
        ConceptReport[] checks = [.. parts.Select(p => p.Check).OfType<ConceptReport>()];
        Exercise[] exercises = [.. ExerciseCatalog.All.Where(e => e.Week == week)];
        return new ReportPage(FormattableString.Invariant($"Week {week}"),
            FormattableString.Invariant($"{checks.Length} concepts by hand and as graphs: {checks.Sum(c => c.Rows.Count)} results compared on seeded configurations, {(checks.All(c => c.Agrees) ? "all agree" : "NOT all agree")}. {parts.Count} experiments, {exercises.Length} exercises."),
            [
                .. parts.Select(p => new ReportSection(p.Part.Title,
                [
                    .. p.Part.Concept is { } concept ? Idea(concept, p.Part.Experiment) : [new Paragraph($"The experiment: {p.Part.Experiment.Description}")],
                    .. ExperimentPage.Parts(p.Result),
                    .. p.Part.Experiment.Name == "strategies" ? TunePage.GridPlots().Prepend(new Subheading("Why not a grid")) : [],
                    .. p.Check is { } check ? [new Subheading("By hand and as a graph"), new Paragraph(Verdict(check)), CheckTable(check)] : Array.Empty<IReportPart>(),
                    new Paragraph($"Alone: tfcourse {(p.Part.Concept is null ? "compare" : "lesson")} {p.Part.Name}. {string.Join(", ", p.Settings.Values.Select(v => FormattableString.Invariant($"{v.Key} {v.Value}")))}."),
                ])),
                .. exercises.Length > 0 ? [new ReportSection("The exercises", Exercises(exercises))] : Array.Empty<ReportSection>(),
            ])
        { Origin = $"tfcourse lesson {WeekCatalogue.NameOf(week)}" };
    }

    private static IReportPart[] Exercises(Exercise[] exercises) =>
    [
        new Preformatted($"tfcourse exercise start {exercises[0].Name}\ndotnet run {ExerciseProgram.FileName(exercises[0])}\ntfcourse exercise hint {exercises[0].Name}"),
        new Table(["exercise", "what to write"], [.. exercises.Select(e => new[] { e.Name, e.Signature })]),
    ];

    private static IReportPart[] Idea(Concept concept, Experiment experiment) =>
    [
        new Preformatted(concept.Formula.Replace("; ", "\n", StringComparison.Ordinal)),
        new Paragraph(concept.Lesson),
        new Paragraph($"By hand: {concept.ByHand.Name} in TfCourse.Reference. As a graph: {concept.AsGraph.Name} in {concept.AsGraph.Namespace}."),
        new Paragraph($"The experiment: {experiment.Description}"),
    ];

    private static List<ReportSection> Proof(Experiment experiment, ExperimentSettings settings, ConceptReport check) =>
    [
        new("By hand and as a graph", [new Paragraph(Verdict(check)), CheckTable(check)]),
        .. experiment.Parameters.Count > 0 ? [new ReportSection("Settings", [CompareCommand.Values(experiment, settings)])] : Array.Empty<ReportSection>(),
    ];

    // The farthest results of each type; a concept may compare hundreds.
    public static Table CheckTable(ConceptReport check) => new(["result", "type", "relative difference", "tolerance", "verdict"],
        [.. check.Rows.GroupBy(r => r.Type).SelectMany(type => type.OrderByDescending(r => double.IsNaN(r.Worst.RelativeDifference) ? double.PositiveInfinity : r.Worst.RelativeDifference).Take(6))
            .Select(r => new[] { r.Result, r.Type, FormattableString.Invariant($"{r.Worst.RelativeDifference:0.0e0}"), FormattableString.Invariant($"{r.Tolerance:0e0}"), r.Agrees ? "agree" : "DIFFER" })]);

    public static string Verdict(ConceptReport check) => FormattableString.Invariant(
        $"{check.Rows.Count} results on {check.Configurations} seeded configurations: {(check.Agrees ? "all agree" : $"{check.Rows.Count(r => !r.Agrees)} differ")}. The farthest apart:");
}
