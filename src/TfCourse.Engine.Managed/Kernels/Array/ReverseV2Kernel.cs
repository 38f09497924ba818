using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A tensor with the order of elements turned round along some axes.</summary>
internal sealed class ReverseKernel<T> : Kernel
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        int rank = dims.Rank;
        Span<bool> turned = stackalloc bool[rank];
        turned.Clear();
        if (c.Type(1) == DataType.DtBool)
        {
            Flags(c, turned);
        }
        else
        {
            Axes(c, turned);
        }

        Span<long> from = stackalloc long[rank], to = stackalloc long[rank];
        Strided.RowMajor(dims.Span, from);
        from.CopyTo(to);
        long start = 0;
        for (int i = 0; i < rank; i++)
        {
            if (turned[i])
            {
                start += from[i] * Math.Max(dims[i] - 1, 0);
                from[i] = -from[i];
            }
        }

        ReadOnlySpan<T> input = c.Input<T>(0);
        Strided.Copy(input, start, from, c.Output<T>(0, dims), 0, to, dims.Span);
    }

    private static void Flags(KernelContext c, Span<bool> turned)
    {
        if (c.Dims(1).Rank != 1 || c.Value(1).Count != turned.Length)
        {
            throw EngineException.InvalidArgument($"'dims' must have the same number of values as 'input' has dimensions. 'input' has {turned.Length}, 'dims' has the shape {c.Dims(1)}");
        }

        c.Input<bool>(1).CopyTo(turned);
    }

    private static void Axes(KernelContext c, Span<bool> turned)
    {
        if (c.Dims(1).Rank != 1)
        {
            throw EngineException.InvalidArgument($"'dims' must be 1-dimension, not {c.Dims(1).Rank}");
        }

        int rank = turned.Length;
        for (int i = 0; i < c.Value(1).Count; i++)
        {
            long axis = c.IntegerAt(1, i);
            if (axis < -rank || axis >= rank)
            {
                throw EngineException.InvalidArgument($"'axis'[{i}] = {axis} is out of valid range [0, {rank - 1}]");
            }

            ref bool flag = ref turned[(int)(axis < 0 ? axis + rank : axis)];
            flag = !flag ? true : throw EngineException.InvalidArgument($"axis {(axis < 0 ? axis + rank : axis)} specified more than once.");
        }
    }
}

/// <summary>Picks the element size of ReverseV2 (a list of axes) and of Reverse (a flag for each axis).</summary>
internal readonly struct ReverseV2Kernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<ReverseV2Kernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new ReverseKernel<T>().Precompiled();
}
