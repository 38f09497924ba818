#nullable disable warnings

using System.Collections;
using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <content>Calls of tf.</content>
internal static partial class SignatureCalls
{
    public static Tensor[] gradients_659_named(Tensor ys, Tensor[] xs, Tensor[] grad_ys, string name, bool colocate_gradients_with_ops, bool gate_gradients, int? aggregation_method, Tensor[] stop_gradients) => tf.gradients(ys: ys, xs: xs, grad_ys: grad_ys, name: name, colocate_gradients_with_ops: colocate_gradients_with_ops, gate_gradients: gate_gradients, aggregation_method: aggregation_method, stop_gradients: stop_gradients);
    public static Tensor[] gradients_659_short(Tensor ys, Tensor[] xs) => tf.gradients(ys, xs);
    public static Tensor[] gradients_662(Tensor ys, Tensor xs, Tensor[] grad_ys, string name, bool colocate_gradients_with_ops, bool gate_gradients, int? aggregation_method, Tensor[] stop_gradients) => tf.gradients(ys, xs, grad_ys, name, colocate_gradients_with_ops, gate_gradients, aggregation_method, stop_gradients);
    public static Tensor[] gradients_662_named(Tensor ys, Tensor xs, Tensor[] grad_ys, string name, bool colocate_gradients_with_ops, bool gate_gradients, int? aggregation_method, Tensor[] stop_gradients) => tf.gradients(ys: ys, xs: xs, grad_ys: grad_ys, name: name, colocate_gradients_with_ops: colocate_gradients_with_ops, gate_gradients: gate_gradients, aggregation_method: aggregation_method, stop_gradients: stop_gradients);
    public static Tensor[] gradients_662_short(Tensor ys, Tensor xs) => tf.gradients(ys, xs);
    public static GradientTape GradientTape_665(bool persistent, bool watch_accessed_variables) => tf.GradientTape(persistent, watch_accessed_variables);
    public static GradientTape GradientTape_665_named(bool persistent, bool watch_accessed_variables) => tf.GradientTape(persistent: persistent, watch_accessed_variables: watch_accessed_variables);
    public static GradientTape GradientTape_665_short() => tf.GradientTape();
    public static Tensor random_uniform_668(Shape shape, float minval, float maxval, TF_DataType dtype, int? seed, string name) => tf.random_uniform(shape, minval, maxval, dtype, seed, name);
    public static Tensor random_uniform_668_named(Shape shape, float minval, float maxval, TF_DataType dtype, int? seed, string name) => tf.random_uniform(shape: shape, minval: minval, maxval: maxval, dtype: dtype, seed: seed, name: name);
    public static Tensor random_uniform_668_short(Shape shape) => tf.random_uniform(shape);
    public static Tensor truncated_normal_671(Shape shape, float mean, float stddev, TF_DataType dtype, int? seed, string name) => tf.truncated_normal(shape, mean, stddev, dtype, seed, name);
    public static Tensor truncated_normal_671_named(Shape shape, float mean, float stddev, TF_DataType dtype, int? seed, string name) => tf.truncated_normal(shape: shape, mean: mean, stddev: stddev, dtype: dtype, seed: seed, name: name);
    public static Tensor truncated_normal_671_short(Shape shape) => tf.truncated_normal(shape);
    public static Tensor random_shuffle_674(Tensor value, int? seed, string name) => tf.random_shuffle(value, seed, name);
    public static Tensor random_shuffle_674_named(Tensor value, int? seed, string name) => tf.random_shuffle(value: value, seed: seed, name: name);
    public static Tensor random_shuffle_674_short(Tensor value) => tf.random_shuffle(value);
    public static IInitializer constant_initializer_677(float value, TF_DataType dtype, bool verify_shape) => tf.constant_initializer(value, dtype, verify_shape);
    public static IInitializer constant_initializer_677_named(float value, TF_DataType dtype, bool verify_shape) => tf.constant_initializer(value: value, dtype: dtype, verify_shape: verify_shape);
    public static IInitializer constant_initializer_677_short(float value) => tf.constant_initializer(value);
    public static IInitializer constant_initializer_680(int value, TF_DataType dtype, bool verify_shape) => tf.constant_initializer(value, dtype, verify_shape);
    public static IInitializer constant_initializer_680_named(int value, TF_DataType dtype, bool verify_shape) => tf.constant_initializer(value: value, dtype: dtype, verify_shape: verify_shape);
    public static IInitializer constant_initializer_680_short(int value) => tf.constant_initializer(value);
    public static IInitializer constant_initializer_683(double value, TF_DataType dtype, bool verify_shape) => tf.constant_initializer(value, dtype, verify_shape);
    public static IInitializer constant_initializer_683_named(double value, TF_DataType dtype, bool verify_shape) => tf.constant_initializer(value: value, dtype: dtype, verify_shape: verify_shape);
    public static IInitializer constant_initializer_683_short(double value) => tf.constant_initializer(value);
    public static IInitializer random_normal_initializer_686(float mean, float stddev, int? seed, TF_DataType dtype) => tf.random_normal_initializer(mean, stddev, seed, dtype);
    public static IInitializer random_normal_initializer_686_named(float mean, float stddev, int? seed, TF_DataType dtype) => tf.random_normal_initializer(mean: mean, stddev: stddev, seed: seed, dtype: dtype);
    public static IInitializer random_normal_initializer_686_short() => tf.random_normal_initializer();
    public static IInitializer truncated_normal_initializer_689(float mean, float stddev, int? seed, TF_DataType dtype) => tf.truncated_normal_initializer(mean, stddev, seed, dtype);
    public static IInitializer truncated_normal_initializer_689_named(float mean, float stddev, int? seed, TF_DataType dtype) => tf.truncated_normal_initializer(mean: mean, stddev: stddev, seed: seed, dtype: dtype);
    public static IInitializer truncated_normal_initializer_689_short() => tf.truncated_normal_initializer();
    public static IInitializer variance_scaling_initializer_692(float factor, string mode, string distribution, int? seed, TF_DataType dtype) => tf.variance_scaling_initializer(factor, mode, distribution, seed, dtype);
    public static IInitializer variance_scaling_initializer_692_named(float factor, string mode, string distribution, int? seed, TF_DataType dtype) => tf.variance_scaling_initializer(factor: factor, mode: mode, distribution: distribution, seed: seed, dtype: dtype);
    public static IInitializer variance_scaling_initializer_692_short() => tf.variance_scaling_initializer();
}
