namespace Tensorflow;

/// <summary>Equal: z = (x = y), with broadcasting.</summary>
internal static class Equal
{
    public static OpDefinition Define() => new("Equal")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: bool"],
        Attrs =
        [
            "T: type",
            "incompatible_shape_error: bool = true",
        ],
        Shape = InferShape,
        Gradient = Gradient.None("its output is boolean"),
        IsCommutative = true,
    };

    // Where shapes that do not fit only mean "not equal", the answer is one scalar.
    public static Shape[] InferShape(ShapeContext c)
        => c.Attr<bool>("incompatible_shape_error") || Fit(c[0], c[1]) ? ShapeRules.Broadcast(c) : [Shape.Scalar];

    private static bool Fit(Shape x, Shape y)
    {
        for (int i = 1; i <= Math.Min(x.ndim, y.ndim); i++)
        {
            if (x[-i] != y[-i] && x[-i] is not (1 or -1) && y[-i] is not (1 or -1))
            {
                return false;
            }
        }

        return true;
    }
}

/// <content>equal.</content>
public sealed partial class tensorflow
{
    /// <summary>Whether x and y are equal, element by element; NaN equals nothing.</summary>
    /// <param name="x">Any shape, any type of numbers, bool or strings.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, bool.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor equal(Tensor x, Tensor y, string? name = null) => Build.One("Equal", name, [x, y]);
}
