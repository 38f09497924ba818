using System.Globalization;
using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>Shape inference of one op, nothing run (shapes/&lt;family&gt;.jsonl, but graphs.jsonl).</summary>
public sealed class ShapeCase : GoldenCase
{
    private ShapeCase(GoldenLine line)
        : base(line)
    {
        Op = Raw.Text("op");
        Attrs = GoldenAttr.ParseAll(Raw, Raw.Optional("attrs") is null ? "given_attrs" : "attrs");
        InputDtypes = Raw.Items("input_dtypes", item => GoldenDtypes.Parse(item.GetString()!));
        InputStaticShapes = Raw.Items("input_static_shapes", GoldenShape.Parse);
        ConstInputs = Raw.Members("const_inputs", GoldenTensor.Read)
            .ToDictionary(pair => int.Parse(pair.Key, CultureInfo.InvariantCulture), pair => pair.Value);
        Nodes = Raw.Items("nodes", GoldenAttr.ParseNode);
        InputNames = Raw.OptionalItems("input_names", item => item.GetString()!);
        StaticShapes = Raw.OptionalItems("static_shapes", GoldenShape.Parse);
    }

    /// <summary>The op's name.</summary>
    public string Op { get; }

    /// <summary>The attributes, complete; where building failed only those that were passed.</summary>
    public IReadOnlyDictionary<string, AttrValue> Attrs { get; }

    /// <summary>Element types of the inputs.</summary>
    public IReadOnlyList<DataType> InputDtypes { get; }

    /// <summary>Shapes of the inputs.</summary>
    public IReadOnlyList<GoldenShape> InputStaticShapes { get; }

    /// <summary>Inputs that are Const nodes, by position.</summary>
    public IReadOnlyDictionary<int, GoldenTensor> ConstInputs { get; }

    /// <summary>Nodes before the op; defaults of their attributes are left out.</summary>
    public IReadOnlyList<NodeDef> Nodes { get; }

    /// <summary>With <see cref="Nodes"/>: the op's inputs; in0, in1, ... are its placeholders and constants.</summary>
    public IReadOnlyList<string>? InputNames { get; }

    /// <summary>The shape of every output; null when refused.</summary>
    public IReadOnlyList<GoldenShape>? StaticShapes { get; }

    /// <summary>The part paths of all files of shape cases.</summary>
    public static IReadOnlyList<string> Files(GoldenStore store)
        => [.. store.List("shapes/*.jsonl").Where(path => path != ShapeGraph.File)];

    /// <summary>The cases of one file.</summary>
    public static IEnumerable<ShapeCase> Read(GoldenStore store, string path)
        => store.ReadLines(path).Select(line => line.Read(Parse));

    /// <summary>All shape cases.</summary>
    public static IEnumerable<ShapeCase> ReadAll(GoldenStore store) => Files(store).SelectMany(path => Read(store, path));

    /// <summary>Reads one case.</summary>
    public static ShapeCase Parse(GoldenLine line) => new(line);
}

/// <summary>A whole graph with functions and the shape of every tensor of it once imported (shapes/graphs.jsonl).</summary>
public sealed class ShapeGraph : GoldenCase
{
    /// <summary>The part path of the file.</summary>
    public const string File = "shapes/graphs.jsonl";

    private readonly byte[]? _graph;

    private ShapeGraph(GoldenLine line)
        : base(line)
    {
        _graph = Raw.Optional("graph_def")?.GetBytesFromBase64();
        Ops = Raw.Texts("ops");
        StaticShapes = Raw.Members("static_shapes", GoldenShape.Parse);
    }

    /// <summary>The graph's bytes; empty when Python's building code refused.</summary>
    public ReadOnlyMemory<byte> GraphBytes => _graph;

    /// <summary>The op types in it.</summary>
    public IReadOnlyList<string> Ops { get; }

    /// <summary>Tensor name to shape.</summary>
    public IReadOnlyDictionary<string, GoldenShape> StaticShapes { get; }

    /// <summary>A fresh copy of the graph; null when there is none.</summary>
    public GraphDef? ParseGraph() => _graph is null ? null : GraphDef.Parser.ParseFrom(_graph);

    /// <summary>All graphs.</summary>
    public static IEnumerable<ShapeGraph> ReadAll(GoldenStore store) => store.ReadAllLines(File).Select(line => line.Read(Parse));

    /// <summary>Reads one graph.</summary>
    public static ShapeGraph Parse(GoldenLine line) => new(line);
}
