namespace Tensorflow;

/// <summary>GatherNd: elements or slices of params, each named by a row of indices.</summary>
internal static class GatherNd
{
    public static OpDefinition Define() => new("GatherNd")
    {
        Inputs = ["params: Tparams", "indices: Tindices"],
        Outputs = ["output: Tparams"],
        Attrs = ["Tparams: type", "Tindices: {int16, int32, int64}", "bad_indices_policy: string = ''"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of(Backward),
    };

    private static Shape InferShape(ShapeContext c)
    {
        Shape from = c[0], at = c.WithRankAtLeast(1, 1);
        if (from.IsNull || at.IsNull || at[-1] < 0)
        {
            return Shape.Null;
        }

        c.Require(at[-1] <= from.ndim, $"indices.shape[-1] must be <= params.rank, but saw indices shape: {at.Brackets()} and params shape: {from.Brackets()}");
        return ArrayShapes.Part(at, 0, -1).concatenate(ArrayShapes.Part(from, at[-1]));
    }

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor from = op.inputs[0], at = op.inputs[1];
        if (at.dtype == TF_DataType.TF_INT16)
        {
            at = Build.One("Cast", null, [at], ("DstT", TF_DataType.TF_INT32));
        }

        Tensor shape = ShapeValues.Of(from, null, at.dtype);
        if (at.shape.ndim == 1)
        {
            // ScatterNd takes lists of places: one place is a list of one. TensorFlow refuses this gradient.
            (at, dy) = (Build.One("ExpandDims", null, [at, 0]), Build.One("ExpandDims", null, [dy, 0]));
        }

        return at.shape.ndim == 2 && at.shape[1] == 1
            ? [new IndexedSlices(dy, Build.One("Squeeze", null, [at], ("squeeze_dims", new long[] { -1 })), shape), null]
            : [Build.One("ScatterNd", null, [at, dy, shape], ("bad_indices_policy", op.get_attr("bad_indices_policy"))), null];
    }
}

/// <content>gather_nd.</content>
public sealed partial class tensorflow
{
    /// <summary>Elements or slices of a tensor, each named by a row of indices: output[i…] = params[indices[i…, 0], indices[i…, 1], …].</summary>
    /// <param name="params">A tensor of n axes.</param>
    /// <param name="indices">Shape [rows…, k] with k at most n, each index in range.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [rows…] + params.shape[k:].</returns>
    /// <exception cref="ValueError">k is larger than n.</exception>
    public Tensor gather_nd(Tensor @params, Tensor indices, string? name = null) => Build.One("GatherNd", name, [@params, indices]);
}
