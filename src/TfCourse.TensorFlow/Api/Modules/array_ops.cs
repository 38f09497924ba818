using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Functions of <c>tf</c> that move elements, under the name of Python's module, for programs that call it as TensorFlow.NET's.</summary>
public static class array_ops
{
    /// <inheritdoc cref="tensorflow.concat(IEnumerable{Tensor}, int, string?)"/>
    public static Tensor concat(IEnumerable<Tensor> values, int axis, string? name = "concat") => tf.concat(values, axis, name);

    /// <inheritdoc cref="tensorflow.gather(Tensor, Tensor, string?, int, int)"/>
    public static Tensor gather(Tensor @params, Tensor indices, string? name = null, int axis = 0, int batch_dims = 0) => tf.gather(@params, indices, name, axis, batch_dims);

    /// <inheritdoc cref="tensorflow.identity(Tensor, string?)"/>
    public static Tensor identity(Tensor input, string? name = null) => tf.identity(input, name);

    /// <inheritdoc cref="tensorflow.placeholder(TF_DataType, Shape?, string?)"/>
    public static Tensor placeholder(TF_DataType dtype, Shape? shape = null, string? name = null) => tf.placeholder(dtype, shape, name);

    /// <inheritdoc cref="tensorflow.slice(Tensor, Tensor, Tensor, string?)"/>
    public static Tensor slice(Tensor input, Tensor begin, Tensor size, string? name = null) => tf.slice(input, begin, size, name);

    /// <inheritdoc cref="tensorflow.stop_gradient(Tensor, string?)"/>
    public static Tensor stop_gradient(Tensor input, string? name = null) => tf.stop_gradient(input, name);
}
