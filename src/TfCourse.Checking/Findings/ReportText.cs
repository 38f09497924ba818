using System.Text;

namespace TfCourse.Checking;

/// <summary>A report as lines of text.</summary>
public static class ReportText
{
    /// <summary>The verdict, the findings with evidence and place, a line a parameter, then notes and judges.</summary>
    /// <param name="report">What a check came to.</param>
    public static string Of(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        StringBuilder text = new();
        text.Append(report.Subject).Append(": ").AppendLine(report.Verdict switch
        {
            Verdict.Agrees => "right",
            Verdict.Wrong => "WRONG",
            _ => "undecided: the numeric side cannot tell",
        });
        bool several = report.Findings.Any(f => f.Odds < 0.999);
        foreach (Finding finding in report.Findings)
        {
            text.Append("  -> ").Append(finding.Title);
            if (several && finding.Odds < 0.999)
                text.Append(FormattableString.Invariant($" (odds {100 * finding.Odds:0} %)"));
            text.AppendLine();
            text.Append("     look at: ").AppendLine(finding.Where);
            text.Append("     evidence: ").AppendLine(finding.Evidence);
        }

        foreach (ParameterResult p in report.Parameters)
        {
            string mark = p.Verdict switch { Verdict.Agrees => "ok ", Verdict.Wrong => "BAD", _ => "?  " };
            text.Append(p.Verdict == Verdict.Agrees && p.Tolerance >= 1 ? FormattableString.Invariant($"  {mark} {p.Name,-6} 0 to rounding: its terms cancel")
                : FormattableString.Invariant($"  {mark} {p.Name,-6} relative difference {p.RelativeDifference:0.0e-00} (tolerance {p.Tolerance:0.0e-00})"));
            if (p.Verdict != Verdict.Agrees && p.WorstPlace.Length > 0)
            {
                text.Append(FormattableString.Invariant($", worst at {p.Name}{p.WorstPlace}: yours {p.Given:G8}"));
                if (double.IsFinite(p.Numeric))
                    text.Append(FormattableString.Invariant($", numeric {p.Numeric:G8}"));
                if (p.Framework is { } framework)
                    text.Append(FormattableString.Invariant($", framework {framework:G8}"));
                if (p.Pattern.Length > 0)
                    text.Append("; wrong: ").Append(p.Pattern);
            }

            text.AppendLine();
        }

        foreach (string line in report.Judges.Concat(report.Notes))
            text.Append("  note: ").AppendLine(line);
        return text.ToString().ReplaceLineEndings("\n").TrimEnd();
    }
}
