namespace Tensorflow;

/// <summary>IsNan: y = whether x is NaN.</summary>
internal static class IsNan
{
    public static OpDefinition Define() => new("IsNan")
    {
        Inputs = ["x: T"],
        Outputs = ["y: bool"],
        Attrs = ["T: {bfloat16, half, float, double}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Missing("its output is boolean"),
    };
}

/// <content>is_nan.</content>
public sealed partial class tensorflow
{
    /// <summary>Whether x is NaN, element by element.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape of x, bool.</returns>
    public Tensor is_nan(Tensor x, string? name = null) => Build.One("IsNan", name, [x]);
}
