namespace Tensorflow;

/// <summary>SparseSegmentSum: sums of the rows that indices pick for each segment.</summary>
internal static class SparseSegmentSum
{
    public static OpDefinition Define() => SparseSegments.Define("SparseSegmentSum", "realnumbertype");

    /// <summary>The same with the number of segments as an input.</summary>
    public static OpDefinition DefineWithNumSegments() => SparseSegments.Define("SparseSegmentSumWithNumSegments", "realnumbertype", withCount: true);

    /// <summary>The op that computes the gradient.</summary>
    public static OpDefinition DefineGradient() => SparseSegments.DefineGradient("SparseSegmentSumGrad");
}

/// <content>sparse_segment_sum.</content>
public sealed partial class tensorflow
{
    /// <summary>Sums of the rows that indices pick for each segment: rows <c>data[indices[i]]</c> over the i with <c>segment_ids[i] = s</c>.</summary>
    /// <param name="data">Shape [n, rest…], real.</param>
    /// <param name="indices">Shape [rows], int32 or int64, in [0, n).</param>
    /// <param name="segment_ids">Shape [rows], int32 or int64, not decreasing, from 0 on.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="num_segments">How many segments there are, a scalar; null for the last id + 1.</param>
    /// <param name="sparse_gradient">Whether the gradient of data is an <see cref="IndexedSlices"/> of the picked rows.</param>
    /// <returns>Shape [segments, rest…]; a segment without rows is 0.</returns>
    /// <exception cref="ValueError">indices and segment_ids are no vectors of one length.</exception>
    public Tensor sparse_segment_sum(Tensor data, Tensor indices, Tensor segment_ids, string? name = null, Tensor? num_segments = null, bool sparse_gradient = false)
        => num_segments is null ? Build.One("SparseSegmentSum", name, [data, indices, segment_ids], ("sparse_gradient", sparse_gradient))
            : Build.One("SparseSegmentSumWithNumSegments", name, [data, indices, segment_ids, num_segments], ("sparse_gradient", sparse_gradient));
}
