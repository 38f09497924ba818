using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>One op called once (ops/&lt;family&gt;/&lt;Op&gt;.jsonl): one node, inputs through placeholders or constants.</summary>
public sealed class OpCase : ValueCase
{
    private const string Composed = "ops/composed/";

    private OpCase(GoldenLine line)
        : base(line)
    {
        Op = Raw.Text("op");
        Attrs = GoldenAttr.ParseAll(Raw, Raw.Optional("attrs") is null ? "given_attrs" : "attrs");
    }

    /// <summary>The op's name.</summary>
    public string Op { get; }

    /// <summary>The attributes, complete; where building failed only those that were passed.</summary>
    public IReadOnlyDictionary<string, AttrValue> Attrs { get; }

    /// <summary>What C++ leaves undefined, recorded on one machine: not to be demanded.</summary>
    public bool IsInformation => Path.EndsWith(".undefined.jsonl", StringComparison.Ordinal);

    /// <summary>The part paths of all files of op cases.</summary>
    public static IReadOnlyList<string> Files(GoldenStore store)
        => [.. store.List("ops/*/*.jsonl").Where(path => !path.StartsWith(Composed, StringComparison.Ordinal))];

    /// <summary>The cases of one file.</summary>
    public static IEnumerable<OpCase> Read(GoldenStore store, string path) => store.ReadLines(path).Select(line => line.Read(Parse));

    /// <summary>All op cases.</summary>
    public static IEnumerable<OpCase> ReadAll(GoldenStore store) => Files(store).SelectMany(path => Read(store, path));

    /// <summary>Reads one case.</summary>
    public static OpCase Parse(GoldenLine line) => new(line);
}
