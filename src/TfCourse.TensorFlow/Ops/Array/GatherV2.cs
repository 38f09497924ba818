namespace Tensorflow;

/// <summary>GatherV2: slices of params along an axis, one for each index.</summary>
internal static class GatherV2
{
    public static OpDefinition Define() => new("GatherV2")
    {
        Inputs = ["params: Tparams", "indices: Tindices", "axis: Taxis"],
        Outputs = ["output: Tparams"],
        Attrs = ["batch_dims: int = 0", "Tparams: type", "Tindices: {int16, int32, int64}", "Taxis: {int32, int64}"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of(Backward),
    };

    private static Shape InferShape(ShapeContext c)
    {
        Shape from = c.WithRankAtLeast(0, 1), at = c[1];
        c.WithRank(2, 0);
        long batch = c.Attr<long>("batch_dims");
        if (c.Integers(2) is not { } axis)
        {
            return from.IsNull || at.IsNull ? Shape.Null : ShapeContext.Unknown(checked((int)(from.ndim + at.ndim - 1 - batch)));
        }

        ArrayShapes.AtLeast(c, from, axis[0] >= 0 ? axis[0] + 1 : -axis[0]);
        ArrayShapes.AtLeast(c, at, Math.Abs(batch));
        if (batch < 0)
        {
            if (at.IsNull)
            {
                return Shape.Null;
            }

            batch += at.ndim;
        }

        ArrayShapes.AtLeast(c, from, batch + 1);
        Shape shape = ArrayShapes.Part(from, 0, axis[0]).concatenate(ArrayShapes.Part(at, batch));
        return axis[0] == -1 ? shape : shape.concatenate(ArrayShapes.Part(from, axis[0] + 1));
    }

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor from = op.inputs[0], at = op.inputs[1];
        if (ShapeValues.KnownIntegers(op.inputs[2]) is [0])
        {
            return [Sparse(from, at, dy), null, null];
        }

        long batch = op.get_attr<long>("batch_dims");
        batch = batch < 0 ? batch + at.shape.ndim : batch;
        return [GatherGradient.Dense(from, at, op.inputs[2], dy, checked((int)batch)), null, null];
    }

    /// <summary>The gradient along axis 0: the rows that were read, and which they are.</summary>
    public static IndexedSlices Sparse(Tensor from, Tensor at, Tensor dy)
    {
        Tensor shape = GatherGradient.ShapeBeside(from), count = SizeVectors.Vector(ShapeValues.Size(at));
        Tensor rows = Build.One("Reshape", null, [dy is IndexedSlices slices ? slices.ToDense() : dy, SizeVectors.Join(count, SizeVectors.Slice(shape, 1, null))]);
        return new IndexedSlices(rows, Build.One("Reshape", null, [at, count]), shape);
    }
}

/// <content>gather.</content>
public sealed partial class tensorflow
{
    /// <summary>Slices of a tensor along an axis, one for each index: [5, 3] by indices [2, 2] gives [2, 2, 3] for axis 0.</summary>
    /// <param name="params">A tensor of at least one axis.</param>
    /// <param name="indices">Integers in [0, size of the axis); negative ones are refused.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="axis">The axis, in [-rank, rank).</param>
    /// <param name="batch_dims">How many first axes params and indices have in common.</param>
    /// <returns>params.shape[:axis] + indices.shape[batch_dims:] + params.shape[axis + 1:].</returns>
    /// <exception cref="ValueError">The axis or the batch dimensions are out of range.</exception>
    public Tensor gather(Tensor @params, Tensor indices, string? name = null, int axis = 0, int batch_dims = 0)
        => @params is VariableTensor && axis == 0 && batch_dims == 0
            ? Build.One("ResourceGather", name ?? "Gather", [@params.DifferentiatedIn(ops.get_default_graph()), indices], ("dtype", @params.dtype))
            : Build.One("GatherV2", name, [@params, indices, axis], ("batch_dims", batch_dims));

    /// <summary>Slices of a tensor along an axis, one for each index.</summary>
    /// <param name="params">A tensor of at least one axis.</param>
    /// <param name="indices">Integers in [0, size of the axis); negative ones are refused.</param>
    /// <param name="axis">A scalar: the axis, in [-rank, rank).</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="batch_dims">How many first axes params and indices have in common.</param>
    /// <returns>params.shape[:axis] + indices.shape[batch_dims:] + params.shape[axis + 1:].</returns>
    /// <exception cref="ValueError">The axis is known and out of range.</exception>
    public Tensor gather(Tensor @params, Tensor indices, Tensor axis, string? name = null, int batch_dims = 0)
        => Build.One("GatherV2", name, [@params, indices, axis], ("batch_dims", batch_dims));
}
