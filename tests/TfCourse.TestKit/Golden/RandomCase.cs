using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>A random op over several runs of one session (random/&lt;Op&gt;.jsonl); the stream goes on from run to run.</summary>
public sealed class RandomCase : GoldenCase
{
    private RandomCase(GoldenLine line)
        : base(line)
    {
        Op = Raw.Text("op");
        Attrs = GoldenAttr.ParseAll(Raw, Raw.Optional("attrs") is null ? "given_attrs" : "attrs");
        Inputs = Raw.Items("inputs", GoldenTensor.Read);
        ConstInputs = Raw.Items("const_inputs", item => item.GetInt32()).ToHashSet();
        StaticShapes = Raw.OptionalItems("static_shapes", GoldenShape.Parse);
        Runs = Raw.Items("runs", IReadOnlyList<GoldenValue?> (run) => run.Items(GoldenValue.Parse));
        Restarts = Raw.Flag("restarts");
        Tolerance = GoldenTolerance.Optional(Raw) ?? GoldenTolerance.Exact;
    }

    /// <summary>The op's name.</summary>
    public string Op { get; }

    /// <summary>The attributes, complete; where building failed only those that were passed.</summary>
    public IReadOnlyDictionary<string, AttrValue> Attrs { get; }

    /// <summary>The inputs in order.</summary>
    public IReadOnlyList<GoldenTensor> Inputs { get; }

    /// <summary>The inputs that are Const nodes instead of placeholders.</summary>
    public IReadOnlySet<int> ConstInputs { get; }

    /// <summary>What shape inference says of each output; null when building failed.</summary>
    public IReadOnlyList<GoldenShape>? StaticShapes { get; }

    /// <summary>The outputs of each run, in order; long ones as <see cref="GoldenDigest"/>.</summary>
    public IReadOnlyList<IReadOnlyList<GoldenValue?>> Runs { get; }

    /// <summary>A new session gives the first run's values again.</summary>
    public bool Restarts { get; }

    /// <summary>How near the outputs must be.</summary>
    public GoldenTolerance Tolerance { get; }

    /// <summary>The part paths of all files of random op cases: those named after an op.</summary>
    public static IReadOnlyList<string> Files(GoldenStore store)
        => [.. store.List("random/*.jsonl").Where(path => char.IsAsciiLetterUpper(path["random/".Length]))];

    /// <summary>The cases of one file.</summary>
    public static IEnumerable<RandomCase> Read(GoldenStore store, string path)
        => store.ReadLines(path).Select(line => line.Read(Parse));

    /// <summary>All random op cases.</summary>
    public static IEnumerable<RandomCase> ReadAll(GoldenStore store) => Files(store).SelectMany(path => Read(store, path));

    /// <summary>Reads one case.</summary>
    public static RandomCase Parse(GoldenLine line) => new(line);
}
