namespace Tensorflow;

/// <summary>
/// The ops of sparse tensors, which are three tensors: indices [n, rank], values [n] and dense_shape [rank]; values[i] stands at
/// indices[i], all else is zero.
/// </summary>
internal static class SparseOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("SparseReorder", static () => SparseReorder.Define());
        table.Add("SparseReshape", static () => SparseReshape.Define());
        table.Add("SparseTensorDenseMatMul", static () => SparseTensorDenseMatMul.Define());
        table.Add("SparseToDense", static () => SparseToDense.Define());
    }
}

/// <summary>SparseReorder: the same sparse tensor with its rows in the order of their places.</summary>
internal static class SparseReorder
{
    public static OpDefinition Define() => new("SparseReorder")
    {
        Inputs = ["input_indices: int64", "input_values: T", "input_shape: int64"],
        Outputs = ["output_indices: int64", "output_values: T"],
        Attrs = ["T: type"],
        Shape = c =>
        {
            Shape indices = c.WithRank(0, 2), values = c.WithRank(1, 1);
            c.WithRank(2, 1);
            return [indices, values];
        },
        Gradient = Gradient.OfAll(Backward),
    };

    // Each value's gradient goes back to where the value came from.
    private static Tensor?[] Backward(Operation op, Tensor?[] dy)
    {
        tensorflow tf = Binding.tf;
        Tensor places = tf.range(tf.shape(op.inputs[0])[0]);
        Tensor[] ordered = Build.Many("SparseReorder", null, [op.inputs[0], places, op.inputs[2]]);
        return [null, Build.One("GatherV2", null, [dy[1]!, Build.One("InvertPermutation", null, [ordered[1]]), 0]), null];
    }
}

/// <summary>SparseReshape: the places of the same values in another dense shape.</summary>
internal static class SparseReshape
{
    public static OpDefinition Define() => new("SparseReshape")
    {
        Inputs = ["input_indices: int64", "input_shape: int64", "new_shape: int64"],
        Outputs = ["output_indices: int64", "output_shape: int64"],
        Shape = c =>
        {
            Shape indices = c.WithRank(0, 2), sizes = c.WithRank(2, 1);
            c.WithRank(1, 1);
            return [new Shape(ArrayShapes.Size(indices, 0), sizes[0]), sizes];
        },
        Gradient = Gradient.Missing("places are integers"),
    };
}

/// <summary>SparseToDense: a tensor of one number with values put at places.</summary>
internal static class SparseToDense
{
    public static OpDefinition Define() => new("SparseToDense")
    {
        Inputs = ["sparse_indices: Tindices", "output_shape: Tindices", "sparse_values: T", "default_value: T"],
        Outputs = ["dense: T"],
        Attrs = ["validate_indices: bool = true", "T: type", "Tindices: {int32, int64}"],
        Shape = c => [c.ShapeFrom(1)],
        Gradient = Gradient.Of(Backward),
    };

    // What no value covers belongs to the number that fills the rest.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        tensorflow tf = Binding.tf;
        Tensor values = tf.gather_nd(dy, op.inputs[0]), rest = tf.reduce_sum(dy) - tf.reduce_sum(values);
        return [null, null, values, rest];
    }
}

/// <summary>SparseTensorDenseMatMul: the product of a sparse and a dense matrix.</summary>
internal static class SparseTensorDenseMatMul
{
    public static OpDefinition Define() => new("SparseTensorDenseMatMul")
    {
        Inputs = ["a_indices: Tindices", "a_values: T", "a_shape: int64", "b: T"],
        Outputs = ["product: T"],
        Attrs = ["T: type", "Tindices: {int32, int64} = int64", "adjoint_a: bool = false", "adjoint_b: bool = false"],
        Shape = InferShape,
        Gradient = Gradient.Of(Backward),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        c.WithRank(0, 2);
        c.WithRank(1, 1);
        Shape a = c.WithRank(c.ShapeFrom(2), 2), b = c.WithRank(3, 2);
        bool turnA = c.Attr<bool>("adjoint_a"), turnB = c.Attr<bool>("adjoint_b");
        c.Merge(turnA ? a[0] : a[1], turnB ? b[1] : b[0]);
        return [new Shape(turnA ? a[1] : a[0], turnB ? b[0] : b[1])];
    }

    // P = A B: dB = Aᵀ dP; of A only the values that are there have a gradient: dA[i, j] = dP[i, :] · B[:, j].
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        tensorflow tf = Binding.tf;
        bool turnA = op.get_attr<bool>("adjoint_a"), turnB = op.get_attr<bool>("adjoint_b");
        Tensor indices = op.inputs[0], values = op.inputs[1], b = op.inputs[3];
        Tensor db = Build.One("SparseTensorDenseMatMul", null, [indices, values, op.inputs[2], dy], ("adjoint_a", !turnA));
        Tensor[] places = Build.Many("Unpack", null, [indices], ("num", 2), ("axis", 1));
        Tensor left = tf.gather(dy, places[turnA ? 1 : 0]), right = tf.gather(turnB ? tf.transpose(b) : b, places[turnA ? 0 : 1]);
        return [null, tf.reduce_sum(left * right, 1), null, turnB ? tf.transpose(db) : db];
    }
}
