namespace Tensorflow;

/// <summary>UnsortedSegmentMax: maxima of the rows of each segment.</summary>
internal static class UnsortedSegmentMax
{
    public static OpDefinition Define() => UnsortedSegments.Define("UnsortedSegmentMax", "realnumbertype", UnsortedSegments.ExtremeBackward);
}

/// <content>math.unsorted_segment_max.</content>
public sealed partial class math_api
{
    /// <summary>Maxima of the rows of each segment: <c>output[s] = max data[i]</c> over the i with <c>segment_ids[i] = s</c>.</summary>
    /// <param name="data">Shape [ids…, rest…], real.</param>
    /// <param name="segment_ids">Shape [ids…], integers below num_segments; rows with negative ids are dropped.</param>
    /// <param name="num_segments">How many segments there are, a scalar.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [num_segments, rest…]; a segment without rows is the lowest number of the type.</returns>
    /// <exception cref="ValueError">The shape of data does not begin with that of the ids.</exception>
    public Tensor unsorted_segment_max(Tensor data, Tensor segment_ids, Tensor num_segments, string? name = null)
        => Build.One("UnsortedSegmentMax", name, [data, segment_ids, num_segments]);
}
