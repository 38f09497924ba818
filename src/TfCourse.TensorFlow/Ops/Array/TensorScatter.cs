namespace Tensorflow;

/// <summary>What the ops of the TensorScatter family have in common: tensor, rows of indices, updates.</summary>
internal static class TensorScatter
{
    public static Shape[] InferShape(ShapeContext c)
    {
        Shape whole = c.WithRankAtLeast(0, 1), at = c.WithRankAtLeast(1, 1), updates = c[2];
        ScatterNd.Check(c, at, updates, whole);
        return [whole];
    }

    /// <summary>The elements that the updates went to.</summary>
    public static Tensor Gathered(Operation op, Tensor x) => Build.One("GatherNd", null, [x, op.inputs[1]], ("bad_indices_policy", op.get_attr("bad_indices_policy")));

    /// <summary>The gradient goes to whichever won; where several are equal it is divided among them.</summary>
    public static Tensor?[] Extremum(Operation op, Tensor dy)
    {
        Tensor x = op.inputs[0], at = op.inputs[1], updates = op.inputs[2];
        Tensor fromX = Equals(x, op.output, dy), fromUpdate = Equals(updates, Gathered(op, op.output), dy);
        Tensor winners = Build.One("ScatterNd", null, [at, fromUpdate, ShapeValues.Of(x, null, at.dtype)], ("bad_indices_policy", op.get_attr("bad_indices_policy")));
        Tensor count = Build.One("AddV2", "add", [fromX, winners]);
        Tensor share = Build.One("RealDiv", "truediv", [dy, count]);
        return [Build.One("Mul", "mul", [share, fromX]), null, Build.One("Mul", "mul", [Gathered(op, share), fromUpdate])];
    }

    private static GraphTensor Equals(Tensor a, Tensor b, Tensor dy) => Build.One("Cast", null, [Build.One("Equal", null, [a, b])], ("DstT", dy.dtype));
}

/// <summary>TensorScatterUpdate: a tensor in which rows of indices say where updates stand.</summary>
internal static class TensorScatterUpdate
{
    public static OpDefinition Define() => new("TensorScatterUpdate")
    {
        Inputs = ["tensor: T", "indices: Tindices", "updates: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tindices: {int16, int32, int64, uint16}", "bad_indices_policy: string = ''"],
        Shape = TensorScatter.InferShape,
        Gradient = Gradient.Of(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor zeros = Build.One("ZerosLike", "zeros_like", [op.inputs[2]]);
        Tensor kept = Build.One("TensorScatterUpdate", null, [dy, op.inputs[1], zeros], ("bad_indices_policy", op.get_attr("bad_indices_policy")));
        return [kept, null, TensorScatter.Gathered(op, dy)];
    }
}

/// <summary>TensorScatterAdd: a tensor with updates added at rows of indices.</summary>
internal static class TensorScatterAdd
{
    public static OpDefinition Define() => new("TensorScatterAdd")
    {
        Inputs = ["tensor: T", "indices: Tindices", "updates: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tindices: {int32, int64}", "bad_indices_policy: string = ''"],
        Shape = TensorScatter.InferShape,
        Gradient = Gradient.Of((op, dy) => [dy, null, TensorScatter.Gathered(op, dy)]),
    };
}

/// <summary>TensorScatterSub: a tensor with updates subtracted at rows of indices.</summary>
internal static class TensorScatterSub
{
    public static OpDefinition Define() => new("TensorScatterSub")
    {
        Inputs = ["tensor: T", "indices: Tindices", "updates: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tindices: {int32, int64}", "bad_indices_policy: string = ''"],
        Shape = TensorScatter.InferShape,
        Gradient = Gradient.Of((op, dy) => [dy, null, -TensorScatter.Gathered(op, dy)]),
    };
}

/// <summary>TensorScatterMax: a tensor in which updates stand where they are larger.</summary>
internal static class TensorScatterMax
{
    public static OpDefinition Define() => new("TensorScatterMax")
    {
        Inputs = ["tensor: T", "indices: Tindices", "updates: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tindices: {int32, int64}", "bad_indices_policy: string = ''"],
        Shape = TensorScatter.InferShape,
        Gradient = Gradient.Of(TensorScatter.Extremum),
    };
}

/// <summary>TensorScatterMin: a tensor in which updates stand where they are smaller.</summary>
internal static class TensorScatterMin
{
    public static OpDefinition Define() => new("TensorScatterMin")
    {
        Inputs = ["tensor: T", "indices: Tindices", "updates: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tindices: {int32, int64}", "bad_indices_policy: string = ''"],
        Shape = TensorScatter.InferShape,
        Gradient = Gradient.Of(TensorScatter.Extremum),
    };
}

/// <content>tensor_scatter_nd_*.</content>
public sealed partial class tensorflow
{
    /// <summary>A copy of a tensor with updates at the places that rows of indices name; of equal rows the last wins.</summary>
    /// <param name="tensor">A tensor of n axes, at least one.</param>
    /// <param name="indices">Shape [rows…, k] with k at most n, each index in range.</param>
    /// <param name="updates">Shape [rows…] + tensor.shape[k:].</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the tensor.</returns>
    /// <exception cref="ValueError">The shapes do not fit each other.</exception>
    public Tensor tensor_scatter_nd_update(Tensor tensor, Tensor indices, Tensor updates, string? name = null) => Build.One("TensorScatterUpdate", name, [tensor, indices, updates]);

