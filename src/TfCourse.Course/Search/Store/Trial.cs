namespace TfCourse.Course;

/// <summary>What became of a trial.</summary>
public enum TrialStatus
{
    /// <summary>A worker is at it.</summary>
    Running,

    /// <summary>It has its result.</summary>
    Finished,

    /// <summary>It was stopped because others did better; its last value is its result.</summary>
    Pruned,

    /// <summary>It has no result: the reason is in the record.</summary>
    Failed,
}

/// <summary>A value on the way.</summary>
/// <param name="Epoch">After this many epochs.</param>
/// <param name="Value">The value then.</param>
public sealed record TrialReport(int Epoch, double Value);

/// <summary>A hyperparameter that was changed by hand while the trial ran.</summary>
/// <param name="Epoch">After this many epochs.</param>
/// <param name="Name">What was changed.</param>
/// <param name="From">The value before.</param>
/// <param name="To">The value after.</param>
public sealed record TrialChange(int Epoch, string Name, double From, double To);

/// <summary>An attempt of a worker at a point of the search. Numbers are given once and never again.</summary>
public sealed class Trial
{
    internal Trial(int number, int point, string worker, Proposal proposal, DateTimeOffset started)
        => (Number, Point, Worker, Proposal, Started) = (number, point, worker, proposal, started);

    /// <summary>Its number, from 1.</summary>
    public int Number { get; }

    /// <summary>The point of the search, from 0: a point whose worker died is tried again, under a new number.</summary>
    public int Point { get; }

    /// <summary>Who is or was at it.</summary>
    public string Worker { get; }

    /// <summary>What is tried.</summary>
    public Proposal Proposal { get; }

    /// <summary>When it began.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? Ended { get; internal set; }

    /// <summary>What became of it.</summary>
    public TrialStatus Status { get; internal set; }

    /// <summary>Its result; null without one.</summary>
    public double? Value { get; internal set; }

    /// <summary>Epochs it trained itself, not counting those of the trial it went on with.</summary>
    public int Epochs { get; internal set; }

    /// <summary>Why it failed; null unless it did.</summary>
    public string? Reason { get; internal set; }

    /// <summary>Values on the way.</summary>
    public IReadOnlyList<TrialReport> Reports => MutableReports;

    /// <summary>Changes by hand.</summary>
    public IReadOnlyList<TrialChange> Changes => MutableChanges;

    internal List<TrialReport> MutableReports { get; } = [];

    internal List<TrialChange> MutableChanges { get; } = [];
}
