namespace Tensorflow;

/// <summary>Concat: tensors one after the other along an axis, which is the first input. Graphs of today have ConcatV2.</summary>
internal static class Concat
{
    public static OpDefinition Define() => new("Concat")
    {
        Inputs = ["concat_dim: int32", "values: N * T"],
        Outputs = ["output: T"],
        Attrs = ["N: int >= 2", "T: type"],
        Shape = c => [ConcatV2.InferShape(c, 1, 0)],
        Gradient = Gradient.Of((op, dy) => Backward(op, dy, 1, 0)),
    };

    /// <summary>One value stays itself.</summary>
    public static Tensor Of(Tensor[] values, Tensor axis, string name)
    {
        if (values.Length != 1)
        {
            return Build.One("ConcatV2", name, [.. values, axis]);
        }

        using var scope = new ops.NameScope(name);
        GraphTensor dim = axis.In(ops.get_default_graph(), TF_DataType.DtInvalid, "concat_dim");
        return dim.shape.ndim <= 0 ? Build.One("Identity", scope.scope_name, [values[0]])
            : throw new ValueError($"The axis of a concatenation is a scalar, '{dim.name}' has the shape {dim.shape}");
    }

    /// <summary>Each value gets its part of dy.</summary>
    public static Tensor?[] Backward(Operation op, Tensor dy, int first, int axisInput)
    {
        int count = op.inputs.Count - 1;
        var dxs = new Tensor?[count + 1];
        Tensor[] values = [.. op.inputs.Skip(first).Take(count)];
        if (dy is IndexedSlices slices)
        {
            Sparse(op, slices, values, axisInput).CopyTo(dxs, first);
            return dxs;
        }

        // The axis counted from the front: a remainder, because the rank may be unknown.
        Tensor axis = op.inputs[axisInput];
        if (ShapeValues.KnownIntegers(axis) is [var known] && !values[0].shape.IsNull)
        {
            int rank = values[0].shape.ndim;
            int at = (int)(known < 0 ? known + rank : known);
            if (values.All(v => v.shape.IsFullyDefined))
            {
                Tensor sizes = values.Select(v => v.shape.dims[at]).Select(s => (int)s).ToArray();
                Build.Many("SplitV", null, [dy, sizes, at], ("num_split", (long)count)).CopyTo(dxs, first);
                return dxs;
            }

            axis = at;
        }
        else
        {
            axis = Build.One("FloorMod", "mod", [Build.One("Cast", null, [axis], ("DstT", TF_DataType.TF_INT32)), ShapeValues.Rank(values[0])]);
        }

        Tensor[] shapes = [.. values.Select(v => Build.One("Shape", null, [v]))];
        Tensor[] offsets = Build.Many("ConcatOffset", null, [axis, .. shapes], ("N", (long)count));
        for (int i = 0; i < count; i++)
        {
            dxs[first + i] = Build.One("Slice", null, [dy, offsets[i], shapes[i]]);
        }

        return dxs;
    }

    // Rows of a sparse gradient: along axis 0 each value gets those in its range, along another its columns of all rows.
    private static Tensor[] Sparse(Operation op, IndexedSlices dy, Tensor[] values, int axisInput)
    {
        if (ShapeValues.KnownIntegers(op.inputs[axisInput]) is not [var axis])
        {
            throw new ValueError($"The axis of '{op.name}' has to be known while the graph is built for its sparse gradient");
        }

        axis = axis < 0 ? axis + values[0].shape.ndim : axis;
        TF_DataType type = dy.indices.dtype;
        Tensor[] shapes = [.. values.Select(v => ShapeValues.Of(v, null, type))];
        var parts = new Tensor[values.Length];
        Tensor start = Literal64(0, type);
        for (int i = 0; i < parts.Length; i++)
        {
            Tensor size = Build.One("StridedSlice", null, [shapes[i], new[] { (int)axis }, new[] { (int)axis + 1 }, new[] { 1 }], ("shrink_axis_mask", 1L));
            Tensor end = Build.One("AddV2", "add", [start, size]);
            parts[i] = axis == 0 ? Rows(dy, start, end, shapes[i]) : Columns(dy, start, size, (int)axis, shapes[i]);
            start = end;
        }

        return parts;
    }

    private static Literal Literal64(long value, TF_DataType type) => (Literal)(type == TF_DataType.TF_INT64 ? value : (Tensor)(int)value);

    private static IndexedSlices Rows(IndexedSlices dy, Tensor start, Tensor end, Tensor shape)
    {
        Tensor inside = Build.One("LogicalAnd", null, [Build.One("GreaterEqual", null, [dy.indices, start]), Build.One("Less", null, [dy.indices, end])]);
        Tensor chosen = Build.One("Squeeze", null, [Build.One("Where", null, [inside])], ("squeeze_dims", new long[] { 1 }));
        Tensor indices = Build.One("Sub", "sub", [Build.One("GatherV2", null, [dy.indices, chosen, 0]), start]);
        return new IndexedSlices(Build.One("GatherV2", null, [dy.values, chosen, 0]), indices, shape);
    }

    private static IndexedSlices Columns(IndexedSlices dy, Tensor start, Tensor size, int axis, Tensor shape)
    {
        int rank = dy.values.shape.ndim;
        Tensor[] begin = [.. Enumerable.Range(0, rank).Select(d => d == axis ? start : Literal64(0, dy.indices.dtype))];
        Tensor[] sizes = [.. Enumerable.Range(0, rank).Select(d => d == axis ? size : Literal64(-1, dy.indices.dtype))];
        return new IndexedSlices(Build.One("Slice", null, [dy.values, Build.One("Pack", null, begin), Build.One("Pack", null, sizes)]), dy.indices, shape);
    }
}
