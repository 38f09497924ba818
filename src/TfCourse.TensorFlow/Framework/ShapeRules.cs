namespace Tensorflow;

/// <summary>Shape rules that many ops share.</summary>
internal static class ShapeRules
{
    /// <summary>The output has the shape of the first input.</summary>
    public static Shape[] Unchanged(ShapeContext c) => [c[0]];

    /// <summary>All inputs have one shape, which is the output's.</summary>
    public static Shape[] Merged(ShapeContext c)
    {
        Shape shape = Shape.Null;
        for (int i = 0; i < c.InputCount; i++)
        {
            shape = c.Merge(shape, c[i]);
        }

        return [shape];
    }

    /// <summary>A scalar.</summary>
    public static Shape[] Scalar(ShapeContext c) => [Shape.Scalar];

    /// <summary>Nothing is known, for each output.</summary>
    public static Shape[] Unknown(ShapeContext c)
    {
        var shapes = new Shape[c.Op.Definition.OutputArgs.Length];
        Array.Fill(shapes, Shape.Null);
        return shapes;
    }

    /// <summary>An op without outputs.</summary>
    public static Shape[] None(ShapeContext c) => [];

    /// <summary>Two inputs stretched over each other.</summary>
    public static Shape[] Broadcast(ShapeContext c) => [Broadcast(c, c[0], c[1])];

    /// <summary>The shape of two shapes stretched over each other: aligned at the right, sizes equal or 1.</summary>
    public static Shape Broadcast(ShapeContext c, Shape x, Shape y)
    {
        if (x.IsNull || y.IsNull)
        {
            return Shape.Null;
        }

        if (x == y)
        {
            return x;
        }

        int rank = Math.Max(x.ndim, y.ndim);
        var dims = new long[rank];
        for (int i = 0; i < rank; i++)
        {
            long a = i < rank - x.ndim ? 1 : x[i - rank + x.ndim], b = i < rank - y.ndim ? 1 : y[i - rank + y.ndim];
            if (a >= 0 && b >= 0 && a != b && a != 1 && b != 1)
            {
                throw c.Error($"Dimensions must be equal, but are {a} and {b}");
            }

            // An unknown size beside one above 1 must be it or 1: the result is that size.
            dims[i] = a == 1 ? b : b == 1 ? a : a > 1 ? a : b > 1 ? b : a == b ? a : -1;
        }

        return new Shape(dims);
    }
}
