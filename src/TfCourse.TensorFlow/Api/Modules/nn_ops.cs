using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Functions of <c>tf.nn</c> under the name of Python's module, for programs that call it as TensorFlow.NET's.</summary>
public static class nn_ops
{
    /// <inheritdoc cref="nn_api.bias_add(Tensor, Tensor, string?, string?)"/>
    public static Tensor bias_add(Tensor value, Tensor bias, string? data_format = null, string? name = null) => tf.nn.bias_add(value, bias, data_format, name);
}
