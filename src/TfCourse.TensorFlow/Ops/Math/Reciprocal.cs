namespace Tensorflow;

/// <summary>Reciprocal: y = 1 / x.</summary>
internal static class Reciprocal
{
    public static OpDefinition Define() => new("Reciprocal")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, int8, int16, int32, int64, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [Build.One("ReciprocalGrad", null, [op.outputs[0], dy])]),
    };
}

/// <content>reciprocal.</content>
public sealed partial class tensorflow
{
    /// <summary>The reciprocal, element by element: 1 / x; infinite at 0.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor reciprocal(Tensor x, string? name = null) => Build.One("Reciprocal", name, [x]);
}
