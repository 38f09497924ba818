namespace TfCourse.Engine.Managed;

/// <summary>A tensor shifted along some axes; what falls off one end comes in at the other.</summary>
internal sealed class RollKernel<T> : Kernel
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        if (dims.Rank == 0)
        {
            throw EngineException.InvalidArgument("input must be 1-D or higher");
        }

        Span<long> shifts = stackalloc long[dims.Rank];
        Shifts(c, dims, shifts);
        int last = dims.Rank - 1;
        while (last >= 0 && shifts[last] == 0)
        {
            last--;
        }

        if (last < 0 || dims.Count == 0)
        {
            c.Forward(0, 0);
            return;
        }

        // Along the last axis that moves, a row is two blocks that change places; the axes before it say which row.
        int inner = (int)dims.Product(last + 1, dims.Rank), row = (int)dims[last] * inner, shift = (int)shifts[last] * inner;
        ReadOnlySpan<T> input = c.Input<T>(0);
        Span<T> output = c.Output<T>(0, dims);
        Span<long> place = stackalloc long[last];
        place.Clear();
        for (int from = 0; from < input.Length; from += row)
        {
            long to = 0;
            for (int i = 0; i < last; i++)
            {
                to = (to * dims[i]) + ((place[i] + shifts[i]) % dims[i]);
            }

            Span<T> target = output.Slice((int)(to * row), row);
            input.Slice(from, row - shift).CopyTo(target[shift..]);
            input.Slice(from + row - shift, shift).CopyTo(target);
            for (int axis = last - 1; axis >= 0 && ++place[axis] == dims[axis]; axis--)
            {
                place[axis] = 0;
            }
        }
    }

    // For each axis the sum of its shifts, brought into [0, size).
    private static void Shifts(KernelContext c, in Dims dims, Span<long> shifts)
    {
        for (int i = 1; i < 3; i++)
        {
            if (c.Dims(i).Rank > 1)
            {
                throw EngineException.InvalidArgument($"{c.Argument(i)} must be a scalar or a 1-D vector. Found: {c.Dims(i)}");
            }
        }

        if (c.Value(1).Count != c.Value(2).Count || c.Dims(1).Rank != c.Dims(2).Rank)
        {
            throw EngineException.InvalidArgument($"shift and axis must have the same size: they have the shapes {c.Dims(1)} and {c.Dims(2)}");
        }

        shifts.Clear();
        for (int i = 0; i < c.Value(1).Count; i++)
        {
            long axis = c.IntegerAt(2, i);
            axis = axis < 0 ? axis + dims.Rank : axis;
            if (axis < 0 || axis >= dims.Rank)
            {
                throw EngineException.InvalidArgument($"axis {axis} is out of range");
            }

            long size = Math.Max(dims[(int)axis], 1);
            shifts[(int)axis] = (((shifts[(int)axis] + (c.IntegerAt(1, i) % size)) % size) + size) % size;
        }
    }
}

/// <summary>Picks the element size of Roll.</summary>
internal readonly struct RollKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<RollKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new RollKernel<T>().Precompiled();
}
