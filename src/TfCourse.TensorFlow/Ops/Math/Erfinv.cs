namespace Tensorflow;

/// <summary>Erfinv: y with erf y = x.</summary>
internal static class Erfinv
{
    public static OpDefinition Define() => new("Erfinv")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor factor = Gradient.Constant(Math.Sqrt(Math.PI) / 2, dy);
        using ScopeBlock waiting = ops.get_default_graph().Waiting([dy.op]);
        return [dy * factor * Build.One("Exp", null, [Build.One("Square", null, [op.outputs[0]])])];
    }
}

/// <content>erfinv.</content>
public sealed partial class math_api
{
    /// <summary>The inverse of the error function, element by element; infinite at -1 and 1, NaN outside.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor erfinv(Tensor x, string? name = null) => Build.One("Erfinv", name, [x]);
}
