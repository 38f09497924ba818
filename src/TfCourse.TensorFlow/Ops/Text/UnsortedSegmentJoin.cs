namespace Tensorflow;

/// <summary>UnsortedSegmentJoin: rows of strings joined into segments.</summary>
internal static class UnsortedSegmentJoin
{
    public static OpDefinition Define() => new("UnsortedSegmentJoin")
    {
        Inputs = ["inputs: string", "segment_ids: Tindices", "num_segments: Tnumsegments"],
        Outputs = ["output: string"],
        Attrs = ["separator: string = ''", "Tindices: {int32, int64}", "Tnumsegments: {int32, int64} = int32"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Missing("strings are not differentiable"),
    };

    private static Shape InferShape(ShapeContext c)
    {
        c.WithRank(2, 0);
        if (c[1].IsNull)
        {
            return Shape.Null;
        }

        ArrayShapes.RequirePrefix(c, c[0], c[1]);
        return new Shape(c.Integers(2) is [>= 0 and var count] ? count : -1).concatenate(ArrayShapes.Part(c[0], c[1].ndim));
    }
}

/// <content>unsorted_segment_join.</content>
public sealed partial class strings_api
{
    /// <summary>Rows of strings joined, element by element, into those of the segments they name.</summary>
    /// <param name="inputs">Strings; their shape begins with that of segment_ids.</param>
    /// <param name="segment_ids">Integers in [0, num_segments).</param>
    /// <param name="num_segments">A scalar.</param>
    /// <param name="separator">Stands between the parts.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [num_segments] + rest; empty strings for segments that nothing names.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor unsorted_segment_join(Tensor inputs, Tensor segment_ids, Tensor num_segments, string separator = "", string? name = null)
        => Build.One("UnsortedSegmentJoin", name, [inputs, segment_ids, num_segments], ("separator", separator));
}
