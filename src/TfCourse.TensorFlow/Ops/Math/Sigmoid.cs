namespace Tensorflow;

/// <summary>Sigmoid: y = 1 / (1 + e⁻ˣ).</summary>
internal static class Sigmoid
{
    public static OpDefinition Define() => new("Sigmoid")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [Build.One("SigmoidGrad", null, [op.outputs[0], dy])]),
    };
}

/// <content>sigmoid.</content>
public sealed partial class tensorflow
{
    /// <summary>The logistic function, element by element: y = 1 / (1 + e⁻ˣ), in [0, 1].</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor sigmoid(Tensor x, string? name = null) => Build.One("Sigmoid", name, [x]);
}
