namespace TfCourse.Checking.SelfTests;

/// <summary>One row of the self-test.</summary>
/// <param name="Subject">The network or optimizer.</param>
/// <param name="Planted">What was planted in its code.</param>
/// <param name="Expected">The name it should get.</param>
/// <param name="Named">The first name it got; empty for none.</param>
/// <param name="Title">What the first finding says.</param>
/// <param name="Odds">How sure it was.</param>
public sealed record SelfTestRow(string Subject, string Planted, string Expected, string Named, string Title, double Odds)
{
    /// <summary>Whether the first name is the right one.</summary>
    public bool Right => Named == Expected;
}

/// <summary>What the self-test came to.</summary>
/// <param name="Rows">A row a mistake.</param>
/// <param name="Networks">How many correct networks and optimizers were checked.</param>
/// <param name="FalseAlarms">Which of these were called wrong.</param>
/// <param name="Undecided">Which of these could not be decided.</param>
public sealed record SelfTestResult(IReadOnlyList<SelfTestRow> Rows, int Networks, IReadOnlyList<string> FalseAlarms, IReadOnlyList<string> Undecided)
{
    /// <summary>How many mistakes were planted.</summary>
    public int Mistakes => Rows.Count;

    /// <summary>How many got the right name first.</summary>
    public int NamedRight => Rows.Count(r => r.Right);

    /// <summary>Whether at least 95 of 100 mistakes are named and nothing right is called wrong.</summary>
    public bool Passes => NamedRight >= 0.95 * Mistakes && FalseAlarms.Count == 0;
}

/// <summary>Plants mistakes in hand-written code and looks whether the checker, which sees functions and data only, names them; and checks correct networks.</summary>
public static class SelfTest
{
    /// <summary>Runs it.</summary>
    /// <param name="networks">How many correct random networks to check beside the planted ones' correct forms.</param>
    /// <param name="seed">Of everything random.</param>
    /// <param name="progress">Called with how much is done, and of how much.</param>
    /// <param name="cancellation">Stops between two checks.</param>
    public static SelfTestResult Run(int networks = 1000, int seed = 1, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(networks);
        Planting[] plantings = [.. PlantedNetworks.All(seed), .. PlantedOptimizers.All(seed), .. PlantedSubjects.All(seed)];
        Func<CheckReport>[] correct =
        [
            .. PlantedNetworks.Correct(seed), .. PlantedOptimizers.Correct(seed), .. PlantedSubjects.Correct(seed),
            .. Enumerable.Range(0, networks).Select(i => (Func<CheckReport>)(() => RandomNetwork.Check(unchecked(seed * 100_003 + i)))),
        ];
        int done = 0, all = plantings.Length + correct.Length;
        List<SelfTestRow> rows = [];
        foreach (Planting planting in plantings)
        {
            cancellation.ThrowIfCancellationRequested();
            Finding? first = planting.Check().Findings is [var likeliest, ..] ? likeliest : null;
            rows.Add(new SelfTestRow(planting.Subject, planting.Planted, planting.Expected, first?.Mistake ?? "", first?.Title ?? "", first?.Odds ?? 0));
            progress?.Invoke(++done, all);
        }

        List<string> alarms = [], undecided = [];
        foreach (Func<CheckReport> check in correct)
        {
            cancellation.ThrowIfCancellationRequested();
            CheckReport report = check();
            if (report.Verdict == Verdict.Wrong)
                alarms.Add(report.Subject + ": " + string.Join("; ", report.Findings.Select(f => f.Title)));
            else if (report.Verdict == Verdict.Undecided)
                undecided.Add(report.Subject);
            progress?.Invoke(++done, all);
        }

        return new SelfTestResult(rows, correct.Length, alarms, undecided);
    }
}
