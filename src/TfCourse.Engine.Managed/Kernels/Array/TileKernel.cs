namespace TfCourse.Engine.Managed;

/// <summary>A tensor repeated along each axis.</summary>
internal sealed class TileKernel<T> : Kernel
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        int rank = dims.Rank;
        if (c.Dims(1).Rank != 1)
        {
            throw EngineException.InvalidArgument($"Expected multiples to be 1-D, but got shape {c.Dims(1)}");
        }

        if (c.Value(1).Count != rank)
        {
            throw EngineException.InvalidArgument($"Expected multiples argument to be a vector of length {rank} but got length {c.Value(1).Count}");
        }

        // Each axis becomes two: the repetition, which does not move the source, and the axis itself.
        Span<long> multiples = stackalloc long[rank], sizes = stackalloc long[rank], inSteps = stackalloc long[rank], outSteps = stackalloc long[rank];
        c.Integers(1, multiples);
        bool same = true;
        for (int i = 0; i < rank; i++)
        {
            if (multiples[i] < 0)
            {
                throw EngineException.InvalidArgument($"Expected multiples[{i}] >= 0, but got {multiples[i]}");
            }

            sizes[i] = Sizes.Multiply(dims[i], multiples[i]);
            same &= multiples[i] == 1;
        }

        if (same)
        {
            c.Forward(0, 0);
            return;
        }

        Strided.RowMajor(dims.Span, inSteps);
        Span<long> extents = stackalloc long[2 * rank], from = stackalloc long[2 * rank], to = stackalloc long[2 * rank];
        ReadOnlySpan<T> input = c.Input<T>(0);
        Span<T> output = c.Output<T>(0, new Dims(sizes));
        Strided.RowMajor(sizes, outSteps);
        for (int i = 0; i < rank; i++)
        {
            (extents[2 * i], from[2 * i], to[2 * i]) = (multiples[i], 0, outSteps[i] * dims[i]);
            (extents[(2 * i) + 1], from[(2 * i) + 1], to[(2 * i) + 1]) = (dims[i], inSteps[i], outSteps[i]);
        }

        Strided.Copy(input, 0, from, output, 0, to, extents);
    }
}

/// <summary>Picks the element size of Tile.</summary>
internal readonly struct TileKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<TileKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new TileKernel<T>().Precompiled();
}
