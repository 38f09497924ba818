namespace Tensorflow;

/// <summary>Maximum: z = max(x, y), with broadcasting.</summary>
internal static class Maximum
{
    public static OpDefinition Define() => new("Maximum")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, int8, uint8, int16, uint16, int32, uint32, int64, uint64}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of((op, dy) => Choice(op, dy, "GreaterEqual")),
    };

    /// <summary>The gradient goes to the input that was chosen, at a tie to x alone; to y where either is NaN, as no question about NaN is true.</summary>
    public static Tensor?[] Choice(Operation op, Tensor dy, string question)
    {
        Tensor zeros = FilledLike.Zeros(dy, TF_DataType.DtInvalid, null, optimize: true), chosen = Build.One(question, null, [op.inputs[0], op.inputs[1]]);
        return Broadcasting.Reduce(op, Build.One("SelectV2", null, [chosen, dy, zeros]), Build.One("SelectV2", null, [chosen, zeros, dy]));
    }
}

/// <content>maximum.</content>
public sealed partial class tensorflow
{
    /// <summary>The larger of two, element by element; NaN if either is. Where both are equal, the whole gradient goes to x.</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor maximum(Tensor x, Tensor y, string? name = null) => Build.One("Maximum", name, [x, y]);
}
