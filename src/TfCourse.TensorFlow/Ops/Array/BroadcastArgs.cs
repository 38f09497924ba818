namespace Tensorflow;

/// <summary>BroadcastArgs: the shape of two shapes stretched over each other.</summary>
internal static class BroadcastArgs
{
    public static OpDefinition Define() => new("BroadcastArgs")
    {
        Inputs = ["s0: T", "s1: T"],
        Outputs = ["r0: T"],
        Attrs = ["T: {int32, int64} = int32"],
        Shape = InferShape,
        Gradient = Gradient.Missing("a shape is integers"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        long x = c.WithRank(0, 1)[0], y = c.WithRank(1, 1)[0];
        return [new Shape(x < 0 || y < 0 ? -1 : Math.Max(x, y))];
    }
}

/// <content>broadcast_dynamic_shape.</content>
public sealed partial class tensorflow
{
    /// <summary>The shape of two shapes stretched over each other.</summary>
    /// <param name="shape_x">A vector of sizes.</param>
    /// <param name="shape_y">A vector of sizes.</param>
    /// <returns>A vector as long as the longer one.</returns>
    public Tensor broadcast_dynamic_shape(Tensor shape_x, Tensor shape_y) => Build.One("BroadcastArgs", null, [shape_x, shape_y]);

    /// <summary>The shape of two known shapes stretched over each other.</summary>
    /// <param name="shape_x">Perhaps partly known.</param>
    /// <param name="shape_y">Perhaps partly known.</param>
    /// <returns>What is known of the result.</returns>
    /// <exception cref="ValueError">They do not fit.</exception>
    public Shape broadcast_static_shape(Shape shape_x, Shape shape_y) => BroadcastShapes.Of(shape_x, shape_y);
}

/// <summary>Static shapes stretched over each other outside of any op.</summary>
internal static class BroadcastShapes
{
    public static Shape Of(Shape x, Shape y)
    {
        if (x.IsNull || y.IsNull)
        {
            return Shape.Null;
        }

        var dims = new long[Math.Max(x.ndim, y.ndim)];
        for (int i = 0; i < dims.Length; i++)
        {
            int left = i - dims.Length;
            long a = -left > x.ndim ? 1 : x[left], b = -left > y.ndim ? 1 : y[left];
            dims[i] = a == b || b == 1 ? a : a == 1 ? b : a < 0 ? (b > 1 ? b : -1) : b < 0 ? (a > 1 ? a : -1)
                : throw new ValueError($"Incompatible shapes for broadcasting: {x} and {y}");
        }

        return new Shape(dims);
    }
}
