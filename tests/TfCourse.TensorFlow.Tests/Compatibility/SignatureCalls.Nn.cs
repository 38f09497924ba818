#nullable disable warnings

using System.Collections;
using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <content>Calls of tf.nn.</content>
internal static partial class SignatureCalls
{
    public static IActivation relu_0() => tf.nn.relu();
    public static Tensor relu_1(Tensor features, string name) => tf.nn.relu(features, name);
    public static Tensor relu_1_named(Tensor features, string name) => tf.nn.relu(features: features, name: name);
    public static Tensor relu_1_short(Tensor features) => tf.nn.relu(features);
    public static Tensor relu6_4(Tensor features, string name) => tf.nn.relu6(features, name);
    public static Tensor relu6_4_named(Tensor features, string name) => tf.nn.relu6(features: features, name: name);
    public static Tensor relu6_4_short(Tensor features) => tf.nn.relu6(features);
    public static Tensor elu_7(Tensor features, string name) => tf.nn.elu(features, name);
    public static Tensor elu_7_named(Tensor features, string name) => tf.nn.elu(features: features, name: name);
    public static Tensor elu_7_short(Tensor features) => tf.nn.elu(features);
    public static Tensor leaky_relu_10(Tensor features, float alpha, string name) => tf.nn.leaky_relu(features, alpha, name);
    public static Tensor leaky_relu_10_named(Tensor features, float alpha, string name) => tf.nn.leaky_relu(features: features, alpha: alpha, name: name);
    public static Tensor leaky_relu_10_short(Tensor features) => tf.nn.leaky_relu(features);
    public static IActivation softmax_13() => tf.nn.softmax();
    public static Tensor softmax_14(Tensor logits, int axis, string name) => tf.nn.softmax(logits, axis, name);
    public static Tensor softmax_14_named(Tensor logits, int axis, string name) => tf.nn.softmax(logits: logits, axis: axis, name: name);
    public static Tensor softmax_14_short(Tensor logits) => tf.nn.softmax(logits);
    public static Tensor sigmoid_17(Tensor x, string name) => tf.nn.sigmoid(x, name);
    public static Tensor sigmoid_17_named(Tensor x, string name) => tf.nn.sigmoid(x: x, name: name);
    public static Tensor sigmoid_17_short(Tensor x) => tf.nn.sigmoid(x);
    public static Tensor sigmoid_20(float x, string name) => tf.nn.sigmoid(x, name);
    public static Tensor sigmoid_20_named(float x, string name) => tf.nn.sigmoid(x: x, name: name);
    public static Tensor sigmoid_20_short(float x) => tf.nn.sigmoid(x);
    public static Tensor sigmoid_23(ResourceVariable x, string name) => tf.nn.sigmoid(x, name);
    public static Tensor sigmoid_23_named(ResourceVariable x, string name) => tf.nn.sigmoid(x: x, name: name);
    public static Tensor sigmoid_23_short(ResourceVariable x) => tf.nn.sigmoid(x);
    public static Tensor sigmoid_26(NDArray x, string name) => tf.nn.sigmoid(x, name);
    public static Tensor sigmoid_26_named(NDArray x, string name) => tf.nn.sigmoid(x: x, name: name);
    public static Tensor sigmoid_26_short(NDArray x) => tf.nn.sigmoid(x);
    public static IActivation tanh_29() => tf.nn.tanh();
    public static Tensor tanh_30(Tensor x, string name) => tf.nn.tanh(x, name);
    public static Tensor tanh_30_named(Tensor x, string name) => tf.nn.tanh(x: x, name: name);
    public static Tensor tanh_30_short(Tensor x) => tf.nn.tanh(x);
    public static Tensor dropout_33(Tensor x, Tensor keep_prob, Tensor noise_shape, int? seed, string name, float? rate) => tf.nn.dropout(x, keep_prob, noise_shape, seed, name, rate);
    public static Tensor dropout_33_named(Tensor x, Tensor keep_prob, Tensor noise_shape, int? seed, string name, float? rate) => tf.nn.dropout(x: x, keep_prob: keep_prob, noise_shape: noise_shape, seed: seed, name: name, rate: rate);
    public static Tensor dropout_33_short(Tensor x) => tf.nn.dropout(x);
    public static Tensor sigmoid_cross_entropy_with_logits_36(Tensor labels, Tensor logits, string name) => tf.nn.sigmoid_cross_entropy_with_logits(labels, logits, name);
    public static Tensor sigmoid_cross_entropy_with_logits_36_named(Tensor labels, Tensor logits, string name) => tf.nn.sigmoid_cross_entropy_with_logits(labels: labels, logits: logits, name: name);
    public static Tensor sigmoid_cross_entropy_with_logits_36_short(Tensor labels, Tensor logits) => tf.nn.sigmoid_cross_entropy_with_logits(labels, logits);
    public static Tensor softmax_cross_entropy_with_logits_39(Tensor labels, Tensor logits, int dim, string name) => tf.nn.softmax_cross_entropy_with_logits(labels, logits, dim, name);
    public static Tensor softmax_cross_entropy_with_logits_39_named(Tensor labels, Tensor logits, int dim, string name) => tf.nn.softmax_cross_entropy_with_logits(labels: labels, logits: logits, dim: dim, name: name);
    public static Tensor softmax_cross_entropy_with_logits_39_short(Tensor labels, Tensor logits) => tf.nn.softmax_cross_entropy_with_logits(labels, logits);
    public static Tensor softmax_cross_entropy_with_logits_v2_42(Tensor labels, Tensor logits, int axis, string name) => tf.nn.softmax_cross_entropy_with_logits_v2(labels, logits, axis, name);
    public static Tensor softmax_cross_entropy_with_logits_v2_42_named(Tensor labels, Tensor logits, int axis, string name) => tf.nn.softmax_cross_entropy_with_logits_v2(labels: labels, logits: logits, axis: axis, name: name);
    public static Tensor softmax_cross_entropy_with_logits_v2_42_short(Tensor labels, Tensor logits) => tf.nn.softmax_cross_entropy_with_logits_v2(labels, logits);
    public static Tensor sparse_softmax_cross_entropy_with_logits_45(Tensor labels, Tensor logits, string name) => tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits, name);
    public static Tensor sparse_softmax_cross_entropy_with_logits_45_named(Tensor labels, Tensor logits, string name) => tf.nn.sparse_softmax_cross_entropy_with_logits(labels: labels, logits: logits, name: name);
    public static Tensor sparse_softmax_cross_entropy_with_logits_45_short() => tf.nn.sparse_softmax_cross_entropy_with_logits();
    public static Tensor conv2d_48(Tensor input, Tensor filter, int[] strides, string padding, bool use_cudnn_on_gpu, string data_format, int[] dilations, string name) => tf.nn.conv2d(input, filter, strides, padding, use_cudnn_on_gpu, data_format, dilations, name);
    public static Tensor conv2d_48_named(Tensor input, Tensor filter, int[] strides, string padding, bool use_cudnn_on_gpu, string data_format, int[] dilations, string name) => tf.nn.conv2d(input: input, filter: filter, strides: strides, padding: padding, use_cudnn_on_gpu: use_cudnn_on_gpu, data_format: data_format, dilations: dilations, name: name);
    public static Tensor conv2d_48_short(Tensor input, Tensor filter, int[] strides, string padding) => tf.nn.conv2d(input, filter, strides, padding);
    public static Tensor max_pool_51(Tensor value, int[] ksize, int[] strides, string padding, string data_format, string name) => tf.nn.max_pool(value, ksize, strides, padding, data_format, name);
    public static Tensor max_pool_51_named(Tensor value, int[] ksize, int[] strides, string padding, string data_format, string name) => tf.nn.max_pool(value: value, ksize: ksize, strides: strides, padding: padding, data_format: data_format, name: name);
    public static Tensor max_pool_51_short(Tensor value, int[] ksize, int[] strides, string padding) => tf.nn.max_pool(value, ksize, strides, padding);
    public static Tensor bias_add_54(Tensor value, IVariableV1 bias, string data_format, string name) => tf.nn.bias_add(value, bias, data_format, name);
    public static Tensor bias_add_54_named(Tensor value, IVariableV1 bias, string data_format, string name) => tf.nn.bias_add(value: value, bias: bias, data_format: data_format, name: name);
    public static Tensor bias_add_54_short(Tensor value, IVariableV1 bias) => tf.nn.bias_add(value, bias);
    public static (Tensor, Tensor) moments_57(Tensor x, Axis axes, string name, bool keep_dims) => tf.nn.moments(x, axes, name, keep_dims);
    public static (Tensor, Tensor) moments_57_named(Tensor x, Axis axes, string name, bool keep_dims) => tf.nn.moments(x: x, axes: axes, name: name, keep_dims: keep_dims);
    public static (Tensor, Tensor) moments_57_short(Tensor x, Axis axes) => tf.nn.moments(x, axes);
    public static Tensor batch_normalization_60(Tensor x, Tensor mean, Tensor variance, Tensor offset, Tensor scale, float variance_epsilon, string name) => tf.nn.batch_normalization(x, mean, variance, offset, scale, variance_epsilon, name);
    public static Tensor batch_normalization_60_named(Tensor x, Tensor mean, Tensor variance, Tensor offset, Tensor scale, float variance_epsilon, string name) => tf.nn.batch_normalization(x: x, mean: mean, variance: variance, offset: offset, scale: scale, variance_epsilon: variance_epsilon, name: name);
    public static Tensor batch_normalization_60_short(Tensor x, Tensor mean, Tensor variance, Tensor offset, Tensor scale, float variance_epsilon) => tf.nn.batch_normalization(x, mean, variance, offset, scale, variance_epsilon);
    public static Tensor[] fused_batch_norm_63(Tensor x, Tensor scale, Tensor offset, Tensor mean, Tensor variance, float epsilon, string data_format, bool is_training, string name, float exponential_avg_factor) => tf.nn.fused_batch_norm(x, scale, offset, mean, variance, epsilon, data_format, is_training, name, exponential_avg_factor);
    public static Tensor[] fused_batch_norm_63_named(Tensor x, Tensor scale, Tensor offset, Tensor mean, Tensor variance, float epsilon, string data_format, bool is_training, string name, float exponential_avg_factor) => tf.nn.fused_batch_norm(x: x, scale: scale, offset: offset, mean: mean, variance: variance, epsilon: epsilon, data_format: data_format, is_training: is_training, name: name, exponential_avg_factor: exponential_avg_factor);
    public static Tensor[] fused_batch_norm_63_short(Tensor x, Tensor scale, Tensor offset) => tf.nn.fused_batch_norm(x, scale, offset);
    public static Tensor l2_loss_66(Tensor t, string name) => tf.nn.l2_loss(t, name);
    public static Tensor l2_loss_66_named(Tensor t, string name) => tf.nn.l2_loss(t: t, name: name);
    public static Tensor l2_loss_66_short(Tensor t) => tf.nn.l2_loss(t);
    public static Tensor embedding_lookup_69(IVariableV1 @params, Tensor ids, string partition_strategy, string name) => tf.nn.embedding_lookup(@params, ids, partition_strategy, name);
    public static Tensor embedding_lookup_69_named(IVariableV1 @params, Tensor ids, string partition_strategy, string name) => tf.nn.embedding_lookup(@params: @params, ids: ids, partition_strategy: partition_strategy, name: name);
    public static Tensor embedding_lookup_69_short(IVariableV1 @params, Tensor ids) => tf.nn.embedding_lookup(@params, ids);
    public static Tensor embedding_lookup_72(Tensor @params, Tensor ids, string partition_strategy, string name) => tf.nn.embedding_lookup(@params, ids, partition_strategy, name);
    public static Tensor embedding_lookup_72_named(Tensor @params, Tensor ids, string partition_strategy, string name) => tf.nn.embedding_lookup(@params: @params, ids: ids, partition_strategy: partition_strategy, name: name);
    public static Tensor embedding_lookup_72_short(Tensor @params, Tensor ids) => tf.nn.embedding_lookup(@params, ids);
    public static (Tensor, Tensor) dynamic_rnn_75(RnnCell cell, Tensor inputs, Tensor sequence_length, TF_DataType dtype, int? parallel_iterations, bool swap_memory, bool time_major)
        => tf.nn.dynamic_rnn(cell, inputs, sequence_length, dtype, parallel_iterations, swap_memory, time_major);

    public static Tensor in_top_k_75(Tensor predictions, Tensor targets, int k, string name) => tf.nn.in_top_k(predictions, targets, k, name);
    public static Tensor in_top_k_75_named(Tensor predictions, Tensor targets, int k, string name) => tf.nn.in_top_k(predictions: predictions, targets: targets, k: k, name: name);
    public static Tensor in_top_k_75_short(Tensor predictions, Tensor targets, int k) => tf.nn.in_top_k(predictions, targets, k);
    public static Tensor[] top_k_78(Tensor input, int k, bool sorted, string name) => tf.nn.top_k(input, k, sorted, name);
    public static Tensor[] top_k_78_named(Tensor input, int k, bool sorted, string name) => tf.nn.top_k(input: input, k: k, sorted: sorted, name: name);
    public static Tensor[] top_k_78_short(Tensor input) => tf.nn.top_k(input);
}
