using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>Functions that tf.nn has too.</content>
public sealed partial class math_api
{
    /// <inheritdoc cref="nn_api.softplus"/>
    public Tensor softplus(Tensor features, string? name = null) => tf.nn.softplus(features, name);
}
