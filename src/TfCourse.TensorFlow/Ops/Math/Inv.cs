namespace Tensorflow;

/// <summary>Inv: y = 1 / x, the older name of Reciprocal.</summary>
internal static class Inv
{
    public static OpDefinition Define() => new("Inv")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, int8, int16, int32, int64, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [Build.One("ReciprocalGrad", null, [op.outputs[0], dy])]),
    };
}

/// <content>inv.</content>
public sealed partial class tensorflow
{
    /// <summary>1 / x, element by element; the older name of reciprocal.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor inv(Tensor x, string? name = null) => Build.One("Inv", name, [x]);
}
