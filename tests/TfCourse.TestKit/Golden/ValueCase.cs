namespace TfCourse.TestKit;

/// <summary>A call with inputs and, unless refused, results: an op or a function composed of ops.</summary>
public abstract class ValueCase : GoldenCase
{
    private protected ValueCase(GoldenLine line)
        : base(line)
    {
        Inputs = Raw.Items("inputs", GoldenTensor.Read);
        InputStaticShapes = Raw.OptionalItems("input_static_shapes", GoldenShape.Parse)
            ?? [.. Inputs.Select(input => GoldenShape.Of(input.Shape))];
        ConstInputs = Raw.Items("const_inputs", item => item.GetInt32()).ToHashSet();
        StaticShapes = Raw.OptionalItems("static_shapes", GoldenShape.Parse);
        Outputs = Raw.OptionalItems("outputs", GoldenValue.Parse);
        Tolerance = GoldenTolerance.Optional(Raw) ?? GoldenTolerance.Exact;
        Gradient = Raw.Optional("gradient") is { } gradient ? GoldenGradient.Parse(gradient) : null;
        GraphOps = Raw.Texts("graph_ops");
    }

    /// <summary>The inputs in order.</summary>
    public IReadOnlyList<GoldenTensor> Inputs { get; }

    /// <summary>The shapes of the placeholders that carry the inputs: those of the inputs unless recorded otherwise.</summary>
    public IReadOnlyList<GoldenShape> InputStaticShapes { get; }

    /// <summary>The inputs that are Const nodes instead of placeholders.</summary>
    public IReadOnlySet<int> ConstInputs { get; }

    /// <summary>What shape inference says of each output before running; null when building failed.</summary>
    public IReadOnlyList<GoldenShape>? StaticShapes { get; }

    /// <summary>The results; null when refused. An output that is null is left unset: do not compare it.</summary>
    public IReadOnlyList<GoldenValue?>? Outputs { get; }

    /// <summary>How near the outputs must be.</summary>
    public GoldenTolerance Tolerance { get; }

    /// <summary>The recorded gradient, if any.</summary>
    public GoldenGradient? Gradient { get; }

    /// <summary>Op types that TensorFlow made of a composed function: information, not a demand.</summary>
    public IReadOnlyList<string> GraphOps { get; }
}
