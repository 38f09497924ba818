using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Ops that move elements under the names that TensorFlow.NET's generated module gives them.</summary>
public static class gen_array_ops
{
    /// <inheritdoc cref="tensorflow.reverse(Tensor, Axis, string?)"/>
    public static Tensor reverse_v2(Tensor tensor, Axis axis, string? name = null) => tf.reverse(tensor, axis, name);
}
