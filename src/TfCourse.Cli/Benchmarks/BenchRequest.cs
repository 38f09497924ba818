namespace TfCourse.Cli;

/// <summary>What a benchmark is asked for.</summary>
/// <param name="Python">The interpreter that has the peers; null for no peers.</param>
/// <param name="Threads">Threads of each contestant.</param>
/// <param name="Rounds">How often each is measured.</param>
/// <param name="Seconds">For how long each time.</param>
internal sealed record BenchRequest(string? Python, int Threads, int Rounds, double Seconds);

/// <summary>Those who take part in one race; ended together.</summary>
internal sealed class Contestants : IDisposable
{
    private readonly List<IContestant> _all = [];

    public void Add(IContestant contestant) => _all.Add(contestant);

    /// <summary>Starts the peers that there are, and says which there are not.</summary>
    public void AddPeers(Terminal terminal, BenchRequest asked, string script, IEnumerable<string[]> peers)
    {
        if (asked.Python is null)
        {
            return;
        }

        foreach (string[] arguments in peers)
        {
            string threads = asked.Threads.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (Peer.Start(asked.Python, script, [.. arguments, threads], out string lacking) is { } peer)
            {
                _all.Add(peer);
            }
            else
            {
                terminal.Error.WriteLine($"{arguments[0]} is left out: {lacking}");
            }
        }
    }

    public RaceResult[] Run(BenchRequest asked, Action before, CancellationToken cancellation) => Race.Run(_all, asked.Rounds, asked.Seconds, before, cancellation);

    public void Dispose()
    {
        foreach (IContestant contestant in _all)
        {
            contestant.Dispose();
        }
    }
}
