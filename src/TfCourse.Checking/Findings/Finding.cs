namespace TfCourse.Checking;

/// <summary>What is wrong, by the evidence.</summary>
/// <param name="Mistake">The mistake's short name, the same wherever it happens: "activation-derivative-missing".</param>
/// <param name="Title">What is wrong, in a sentence.</param>
/// <param name="Where">Where to look, and what should stand there.</param>
/// <param name="Parameters">The parameters whose gradients it explains.</param>
/// <param name="Before">The largest relative difference of these before the hypothesis.</param>
/// <param name="After">The largest that is left when the mistake is made on purpose.</param>
/// <param name="Odds">How likely this is among the findings that explain the same, in (0, 1].</param>
public sealed record Finding(string Mistake, string Title, string Where, IReadOnlyList<string> Parameters, double Before, double After, double Odds)
{
    /// <summary>The evidence in words: what is left when the mistake is made on purpose, or that it was seen by itself, such as a shape.</summary>
    public string Evidence => Before == 0 && After == 0 ? "seen directly"
        : Mistake == "unknown" ? FormattableString.Invariant($"relative difference {Before:0.0e-00}, and none of the usual mistakes leaves less")
        : FormattableString.Invariant($"relative difference {Before:0.0e-00} without, {After:0.0e-00} with this mistake made on purpose");
}

/// <summary>What a check came to.</summary>
public enum Verdict
{
    /// <summary>Everything agrees within its bounds.</summary>
    Agrees,

    /// <summary>Something is wrong; the findings say what.</summary>
    Wrong,

    /// <summary>The judges cannot tell: the numeric side is at fault, and no other judge was there.</summary>
    Undecided,
}

/// <summary>One parameter's gradient against the judges.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Verdict">Whether its gradient is right.</param>
/// <param name="RelativeDifference">‖g - r‖ / (‖g‖ + ‖r‖) over the entries looked at.</param>
/// <param name="Tolerance">What it was held against: it comes from the judge's own error bound.</param>
/// <param name="WorstPlace">The entry farthest off: [3, 1]; empty when there is none.</param>
/// <param name="Given">The user's value there.</param>
/// <param name="Numeric">The numeric value there.</param>
/// <param name="Framework">The framework's value there; null when it had no graph.</param>
/// <param name="Looked">How many entries were compared.</param>
/// <param name="WrongEntries">How many of these are wrong.</param>
/// <param name="Pattern">Which entries are wrong: "all", "row 2", "one entry"; empty for none.</param>
/// <param name="Errors">The error of each entry for a heat map, row-major, NaN where not looked at; empty for large parameters.</param>
public sealed record ParameterResult(
    string Name, IReadOnlyList<int> Shape, Verdict Verdict, double RelativeDifference, double Tolerance, string WorstPlace, double Given, double Numeric, double? Framework,
    int Looked, int WrongEntries, string Pattern, IReadOnlyList<double> Errors);

/// <summary>What came of a check of anything.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="Kind">What it is: "network", "layer", "loss", "optimizer", …</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Findings">The likeliest first; none when all agrees.</param>
/// <param name="Parameters">One result a parameter; none where there are no parameters.</param>
/// <param name="Notes">What the reader should know: kinks, precision, what was sampled, with which confidence.</param>
/// <param name="Judges">Who judged, with their error bounds.</param>
public sealed record CheckReport(
    string Subject, string Kind, Verdict Verdict, IReadOnlyList<Finding> Findings, IReadOnlyList<ParameterResult> Parameters, IReadOnlyList<string> Notes, IReadOnlyList<string> Judges)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool Agrees => Verdict == Verdict.Agrees;
}
