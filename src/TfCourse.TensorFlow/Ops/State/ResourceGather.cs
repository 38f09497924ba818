namespace Tensorflow;

/// <summary>ResourceGather: rows of a variable; output[b…, i…, rest…] = variable[b…, indices[b…, i…], rest…], b… being the first batch_dims axes.</summary>
internal static class ResourceGather
{
    public static OpDefinition Define() => new("ResourceGather")
    {
        Inputs = ["resource: resource", "indices: Tindices"],
        Outputs = ["output: dtype"],
        Attrs = ["batch_dims: int = 0", "validate_indices: bool = true", "dtype: type", "Tindices: {int32, int64}"],
        Shape = InferShape,
        Gradient = Gradient.Of(Backward),
        IsStateful = true,
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        int batch = checked((int)c.Attr<long>("batch_dims"));
        Shape variable = VariableShapes.Typed(c, 0), indices = c[1];
        batch = batch < 0 && !indices.IsNull ? batch + indices.ndim : batch;
        c.Require(batch >= 0 && (indices.IsNull || batch <= indices.ndim), $"batch_dims {c.Attr<long>("batch_dims")} is out of range for indices of shape {indices.Brackets()}");
        if (variable.IsNull)
        {
            return [Shape.Null];
        }

        c.Require(variable.ndim > batch, $"Shape must be at least rank {batch + 1} but is rank {variable.ndim}");
        if (indices.IsNull)
        {
            return [Shape.Null];
        }

        Shape outer = c.Merge(variable[..batch], indices[..batch]);
        return [outer.concatenate(indices[batch..]).concatenate(variable[(batch + 1)..])];
    }

    // The rows that were gathered, as a sparse gradient: a row gathered twice is named twice.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor shape = ShapeOf(op, TF_DataType.TF_INT32), indices = op.inputs[1];
        Tensor size = Build.One("ExpandDims", null, [Build.One("Size", null, [indices]), 0]);
        Tensor row = Build.One("StridedSlice", "strided_slice", [shape, new[] { 1 }, new[] { 0 }, new[] { 1 }], ("end_mask", 1L));
        Tensor values = Build.One("Reshape", null, [dy, Build.One("ConcatV2", "concat", [size, row, 0])]);
        return [new IndexedSlices(values, Build.One("Reshape", null, [indices, size]), shape), null];
    }

    /// <summary>The variable's shape as a vector: a constant when it is known.</summary>
    public static Tensor ShapeOf(Operation op, TF_DataType type)
    {
        Shape known = VariableShapes.Of(op.InputTensors[0]);
        return !known.IsFullyDefined ? Build.One("VariableShape", null, [op.inputs[0]], ("out_type", type))
            : op.graph.AddConstant(new Literal(Literals.Of(known)).As(type), "Const");
    }
}
