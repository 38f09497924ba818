using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>What <see cref="DistributionCheck"/> found: plain values, worst first.</summary>
/// <param name="First">Name of the first set.</param>
/// <param name="Second">Name of the second set.</param>
/// <param name="FeaturesCompared">Features that were compared.</param>
/// <param name="Shifts">Features that are shifted, largest D first.</param>
/// <param name="LabelShifts">Classes whose shares differ.</param>
public sealed record DistributionReport(
    string First, string Second, int FeaturesCompared, IReadOnlyList<FeatureShift> Shifts, IReadOnlyList<LabelShift> LabelShifts)
{
    private const int Shown = 5;

    /// <summary>Whether anything differs beyond chance and by enough to matter.</summary>
    public bool Differs => Shifts.Count > 0 || LabelShifts.Count > 0;

    /// <summary>The warning as text, the worst few lines of each kind; one line when nothing differs.</summary>
    public override string ToString()
    {
        if (!Differs)
            return Invariant($"'{First}' and '{Second}' agree in all {FeaturesCompared} features.");
        string head = Invariant($"'{First}' and '{Second}' seem to come from different distributions: {Shifts.Count} of {FeaturesCompared} features and the shares of {LabelShifts.Count} classes differ. Draw both from one shuffled set.");
        IEnumerable<string> lines = Shifts.Take(Shown).Select(shift => shift.ToString())
            .Concat(LabelShifts.Take(Shown).Select(shift => shift.ToString()));
        return string.Join('\n', lines.Prepend(head));
    }
}
