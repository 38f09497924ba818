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
        if (batch < 0 && indices.IsNull)
        {
            return [Shape.Null];
        }

        batch = batch < 0 ? batch + indices.ndim : batch;
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
        int batch = op.get_attr<int>("batch_dims");
        if (batch != 0)
        {
            batch = batch < 0 ? batch + op.inputs[1].ndim : batch;
            Tensor value = Build.One("ReadVariableOp", null, [op.inputs[0]], ("dtype", op.get_attr<TF_DataType>("dtype")));
            return [GatherGradient.Dense(value, op.inputs[1], batch, dy, batch), null];
        }

        Tensor shape = ShapeOf(op, TF_DataType.TF_INT32), indices = op.inputs[1];
        Tensor size = Build.One("ExpandDims", null, [ShapeValues.Size(indices), 0]);
        Tensor values = Build.One("Reshape", null, [dy is IndexedSlices slices ? slices.ToDense() : dy, Build.One("ConcatV2", "concat", [size, Rest(shape), 0])]);
        return [new IndexedSlices(values, Build.One("Reshape", null, [indices, size]), shape), null];
    }

    // shape[1:], under the names of Python's slices.
    private static GraphTensor Rest(Tensor shape)
    {
        using var scope = new ops.NameScope("strided_slice");
        Graph graph = ops.get_default_graph();
        GraphTensor Entry(int value, string name) => graph.AddConstant(Literals.Of(new[] { value }), name);
        return Build.One("StridedSlice", scope, [shape, Entry(1, "stack"), Entry(0, "stack_1"), Entry(1, "stack_2")], ("end_mask", 1L));
    }

    /// <summary>The variable's shape as a vector: a constant when it is known.</summary>
    public static Tensor ShapeOf(Operation op, TF_DataType type)
    {
        Shape known = VariableShapes.Of(op.InputTensors[0]);
        return !known.IsFullyDefined ? Build.One("VariableShape", null, [op.inputs[0]], ("out_type", type))
            : ops.get_default_graph().AddConstant(new Literal(Literals.Of(known)).As(type), "Const");
    }
}
