namespace Tensorflow;

/// <summary>ConcatV2: tensors one after the other along an axis, which is the last input.</summary>
internal static class ConcatV2
{
    public static OpDefinition Define() => new("ConcatV2")
    {
        Inputs = ["values: N * T", "axis: Tidx"],
        Outputs = ["output: T"],
        Attrs = ["N: int >= 2", "T: type", "Tidx: {int32, int64} = int32"],
        Shape = c => [InferShape(c, 0, c.InputCount - 1)],
        Gradient = Gradient.Of((op, dy) => Concat.Backward(op, dy, 0, op.inputs.Count - 1)),
    };

    /// <summary>The values are the inputs from first on, one fewer than there are inputs.</summary>
    public static Shape InferShape(ShapeContext c, int first, int axisInput)
    {
        int count = c.InputCount - 1;
        c.WithRank(axisInput, 0);
        if (c.Integers(axisInput) is not { } axis)
        {
            return UnknownAxis(c, first, count);
        }

        long least = axis[0] < 0 ? -axis[0] : axis[0] + 1, size = 0;
        Shape before = Shape.Null, after = Shape.Null;
        for (int i = count - 1; i >= 0; i--)
        {
            Shape part = ArrayShapes.AtLeast(c, c[first + i], least);
            before = c.Merge(ArrayShapes.Part(part, 0, axis[0]), before);
            after = c.Merge(axis[0] == -1 ? Shape.Scalar : ArrayShapes.Part(part, axis[0] + 1), after);
            size = c.Add(size, ArrayShapes.Size(part, axis[0]));
        }

        return before.concatenate(new Shape(size)).concatenate(after);
    }

    private static Shape UnknownAxis(ShapeContext c, int first, int count)
    {
        int rank = -1;
        for (int i = 0; i < count && rank < 0; i++)
        {
            rank = c[first + i].ndim;
        }

        if (rank < 0)
        {
            return Shape.Null;
        }

        c.Require(rank > 0, "Can't concatenate scalars (use tf.stack instead)");
        for (int i = 0; i < count; i++)
        {
            c.WithRank(first + i, rank);
        }

        return ShapeContext.Unknown(rank);
    }
}

/// <content>concat.</content>
public sealed partial class tensorflow
{
    /// <summary>Tensors one after the other along an axis: [2, 3] and [2, 4] along axis 1 give [2, 7].</summary>
    /// <param name="values">One or more, of equal type, rank and sizes but for the axis.</param>
    /// <param name="axis">The axis, in [-rank, rank).</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The sizes add up along the axis.</returns>
    /// <exception cref="ValueError">Scalars, ranks or sizes that differ, or an axis out of range.</exception>
    public Tensor concat(IEnumerable<Tensor> values, int axis, string? name = "concat") => concat(values, (Tensor)axis, name);

    /// <summary>Tensors one after the other along an axis.</summary>
    /// <param name="values">One or more, of equal type, rank and sizes but for the axis.</param>
    /// <param name="axis">A scalar: the axis, in [-rank, rank).</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The sizes add up along the axis.</returns>
    /// <exception cref="ValueError">Scalars, or ranks or sizes that differ.</exception>
    public Tensor concat(IEnumerable<Tensor> values, Tensor axis, string? name = "concat") => Concat.Of([.. values], axis, name ?? "concat");
}
