namespace Tensorflow;

/// <summary>NotEqual: z = (x ≠ y), with broadcasting.</summary>
internal static class NotEqual
{
    public static OpDefinition Define() => new("NotEqual")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: bool"],
        Attrs =
        [
            "T: type",
            "incompatible_shape_error: bool = true",
        ],
        Shape = Equal.InferShape,
        Gradient = Gradient.None("its output is boolean"),
        IsCommutative = true,
    };
}

/// <content>not_equal.</content>
public sealed partial class tensorflow
{
    /// <summary>Whether x and y differ, element by element; NaN equals nothing.</summary>
    /// <param name="x">Any shape, any type of numbers, bool or strings.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, bool.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor not_equal(Tensor x, Tensor y, string? name = null) => Build.One("NotEqual", name, [x, y]);
}
