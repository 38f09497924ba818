namespace Tensorflow;

/// <summary>Ndtri: y = the quantile x of the standard normal distribution.</summary>
internal static class Ndtri
{
    public static OpDefinition Define() => new("Ndtri")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor factor = Gradient.Constant(Math.Sqrt(2 * Math.PI), dy);
        using ScopeBlock waiting = ops.get_default_graph().Waiting([dy.op]);
        return [dy * factor * Build.One("Exp", null, [Build.One("Square", null, [op.outputs[0]]) / 2.0])];
    }
}

/// <content>ndtri.</content>
public sealed partial class math_api
{
    /// <summary>The quantile of the standard normal distribution, element by element: the value that a share x lies below. Infinite at 0 and 1, NaN outside.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor ndtri(Tensor x, string? name = null) => Build.One("Ndtri", name, [x]);
}
