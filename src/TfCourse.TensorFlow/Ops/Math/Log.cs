namespace Tensorflow;

/// <summary>Log: y = log x.</summary>
internal static class Log
{
    public static OpDefinition Define() => new("Log")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After((op, dy) => [dy * Build.One("Reciprocal", null, [op.inputs[0]])]),
    };
}

/// <content>log.</content>
public sealed partial class tensorflow
{
    /// <summary>The natural logarithm, element by element; -∞ at 0, NaN below.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor log(Tensor x, string? name = null) => Build.One("Log", name, [x]);
}
