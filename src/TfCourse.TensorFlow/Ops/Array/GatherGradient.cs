namespace Tensorflow;

/// <summary>The gradient of a gather along any axis, with batches: segment sums of rows, with the axis brought behind the batches.</summary>
internal static class GatherGradient
{
    /// <summary>The sizes of a tensor, where it lies.</summary>
    public static Tensor ShapeBeside(Tensor x)
    {
        using ScopeBlock beside = ops.get_default_graph().Colocated(x.op);
        return ShapeValues.Of(x);
    }

    /// <summary>The gradient of params, of the same shape.</summary>
    public static Tensor Dense(Tensor from, Tensor at, Tensor axis, Tensor dy, int batch)
    {
        Tensor shape = ShapeBeside(from);
        SizeVectors.Vector(ShapeValues.Size(at));
        Tensor outer = Cut(shape, Zero(), axis, One());
        Tensor rest = Cut(shape, axis, Zero(), One(), toEnd: true), inner = SizeVectors.Slice(rest, 1, null);
        Tensor sizes = SizeVectors.Join(outer, new[] { -1 }, inner);
        Tensor rank = ShapeValues.Size(sizes), place = ShapeValues.Size(outer);

        Tensor batches = Binding.tf.range(0, batch), between = Binding.tf.range(batch, place), behind = Binding.tf.range(place + 1, rank);
        Tensor values = Build.One("Reshape", null, [dy is IndexedSlices slices ? slices.ToDense() : dy, sizes]);
        Tensor forth = Build.One("ConcatV2", "concat", [batches, new Packed(place), between, behind, 0]);
        Tensor moved = Build.One("Transpose", "transpose", [values, forth]);
        Tensor movedShape = Build.One("GatherV2", null, [shape, forth, 0]);
        Tensor sum = Rows(movedShape, moved, at, batch, Element(shape, axis));
        Tensor back = SizeVectors.Join(batches, between + 1, new[] { batch }, behind);
        Tensor result = Build.One("Transpose", "transpose", [sum, back]);
        return Build.One("Reshape", null, [result, ShapeValues.Of(from)]);
    }

    // The rows of each index summed up; each row of each batch is a segment of its own.
    private static GraphTensor Rows(Tensor shape, Tensor values, Tensor at, int batch, Tensor size)
    {
        Tensor count = SizeVectors.Vector(ShapeValues.Size(at));
        if (batch == 0)
        {
            return Build.One("UnsortedSegmentSum", null, [values, Build.One("Reshape", null, [at, count]), size]);
        }

        Tensor sizes = ShapeValues.Of(values), outer = SizeVectors.Slice(sizes, 0, batch), inner = SizeVectors.Slice(sizes, batch + 1, null);
        Tensor batches = Build.One("Prod", null, [outer, new[] { 0 }]), flat = SizeVectors.Join(new[] { -1 }, inner);
        Tensor segments = size * batches, indices = Offset(shape, at, batch);
        Tensor rows = Build.One("Reshape", null, [values, SizeVectors.Join(count, inner)]);
        Tensor sum = Build.One("UnsortedSegmentSum", null, [rows, Build.One("Reshape", null, [indices, count]), segments]);
        return Build.One("Reshape", null, [sum, SizeVectors.Join(outer, SizeVectors.Vector(size), inner)]);
    }

    // Each index plus the number of rows before its batch.
    private static Tensor Offset(Tensor shape, Tensor at, int batch)
    {
        int rank = at.shape.ndim;
        TF_DataType type = at.dtype.as_base_dtype();
        Tensor sizes = Binding.tf.cast(shape, type), stride = Binding.tf.ones(Shape.Scalar, type), result = at;
        for (int axis = batch; axis > 0; axis--)
        {
            Tensor size = SizeVectors.Element(sizes, axis - 1);
            stride *= SizeVectors.Element(sizes, axis);
            Tensor offsets = Binding.tf.range(Gradient.Constant(0, size), size, Gradient.Constant(1, size)) * stride;
            result += Build.One("Reshape", null, [offsets, Spread(at, rank, axis - 1, size)]);
        }

        return result;
    }

    // A size along one axis, 1 along all others.
    private static Tensor Spread(Tensor at, int rank, int axis, Tensor size)
    {
        if (rank >= 0)
        {
            return Build.One("Pack", "stack", [.. Enumerable.Range(0, rank).Select(i => i == axis ? size : (Tensor)1)]);
        }

        Tensor behind = Build.One("Fill", "ones", [new Packed(Build.One("Rank", null, [at]) - (axis + 1)), Gradient.Constant(1, size)]);
        Tensor[] before = axis == 0 ? [] : [Binding.tf.ones(new Shape(axis), size.dtype)];
        return SizeVectors.Join([.. before, SizeVectors.Vector(size), behind]);
    }

    private static Tensor Zero() => Binding.tf.constant(0);

    private static Tensor One() => Binding.tf.constant(1);

    // vector[from:to:step] of scalar tensors.
    private static GraphTensor Cut(Tensor vector, Tensor from, Tensor to, Tensor step, bool toEnd = false)
    {
        using var scope = new ops.NameScope(null, "strided_slice");
        GraphTensor[] at = [Packed(from), Packed(to), Packed(step)];
        return Build.One("StridedSlice", scope.scope_name, [vector, .. at], ("end_mask", toEnd ? 1L : 0L));
    }

    private static GraphTensor Element(Tensor vector, Tensor at)
    {
        Tensor next = at + 1;
        using var scope = new ops.NameScope(null, "strided_slice");
        return Build.One("StridedSlice", scope.scope_name, [vector, Packed(at), Packed(next), ops.get_default_graph().AddConstant(TfCourse.Engine.HostTensor.Of((int[])[1]), "stack")], ("shrink_axis_mask", 1L));
    }

    private static GraphTensor Packed(Tensor x) => Build.One("Pack", "stack", [x.dtype == TF_DataType.TF_INT32 ? x : Binding.tf.cast(x, TF_DataType.TF_INT32)]);
}
