namespace Tensorflow;

/// <summary>UnsortedSegmentProd: products of the rows of each segment.</summary>
internal static class UnsortedSegmentProd
{
    public static OpDefinition Define() => UnsortedSegments.Define("UnsortedSegmentProd", "numbertype", Backward);

    private static Tensor Backward(Operation op, Tensor dy)
    {
        Tensor ids = op.inputs[1], segments = op.inputs[2];
        Tensor valid = Build.One("Maximum", null, [ids, Build.One("ZerosLike", "zeros_like", [ids])]);
        return Segments.ProductBackward(
            op.inputs[0],
            op.outputs[0],
            dy,
            x => Build.One("UnsortedSegmentSum", null, [x, ids, segments]),
            x => Build.One("UnsortedSegmentProd", null, [x, ids, segments]),
            x => Segments.Gather(x, valid),
            x => UnsortedSegments.Gather(x, ids, valid, null).Rows);
    }
}

/// <content>math.unsorted_segment_prod.</content>
public sealed partial class math_api
{
    /// <summary>Products of the rows of each segment: <c>output[s] = Π data[i]</c> over the i with <c>segment_ids[i] = s</c>.</summary>
    /// <param name="data">Shape [ids…, rest…], any numeric type.</param>
    /// <param name="segment_ids">Shape [ids…], integers below num_segments; rows with negative ids are dropped.</param>
    /// <param name="num_segments">How many segments there are, a scalar.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [num_segments, rest…]; a segment without rows is 1.</returns>
    /// <exception cref="ValueError">The shape of data does not begin with that of the ids.</exception>
    public Tensor unsorted_segment_prod(Tensor data, Tensor segment_ids, Tensor num_segments, string? name = null)
        => Build.One("UnsortedSegmentProd", name, [data, segment_ids, num_segments]);
}
