namespace TfCourse.Engine.Managed;

/// <summary>Blocks of pixels become channels (SpaceToDepth), or channels become blocks of pixels (DepthToSpace).</summary>
internal sealed class SpaceToDepthKernel<T>(NodeInfo node, bool toSpace) : Kernel
{
    private readonly long _block = node.Int("block_size");
    private readonly string _format = node.String("data_format");

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        int rank = _format == "NCHW_VECT_C" ? 5 : 4;
        if (dims.Rank != rank)
        {
            throw EngineException.InvalidArgument($"Input rank should be {rank} instead of {dims.Rank}");
        }

        int channel = _format == "NHWC" ? 3 : 1, row = _format == "NHWC" ? 1 : 2;
        long area = Sizes.Multiply(_block, _block);
        Span<long> sizes = stackalloc long[rank];
        dims.Span.CopyTo(sizes);
        if (toSpace)
        {
            sizes[channel] = dims[channel] % area == 0 ? dims[channel] / area
                : throw EngineException.InvalidArgument($"Input depth dimension {dims[channel]} should be divisible by: {area}");
            sizes[row] = Sizes.Multiply(dims[row], _block);
            sizes[row + 1] = Sizes.Multiply(dims[row + 1], _block);
        }
        else
        {
            if (dims[row] % _block != 0 || dims[row + 1] % _block != 0)
            {
                throw EngineException.InvalidArgument($"Image width {dims[row + 1]} and height {dims[row]} should be divisible by block_size: {_block}");
            }

            sizes[channel] = Sizes.Multiply(dims[channel], area);
            sizes[row] = dims[row] / _block;
            sizes[row + 1] = dims[row + 1] / _block;
        }

        var result = new Dims(sizes);
        ReadOnlySpan<T> input = c.Input<T>(0);
        Span<T> output = c.Output<T>(0, result);
        Dims deep = toSpace ? dims : result, wide = toSpace ? result : dims;
        Copy(input, output, deep, wide, channel, row);
    }

    // deep [n, h, w, (y, x, c)] and wide [n, (h, y), (w, x), c], as six axes n h y w x c and, for vectors, one more.
    private void Copy(ReadOnlySpan<T> input, Span<T> output, in Dims deep, in Dims wide, int channel, int row)
    {
        Span<long> d = stackalloc long[deep.Rank], w = stackalloc long[wide.Rank];
        Strided.RowMajor(deep.Span, d);
        Strided.RowMajor(wide.Span, w);
        long channels = wide[channel], vector = deep.Rank == 5 ? deep[4] : 1;
        ReadOnlySpan<long> box = [deep[0], deep[row], _block, deep[row + 1], _block, channels, vector];
        ReadOnlySpan<long> deepSteps = [d[0], d[row], _block * channels * d[channel], d[row + 1], channels * d[channel], d[channel], 1];
        ReadOnlySpan<long> wideSteps = [w[0], _block * w[row], w[row], _block * w[row + 1], w[row + 1], w[channel], 1];
        if (toSpace)
        {
            Strided.Copy(input, 0, deepSteps, output, 0, wideSteps, box);
        }
        else
        {
            Strided.Copy(input, 0, wideSteps, output, 0, deepSteps, box);
        }
    }
}

/// <summary>Picks the element size of SpaceToDepth and DepthToSpace.</summary>
internal readonly struct SpaceToDepthKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<SpaceToDepthKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new SpaceToDepthKernel<T>(node, node.Op == "DepthToSpace").Precompiled();
}
