using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>A recorded graph and the runs of one session on it, in order (&lt;name&gt;.pb and &lt;name&gt;.json).</summary>
public sealed class GoldenProgram : GoldenCase
{
    private readonly GoldenStore _store;

    private GoldenProgram(GoldenStore store, GoldenLine line)
        : base(line)
    {
        _store = store;
        GraphPath = Path[..(Path.LastIndexOf('/') + 1)] + Raw.Text("graph");
        NodeCount = Raw.GetProperty("nodes").GetInt32();
        OpTypes = Raw.Texts("ops");
        FeedSets = Raw.Items("feed_sets", IReadOnlyDictionary<string, GoldenTensor> (set) => GoldenRun.ReadFeeds(set));
        Runs = Raw.Items("runs", run => run).Select((run, i) => new GoldenRun(i, run, FeedSets)).ToList();
        Training = Raw.Optional("loss") is null ? null : new GoldenTraining(Raw);
    }

    /// <summary>The part path of the graph.</summary>
    public string GraphPath { get; }

    /// <summary>How many nodes the graph has.</summary>
    public int NodeCount { get; }

    /// <summary>The op types in it, functions included; empty where not recorded.</summary>
    public IReadOnlyList<string> OpTypes { get; }

    /// <summary>The calls of Session.run, in order on one session; empty for the runs that are recorded by checksums.</summary>
    public IReadOnlyList<GoldenRun> Runs { get; }

    /// <summary>Mini-batches that runs refer to by number.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, GoldenTensor>> FeedSets { get; }

    /// <summary>What a training run adds; null for other programs.</summary>
    public GoldenTraining? Training { get; }

    /// <summary>The graph's bytes as TensorFlow wrote them.</summary>
    public ReadOnlyMemory<byte> GraphBytes => _store.ReadBytes(GraphPath);

    /// <summary>A fresh copy of the graph.</summary>
    public GraphDef ParseGraph() => GraphDef.Parser.ParseFrom(GraphBytes.Span);

    /// <summary>The part paths of all programs among the parts given, as "control" or "ops/composed": JSON files that have a graph beside them.</summary>
    public static IReadOnlyList<string> Files(GoldenStore store, params string[] folders)
        => [.. store.List([.. folders.Select(folder => folder + "/*.json")])
            .Where(path => store.Contains(System.IO.Path.ChangeExtension(path, ".pb")))];

    /// <summary>Reads one program.</summary>
    public static GoldenProgram Read(GoldenStore store, string path)
        => store.ReadJson(path).Read(line => new GoldenProgram(store, line));
}
