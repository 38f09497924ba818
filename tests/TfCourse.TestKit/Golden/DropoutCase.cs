using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>Dropout: output and the gradient of its sum, with the same mask (random/dropout.jsonl).</summary>
public sealed class DropoutCase : GoldenCase
{
    private DropoutCase(GoldenLine line)
        : base(line)
    {
        Api = Raw.Text("api");
        Kwargs = Raw.Members("kwargs", value => value);
        GraphSeed = Raw.Optional("graph_seed")?.GetInt64();
        Input = GoldenValue.Parse(Raw.GetProperty("input"))!;
        ReturnsInputItself = Raw.Flag("returns_input_itself");
        Runs = Raw.Items("runs", run => run.TryGetProperty("output", out JsonElement output)
            ? (GoldenValue.Parse(output)!, run.Optional("gradient_of_sum") is { } gradient ? GoldenValue.Parse(gradient) : null)
            : (GoldenValue.Parse(run)!, null));
        Tolerance = GoldenTolerance.Optional(Raw) ?? GoldenTolerance.Exact;
    }

    /// <summary>The function.</summary>
    public string Api { get; }

    /// <summary>Its arguments beside the input.</summary>
    public IReadOnlyDictionary<string, JsonElement> Kwargs { get; }

    /// <summary>The graph's seed; null when none is set.</summary>
    public long? GraphSeed { get; }

    /// <summary>The input.</summary>
    public GoldenValue Input { get; }

    /// <summary>Nothing is dropped: the result is the input tensor itself.</summary>
    public bool ReturnsInputItself { get; }

    /// <summary>Output and gradient of its sum, run by run.</summary>
    public IReadOnlyList<(GoldenValue Output, GoldenValue? GradientOfSum)> Runs { get; }

    /// <summary>How near the values must be.</summary>
    public GoldenTolerance Tolerance { get; }

    /// <summary>All dropout cases.</summary>
    public static IEnumerable<DropoutCase> ReadAll(GoldenStore store)
        => store.ReadAllLines("random/dropout.jsonl").Select(line => line.Read(Parse));

    /// <summary>Reads one case.</summary>
    public static DropoutCase Parse(GoldenLine line) => new(line);
}
