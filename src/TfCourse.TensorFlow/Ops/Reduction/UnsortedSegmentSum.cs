namespace Tensorflow;

/// <summary>UnsortedSegmentSum: sums of the rows of each segment.</summary>
internal static class UnsortedSegmentSum
{
    public static OpDefinition Define() => UnsortedSegments.Define("UnsortedSegmentSum", "numbertype", (op, dy) => UnsortedSegments.Gather(dy, op.inputs[1]), "Tindices: {int16, int32, int64}");
}

/// <content>math.unsorted_segment_sum.</content>
public sealed partial class math_api
{
    /// <summary>Sums of the rows of each segment: <c>output[s] = Σ data[i]</c> over the i with <c>segment_ids[i] = s</c>; integers wrap.</summary>
    /// <param name="data">Shape [ids…, rest…], any numeric type.</param>
    /// <param name="segment_ids">Shape [ids…], integers below num_segments; rows with negative ids are dropped.</param>
    /// <param name="num_segments">How many segments there are, a scalar.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [num_segments, rest…]; a segment without rows is 0.</returns>
    /// <exception cref="ValueError">The shape of data does not begin with that of the ids.</exception>
    public Tensor unsorted_segment_sum(Tensor data, Tensor segment_ids, Tensor num_segments, string? name = null)
        => Build.One("UnsortedSegmentSum", name, [data, segment_ids, num_segments]);
}
