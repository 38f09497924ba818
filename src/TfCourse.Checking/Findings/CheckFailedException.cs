namespace TfCourse.Checking;

/// <summary>A check did not agree; any test framework shows the message, which is the report.</summary>
public sealed class CheckFailedException : Exception
{
    /// <summary>Of a report.</summary>
    /// <param name="report">What the check came to.</param>
    public CheckFailedException(CheckReport report)
        : base(ReportText.Of(report)) => Report = report;

    /// <summary>What the check came to.</summary>
    public CheckReport Report { get; }
}
