namespace Tensorflow;

/// <summary>IsInf: y = whether x is ∞ or -∞.</summary>
internal static class IsInf
{
    public static OpDefinition Define() => new("IsInf")
    {
        Inputs = ["x: T"],
        Outputs = ["y: bool"],
        Attrs = ["T: {bfloat16, half, float, double}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Missing("its output is boolean"),
    };
}

/// <content>is_inf.</content>
public sealed partial class tensorflow
{
    /// <summary>Whether x is ∞ or -∞, element by element.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape of x, bool.</returns>
    public Tensor is_inf(Tensor x, string? name = null) => Build.One("IsInf", name, [x]);
}
