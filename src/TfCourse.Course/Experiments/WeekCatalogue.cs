namespace TfCourse.Course;

/// <summary>A part of a week: a concept with its experiment, or a comparison that belongs between concepts.</summary>
/// <param name="Concept">The concept; null for a comparison.</param>
/// <param name="Experiment">What is run.</param>
public sealed record WeekPart(Concept? Concept, Experiment Experiment)
{
    /// <summary>As the command line calls it.</summary>
    public string Name => Concept?.Name ?? Experiment.Name;

    /// <summary>What it is about.</summary>
    public string Title => Concept?.Title ?? Experiment.Title;
}

/// <summary>The weeks of the course from their first idea to their last: what <c>tfcourse lesson week-N</c> walks.</summary>
public static class WeekCatalogue
{
    // Comparisons that a week tells of, behind the concept that they follow.
    private static readonly Dictionary<string, string> Following = new(StringComparer.Ordinal)
    {
        ["hyperparameter-scale"] = "strategies",
        ["multi-class-scores"] = "framework",
    };

    /// <summary>The weeks there are.</summary>
    public static IReadOnlyList<int> Weeks { get; } = [.. ConceptCatalogue.All.Select(c => c.Week).Distinct().Order()];

    /// <summary>As the command line calls a week.</summary>
    /// <param name="week">The week.</param>
    public static string NameOf(int week) => FormattableString.Invariant($"week-{week}");

    /// <summary>The parts of a week, in the course's order.</summary>
    /// <param name="week">The week.</param>
    public static IReadOnlyList<WeekPart> Of(int week) =>
    [
        .. ConceptCatalogue.All.Where(c => c.Week == week).SelectMany(c => Following.TryGetValue(c.Name, out string? comparison)
            ? new WeekPart[] { new(c, ExperimentCatalogue.Of(c)), new(null, ExperimentCatalogue.Find(comparison)) }
            : [new(c, ExperimentCatalogue.Of(c))]),
    ];
}
