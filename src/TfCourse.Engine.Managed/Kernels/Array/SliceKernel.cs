namespace TfCourse.Engine.Managed;

/// <summary>The box of a tensor that begins at begin; a size of -1 reaches to the end.</summary>
internal sealed class SliceKernel<T> : Kernel
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        int rank = dims.Rank;
        if (c.Dims(1).Rank != 1 || c.Dims(2).Rank != 1 || c.Value(1).Count != rank || c.Value(2).Count != rank)
        {
            throw EngineException.InvalidArgument($"Expected begin and size arguments to be 1-D tensors of size {rank}, but got shapes {c.Dims(1)} and {c.Dims(2)} instead.");
        }

        Span<long> begin = stackalloc long[rank], size = stackalloc long[rank];
        c.Integers(1, begin);
        c.Integers(2, size);
        bool whole = true;
        for (int i = 0; i < rank; i++)
        {
            if (begin[i] < 0 || begin[i] > dims[i])
            {
                throw EngineException.InvalidArgument($"Expected begin[{i}] in [0, {dims[i]}], but got {begin[i]}");
            }

            size[i] = size[i] == -1 ? dims[i] - begin[i] : size[i];
            if (size[i] < 0 || size[i] > dims[i] - begin[i])
            {
                throw EngineException.InvalidArgument($"Expected size[{i}] in [0, {dims[i] - begin[i]}], but got {size[i]}");
            }

            whole &= size[i] == dims[i];
        }

        if (whole)
        {
            c.Forward(0, 0);
            return;
        }

        Span<long> from = stackalloc long[rank], to = stackalloc long[rank];
        Strided.RowMajor(dims.Span, from);
        Strided.RowMajor(size, to);
        long start = 0;
        for (int i = 0; i < rank; i++)
        {
            start += begin[i] * from[i];
        }

        ReadOnlySpan<T> input = c.Input<T>(0);
        Strided.Copy(input, start, from, c.Output<T>(0, new Dims(size)), 0, to, size);
    }
}

/// <summary>Picks the element size of Slice.</summary>
internal readonly struct SliceKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<SliceKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new SliceKernel<T>().Precompiled();
}
