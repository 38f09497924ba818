namespace TfCourse.Engine.Managed;

/// <summary>Tensors one after the other along an axis.</summary>
internal sealed class ConcatKernel<T>(int first, int axisInput) : Kernel
{
    public override void Run(KernelContext c)
    {
        if (c.Value(axisInput).Count != 1)
        {
            throw EngineException.InvalidArgument($"ConcatOp : Concat dim tensor should be a scalar, but got shape {c.Dims(axisInput)}");
        }

        int count = c.InputCount - 1;
        Dims dims = c.Dims(first);
        long given = c.IntegerAt(axisInput, 0);
        if (dims.Rank == 0)
        {
            throw EngineException.InvalidArgument("ConcatOp : Can't concatenate scalars (use tf.stack instead)");
        }

        if (given < -dims.Rank || given >= dims.Rank)
        {
            throw EngineException.InvalidArgument($"ConcatOp : Expected concatenating dimensions in the range [{-dims.Rank}, {dims.Rank}), but got {given}");
        }

        int axis = (int)(given < 0 ? given + dims.Rank : given);
        long total = 0;
        for (int i = 0; i < count; i++)
        {
            total = checked(total + Fitting(c, i, dims, axis));
        }

        var result = dims.With(axis, total);
        long outer = dims.Product(0, axis), inner = dims.Product(axis + 1, dims.Rank);
        Span<T> output = c.Output<T>(0, result);
        if (output.IsEmpty)
        {
            return;
        }

        int row = (int)(total * inner), start = 0;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<T> part = c.Input<T>(first + i);
            int width = (int)(c.Dims(first + i)[axis] * inner);
            for (int o = 0; o < outer && width > 0; o++)
            {
                part.Slice(o * width, width).CopyTo(output[((o * row) + start)..]);
            }

            start += width;
        }
    }

    private long Fitting(KernelContext c, int i, in Dims dims, int axis)
    {
        Dims other = c.Dims(first + i);
        if (other.Rank != dims.Rank)
        {
            throw EngineException.InvalidArgument($"ConcatOp : Ranks of all input tensors should match: shape[0] = {dims} vs. shape[{i}] = {other}");
        }

        for (int d = 0; d < dims.Rank; d++)
        {
            if (d != axis && other[d] != dims[d])
            {
                throw EngineException.InvalidArgument($"ConcatOp : Dimension {d} in both shapes must be equal: shape[0] = {dims} vs. shape[{i}] = {other}");
            }
        }

        return other[axis];
    }
}

/// <summary>Picks the element size of ConcatV2 (the axis comes last) and of Concat (the axis comes first).</summary>
internal readonly struct ConcatV2Kernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<ConcatV2Kernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node)
        => node.Op == "Concat" ? new ConcatKernel<T>(1, 0) : new ConcatKernel<T>(0, node.InputTypes.Length - 1);
}