    /// <summary>A copy of a tensor with updates added at the places that rows of indices name.</summary>
    /// <param name="tensor">A tensor of n axes, at least one.</param>
    /// <param name="indices">Shape [rows…, k] with k at most n, each index in range.</param>
    /// <param name="updates">Shape [rows…] + tensor.shape[k:].</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the tensor.</returns>
    /// <exception cref="ValueError">The shapes do not fit each other.</exception>
    public Tensor tensor_scatter_nd_add(Tensor tensor, Tensor indices, Tensor updates, string? name = null) => Build.One("TensorScatterAdd", name, [tensor, indices, updates]);

    /// <summary>A copy of a tensor with updates subtracted at the places that rows of indices name.</summary>
    /// <param name="tensor">A tensor of n axes, at least one.</param>
    /// <param name="indices">Shape [rows…, k] with k at most n, each index in range.</param>
    /// <param name="updates">Shape [rows…] + tensor.shape[k:].</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the tensor.</returns>
    /// <exception cref="ValueError">The shapes do not fit each other.</exception>
    public Tensor tensor_scatter_nd_sub(Tensor tensor, Tensor indices, Tensor updates, string? name = null) => Build.One("TensorScatterSub", name, [tensor, indices, updates]);

    /// <summary>A copy of a tensor that holds updates where they are larger; a NaN update is never larger.</summary>
    /// <param name="tensor">A tensor of n axes, at least one.</param>
    /// <param name="indices">Shape [rows…, k] with k at most n, each index in range.</param>
    /// <param name="updates">Shape [rows…] + tensor.shape[k:].</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the tensor.</returns>
    /// <exception cref="ValueError">The shapes do not fit each other.</exception>
    public Tensor tensor_scatter_nd_max(Tensor tensor, Tensor indices, Tensor updates, string? name = null) => Build.One("TensorScatterMax", name, [tensor, indices, updates]);

    /// <summary>A copy of a tensor that holds updates where they are smaller; a NaN update is never smaller.</summary>
    /// <param name="tensor">A tensor of n axes, at least one.</param>
    /// <param name="indices">Shape [rows…, k] with k at most n, each index in range.</param>
    /// <param name="updates">Shape [rows…] + tensor.shape[k:].</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the tensor.</returns>
    /// <exception cref="ValueError">The shapes do not fit each other.</exception>
    public Tensor tensor_scatter_nd_min(Tensor tensor, Tensor indices, Tensor updates, string? name = null) => Build.One("TensorScatterMin", name, [tensor, indices, updates]);
}
