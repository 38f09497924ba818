namespace TfCourse.Engine.Managed;

/// <summary>Strings along some axes joined with a separator; the axis named first runs fastest.</summary>
internal sealed class ReduceJoinKernel(NodeInfo node) : Kernel
{
    private readonly bool _keep = node.Bool("keep_dims");
    private readonly byte[] _separator = node.Bytes("separator");
    private readonly List<byte[]> _parts = [];

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        int rank = dims.Rank, count = c.Value(1).Count;
        if (c.Dims(1).Rank > 1)
        {
            throw EngineException.InvalidArgument($"reduction_indices must be a scalar or a vector, it has the shape {c.Dims(1)}");
        }

        if (count > rank)
        {
            // More axes than there are repeat one or name one that is not there; both are found below.
            count = rank + 1;
        }

        Span<int> axes = stackalloc int[count];
        Span<bool> reduced = stackalloc bool[rank];
        reduced.Clear();
        for (int i = 0; i < count; i++)
        {
            long axis = c.IntegerAt(1, i);
            if (axis < -rank || axis >= rank)
            {
                throw EngineException.OutOfRange($"Invalid reduction dimension {axis} for input with {rank} dimension(s)");
            }

            axes[i] = (int)(axis < 0 ? axis + rank : axis);
            reduced[axes[i]] = !reduced[axes[i]] ? true : throw EngineException.InvalidArgument($"Duplicate reduction dimension {axis}");
        }

        Join(c, dims, axes, reduced);
    }

    private void Join(KernelContext c, in Dims dims, ReadOnlySpan<int> axes, ReadOnlySpan<bool> reduced)
    {
        Span<long> steps = stackalloc long[dims.Rank], sizes = stackalloc long[dims.Rank], outer = stackalloc long[dims.Rank], outerSteps = stackalloc long[dims.Rank];
        Strided.RowMajor(dims.Span, steps);
        int rank = 0, free = 0;
        long joined = 1;
        for (int i = 0; i < dims.Rank; i++)
        {
            if (!reduced[i])
            {
                (outer[free], outerSteps[free++]) = (dims[i], steps[i]);
            }

            joined *= reduced[i] ? dims[i] : 1;
            if (!reduced[i] || _keep)
            {
                sizes[rank++] = reduced[i] ? 1 : dims[i];
            }
        }

        ReadOnlySpan<byte[]> input = c.Input<byte[]>(0);
        Span<byte[]> output = c.Output<byte[]>(0, new Dims(sizes[..rank]));
        for (int o = 0; o < output.Length; o++)
        {
            long start = 0;
            for (long i = free - 1, rest = o; i >= 0; i--)
            {
                start += rest % outer[(int)i] * outerSteps[(int)i];
                rest /= outer[(int)i];
            }

            _parts.Clear();
            for (long p = 0; p < joined; p++)
            {
                long at = start, rest = p;
                foreach (int axis in axes)
                {
                    at += rest % dims[axis] * steps[axis];
                    rest /= dims[axis];
                }

                _parts.Add(input[(int)at]);
            }

            output[o] = ByteStrings.Join(_parts, _separator);
        }
    }
}
