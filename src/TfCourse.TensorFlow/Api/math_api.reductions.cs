using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>Functions along axes that stand in both places.</content>
public sealed partial class math_api
{
    /// <inheritdoc cref="tensorflow.argmax"/>
    public Tensor argmax(Tensor input, Axis? axis = null, string? name = null, int? dimension = null, TF_DataType output_type = TF_DataType.TF_INT64)
        => tf.argmax(input, axis, name, dimension, output_type);

    /// <inheritdoc cref="tensorflow.argmin"/>
    public Tensor argmin(Tensor input, Axis? axis = null, string? name = null, int? dimension = null, TF_DataType output_type = TF_DataType.TF_INT64)
        => tf.argmin(input, axis, name, dimension, output_type);

    /// <inheritdoc cref="tensorflow.cumsum"/>
    public Tensor cumsum(Tensor x, Tensor? axis = null, bool exclusive = false, bool reverse = false, string? name = null) => tf.cumsum(x, axis, exclusive, reverse, name);

    /// <inheritdoc cref="tensorflow.reduce_all(Tensor, Axis, bool, string)"/>
    public Tensor reduce_all(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_all(input_tensor, axis, keepdims, name);

    /// <inheritdoc cref="tensorflow.reduce_any(Tensor, Axis, bool, string)"/>
    public Tensor reduce_any(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_any(input_tensor, axis, keepdims, name);

    /// <inheritdoc cref="tensorflow.reduce_logsumexp"/>
    public Tensor reduce_logsumexp(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_logsumexp(input_tensor, axis, keepdims, name);

    /// <inheritdoc cref="tensorflow.reduce_max(Tensor, Axis, bool, string)"/>
    public Tensor reduce_max(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_max(input_tensor, axis, keepdims, name);

    /// <inheritdoc cref="tensorflow.reduce_mean(Tensor, Axis, bool, string, int?)"/>
    public Tensor reduce_mean(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_mean(input_tensor, axis, keepdims, name);

    /// <inheritdoc cref="tensorflow.reduce_min(Tensor, Axis, bool, string)"/>
    public Tensor reduce_min(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_min(input_tensor, axis, keepdims, name);

    /// <inheritdoc cref="tensorflow.reduce_prod(Tensor, Axis, bool, string)"/>
    public Tensor reduce_prod(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null) => tf.reduce_prod(input_tensor, axis, keepdims, name);

    /// <inheritdoc cref="tensorflow.reduce_sum(Tensor, Axis, Axis, bool, string)"/>
    public Tensor reduce_sum(Tensor input, Axis? axis = null, Axis? reduction_indices = null, bool keepdims = false, string? name = null)
        => tf.reduce_sum(input, axis, reduction_indices, keepdims, name);
}
