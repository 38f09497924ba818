using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>unsorted_segment_mean, unsorted_segment_sqrt_n.</content>
public sealed partial class math_api
{
    /// <summary>Means of the rows of each segment: <c>output[s] = Σ data[i] / n</c> over the n rows with <c>segment_ids[i] = s</c>.</summary>
    /// <param name="data">Shape [ids…, rest…]; means of integers are floats.</param>
    /// <param name="segment_ids">Shape [ids…], integers below num_segments; rows with negative ids are dropped.</param>
    /// <param name="num_segments">How many segments there are, a scalar.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>Shape [num_segments, rest…]; a segment without rows is 0.</returns>
    /// <exception cref="ValueError">The shape of data does not begin with that of the ids.</exception>
    public Tensor unsorted_segment_mean(Tensor data, Tensor segment_ids, Tensor num_segments, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "UnsortedSegmentMean");
        Tensor count = SegmentCounts(data, segment_ids, num_segments);
        return unsorted_segment_sum(data, segment_ids, num_segments) / count;
    }

    /// <summary>Sums of the rows of each segment, divided by the root of how many there are.</summary>
    /// <param name="data">Shape [ids…, rest…], floating.</param>
    /// <param name="segment_ids">Shape [ids…], integers below num_segments; rows with negative ids are dropped.</param>
    /// <param name="num_segments">How many segments there are, a scalar.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>Shape [num_segments, rest…]; a segment without rows is 0.</returns>
    /// <exception cref="ValueError">The shape of data does not begin with that of the ids.</exception>
    public Tensor unsorted_segment_sqrt_n(Tensor data, Tensor segment_ids, Tensor num_segments, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "UnsortedSegmentSqrtN");
        Tensor count = SegmentCounts(data, segment_ids, num_segments);
        return unsorted_segment_sum(data, segment_ids, num_segments) / tf.sqrt(count);
    }

    // How many rows each segment has, at least 1, under a shape that stretches over the sums.
    private Tensor SegmentCounts(Tensor data, Tensor ids, Tensor segments)
    {
        Tensor ones = Build.One("Fill", "ones", [tf.shape(ids), Ones.One(data.dtype)]);
        Tensor counts = unsorted_segment_sum(ones, ids, segments);
        Tensor rest = Build.One("Fill", "ones", [Build.One("ExpandDims", null, [tf.rank(data) - tf.rank(ids), 0]), 1]);
        Tensor first = Build.One("ExpandDims", null, [segments.dtype == TF_DataType.TF_INT32 ? segments : tf.cast(segments, TF_DataType.TF_INT32), 0]);
        return tf.maximum(tf.reshape(counts, tf.concat([first, rest], 0)), 1);
    }
}
