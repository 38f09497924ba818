using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Functions of <c>tf</c> and <c>tf.math</c> under the name of Python's module, for programs that call it as TensorFlow.NET's.</summary>
public static class math_ops
{
    /// <inheritdoc cref="tensorflow.add(Tensor, Tensor, string?)"/>
    public static Tensor add(Tensor x, Tensor y, string? name = null) => tf.add(x, y, name);

    /// <inheritdoc cref="tensorflow.cast(Tensor, TF_DataType, string?)"/>
    public static Tensor cast(Tensor x, TF_DataType dtype, string? name = null) => tf.cast(x, dtype, name);

    /// <inheritdoc cref="tensorflow.equal(Tensor, Tensor, string?)"/>
    public static Tensor equal(Tensor x, Tensor y, string? name = null) => tf.equal(x, y, name);

    /// <summary>The product of matrices.</summary>
    /// <param name="a">[…, n, k], or [k, n] transposed.</param>
    /// <param name="b">[…, k, m], or [m, k] transposed.</param>
    /// <param name="transpose_a">Whether a is transposed.</param>
    /// <param name="transpose_b">Whether b is transposed.</param>
    /// <param name="name">The name of the node.</param>
    public static Tensor matmul(Tensor a, Tensor b, bool transpose_a = false, bool transpose_b = false, string? name = null) => tf.matmul(a, b, transpose_a, transpose_b, name: name);

    /// <inheritdoc cref="tensorflow.reduce_sum(Tensor, Axis?, Axis?, bool, string?)"/>
    public static Tensor reduce_sum(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_sum(input_tensor, axis, keepdims: keepdims, name: name);

    /// <inheritdoc cref="tensorflow.square(Tensor, string?)"/>
    public static Tensor square(Tensor x, string? name = null) => tf.square(x, name);
}
