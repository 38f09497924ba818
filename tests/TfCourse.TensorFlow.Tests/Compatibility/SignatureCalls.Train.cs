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
    public static Saver Saver_22(IVariableV1[] var_list, int max_to_keep) => tf.train.Saver(var_list, max_to_keep);
    public static Saver Saver_22_named(IVariableV1[] var_list, int max_to_keep) => tf.train.Saver(var_list: var_list, max_to_keep: max_to_keep);
    public static Saver Saver_22_short() => tf.train.Saver();
    public static Saver import_meta_graph_25(string meta_graph_or_file, bool clear_devices, string import_scope) => tf.train.import_meta_graph(meta_graph_or_file, clear_devices, import_scope);
    public static Saver import_meta_graph_25_named(string meta_graph_or_file, bool clear_devices, string import_scope) => tf.train.import_meta_graph(meta_graph_or_file: meta_graph_or_file, clear_devices: clear_devices, import_scope: import_scope);
    public static Saver import_meta_graph_25_short(string meta_graph_or_file) => tf.train.import_meta_graph(meta_graph_or_file);
    public static string write_graph_28(Graph graph, string logdir, string name, bool as_text) => tf.train.write_graph(graph, logdir, name, as_text);
    public static string write_graph_28_named(Graph graph, string logdir, string name, bool as_text) => tf.train.write_graph(graph: graph, logdir: logdir, name: name, as_text: as_text);
    public static string latest_checkpoint_31(string checkpoint_dir, string latest_filename) => tf.train.latest_checkpoint(checkpoint_dir, latest_filename);
    public static string latest_checkpoint_31_named(string checkpoint_dir, string latest_filename) => tf.train.latest_checkpoint(checkpoint_dir: checkpoint_dir, latest_filename: latest_filename);
    public static string latest_checkpoint_31_short(string checkpoint_dir) => tf.train.latest_checkpoint(checkpoint_dir);
    public static string save_34(Saver saver, Session sess, string save_path, int global_step, string latest_filename, string meta_graph_suffix, bool write_meta_graph, bool write_state, bool strip_default_attrs, bool save_debug_info) => saver.save(sess, save_path, global_step, latest_filename, meta_graph_suffix, write_meta_graph, write_state, strip_default_attrs, save_debug_info);
    public static string save_34_named(Saver saver, Session sess, string save_path, int global_step) => saver.save(sess: sess, save_path: save_path, global_step: global_step);
    public static string save_34_short(Saver saver, Session sess, string save_path) => saver.save(sess, save_path);
    public static void restore_37(Saver saver, Session sess, string save_path) => saver.restore(sess, save_path);
    public static void restore_37_named(Saver saver, Session sess, string save_path) => saver.restore(sess: sess, save_path: save_path);
}
