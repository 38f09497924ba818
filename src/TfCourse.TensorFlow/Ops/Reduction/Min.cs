namespace Tensorflow;

/// <summary>Min: output = the smallest element over some axes.</summary>
internal static class Min
{
    public static OpDefinition Define() => new("Min")
    {
        Inputs = ["input: T", "reduction_indices: Tidx"],
        Outputs = ["output: T"],
        Attrs = Reductions.Attrs("{float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, uint64, qint8, quint8, qint32, qint16, quint16}"),
        Shape = Reductions.InferShape,
        Gradient = Gradient.Of((op, dy) => [Reductions.ExtremeBackward(op, dy), null]),
    };
}

/// <content>reduce_min.</content>
public sealed partial class tensorflow
{
    /// <summary>The smallest element over some axes: <c>output[…] = minᵢ input[…, i, …]</c>; NaN when one is NaN; of nothing infinity (integers: the greatest number). The gradient is shared equally by equal elements.</summary>
    /// <param name="input_tensor">Any shape, any real numeric type.</param>
    /// <param name="axis">The axes, each in [-rank, rank) and named once; null for all, an empty array for none.</param>
    /// <param name="keepdims">Whether the reduced axes stay, with size 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The input's shape without the reduced axes; [2, 3] over axis 0 gives [3].</returns>
    /// <exception cref="ValueError">An axis does not exist.</exception>
    public Tensor reduce_min(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => Reductions.Reduce("Min", input_tensor, axis, keepdims, name);

    /// <summary>The same over axes that a tensor names, perhaps other ones in every run.</summary>
    /// <param name="input_tensor">Any shape, any real numeric type.</param>
    /// <param name="axis">A scalar or a vector of int32 or int64: axes in [-rank, rank), each named once.</param>
    /// <param name="keepdims">Whether the reduced axes stay, with size 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The input's shape without the reduced axes.</returns>
    public Tensor reduce_min(Tensor input_tensor, Tensor axis, bool keepdims = false, string? name = null) => Reductions.Reduce("Min", input_tensor, axis, keepdims, name);
}
