using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>What the ops share over segments of rows that indices pick.</summary>
internal static class SparseSegments
{
    public static OpDefinition Define(string op, string types, bool withCount = false) => new(op)
    {
        Inputs = withCount ? ["data: T", "indices: Tidx", "segment_ids: Tsegmentids", "num_segments: Tnumsegments"] : ["data: T", "indices: Tidx", "segment_ids: Tsegmentids"],
        Outputs = ["output: T"],
        Attrs =
        [
            $"T: {types}", "Tidx: {int32, int64} = int32", .. withCount ? (string[])["Tnumsegments: {int32, int64} = int32"] : [],
            "Tsegmentids: {int32, int64} = int32", "sparse_gradient: bool = false",
        ],
        Shape = c => InferShape(c, withCount),
        Gradient = Gradient.Of((op, dy) => withCount ? [Backward(op, dy), null, null, null] : [Backward(op, dy), null, null]),
    };

    /// <summary>The op that brings a gradient back to the rows.</summary>
    public static OpDefinition DefineGradient(string op) => new(op)
    {
        Inputs = ["grad: T", "indices: Tidx", "segment_ids: Tsegmentids", "output_dim0: int32"],
        Outputs = ["output: T"],
        Attrs = ["T: {bfloat16, half, float, double}", "Tidx: {int32, int64} = int32", "Tsegmentids: {int32, int64} = int32"],
        Shape = InferGradientShape,
        Gradient = Gradient.Missing("TensorFlow has no second gradient of sparse segments"),
    };

    // [n, rest…], [rows], [rows] -> [segments, rest…]
    private static Shape[] InferShape(ShapeContext c, bool withCount)
    {
        Shape data = c.WithRankAtLeast(0, 1);
        c.Merge(c.WithRank(1, 1), c.WithRank(2, 1));
        long segments = -1;
        if (withCount)
        {
            c.WithRank(3, 0);
            segments = c.Integers(3) is [var known] ? known : -1;
            c.Require(c.Integers(3) is null || segments >= 0, $"Cannot specify a negative value for num_segments: {segments}");
        }

        return [data.IsNull ? Shape.Null : new Shape(segments).concatenate(data[1..])];
    }

    private static Shape[] InferGradientShape(ShapeContext c)
    {
        Shape grad = c.WithRankAtLeast(0, 1);
        c.Merge(c.WithRank(1, 1), c.WithRank(2, 1));
        c.WithRank(3, 0);
        long rows = c.Integers(3) is [var known] ? known : -1;
        c.Require(c.Integers(3) is null || rows >= 0, $"Cannot specify a negative value for output_dim0: {rows}");
        return [grad.IsNull ? Shape.Null : new Shape(rows).concatenate(grad[1..])];
    }

    private static Tensor Backward(Operation op, Tensor dy)
    {
        Tensor indices = op.inputs[1], ids = op.inputs[2];
        string kind = op.type.Replace("WithNumSegments", "", StringComparison.Ordinal);
        if (op.get_attr<bool>("sparse_gradient"))
        {
            return new IndexedSlices(Rows(kind, dy, ids), indices, Build.One("Shape", null, [op.inputs[0]]));
        }

        Tensor rows = Build.One("StridedSlice", "strided_slice", [Reductions.ShapeOf(op.inputs[0]), new[] { 0 }, new[] { 1 }, new[] { 1 }], ("shrink_axis_mask", 1));
        return Build.One(kind + "Grad", null, [dy, indices, ids, rows]);
    }

    // What each picked row gets: its segment's gradient, divided as the segment was.
    private static Tensor Rows(string kind, Tensor dy, Tensor ids)
    {
        Tensor rows = Segments.Gather(dy, ids);
        if (kind == "SparseSegmentSum")
        {
            return rows;
        }

        Tensor ones = Build.One("Fill", "ones", [Build.One("Shape", null, [ids]), Ones.One(dy.dtype)]);
        Tensor count = Segments.Gather(Build.One("SegmentSum", null, [ones, ids]), ids);
        Tensor axes = Build.One("Fill", "ones", [Build.One("ExpandDims", null, [Build.One("Sub", "sub", [Build.One("Rank", null, [rows]), 1]), 0]), 1]);
        Tensor shape = Build.One("ConcatV2", "concat", [Build.One("Shape", null, [ids]), axes, 0]);
        Tensor divisor = kind == "SparseSegmentMean" ? count : Build.One("Sqrt", null, [count]);
        return Build.One("RealDiv", "truediv", [rows, Build.One("Reshape", null, [divisor, shape])]);
    }
}
