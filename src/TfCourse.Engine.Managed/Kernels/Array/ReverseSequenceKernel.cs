namespace TfCourse.Engine.Managed;

/// <summary>For each entry of a batch the first seq_lengths elements along an axis in the reverse order, the rest as it is.</summary>
internal sealed class ReverseSequenceKernel<T>(NodeInfo node) : Kernel
{
    private readonly long _batchAxis = node.Int("batch_dim"), _axis = node.Int("seq_dim");
    private readonly IndexBuffer _lengths = new();

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        int rank = dims.Rank;
        Check(c, dims);
        (int batch, int axis) = ((int)_batchAxis, (int)_axis);
        ReadOnlySpan<long> lengths = _lengths.Of(c, 1);
        foreach (long length in lengths)
        {
            if (length < 0 || length > dims[axis])
            {
                throw EngineException.InvalidArgument(length < 0 ? $"seq_lens({lengths.IndexOf(length)}) < 0" : $"seq_lens({lengths.IndexOf(length)}) > input.dims({axis})");
            }
        }

        Span<long> steps = stackalloc long[rank], back = stackalloc long[rank], box = stackalloc long[rank];
        Strided.RowMajor(dims.Span, steps);
        steps.CopyTo(back);
        back[axis] = -steps[axis];
        dims.Span.CopyTo(box);
        box[batch] = 1;
        ReadOnlySpan<T> input = c.Input<T>(0);
        Span<T> output = c.Output<T>(0, dims);
        for (int b = 0; b < lengths.Length; b++)
        {
            long start = b * steps[batch];
            box[axis] = lengths[b];
            Strided.Copy(input, start + ((lengths[b] - 1) * steps[axis]), back, output, start, steps, box);
            box[axis] = dims[axis] - lengths[b];
            start += lengths[b] * steps[axis];
            Strided.Copy(input, start, steps, output, start, steps, box);
        }
    }

    private void Check(KernelContext c, in Dims dims)
    {
        if (_batchAxis == _axis)
        {
            throw EngineException.InvalidArgument($"batch_dim == seq_dim == {_axis}");
        }

        if (c.Dims(1).Rank != 1)
        {
            throw EngineException.InvalidArgument($"seq_lengths must be 1-dim, not {c.Dims(1).Rank}");
        }

        if (_axis < 0 || _axis >= dims.Rank)
        {
            throw EngineException.InvalidArgument($"seq_dim must be < input rank ( {_axis} vs. {dims.Rank})");
        }

        if (_batchAxis < 0 || _batchAxis >= dims.Rank)
        {
            throw EngineException.InvalidArgument($"batch_dim must be < input rank ( {_batchAxis} vs. {dims.Rank})");
        }

        if (c.Value(1).Count != dims[(int)_batchAxis])
        {
            throw EngineException.InvalidArgument($"Length of seq_lengths != input.dims({_batchAxis}), ({c.Value(1).Count} vs. {dims[(int)_batchAxis]})");
        }
    }
}

/// <summary>Picks the element size of ReverseSequence.</summary>
internal readonly struct ReverseSequenceKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<ReverseSequenceKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new ReverseSequenceKernel<T>(node).Precompiled();
}
