using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>An initializer's value (random/initializers_*.jsonl).</summary>
public sealed class InitializerCase : GoldenCase
{
    private InitializerCase(GoldenLine line)
        : base(line)
    {
        Initializer = Raw.Text("initializer");
        Kwargs = Raw.Members("kwargs", value => value);
        Shape = Raw.Items("shape", size => size.GetInt64());
        Dtype = Raw.OptionalText("dtype");
        GraphSeed = Raw.Optional("graph_seed")?.GetInt64();
        Seeds = Raw.Items("seeds", seed => (seed[0].GetString()!, seed[1].GetInt64(), seed[2].GetInt64()));
        GraphOps = Raw.Texts("graph_ops");
        Value = Raw.Optional("value") is { } value ? GoldenTensor.Read(value) : null;
        Second = (Raw.Optional("second_run") ?? Raw.Optional("second_call")) is { } second
            ? second.ValueKind is JsonValueKind.String ? Value : GoldenTensor.Read(second)
            : null;
        Tolerance = GoldenTolerance.Optional(Raw) ?? GoldenTolerance.Exact;
    }

    /// <summary>Name of the initializer, in the namespace its file stands for.</summary>
    public string Initializer { get; }

    /// <summary>Arguments of its constructor.</summary>
    public IReadOnlyDictionary<string, JsonElement> Kwargs { get; }

    /// <summary>The shape asked for.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The dtype asked for.</summary>
    public string? Dtype { get; }

    /// <summary>The graph's seed; null when none is set.</summary>
    public long? GraphSeed { get; }

    /// <summary>The random ops it made: type, seed, seed2.</summary>
    public IReadOnlyList<(string Op, long Seed, long Seed2)> Seeds { get; }

    /// <summary>The op types it made.</summary>
    public IReadOnlyList<string> GraphOps { get; }

    /// <summary>The value drawn; null when refused.</summary>
    public GoldenTensor? Value { get; }

    /// <summary>The value of a second run (v1, v2) or call (Keras); the same object as <see cref="Value"/> where it is the same again.</summary>
    public GoldenTensor? Second { get; }

    /// <summary>How near the values must be.</summary>
    public GoldenTolerance Tolerance { get; }

    /// <summary>The cases of one generation: "v1", "v2" or "keras3".</summary>
    public static IEnumerable<InitializerCase> Read(GoldenStore store, string generation)
        => store.ReadAllLines($"random/initializers_{generation}.jsonl").Select(line => line.Read(Parse));

    /// <summary>Reads one case.</summary>
    public static InitializerCase Parse(GoldenLine line) => new(line);
}
