namespace Tensorflow;

/// <summary>Rsqrt: y = 1 / √x.</summary>
internal static class Rsqrt
{
    public static OpDefinition Define() => new("Rsqrt")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [Build.One("RsqrtGrad", null, [op.outputs[0], dy])]),
    };
}

/// <content>rsqrt.</content>
public sealed partial class tensorflow
{
    /// <summary>The reciprocal of the square root, element by element: 1 / √x; infinite at 0, NaN below.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor rsqrt(Tensor x, string? name = null) => Build.One("Rsqrt", name, [x]);
}
