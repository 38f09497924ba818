namespace TfCourse.Engine.Managed;

/// <summary>Shapes given as an integer vector.</summary>
internal static class SizesInput
{
    /// <summary>The sizes of a vector input, or one size of a scalar.</summary>
    /// <exception cref="EngineException">More than one axis, or a negative size.</exception>
    public static Dims Of(KernelContext c, int input)
    {
        if (c.Dims(input).Rank > 1)
        {
            throw EngineException.InvalidArgument($"{c.Argument(input)} must be a vector of sizes, got shape {c.Dims(input)}");
        }

        ReadOnlySpan<long> sizes = c.Integers(input, stackalloc long[254]);
        foreach (long size in sizes)
        {
            if (size < 0)
            {
                throw EngineException.InvalidArgument($"Dimension {size} must be >= 0");
            }
        }

        return new Dims(sizes);
    }

    /// <summary>The sizes of a vector input.</summary>
    /// <exception cref="EngineException">No vector, or a negative size.</exception>
    public static Dims OfVector(KernelContext c, int input) => c.Dims(input).Rank == 1 ? Of(c, input)
        : throw EngineException.InvalidArgument($"{c.Argument(input)} must be a vector of sizes, got shape {c.Dims(input)}");
}
