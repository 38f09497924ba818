namespace Tensorflow;

/// <summary>LessEqual: z = (x ≤ y), with broadcasting.</summary>
internal static class LessEqual
{
    public static OpDefinition Define() => new("LessEqual")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: bool"],
        Attrs = ["T: realnumbertype"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.None("its output is boolean"),
    };
}

/// <content>less_equal.</content>
public sealed partial class tensorflow
{
    /// <summary>Whether x ≤ y, element by element; false where either is NaN.</summary>
    /// <param name="x">Any shape, any real numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, bool.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor less_equal(Tensor x, Tensor y, string? name = null) => Build.One("LessEqual", name, [x, y]);
}
