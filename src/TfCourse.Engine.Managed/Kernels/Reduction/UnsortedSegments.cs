namespace TfCourse.Engine.Managed;

/// <summary>output[s, …] = data[i, …] combined over the i with segment_ids[i] = s; negative ids are dropped, segments without rows hold the neutral element.</summary>
internal static class UnsortedSegments
{
    /// <summary>Checks the inputs and gives the shape of the output and how many elements go with one id.</summary>
    public static Dims Output(KernelContext c, out int inner)
    {
        Dims data = c.Dims(0), ids = c.Dims(1);
        if (ids.Rank > data.Rank || !data.Span[..ids.Rank].SequenceEqual(ids.Span))
        {
            throw EngineException.InvalidArgument($"data.shape = {data} does not start with segment_ids.shape = {ids}");
        }

        long segments = c.Integer(2);
        if (segments < 0)
        {
            throw EngineException.InvalidArgument($"Input num_segments == {segments} must not be negative.");
        }

        Dims output = Dims.Join([segments], data.Span[ids.Rank..]);
        inner = output.Count == 0 || data.Count == 0 ? 0 : (int)(output.Count / segments);
        return output;
    }

    public static void Run<T, TOp>(KernelContext c, ReadOnlySpan<T> data, Span<T> output, long segments, int inner)
        where T : unmanaged
        where TOp : struct, IReduction<T>
    {
        output.Fill(default(TOp).Identity);
        int count = c.Value(1).Count;
        for (int i = 0; i < count; i++)
        {
            long segment = c.IntegerAt(1, i);
            if (segment >= segments)
            {
                throw EngineException.InvalidArgument($"segment_ids{Position(c.Dims(1), i)} = {segment} is out of range [0, {segments})");
            }

            if (segment >= 0 && inner > 0)
            {
                default(TOp).Accumulate(data.Slice(i * inner, inner), output.Slice((int)segment * inner, inner));
            }
        }
    }

    // [2,1]: where in the ids an element lies.
    private static string Position(in Dims dims, int element)
    {
        var index = new long[dims.Rank];
        for (int axis = dims.Rank - 1; axis >= 0; axis--)
        {
            index[axis] = element % dims[axis];
            element /= (int)dims[axis];
        }

        return Sizes.Format(index);
    }
}

/// <summary>Unsorted segments in the type of the data.</summary>
internal sealed class UnsortedSegmentKernel<T, TOp> : Kernel
    where T : unmanaged
    where TOp : struct, IReduction<T>
{
    public override void Run(KernelContext c)
    {
        Dims output = UnsortedSegments.Output(c, out int inner);
        UnsortedSegments.Run<T, TOp>(c, c.Input<T>(0), c.Output<T>(0, output), output[0], inner);
    }
}
