using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>A function of the Python level called once (ops/composed/&lt;function&gt;.jsonl).</summary>
public sealed class ComposedCase : ValueCase
{
    private ComposedCase(GoldenLine line)
        : base(line)
    {
        Api = Raw.Text("api");
        Kwargs = Raw.Members("kwargs", value => value);
        InputNames = Raw.Texts("input_names");
    }

    /// <summary>A function of tf, or an expression in x and y.</summary>
    public string Api { get; }

    /// <summary>Literal parameters; "dtype:int64" is a dtype, "Infinity" a float.</summary>
    public IReadOnlyDictionary<string, JsonElement> Kwargs { get; }

    /// <summary>The parameters that the inputs are; p[0], p[1] are items of a list. Empty: in the order of <see cref="Api"/>.</summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>The part paths of all files of such cases.</summary>
    public static IReadOnlyList<string> Files(GoldenStore store) => store.List("ops/composed/*.jsonl");

    /// <summary>The cases of one file.</summary>
    public static IEnumerable<ComposedCase> Read(GoldenStore store, string path)
        => store.ReadLines(path).Select(line => line.Read(Parse));

    /// <summary>All composed cases.</summary>
    public static IEnumerable<ComposedCase> ReadAll(GoldenStore store) => Files(store).SelectMany(path => Read(store, path));

    /// <summary>Reads one case.</summary>
    public static ComposedCase Parse(GoldenLine line) => new(line);
}
