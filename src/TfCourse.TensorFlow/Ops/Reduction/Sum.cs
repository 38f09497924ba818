namespace Tensorflow;

/// <summary>Sum: output = Σ input over some axes.</summary>
internal static class Sum
{
    public static OpDefinition Define() => new("Sum")
    {
        Inputs = ["input: T", "reduction_indices: Tidx"],
        Outputs = ["output: T"],
        Attrs = Reductions.Attrs("numbertype"),
        Shape = Reductions.InferShape,
        Gradient = Gradient.Of((op, dy) => [Backward(op, dy), null]),
    };

    /// <summary>Every element of the input counts once in one element of the output.</summary>
    public static Tensor Backward(Operation op, Tensor dy)
    {
        Shape input = op.inputs[0].shape;
        if (!input.IsNull && Constants.ValueOf(op.InputTensors[1]) is { } axes && Reductions.AreAll(Constants.Integers(axes), input.ndim))
        {
            // All of a known rank: one number, repeated.
            Tensor one = Build.One("Reshape", null, [dy, input.ndim == 0 ? Literal.EmptyList : Array.ConvertAll(Reductions.Axes(input.ndim), _ => 1)]);
            return Build.One("Tile", null, [one, input.IsFullyDefined ? Binding.tf.constant(input.as_int_list()) : Build.One("Shape", null, [op.inputs[0]])]);
        }

        return Reductions.Stretch(op, dy);
    }
}

/// <content>reduce_sum.</content>
public sealed partial class tensorflow
{
    /// <summary>The sum over some axes: <c>output[…] = Σ input[…, i, …]</c>; integers wrap, the sum of nothing is 0.</summary>
    /// <param name="input">Any shape, any numeric type.</param>
    /// <param name="axis">The axes to sum over, each in [-rank, rank) and named once; null for all, an empty array for none.</param>
    /// <param name="reduction_indices">TensorFlow's older name of <paramref name="axis"/>.</param>
    /// <param name="keepdims">Whether the summed axes stay, with size 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The input's shape without the summed axes; [2, 3] summed over axis 0 gives [3].</returns>
    /// <exception cref="ValueError">An axis does not exist, or both axis and reduction_indices are given.</exception>
    public Tensor reduce_sum(Tensor input, Axis? axis = null, Axis? reduction_indices = null, bool keepdims = false, string? name = null)
        => axis is not null && reduction_indices is not null
            ? throw new ValueError("reduce_sum: axis and reduction_indices are two names of one argument; give axis")
            : Reductions.Reduce("Sum", input, axis ?? reduction_indices, keepdims, name);

    /// <summary>The same over axes that a tensor names, perhaps other ones in every run.</summary>
    /// <param name="input">Any shape, any numeric type.</param>
    /// <param name="axis">A scalar or a vector of int32 or int64: axes in [-rank, rank), each named once.</param>
    /// <param name="keepdims">Whether the reduced axes stay, with size 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The input's shape without the reduced axes.</returns>
    public Tensor reduce_sum(Tensor input, Tensor axis, bool keepdims = false, string? name = null) => Reductions.Reduce("Sum", input, axis, keepdims, name);
}
