namespace Tensorflow;

/// <summary>ArgMax: index of the greatest element along an axis.</summary>
internal static class ArgMax
{
    /// <summary>The declaration's types.</summary>
    public const string Types = "T: {float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, uint64, qint8, quint8, qint32, qint16, quint16, bool}";

    public static OpDefinition Define() => new("ArgMax")
    {
        Inputs = ["input: T", "dimension: Tidx"],
        Outputs = ["output: output_type"],
        Attrs = [Types, "Tidx: {int16, int32, int64} = int32", "output_type: {int16, uint16, int32, int64} = int64"],
        Shape = InferShape,
        Gradient = Gradient.Of((_, _) => [null, null]),
    };

    /// <summary>The input's shape without the axis.</summary>
    public static Shape[] InferShape(ShapeContext c)
    {
        c.WithRank(1, 0);
        Shape input = c[0];
        if (input.ndim <= 1)
        {
            return [input.IsNull ? Shape.Null : Shape.Scalar];
        }

        if (c.Integers(1) is not [var axis])
        {
            return [ShapeContext.Unknown(input.ndim - 1)];
        }

        int rank = input.ndim;
        c.Require(axis >= -rank && axis < rank, $"Dimension ({axis}) must be in the range [{-rank}, {rank}), where {rank} is the number of dimensions in the input.");
        int index = (int)(axis < 0 ? axis + rank : axis);
        return [new Shape([.. input.dims[..index], .. input.dims[(index + 1)..]])];
    }
}

/// <content>argmax.</content>
public sealed partial class tensorflow
{
    /// <summary>The index of the greatest element along an axis: the first of equals; NaN is skipped.</summary>
    /// <param name="input">Any shape of rank 1 or more, real or bool.</param>
    /// <param name="axis">The axis, in [-rank, rank); null for the first.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="dimension">TensorFlow's older name of <paramref name="axis"/>.</param>
    /// <param name="output_type">int32 or int64 (int16 and uint16 too).</param>
    /// <returns>The input's shape without the axis; [2, 3] along axis 1 gives [2].</returns>
    /// <exception cref="ValueError">The axis does not exist.</exception>
    public Tensor argmax(Tensor input, Axis? axis = null, string? name = null, int? dimension = null, TF_DataType output_type = TF_DataType.TF_INT64)
        => Build.One("ArgMax", name, [input, axis ?? (Axis)(dimension ?? 0)], ("output_type", output_type));

    /// <summary>TensorFlow 1's name of <see cref="argmax"/>.</summary>
    /// <param name="input">Numbers.</param>
    /// <param name="dimension">The axis, which disappears.</param>
    /// <param name="output_type">int32 or int64.</param>
    /// <param name="name">The name of the node.</param>
    public Tensor arg_max(Tensor input, int dimension, TF_DataType output_type = TF_DataType.TF_INT64, string? name = null) => argmax(input, dimension, name, output_type: output_type);
}
