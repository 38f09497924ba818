namespace Tensorflow;

/// <summary>ResourceGatherNd: elements or slices of a variable; output[i…] = variable[indices[i…]], indices[i…] being a vector of coordinates.</summary>
internal static class ResourceGatherNd
{
    public static OpDefinition Define() => new("ResourceGatherNd")
    {
        Inputs = ["resource: resource", "indices: Tindices"],
        Outputs = ["output: dtype"],
        Attrs = ["dtype: type", "Tindices: {int32, int64}"],
        Shape = InferShape,
        Gradient = Gradient.Of(Backward),
        IsStateful = true,
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        Shape variable = VariableShapes.Typed(c, 0), indices = c.WithRankAtLeast(1, 1);
        if (variable.IsNull || indices.IsNull || indices[-1] < 0)
        {
            return [Shape.Null];
        }

        c.Require(indices[-1] <= variable.ndim, $"indices.shape[-1] must be <= params.rank, but saw indices shape: {indices.Brackets()} and params shape: {variable.Brackets()}");
        return [indices[..^1].concatenate(variable[(int)indices[-1]..])];
    }

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor indices = op.inputs[1], shape = ResourceGather.ShapeOf(op, indices.dtype);
        return indices.shape.ndim == 2 && indices.shape[-1] == 1
            ? [new IndexedSlices(dy, Build.One("Squeeze", null, [indices], ("squeeze_dims", new long[] { -1 })), shape), null]
            : [Build.One("ScatterNd", null, [indices, dy, shape]), null];
    }
}
