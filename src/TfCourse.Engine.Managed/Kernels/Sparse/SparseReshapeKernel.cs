namespace TfCourse.Engine.Managed;

/// <summary>Places of one dense shape as places of another of as many elements; one size may be -1.</summary>
internal sealed class SparseReshapeKernel : Kernel
{
    public override void Run(KernelContext c)
    {
        if (c.Dims(0).Rank != 2 || c.Dims(2).Rank != 1)
        {
            throw EngineException.InvalidArgument($"input_indices has the shape {c.Dims(0)} and new_shape {c.Dims(2)}; a matrix and a vector are meant");
        }

        long[] from = SparseKernels.Sizes(c, 1), to = c.Integers(2, stackalloc long[254]).ToArray();
        if (c.Dims(0)[1] != from.Length)
        {
            throw EngineException.InvalidArgument($"input_indices of shape {c.Dims(0)} has not one column for each of the {from.Length} axes of input_shape");
        }

        Complete(from, to);
        ReadOnlySpan<long> indices = c.Input<long>(0);
        int rows = (int)c.Dims(0)[0];
        Span<long> places = c.Output<long>(0, new Dims(rows, to.Length));
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<long> place = indices.Slice(i * from.Length, from.Length);
            SparseKernels.RequireInside(place, from, i);
            long flat = SparseKernels.Flat(place, from);
            for (int axis = to.Length - 1; axis >= 0; axis--)
            {
                places[(i * to.Length) + axis] = flat % to[axis];
                flat /= to[axis];
            }
        }

        to.CopyTo(c.Output<long>(1, new Dims(to.Length)));
    }

    // Puts the size in that -1 stands for.
    private static void Complete(long[] from, long[] to)
    {
        long count = Count(from), known = Count(Array.FindAll(to, s => s != -1));
        int open = Array.IndexOf(to, -1L);
        if (Array.Exists(to, s => s < -1) || (open >= 0 && Array.LastIndexOf(to, -1L) != open))
        {
            throw EngineException.InvalidArgument($"new_shape [{string.Join(",", to)}] must hold sizes of at least 0 and at most one -1");
        }

        if (open >= 0)
        {
            to[open] = known > 0 && count % known == 0 ? count / known : throw EngineException.InvalidArgument($"Cannot infer the missing size of new_shape [{string.Join(",", to)}] for {count} elements");
        }
        else if (known != count)
        {
            throw EngineException.InvalidArgument($"Input to reshape is a tensor with {count} dense values, but the requested shape has {known}: [{string.Join(",", from)}] -> [{string.Join(",", to)}]");
        }
    }

    private static long Count(long[] sizes)
    {
        long count = 1;
        foreach (long size in sizes)
        {
            count = Sizes.TryMultiply(count, size, out long product) ? product : throw EngineException.InvalidArgument($"the shape [{string.Join(",", sizes)}] has more elements than 64 bits can count");
        }

        return count;
    }
}
