using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>l2_normalize.</content>
public sealed partial class nn_api
{
    /// <summary>Scales vectors to Euclidean norm 1: <c>x / √max(Σ x², epsilon)</c>.</summary>
    /// <param name="x">Any shape, floating.</param>
    /// <param name="axis">The axes that are one vector each; null for all elements together.</param>
    /// <param name="epsilon">The least sum of squares, so that a zero vector stays zero.</param>
    /// <param name="name">The name of the last node and the scope of the others.</param>
    /// <returns>The shape and type of x.</returns>
    /// <exception cref="ValueError">An axis does not exist.</exception>
    public Tensor l2_normalize(Tensor x, Axis? axis = null, double epsilon = 1e-12, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "l2_normalize");
        Tensor sum = tf.reduce_sum(tf.square(x), axis, keepdims: true);
        return tf.multiply(x, tf.rsqrt(tf.maximum(sum, epsilon)), scope);
    }
}

/// <content>l2_normalize.</content>
public sealed partial class math_api
{
    /// <inheritdoc cref="nn_api.l2_normalize"/>
    public Tensor l2_normalize(Tensor x, Axis? axis = null, double epsilon = 1e-12, string? name = null) => tf.nn.l2_normalize(x, axis, epsilon, name);
}

/// <content>l2_normalize.</content>
public sealed partial class linalg_api
{
    /// <inheritdoc cref="nn_api.l2_normalize"/>
    public Tensor l2_normalize(Tensor x, Axis? axis = null, double epsilon = 1e-12, string? name = null) => tf.nn.l2_normalize(x, axis, epsilon, name);
}
