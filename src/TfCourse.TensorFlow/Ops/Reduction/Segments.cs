using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>What the ops over segments share whose ids do not decrease.</summary>
internal static class Segments
{
    public static OpDefinition Define(string op, string types, Func<Operation, Tensor, Tensor> gradient) => new(op)
    {
        Inputs = ["data: T", "segment_ids: Tindices"],
        Outputs = ["output: T"],
        Attrs = [$"T: {types}", "Tindices: {int32, int64}"],
        Shape = InferShape,
        Gradient = Gradient.Of((op, dy) => [gradient(op, dy), null]),
    };

    // [rows, rest…], [rows] -> [?, rest…]
    private static Shape[] InferShape(ShapeContext c)
    {
        Shape data = c.WithRankAtLeast(0, 1);
        c.WithRank(1, 1);
        return [data.IsNull ? Shape.Null : new Shape(-1L).concatenate(data[1..])];
    }

    /// <summary>For each row what its segment holds.</summary>
    public static Tensor Gather(Tensor segments, Tensor ids) => Build.One("GatherV2", null, [segments, ids, 0]);

    /// <summary>The gradient of a maximum or minimum: to the rows that equal it, in equal shares.</summary>
    public static Tensor ExtremeBackward(Operation op, Tensor dy)
    {
        Tensor data = op.inputs[0], ids = op.inputs[1];
        Tensor chosen = Build.One("Equal", null, [data, Gather(op.outputs[0], ids)]);
        Tensor count = Build.One("SegmentSum", null, [Build.One("Cast", null, [chosen], ("DstT", dy.dtype)), ids]);
        Tensor shares = Gather(Share(dy, count), ids);
        return Build.One("SelectV2", null, [chosen, shares, Build.One("ZerosLike", "zeros_like", [data])]);
    }

    /// <summary>What flows into a segment for each of its rows; where it has none, nothing, so that no NaN arises behind.</summary>
    public static Tensor Share(Tensor dy, Tensor count) => Build.One("DivNoNan", "truediv", [dy, count]);

    /// <summary>
    /// The gradient of a product: the product of the others, which is the whole divided by the row, or the product of the
    /// rows that are not 0 where the row alone is 0.
    /// </summary>
    public static Tensor ProductBackward(Tensor data, Tensor product, Tensor dy, Func<Tensor, Tensor> sum, Func<Tensor, Tensor> multiply, Func<Tensor, Tensor> gather, Func<Tensor, Tensor> gatherGradient)
    {
        Tensor isZero = Build.One("Equal", null, [data, 0]);
        Tensor zeros = sum(Build.One("Cast", null, [isZero], ("DstT", TF_DataType.TF_INT32)));
        Tensor kept = Build.One("SelectV2", null, [Build.One("Greater", null, [zeros, 1]), Build.One("ZerosLike", "zeros_like", [dy]), dy]);
        Tensor others = multiply(Build.One("SelectV2", null, [isZero, Build.One("OnesLike", "ones_like", [data]), data]));
        Tensor divided = Build.One("RealDiv", "truediv", [gather(product), data]);
        Tensor partial = Build.One("SelectV2", null, [isZero, gather(others), divided]);
        return gatherGradient(kept) * partial;
    }
}
