namespace Tensorflow;

/// <summary>Erf: y = 2/√π · ∫₀ˣ e⁻ᵗ² dt.</summary>
internal static class Erf
{
    public static OpDefinition Define() => new("Erf")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [Bell(op, dy, 2 / Math.Sqrt(Math.PI))]),
    };

    /// <summary>dy · 2/√π · e⁻ˣ², the derivative of erf and, but for its sign, of erfc.</summary>
    public static Tensor Bell(Operation op, Tensor dy, double height)
    {
        Tensor factor = Gradient.Constant(height, dy);
        using ScopeBlock waiting = ops.get_default_graph().Waiting([dy.op]);
        return dy * factor * Build.One("Exp", null, [-Build.One("Square", null, [op.inputs[0]])]);
    }
}

/// <content>erf.</content>
public sealed partial class tensorflow
{
    /// <summary>The error function, element by element: 2/√π times the integral of e⁻ᵗ² from 0 to x.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor erf(Tensor x, string? name = null) => Build.One("Erf", name, [x]);
}
