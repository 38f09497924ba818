namespace TfCourse.Engine.Managed;

/// <summary>
/// Which axes are reduced, brought to its simplest form: axes of one step dropped, neighbours of one kind merged, so that
/// kept and reduced axes alternate. Made once per pair of input shape and axes.
/// </summary>
internal sealed class ReductionPlan
{
    private readonly Dims _input;
    private readonly long[] _axes;

    private ReductionPlan(in Dims input, long[] axes, in Dims output, int[] extents, bool firstReduced, long count)
        => (_input, _axes, Output, Extents, FirstReduced, Count) = (input, axes, output, extents, firstReduced, count);

    public Dims Output { get; }

    /// <summary>Sizes of the merged axes; at least one.</summary>
    public int[] Extents { get; }

    /// <summary>Whether the first merged axis is reduced; after it kept and reduced ones alternate.</summary>
    public bool FirstReduced { get; }

    /// <summary>How many elements go into one of the output.</summary>
    public long Count { get; }

    /// <summary>Whether no axis of more or less than one step is reduced: then TensorFlow hands the input through.</summary>
    public bool ReducesNothing => Extents.Length == 1 && !FirstReduced;

    public bool Matches(in Dims input, ReadOnlySpan<long> axes) => _input == input && axes.SequenceEqual(_axes);

    /// <summary>The plan of a shape and its reduced axes, negative ones counted from the end.</summary>
    /// <exception cref="EngineException">An axis does not exist or is given twice.</exception>
    public static ReductionPlan Of(in Dims input, ReadOnlySpan<long> axes, bool keepDims)
    {
        int rank = input.Rank;
        Span<bool> reduced = stackalloc bool[rank];
        reduced.Clear();
        foreach (long axis in axes)
        {
            if (axis < -rank || axis >= rank)
            {
                throw EngineException.InvalidArgument($"Invalid reduction dimension ({axis} for input with {rank} dimension(s); an axis has to be in [{-rank}, {rank})");
            }

            int index = (int)(axis < 0 ? axis + rank : axis);
            if (reduced[index])
            {
                throw EngineException.InvalidArgument($"Invalid reduction arguments: Axes contains duplicate dimension: {index}; name every axis once");
            }

            reduced[index] = true;
        }

        Span<long> sizes = stackalloc long[rank];
        int kept = 0;
        long count = 1;
        var extents = new List<int>();
        bool first = false, last = false;
        for (int i = 0; i < rank; i++)
        {
            long size = input[i];
            if (!reduced[i] || keepDims)
            {
                sizes[kept++] = reduced[i] ? 1 : size;
            }

            count *= reduced[i] ? size : 1; // part of the input's count, which was checked, or of an empty one, where it is not used as a size
            if (size == 1)
            {
                continue;
            }

            if (extents.Count > 0 && last == reduced[i])
            {
                extents[^1] = input.Count == 0 ? 0 : (int)(extents[^1] * size);
                continue;
            }

            extents.Add(input.Count == 0 ? 0 : (int)size);
            last = reduced[i];
            first = extents.Count == 1 ? last : first;
        }

        if (extents.Count == 0)
        {
            extents.Add(1);
        }

        return new ReductionPlan(input, axes.ToArray(), new Dims(sizes[..kept]), [.. extents], first, count);
    }
}
