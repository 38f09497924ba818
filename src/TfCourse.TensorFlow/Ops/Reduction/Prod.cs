using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Prod: output = Π input over some axes.</summary>
internal static class Prod
{
    public static OpDefinition Define() => new("Prod")
    {
        Inputs = ["input: T", "reduction_indices: Tidx"],
        Outputs = ["output: T"],
        Attrs = Reductions.Attrs("numbertype"),
        Shape = Reductions.InferShape,
        Gradient = Gradient.Of((op, dy) => [Backward(op, dy), null]),
    };

    // The product of all others, as the product of those before and of those behind: dividing y by x would fail at zeros.
    private static GraphTensor Backward(Operation op, Tensor dy)
    {
        Tensor x = op.inputs[0], shape = Reductions.ShapeOf(x), rank = Reductions.RankOf(x);
        Tensor axes = Build.One("Reshape", null, [Reductions.Axes32(op), new[] { -1 }]);
        Tensor reduced = Build.One("FloorMod", "mod", [axes + rank, rank]);
        Tensor others = Build.Many("ListDiff", null, [tf.range(0, rank), reduced], ("out_idx", TF_DataType.TF_INT32))[0];
        Tensor order = Build.One("ConcatV2", "concat", [reduced, others, 0]);
        Tensor rows = Size(shape, reduced), columns = Size(shape, others);

        Tensor moved = Build.One("Transpose", null, [x, order]);
        Tensor matrix = Build.One("Reshape", null, [moved, Build.One("Pack", "stack", [rows, columns])]);
        Tensor before = Build.One("Cumprod", null, [matrix, 0], ("exclusive", true));
        Tensor behind = Build.One("Cumprod", null, [matrix, 0], ("exclusive", true), ("reverse", true));
        Tensor product = Build.One("Reshape", null, [before * behind, Build.One("Shape", null, [moved])]);
        Tensor back = Build.One("Transpose", null, [product, Build.One("InvertPermutation", null, [order])]);
        return Build.One("Reshape", null, [Reductions.Stretch(op, dy) * back, shape]);
    }

    private static GraphTensor Size(Tensor shape, Tensor axes) => Build.One("Prod", null, [Build.One("GatherV2", null, [shape, axes, 0]), 0]);
}

/// <content>reduce_prod.</content>
public sealed partial class tensorflow
{
    /// <summary>The product over some axes: <c>output[…] = Π input[…, i, …]</c>; integers wrap, the product of nothing is 1.</summary>
    /// <param name="input_tensor">Any shape, any numeric type.</param>
    /// <param name="axis">The axes, each in [-rank, rank) and named once; null for all, an empty array for none.</param>
    /// <param name="keepdims">Whether the reduced axes stay, with size 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The input's shape without the reduced axes; [2, 3] over axis 0 gives [3].</returns>
    /// <exception cref="ValueError">An axis does not exist.</exception>
    public Tensor reduce_prod(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => Reductions.Reduce("Prod", input_tensor, axis, keepdims, name);

    /// <summary>The same over axes that a tensor names, perhaps other ones in every run.</summary>
    /// <param name="input_tensor">Any shape, any numeric type.</param>
    /// <param name="axis">A scalar or a vector of int32 or int64: axes in [-rank, rank), each named once.</param>
    /// <param name="keepdims">Whether the reduced axes stay, with size 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The input's shape without the reduced axes.</returns>
    public Tensor reduce_prod(Tensor input_tensor, Tensor axis, bool keepdims = false, string? name = null) => Reductions.Reduce("Prod", input_tensor, axis, keepdims, name);
}
