#nullable disable warnings

using System.Collections;
using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <content>Calls of tf.train.</content>
internal static partial class SignatureCalls
{
    public static Optimizer GradientDescentOptimizer_0(float learning_rate) => tf.train.GradientDescentOptimizer(learning_rate);
    public static Optimizer GradientDescentOptimizer_0_named(float learning_rate) => tf.train.GradientDescentOptimizer(learning_rate: learning_rate);
    public static Optimizer GradientDescentOptimizer_2(Tensor learning_rate) => tf.train.GradientDescentOptimizer(learning_rate);
    public static Optimizer GradientDescentOptimizer_2_named(Tensor learning_rate) => tf.train.GradientDescentOptimizer(learning_rate: learning_rate);
    public static Optimizer AdamOptimizer_4(float learning_rate, float epsilon, string name) => tf.train.AdamOptimizer(learning_rate, epsilon, name);
    public static Optimizer AdamOptimizer_4_named(float learning_rate, float epsilon, string name) => tf.train.AdamOptimizer(learning_rate: learning_rate, epsilon: epsilon, name: name);
    public static Optimizer AdamOptimizer_4_short(float learning_rate) => tf.train.AdamOptimizer(learning_rate);
    public static Optimizer AdamOptimizer_7(float learning_rate, TF_DataType dtype, string name) => tf.train.AdamOptimizer(learning_rate, dtype, name);
    public static Optimizer AdamOptimizer_7_named(float learning_rate, TF_DataType dtype, string name) => tf.train.AdamOptimizer(learning_rate: learning_rate, dtype: dtype, name: name);
    public static Optimizer AdamOptimizer_7_short(float learning_rate, TF_DataType dtype) => tf.train.AdamOptimizer(learning_rate, dtype);
    public static Optimizer AdamOptimizer_10(IVariableV1 learning_rate, string name) => tf.train.AdamOptimizer(learning_rate, name);
    public static Optimizer AdamOptimizer_10_named(IVariableV1 learning_rate, string name) => tf.train.AdamOptimizer(learning_rate: learning_rate, name: name);
    public static Optimizer AdamOptimizer_10_short(IVariableV1 learning_rate) => tf.train.AdamOptimizer(learning_rate);
    public static Optimizer AdamOptimizer_13(Tensor learning_rate, string name) => tf.train.AdamOptimizer(learning_rate, name);
    public static Optimizer AdamOptimizer_13_named(Tensor learning_rate, string name) => tf.train.AdamOptimizer(learning_rate: learning_rate, name: name);
    public static Optimizer AdamOptimizer_13_short(Tensor learning_rate) => tf.train.AdamOptimizer(learning_rate);
    public static ExponentialMovingAverage ExponentialMovingAverage_16(float decay) => tf.train.ExponentialMovingAverage(decay);
    public static ExponentialMovingAverage ExponentialMovingAverage_16_named(float decay) => tf.train.ExponentialMovingAverage(decay: decay);
    public static IVariableV1 create_global_step_18(Graph graph) => tf.train.create_global_step(graph);
    public static IVariableV1 create_global_step_18_named(Graph graph) => tf.train.create_global_step(graph: graph);
    public static IVariableV1 get_global_step_20(Graph graph) => tf.train.get_global_step(graph);
    public static IVariableV1 get_global_step_20_named(Graph graph) => tf.train.get_global_step(graph: graph);
}
