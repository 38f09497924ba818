using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>A learning-rate schedule at several global steps (graph/decays.json).</summary>
public sealed class DecayCase : GoldenCase
{
    /// <summary>The part path of the file.</summary>
    public const string File = "graph/decays.json";

    private DecayCase(GoldenLine line)
        : base(line)
    {
        Function = Raw.OptionalText("fn");
        Named = Raw.Members("named", value => value);
        GlobalStepDtype = Raw.OptionalText("global_step");
        Steps = Raw.Items("steps", step => step.GetInt64());
        Values = Raw.Optional("values") is { } values ? GoldenTensor.Read(values) : null;
        Tolerance = GoldenTolerance.Optional(Raw) ?? GoldenTolerance.Exact;
        Nodes = Raw.Items("nodes", node => (node[0].GetString()!, node[1].GetString()!));
    }

    /// <summary>The function under tf.compat.v1; null for a refused call, which only <see cref="GoldenCase.Id"/> tells.</summary>
    public string? Function { get; }

    /// <summary>Its named arguments.</summary>
    public OrderedDictionary<string, JsonElement> Named { get; }

    /// <summary>Element type of the global step.</summary>
    public string? GlobalStepDtype { get; }

    /// <summary>The global steps.</summary>
    public IReadOnlyList<long> Steps { get; }

    /// <summary>The rate at each of them.</summary>
    public GoldenTensor? Values { get; }

    /// <summary>How near the rates must be.</summary>
    public GoldenTolerance Tolerance { get; }

    /// <summary>The nodes it adds: name, op.</summary>
    public IReadOnlyList<(string Name, string Op)> Nodes { get; }

    /// <summary>All schedules.</summary>
    public static IEnumerable<DecayCase> ReadAll(GoldenStore store)
        => store.Contains(File) ? store.ReadJson(File).Elements().Select(line => line.Read(Parse)) : [];

    /// <summary>Reads one case.</summary>
    public static DecayCase Parse(GoldenLine line) => new(line);
}
