using System.Text.Json.Nodes;
using TfCourse.Engine;
using TfCourse.Engine.Managed;

namespace TfCourse.Cli;

/// <summary>What a benchmark found: lines for people as it goes on, an object for programs at the end.</summary>
internal sealed class BenchReport(TextWriter lines, BenchRequest asked)
{
    private readonly List<double> _peaks = [];
    private readonly JsonArray _entries = [];

    /// <summary>Probes the processor: the best probe of the run is its peak.</summary>
    public void Probe() => _peaks.Add(Enumerable.Range(0, 5).Max(_ => ProcessorPeak.Probe()));

    /// <summary>Adds one race, ours first.</summary>
    /// <param name="kind">What the name names.</param>
    /// <param name="name">The name.</param>
    /// <param name="results">Ours and the peers'.</param>
    /// <param name="bytes">Managed bytes that a step of ours allocates.</param>
    /// <param name="operations">Floating-point operations of a step, if its share of the peak means something.</param>
    /// <returns>The entry, to which more may be added.</returns>
    public JsonObject Add(string kind, string name, RaceResult[] results, long bytes, double? operations)
    {
        RaceResult ours = results[0];
        double? ratio = results.Length > 1 ? ours.Median / results.Skip(1).Max(r => r.Median) : null;
        double? share = operations * ours.Median / 1e9 / (_peaks.Max() * asked.Threads);
        var peers = new JsonObject();
        var spread = new JsonObject { ["ours"] = Range(ours) };
        foreach (RaceResult peer in results.Skip(1))
        {
            peers[peer.Name] = Round(peer.Median);
            spread[peer.Name] = Range(peer);
        }

        var entry = new JsonObject
        {
            [kind] = name,
            ["ours"] = Round(ours.Median),
            ["peers"] = peers,
            ["ratio"] = ratio is { } r ? Math.Round(r, 3) : null,
            ["spread"] = spread,
            ["share_of_peak"] = share is { } s ? Math.Round(s, 4) : null,
            ["bytes_per_step"] = bytes,
        };
        _entries.Add((JsonNode)entry);
        lines.WriteLine(FormattableString.Invariant(
            $"{name,-15} ours {ours.Median,10:F1} steps/s ({ours.Least:F1} to {ours.Most:F1}){(share is { } p ? FormattableString.Invariant($", {p:P1} of the peak") : "")}, {bytes} bytes a step"));
        foreach (RaceResult peer in results.Skip(1))
        {
            lines.WriteLine(FormattableString.Invariant(
                $"{"",-15} {peer.Name} {peer.Median:F1} ({peer.Least:F1} to {peer.Most:F1}): ours is {ours.Median / peer.Median:F2} times as fast"));
        }

        return entry;
    }

    /// <summary>Adds where the time of a step goes, the longest nodes first.</summary>
    /// <param name="entry">The entry of the model.</param>
    /// <param name="times">The time of each node.</param>
    public void AddTimes(JsonObject entry, IReadOnlyList<NodeTime> times)
    {
        double all = times.Sum(t => t.Microseconds);
        var nodes = new JsonArray();
        lines.WriteLine(FormattableString.Invariant($"{"",-15} {times.Count} nodes, {all:F1} µs"));
        foreach (NodeTime time in times.OrderByDescending(t => t.Microseconds))
        {
            nodes.Add((JsonNode)new JsonObject { ["node"] = time.Node, ["op"] = time.Op, ["microseconds"] = Math.Round(time.Microseconds, 3) });
            lines.WriteLine(FormattableString.Invariant($"{"",-15} {time.Microseconds,10:F2} µs {time.Microseconds / all,6:P1}  {time.Op}  {time.Node}"));
        }

        entry["nodes"] = nodes;
    }

    /// <summary>The whole report.</summary>
    /// <param name="list">The name of the list of races.</param>
    public JsonObject Json(string list) => new()
    {
        ["processor"] = Processor(),
        ["vector_bits"] = ProcessorPeak.VectorBits,
        ["peak_gflops"] = Math.Round(_peaks.Max(), 1),
        ["peak_gflops_median"] = Math.Round(Race.Median(_peaks), 1),
        ["cores"] = Environment.ProcessorCount,
        ["threads"] = asked.Threads,
        ["rounds"] = asked.Rounds,
        [list] = _entries,
    };

    private static JsonArray Range(RaceResult result) => [Round(result.Least), Round(result.Most)];

    private static double Round(double rate) => Math.Round(rate, rate < 100 ? 3 : 1);

    private static string Processor()
    {
        const string Linux = "/proc/cpuinfo";
        string? line = File.Exists(Linux) ? File.ReadLines(Linux).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is not null ? line[(line.IndexOf(':') + 1)..].Trim() : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString();
    }
}
