namespace Tensorflow;

/// <summary>Reshape: the same elements under another shape.</summary>
internal static class Reshape
{
    public static OpDefinition Define() => new("Reshape")
    {
        Inputs = ["tensor: T", "shape: Tshape"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tshape: {int32, int64} = int32"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of((op, dy) => [ToInput(op, dy), null]),
    };

    /// <summary>A gradient in the shape of the first input.</summary>
    public static Tensor ToInput(Operation op, Tensor dy)
    {
        dy = dy is IndexedSlices slices ? slices.ToDense() : dy;

        // One size that only the run knows follows from the others, unless they are none.
        Shape shape = op.inputs[0].shape;
        return !shape.IsNull && shape.dims.Count(d => d < 0) == 1 && !shape.dims.Contains(0)
            ? Build.One("Reshape", null, [dy, shape.as_int_list()])
            : Build.One("Reshape", null, [dy, ShapeValues.Of(op.inputs[0])]);
    }

    private static Shape InferShape(ShapeContext c)
    {
        Shape from = c[0], to = ArrayShapes.FromVector(c, 1);
        if (to.IsNull || from.IsNull)
        {
            return to;
        }

        (long fromKnown, int fromOpen) = Known(c, from);
        (long toKnown, int toOpen) = Known(c, to);
        if (fromOpen < -1 || toOpen < -1)
        {
            return to;
        }

        if (fromOpen < 0 && toOpen < 0)
        {
            return fromKnown == toKnown ? to
                : throw c.Error($"Cannot reshape a tensor with {fromKnown} elements to shape {to.Brackets()} ({toKnown} elements)");
        }

        if (fromOpen < 0)
        {
            return toKnown > 0 ? ArrayShapes.With(to, toOpen, ArrayShapes.Divide(c, fromKnown, toKnown)) : to;
        }

        if (toOpen < 0)
        {
            if (fromKnown != 0)
            {
                ArrayShapes.Divide(c, toKnown, fromKnown);
            }

            return to;
        }

        return to;
    }

    // The product of the known sizes and the place of the one unknown: -1 for none, -2 for several. A size of 0 makes the product known.
    private static (long Known, int Open) Known(ShapeContext c, Shape shape)
    {
        long all = ArrayShapes.Count(c, shape);
        if (all >= 0)
        {
            return (all, -1);
        }

        long known = 1;
        int open = -1;
        for (int i = 0; i < shape.ndim; i++)
        {
            if (shape[i] >= 0)
            {
                known = c.Multiply(known, shape[i]);
            }
            else
            {
                open = open == -1 ? i : -2;
            }
        }

        return (known, open);
    }
}

/// <content>reshape.</content>
public sealed partial class tensorflow
{
    /// <summary>The same elements, in the same row-major order, under another shape.</summary>
    /// <param name="tensor">Any tensor.</param>
    /// <param name="shape">The new sizes, with the same product; one may be -1 and is then computed.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>That shape, of the tensor's type.</returns>
    /// <exception cref="ValueError">The numbers of elements differ.</exception>
    public Tensor reshape(Tensor tensor, Shape shape, string? name = null) => reshape(tensor, (Tensor)shape, name);

    /// <summary>The same elements, in the same row-major order, under another shape.</summary>
    /// <param name="tensor">Any tensor.</param>
    /// <param name="shape">A vector of the new sizes, with the same product; one may be -1 and is then computed.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>That shape, of the tensor's type.</returns>
    /// <exception cref="ValueError">The numbers of elements differ.</exception>
    public Tensor reshape(Tensor tensor, Tensor shape, string? name = null) => Build.One("Reshape", name, [tensor, shape]);

    /// <summary>The same elements, in the same row-major order, under another shape.</summary>
    /// <param name="tensor">Any tensor.</param>
    /// <param name="shape">The new sizes, each a number or a scalar tensor; one may be -1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>That shape, of the tensor's type.</returns>
    /// <exception cref="ValueError">The numbers of elements differ.</exception>
    public Tensor reshape(Tensor tensor, object[] shape, string? name = null) => reshape(tensor, SizeVectors.Of(shape), name);
}
