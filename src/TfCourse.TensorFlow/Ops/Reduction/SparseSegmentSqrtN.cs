namespace Tensorflow;

/// <summary>SparseSegmentSqrtN: sums of the rows that indices pick for each segment, divided by the root of how many there are.</summary>
internal static class SparseSegmentSqrtN
{
    public static OpDefinition Define() => SparseSegments.Define("SparseSegmentSqrtN", "{bfloat16, half, float, double}");

    /// <summary>The same with the number of segments as an input.</summary>
    public static OpDefinition DefineWithNumSegments() => SparseSegments.Define("SparseSegmentSqrtNWithNumSegments", "{bfloat16, half, float, double}", withCount: true);

    /// <summary>The op that computes the gradient.</summary>
    public static OpDefinition DefineGradient() => SparseSegments.DefineGradient("SparseSegmentSqrtNGrad");
}

/// <content>sparse_segment_sqrt_n.</content>
public sealed partial class tensorflow
{
    /// <summary>Sums of the rows that indices pick for each segment, divided by the root of how many there are: rows <c>data[indices[i]]</c> over the i with <c>segment_ids[i] = s</c>.</summary>
    /// <param name="data">Shape [n, rest…], floating.</param>
    /// <param name="indices">Shape [rows], int32 or int64, in [0, n).</param>
    /// <param name="segment_ids">Shape [rows], int32 or int64, not decreasing, from 0 on.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="num_segments">How many segments there are, a scalar; null for the last id + 1.</param>
    /// <param name="sparse_gradient">Whether the gradient of data is an <see cref="IndexedSlices"/> of the picked rows.</param>
    /// <returns>Shape [segments, rest…]; a segment without rows is 0.</returns>
    /// <exception cref="ValueError">indices and segment_ids are no vectors of one length.</exception>
    public Tensor sparse_segment_sqrt_n(Tensor data, Tensor indices, Tensor segment_ids, string? name = null, Tensor? num_segments = null, bool sparse_gradient = false)
        => num_segments is null ? Build.One("SparseSegmentSqrtN", name, [data, indices, segment_ids], ("sparse_gradient", sparse_gradient))
            : Build.One("SparseSegmentSqrtNWithNumSegments", name, [data, indices, segment_ids, num_segments], ("sparse_gradient", sparse_gradient));
}
