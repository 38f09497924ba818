namespace Tensorflow;

/// <summary>Tan: y = tan x.</summary>
internal static class Tan
{
    public static OpDefinition Define() => new("Tan")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After((op, dy) => [Build.One("Square", null, [Build.One("Reciprocal", null, [Build.One("Cos", null, [op.inputs[0]])])]) * dy]),
    };
}

/// <content>tan.</content>
public sealed partial class tensorflow
{
    /// <summary>The tangent, element by element; x in radians.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor tan(Tensor x, string? name = null) => Build.One("Tan", name, [x]);
}
