using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Mean: output = Σ input / count over some axes.</summary>
internal static class Mean
{
    public static OpDefinition Define() => new("Mean")
    {
        Inputs = ["input: T", "reduction_indices: Tidx"],
        Outputs = ["output: T"],
        Attrs = Reductions.Attrs("numbertype"),
        Shape = Reductions.InferShape,
        Gradient = Gradient.Of((op, dy) => [Backward(op, dy), null]),
    };

    private static GraphTensor Backward(Operation op, Tensor dy)
    {
        Tensor sum = Sum.Backward(op, dy);
        return Build.One("RealDiv", "truediv", [sum, Build.One("Cast", null, [Count(op)], ("DstT", sum.dtype))]);
    }

    // How many elements went into one mean.
    private static Tensor Count(Operation op)
    {
        Shape input = op.inputs[0].shape, output = op.outputs[0].shape;
        if (input.IsFullyDefined && output.IsFullyDefined)
        {
            return tf.constant(checked((int)(input.size / Math.Max(output.size, 1))));
        }

        Tensor sizes = Build.One("Shape", null, [op.inputs[0]]), rank = op.inputs[0].shape.IsNull ? Build.One("Size", null, [sizes]) : Binding.tf.constant(op.inputs[0].ndim, name: "Size");
        Tensor axes = Build.One("FloorMod", "mod", [Reductions.Axes32(op) + rank, rank]);
        Tensor reduced = Build.One("GatherV2", null, [sizes, axes, 0]);
        return Build.One("Prod", null, [reduced, Reductions.AllAxes(reduced)]);
    }
}

/// <content>reduce_mean.</content>
public sealed partial class tensorflow
{
    /// <summary>The mean over some axes: <c>output[…] = Σ input[…, i, …] / n</c>; of integers cut toward zero, of nothing NaN.</summary>
    /// <param name="input_tensor">Any shape, any numeric type.</param>
    /// <param name="axis">The axes, each in [-rank, rank) and named once; null for all, an empty array for none.</param>
    /// <param name="keepdims">Whether the reduced axes stay, with size 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="reduction_indices">TensorFlow's older name of <paramref name="axis"/>.</param>
    /// <returns>The input's shape without the reduced axes; [2, 3] over axis 0 gives [3].</returns>
    /// <exception cref="ValueError">An axis does not exist, or both axis and reduction_indices are given.</exception>
    public Tensor reduce_mean(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null, int? reduction_indices = null)
        => axis is not null && reduction_indices is not null
            ? throw new ValueError("reduce_mean: axis and reduction_indices are two names of one argument; give axis")
            : Reductions.Reduce("Mean", input_tensor, axis ?? (reduction_indices is { } index ? (Axis)index : null), keepdims, name);

    /// <summary>The same over axes that a tensor names, perhaps other ones in every run.</summary>
    /// <param name="input_tensor">Any shape, any numeric type.</param>
    /// <param name="axis">A scalar or a vector of int32 or int64: axes in [-rank, rank), each named once.</param>
    /// <param name="keepdims">Whether the reduced axes stay, with size 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The input's shape without the reduced axes.</returns>
    public Tensor reduce_mean(Tensor input_tensor, Tensor axis, bool keepdims = false, string? name = null) => Reductions.Reduce("Mean", input_tensor, axis, keepdims, name);
}
