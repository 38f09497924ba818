namespace TfCourse.Engine.Managed;

/// <summary>Where each part of a concatenation begins in the whole: for every shape a vector, zero but at the axis.</summary>
internal static class ConcatOffsetKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(Run);

    private static void Run(KernelContext c)
    {
        if (c.Dims(0).Rank != 0)
        {
            throw EngineException.InvalidArgument($"Concat dim tensor should be a scalar integer, but got shape {c.Dims(0)}");
        }

        if (c.Dims(1).Rank != 1)
        {
            throw EngineException.InvalidArgument($"input 0 should be a vector, but got shape {c.Dims(1)}");
        }

        int rank = c.Value(1).Count;
        long given = c.IntegerAt(0, 0);
        if (given < -rank || given >= rank)
        {
            throw EngineException.InvalidArgument($"Concat dim is out of range: {given} vs. {rank}");
        }

        int axis = (int)(given < 0 ? given + rank : given);
        Span<long> first = stackalloc long[254], other = stackalloc long[254], offset = stackalloc long[254];
        c.Integers(1, first);
        offset.Clear();
        for (int i = 0; i < c.OutputCount; i++)
        {
            if (c.Dims(i + 1).Rank != 1)
            {
                throw EngineException.InvalidArgument($"input {i} should be a vector, but got shape {c.Dims(i + 1)}");
            }

            if (c.Value(i + 1).Count != rank)
            {
                throw EngineException.InvalidArgument($"input {i} should contain {rank} elements, but got {c.Value(i + 1).Count}");
            }

            c.Integers(i + 1, other);
            for (int d = 0; d < rank; d++)
            {
                if (d != axis && other[d] != first[d])
                {
                    throw EngineException.InvalidArgument($"All dimensions except {axis} must match. Input {i} has shape {Sizes.Format(other[..rank])} and doesn't match input 0 with shape {Sizes.Format(first[..rank])}.");
                }
            }

            IntegerOutputs.Write(c, i, offset[..rank]);
            offset[axis] = checked(offset[axis] + other[axis]);
        }
    }
}
