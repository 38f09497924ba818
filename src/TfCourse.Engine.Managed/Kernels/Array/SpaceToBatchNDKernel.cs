namespace TfCourse.Engine.Managed;

/// <summary>
/// SpaceToBatch: every block-th element of the padded axes goes into a batch of its own. BatchToSpace is the reverse,
/// with a border cut off. Each of the batches is one strided copy.
/// </summary>
internal sealed class SpaceToBatchKernel<T>(NodeInfo node, bool toSpace) : Kernel
{
    private readonly long[]? _fixedBlocks = node.Op is "SpaceToBatch" or "BatchToSpace" ? [node.Int("block_size"), node.Int("block_size")] : null;
    private readonly IndexBuffer _blocks = new(), _borders = new();

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        ReadOnlySpan<long> blocks = Blocks(c);
        ReadOnlySpan<long> borders = Borders(c, blocks.Length);
        if (dims.Rank < blocks.Length + 1)
        {
            throw EngineException.InvalidArgument($"input rank should be >= {blocks.Length + 1} instead of {dims.Rank}");
        }

        long product = 1;
        foreach (long block in blocks)
        {
            product = block >= 1 ? Sizes.Multiply(product, block) : throw EngineException.InvalidArgument($"All values in block_shape must be positive, got value, {block} at index {blocks.IndexOf(block)}.");
        }

        Span<long> sizes = stackalloc long[dims.Rank];
        Result(dims, blocks, borders, product, sizes);
        ReadOnlySpan<T> input = c.Input<T>(0);
        var result = new Dims(sizes);
        Span<T> output = c.Output<T>(0, result);
        if (!toSpace)
        {
            IndexRows.Clear(output);
        }

        if (input.IsEmpty || output.IsEmpty)
        {
            return;
        }

        Dims batched = toSpace ? dims : result, space = toSpace ? result : dims;
        Span<long> offsets = stackalloc long[blocks.Length];
        offsets.Clear();
        for (long b = 0; b < product; b++)
        {
            Part(input, output, space, batched, blocks, borders, offsets, b);
            for (int axis = blocks.Length - 1; axis >= 0 && ++offsets[axis] == blocks[axis]; axis--)
            {
                offsets[axis] = 0;
            }
        }
    }

    // The elements offset, offset + block, … of each axis of the space, which are batch number b.
    private void Part(ReadOnlySpan<T> input, Span<T> output, in Dims space, in Dims batched, ReadOnlySpan<long> blocks, ReadOnlySpan<long> borders, ReadOnlySpan<long> offsets, long b)
    {
        int rank = space.Rank;
        Span<long> spaceSteps = stackalloc long[rank], batchSteps = stackalloc long[rank], box = stackalloc long[rank];
        Strided.RowMajor(space.Span, spaceSteps);
        Strided.RowMajor(batched.Span, batchSteps);
        space.Span.CopyTo(box);
        long spaceStart = 0, batchStart = b * space[0] * batchSteps[0];
        for (int i = 0; i < blocks.Length; i++)
        {
            // Position p in the batch is p · block + offset - border in the space; only those inside count.
            long shift = offsets[i] - borders[2 * i];
            long first = shift >= 0 ? 0 : (-shift + blocks[i] - 1) / blocks[i];
            long end = Math.Min(batched[i + 1], space[i + 1] - shift <= 0 ? 0 : (space[i + 1] - shift + blocks[i] - 1) / blocks[i]);
            box[i + 1] = Math.Max(0, end - first);
            batchStart += first * batchSteps[i + 1];
            spaceStart += ((first * blocks[i]) + shift) * spaceSteps[i + 1];
            spaceSteps[i + 1] *= blocks[i];
        }

        if (toSpace)
        {
            Strided.Copy(input, batchStart, batchSteps, output, spaceStart, spaceSteps, box);
        }
        else
        {
            Strided.Copy(input, spaceStart, spaceSteps, output, batchStart, batchSteps, box);
        }
    }

    private void Result(in Dims dims, ReadOnlySpan<long> blocks, ReadOnlySpan<long> borders, long product, Span<long> sizes)
    {
        dims.Span.CopyTo(sizes);
        if (toSpace && dims[0] % product != 0)
        {
            throw EngineException.InvalidArgument($"Input batch dimension ({dims[0]}) is not divisible by product of block sizes ({product})");
        }

        sizes[0] = toSpace ? dims[0] / product : Sizes.Multiply(dims[0], product);
        for (int i = 0; i < blocks.Length; i++)
        {
            long size = toSpace ? Sizes.Multiply(dims[i + 1], blocks[i]) - borders[2 * i] - borders[(2 * i) + 1] : checked(dims[i + 1] + borders[2 * i] + borders[(2 * i) + 1]);
            if (toSpace ? size < 0 : size % blocks[i] != 0)
            {
                throw EngineException.InvalidArgument(toSpace
                    ? $"cropped_shape[{i}]={size} must be non-negative"
                    : $"padded_shape[{i}]={size} is not divisible by block_shape[{i}]={blocks[i]}");
            }

            sizes[i + 1] = toSpace ? size : size / blocks[i];
        }
    }

    private ReadOnlySpan<long> Blocks(KernelContext c)
    {
        if (_fixedBlocks is not null)
        {
            return _fixedBlocks;
        }

        return c.Dims(1).Rank == 1 ? _blocks.Of(c, 1) : throw EngineException.InvalidArgument($"block_shape should have rank 1, it has the shape {c.Dims(1)}");
    }

    private ReadOnlySpan<long> Borders(KernelContext c, int axes)
    {
        int input = _fixedBlocks is not null ? 1 : 2;
        if (c.Dims(input) != new Dims(axes, 2))
        {
            throw EngineException.InvalidArgument($"{c.Argument(input)} should have the shape [{axes}, 2] instead of {c.Dims(input)}");
        }

        ReadOnlySpan<long> borders = _borders.Of(c, input);
        foreach (long border in borders)
        {
            if (border is < 0 or > int.MaxValue)
            {
                throw EngineException.InvalidArgument($"{c.Argument(input)} cannot be negative (or beyond 2^31): {border}");
            }
        }

        return borders;
    }
}

/// <summary>Picks the element size of SpaceToBatch, SpaceToBatchND, BatchToSpace and BatchToSpaceND.</summary>
internal readonly struct SpaceToBatchNDKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<SpaceToBatchNDKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new SpaceToBatchKernel<T>(node, node.Op.StartsWith("Batch", StringComparison.Ordinal)).Precompiled();
}
