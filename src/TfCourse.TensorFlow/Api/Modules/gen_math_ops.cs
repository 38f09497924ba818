using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Ops of arithmetic under the names that TensorFlow.NET's generated module gives them.</summary>
public static class gen_math_ops
{
    /// <inheritdoc cref="tensorflow.floordiv(Tensor, Tensor, string?)"/>
    public static Tensor floor_div(Tensor x, Tensor y, string? name = null) => tf.floordiv(x, y, name);

    /// <inheritdoc cref="tensorflow.less(Tensor, Tensor, string?)"/>
    public static Tensor less(Tensor x, Tensor y, string? name = null) => tf.less(x, y, name);

    /// <inheritdoc cref="math_ops.matmul(Tensor, Tensor, bool, bool, string?)"/>
    public static Tensor mat_mul(Tensor a, Tensor b, bool transpose_a = false, bool transpose_b = false, string? name = null) => math_ops.matmul(a, b, transpose_a, transpose_b, name);
}
