namespace TfCourse.Cli;

/// <summary>Steps a second of one contestant over all rounds.</summary>
internal sealed record RaceResult(string Name, double Median, double Least, double Most);

/// <summary>A race: in each round a probe of the processor, then each contestant in turn, so that all see the same machine.</summary>
internal static class Race
{
    /// <summary>Runs the rounds.</summary>
    /// <returns>One result a contestant, in their order.</returns>
    public static RaceResult[] Run(IReadOnlyList<IContestant> contestants, int rounds, double seconds, Action before, CancellationToken cancellation)
    {
        var rates = contestants.Select(_ => new List<double>()).ToArray();
        foreach (IContestant contestant in contestants)
        {
            contestant.Measure(seconds); // code that is compiled while it runs, memory that is touched first: not counted
        }

        for (int round = 0; round < rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            before();
            for (int i = 0; i < rates.Length; i++)
            {
                rates[i].Add(1 / contestants[i].Measure(seconds));
            }
        }

        return [.. contestants.Select((c, i) => new RaceResult(c.Name, Median(rates[i]), rates[i].Min(), rates[i].Max()))];
    }

    public static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
