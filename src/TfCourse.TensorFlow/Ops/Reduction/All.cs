namespace Tensorflow;

/// <summary>All: output = whether all elements are true over some axes.</summary>
internal static class All
{
    public static OpDefinition Define() => new("All")
    {
        Inputs = ["input: bool", "reduction_indices: Tidx"],
        Outputs = ["output: bool"],
        Attrs = ["keep_dims: bool = false", "Tidx: {int32, int64} = int32"],
        Shape = Reductions.InferShape,
        Gradient = Gradient.Missing("its output is boolean"),
    };
}

/// <content>reduce_all.</content>
public sealed partial class tensorflow
{
    /// <summary>Tells whether all elements are true along some axes; over nothing true.</summary>
    /// <param name="input_tensor">Any shape, bool.</param>
    /// <param name="axis">The axes, each in [-rank, rank) and named once; null for all, an empty array for none.</param>
    /// <param name="keepdims">Whether the reduced axes stay, with size 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The input's shape without the reduced axes, bool; [2, 3] over axis 0 gives [3].</returns>
    /// <exception cref="ValueError">An axis does not exist.</exception>
    public Tensor reduce_all(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => Reductions.Reduce("All", input_tensor, axis, keepdims, name);

    /// <summary>The same over axes that a tensor names, perhaps other ones in every run.</summary>
    /// <param name="input_tensor">Any shape, bool.</param>
    /// <param name="axis">A scalar or a vector of int32 or int64: axes in [-rank, rank), each named once.</param>
    /// <param name="keepdims">Whether the reduced axes stay, with size 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The input's shape without the reduced axes.</returns>
    public Tensor reduce_all(Tensor input_tensor, Tensor axis, bool keepdims = false, string? name = null) => Reductions.Reduce("All", input_tensor, axis, keepdims, name);
}
