namespace Tensorflow;

/// <summary>ArgMin: index of the least element along an axis.</summary>
internal static class ArgMin
{
    public static OpDefinition Define() => new("ArgMin")
    {
        Inputs = ["input: T", "dimension: Tidx"],
        Outputs = ["output: output_type"],
        Attrs = [ArgMax.Types, "Tidx: {int32, int64} = int32", "output_type: {int32, int64} = int64"],
        Shape = ArgMax.InferShape,
        Gradient = Gradient.Of((_, _) => [null, null]),
    };
}

/// <content>argmin.</content>
public sealed partial class tensorflow
{
    /// <summary>The index of the least element along an axis: the first of equals; NaN is skipped.</summary>
    /// <param name="input">Any shape of rank 1 or more, real or bool.</param>
    /// <param name="axis">The axis, in [-rank, rank); null for the first.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="dimension">TensorFlow's older name of <paramref name="axis"/>.</param>
    /// <param name="output_type">int32 or int64.</param>
    /// <returns>The input's shape without the axis; [2, 3] along axis 1 gives [2].</returns>
    /// <exception cref="ValueError">The axis does not exist.</exception>
    public Tensor argmin(Tensor input, Axis? axis = null, string? name = null, int? dimension = null, TF_DataType output_type = TF_DataType.TF_INT64)
        => Build.One("ArgMin", name, [input, axis ?? (Axis)(dimension ?? 0)], ("output_type", output_type));

    /// <summary>TensorFlow 1's name of <see cref="argmin"/>.</summary>
    /// <param name="input">Numbers.</param>
    /// <param name="dimension">The axis, which disappears.</param>
    /// <param name="output_type">int32 or int64.</param>
    /// <param name="name">The name of the node.</param>
    public Tensor arg_min(Tensor input, int dimension, TF_DataType output_type = TF_DataType.TF_INT64, string? name = null) => argmin(input, dimension, name, output_type: output_type);
}
