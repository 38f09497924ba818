using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>What the ops over unsorted segments share.</summary>
internal static class UnsortedSegments
{
    public static OpDefinition Define(string op, string types, Func<Operation, Tensor, Tensor> gradient, string ids = "Tindices: {int32, int64}") => new(op)
    {
        Inputs = ["data: T", "segment_ids: Tindices", "num_segments: Tnumsegments"],
        Outputs = ["output: T"],
        Attrs = [$"T: {types}", ids, "Tnumsegments: {int32, int64} = int32"],
        Shape = InferShape,
        Gradient = Gradient.Of((op, dy) => [gradient(op, dy), null, null]),
    };

    // [ids…, rest…], [ids…] -> [num_segments, rest…]
    private static Shape[] InferShape(ShapeContext c)
    {
        Shape data = c[0], ids = c[1];
        c.WithRank(2, 0);
        long segments = c.Integers(2) is [var known] ? known : -1;
        c.Require(c.Integers(2) is null || segments >= 0, $"Dimension size, given by scalar input 2, must be non-negative but is {segments}");
        if (ids.IsNull)
        {
            return [Shape.Null];
        }

        if (data.IsNull)
        {
            return [Shape.Null];
        }

        c.Require(data.ndim >= ids.ndim, $"Shape must be at least rank {ids.ndim} but is rank {data.ndim}");
        for (int i = 0; i < ids.ndim; i++)
        {
            c.Merge(data[i], ids[i]);
        }

        return [new Shape(segments).concatenate(data[ids.ndim..])];
    }

    /// <summary>Rows of a tensor by segment id; rows of zeros for dropped (negative) ids.</summary>
    public static Tensor Gather(Tensor rows, Tensor ids) => Gather(rows, ids, null, null).Rows;

    /// <summary>The same, with the ids made valid and the mask of those that are, to be used again.</summary>
    public static (Tensor Rows, Tensor Valid, Tensor IsKept) Gather(Tensor rows, Tensor ids, Tensor? valid, Tensor? isKept)
    {
        valid ??= Build.One("Maximum", null, [ids, Build.One("ZerosLike", "zeros_like", [ids])]);
        Tensor gathered = Build.One("GatherV2", null, [rows, valid, 0]);
        if (isKept is null)
        {
            isKept = Build.One("GreaterEqual", null, [ids, Zero(ids.dtype)]);
            Tensor missing = Build.One("Sub", "sub", [Build.One("Rank", null, [gathered]), Build.One("Rank", null, [ids])]);
            Tensor ones = Build.One("Fill", "ones", [Build.One("Pack", "stack", [missing]), 1]);
            isKept = Build.One("Reshape", null, [isKept, Build.One("ConcatV2", "concat", [Build.One("Shape", null, [ids]), ones, 0])]);
        }

        return (Build.One("SelectV2", null, [isKept, gathered, Build.One("ZerosLike", "zeros_like", [gathered])]), valid, isKept);
    }

    private static Tensor Zero(TF_DataType type) => tf.constant(0, type.as_base_dtype());

    /// <summary>The gradient of a maximum or minimum: to the rows that equal it, in equal shares.</summary>
    public static Tensor ExtremeBackward(Operation op, Tensor dy)
    {
        Tensor data = op.inputs[0], ids = op.inputs[1];
        (Tensor rows, Tensor valid, Tensor isKept) = Gather(op.outputs[0], ids, null, null);
        Tensor chosen = Build.One("LogicalAnd", null, [Build.One("Equal", null, [data, rows]), isKept]);
        Tensor count = Build.One("UnsortedSegmentSum", null, [Build.One("Cast", null, [chosen], ("DstT", dy.dtype)), ids, op.inputs[2]]);
        Tensor shares = Gather(Build.One("RealDiv", "truediv", [dy, count]), ids, valid, isKept).Rows;
        return Build.One("SelectV2", null, [chosen, shares, Build.One("ZerosLike", "zeros_like", [shares])]);
    }
}
