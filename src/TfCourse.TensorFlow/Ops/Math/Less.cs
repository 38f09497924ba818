namespace Tensorflow;

/// <summary>Less: z = (x &lt; y), with broadcasting.</summary>
internal static class Less
{
    public static OpDefinition Define() => new("Less")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: bool"],
        Attrs = ["T: realnumbertype"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.None("its output is boolean"),
    };
}

/// <content>less.</content>
public sealed partial class tensorflow
{
    /// <summary>Whether x &lt; y, element by element; false where either is NaN.</summary>
    /// <param name="x">Any shape, any real numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, bool.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor less(Tensor x, Tensor y, string? name = null) => Build.One("Less", name, [x, y]);
}
