namespace Tensorflow;

/// <summary>IsFinite: y = whether x is neither NaN nor infinite.</summary>
internal static class IsFinite
{
    public static OpDefinition Define() => new("IsFinite")
    {
        Inputs = ["x: T"],
        Outputs = ["y: bool"],
        Attrs = ["T: {bfloat16, half, float, double}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Missing("its output is boolean"),
    };
}

/// <content>is_finite.</content>
public sealed partial class tensorflow
{
    /// <summary>Whether x is neither NaN nor infinite, element by element.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape of x, bool.</returns>
    public Tensor is_finite(Tensor x, string? name = null) => Build.One("IsFinite", name, [x]);
}
