using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using Tensors = System.Collections.Generic.Dictionary<string, Tensorflow.Tensor>;

namespace TfCourse.Course.Tests;

/// <summary>Wrong answers to the framework exercises as learners write them, and the words that have to be in what they are told.</summary>
internal static class WrongFrameworkAnswers
{
    public static IReadOnlyList<(string Exercise, Delegate Answer, string Words)> All { get; } =
    [
        ("tf1-linear-function", (NDArray X, NDArray W, NDArray b) => Run(tf.matmul(tf.constant(W), tf.constant(X))), "b is not added"),
        ("tf1-linear-function", (NDArray X, NDArray W, NDArray b) => Run(tf.matmul(tf.constant(X), tf.constant(W)) + tf.constant(b)), "W·X"),
        ("tf1-linear-function", (NDArray X, NDArray W, NDArray b) => Run((tf.constant(W) * tf.constant(X)) + tf.constant(b)), "matmul"),
        ("tf2-linear-function", (Tensor X, Tensor W, Tensor b) => tf.matmul(W, X), "b is not added"),
        ("tf2-linear-function", (Tensor X, Tensor W, Tensor b) => tf.matmul(X, W) + b, "W·X"),
        ("tf2-linear-function", (Tensor X, Tensor W, Tensor b) => tf.transpose(tf.matmul(W, X) + b), "transpose"),
        ("tf1-sigmoid", (float z) => Run(tf.tanh(tf.constant(z))), "tanh"),
        ("tf1-sigmoid", (float z) => Run(1f / (1f + tf.exp(tf.constant(z)))), "sign of z"),
        ("tf1-sigmoid", (float z) => Run(tf.sigmoid(tf.placeholder(tf.float32, Shape.Scalar, "x"))), "feed"),
        ("tf2-sigmoid", (float z) => tf.tanh(tf.constant(z)), "tanh"),
        ("tf2-sigmoid", (float z) => tf.nn.relu(tf.constant(z)), "relu"),
        ("tf2-sigmoid", (float z) => tf.constant(z), "z itself"),
        ("tf1-cost", (NDArray z, NDArray y) => Run(tf.nn.sigmoid_cross_entropy_with_logits(labels: tf.constant(y), logits: tf.sigmoid(tf.constant(z)))), "logits, not probabilities"),
        ("tf1-cost", (NDArray z, NDArray y) => Run(tf.nn.sigmoid_cross_entropy_with_logits(labels: tf.constant(z), logits: tf.constant(y))), "exchanged"),
        ("tf1-cost", (NDArray z, NDArray y) => Run(tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels: tf.constant(y), logits: tf.constant(z)))), "mean"),
        ("tf1-one-hot-matrix", (NDArray labels, int C) => Run(tf.one_hot(tf.constant(labels), C)), "axis"),
        ("tf1-one-hot-matrix", (NDArray labels, int C) => Run(tf.one_hot(tf.constant(labels) - 1, C, axis: 0)), "counted from"),
        ("tf1-one-hot-matrix", (NDArray labels, int C) => Run(1f - tf.one_hot(tf.constant(labels), C, axis: 0)), "exchanged"),
        ("tf2-one-hot-matrix", (int label, int depth) => tf.reshape(tf.one_hot(tf.constant(label), depth, axis: 0), new Shape(depth, 1)), "column"),
        ("tf2-one-hot-matrix", (int label, int depth) => tf.one_hot(tf.constant(label - 1), depth, axis: 0), "counted from"),
        ("tf2-one-hot-matrix", (int label, int depth) => tf.constant((float)label), "single number"),
        ("tf1-ones", (int rows, int columns) => Run(tf.zeros((rows, columns))), "zeros"),
        ("tf1-ones", (int rows, int columns) => Run(tf.ones((columns, rows))), "exchanged"),
        ("tf1-ones", (int rows, int columns) => Run(tf.ones(new Shape(rows * columns))), "flat"),
        ("tf1-create-placeholders", (int nX, int nY) => (tf.placeholder(tf.float32, (-1, nX)), tf.placeholder(tf.float32, (-1, nY))), "examples come first"),
        ("tf1-create-placeholders", (int nX, int nY) => (tf.placeholder(tf.float64, (nX, -1)), tf.placeholder(tf.float64, (nY, -1))), "float64"),
        ("tf1-create-placeholders", (int nX, int nY) => (tf.placeholder(tf.float32), tf.placeholder(tf.float32)), "no dimensions at all"),
        ("tf1-create-placeholders", (int nX, int nY) => (tf.zeros((nX, 1)), tf.zeros((nY, 1))), "(12288, ?)"),
        ("tf1-create-placeholders", (int nX, int nY) => (tf.placeholder(tf.float32, (nX, 1080)), tf.placeholder(tf.float32, (nY, 1080))), "stay open"),
        ("tf1-initialize-parameters", () => Parameters(s => tf.get_variable(s.Name, s.Shape, tf.float32, tf.initializers.glorot_uniform(seed: 1))), "biases are drawn"),
        ("tf1-initialize-parameters", () => Parameters(s => tf.get_variable(s.Name, s.Shape, tf.float32, s.Name[0] == 'b' ? tf.zeros_initializer : tf.initializers.glorot_uniform(seed: 2))), "other draws; is the seed"),
        ("tf1-initialize-parameters", () => Parameters(s => tf.get_variable(s.Name, (s.Shape[1], s.Shape[0]), tf.float32, s.Name[0] == 'b' ? tf.zeros_initializer : tf.initializers.glorot_uniform(seed: 1))), "transpose"),
        ("tf2-initialize-parameters", () => Parameters(s => tf.Variable(s.Name[0] == 'b' ? tf.zeros(s.Shape) : tf.keras.initializers.GlorotNormal(seed: 1).Apply(new InitializerArgs(s.Shape)))), "biases are 0"),
        ("tf2-initialize-parameters", () => Parameters(s => tf.Variable(tf.keras.initializers.GlorotNormal(seed: 2).Apply(new InitializerArgs(s.Shape)))), "seed is not 1"),
        ("tf2-initialize-parameters", () => Parameters(s => tf.Variable(tf.keras.initializers.GlorotNormal(seed: 1).Apply(new InitializerArgs((s.Shape[1], s.Shape[0]))))), "transpose"),
        .. Both("forward-propagation", (Tensor X, Tensors p) => tf.nn.relu(FrameworkSolutions.Forward(X, p)), "relu follows the last layer"),
        .. Both("forward-propagation", (Tensor X, Tensors p) => Linear(3, Linear(2, Linear(1, X, p), p), p), "relus between the layers are missing"),
        .. Both("forward-propagation", (Tensor X, Tensors p) => tf.nn.softmax(FrameworkSolutions.Forward(X, p), 0), "probabilities"),
        .. Both("forward-propagation", (Tensor X, Tensors p) => tf.nn.relu(Linear(2, tf.nn.relu(Linear(1, X, p)), p)), "shape"),
        ("tf1-compute-cost", (Tensor Z, Tensor Y) => tf.reduce_sum(Losses(Z, Y)), "mean over the examples"),
        ("tf1-compute-cost", (Tensor Z, Tensor Y) => tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(labels: Y, logits: Z)), "transposes are missing"),
        ("tf1-compute-cost", (Tensor Z, Tensor Y) => tf.reduce_mean(Losses(tf.nn.softmax(Z, 0), Y)), "logits, not probabilities"),
        ("tf1-compute-cost", (Tensor Z, Tensor Y) => Losses(Z, Y), "mean over the examples is missing"),
        ("tf2-compute-total-loss", (Tensor Z, Tensor Y) => tf.reduce_mean(Losses(Z, Y)), "sum over the examples"),
        ("tf2-compute-total-loss", (Tensor Z, Tensor Y) => tf.reduce_sum(tf.nn.softmax_cross_entropy_with_logits_v2(labels: Y, logits: Z)), "transposes are missing"),
        ("tf2-compute-total-loss", (Tensor Z, Tensor Y) => tf.reduce_sum(Losses(tf.nn.softmax(Z, 0), Y)), "logits, not probabilities"),
        ("tf1-model", (NDArray X, NDArray Y, float r, int e, int n) => FrameworkSolutions.Model(X, Y, r, e, n, isFirst: false), "required"),
        ("tf1-model", (NDArray X, NDArray Y, float r, int e, int n) => FrameworkSolutions.Model(X, Y, r, e, n, isFirst: true, descends: true), "gradient descent"),
        ("tf1-model", (NDArray X, NDArray Y, float r, int e, int n) => FrameworkSolutions.Model(X, Y, r, e, n, isFirst: true, shuffles: false), "order of the columns"),
        ("tf1-model", (NDArray X, NDArray Y, float r, int e, int n) => FrameworkSolutions.Model(X, Y, r, e, n, isFirst: true, rest: false), "smaller last batch"),
        ("tf2-model", (NDArray X, NDArray Y, float r, int e, int n) => FrameworkSolutions.Model(X, Y, r, e, n, isFirst: false, descends: true), "gradient descent"),
        ("tf2-model", (NDArray X, NDArray Y, float r, int e, int n) => FrameworkSolutions.Model(X, Y, r, e, n, isFirst: false, shuffles: true), "shuffled"),
        ("tf2-model", (NDArray X, NDArray Y, float r, int e, int n) => FrameworkSolutions.Model(X, Y, r, e, n, isFirst: false, rest: false), "smaller last batch"),
    ];

    private static (string, Delegate, string)[] Both(string exercise, Delegate answer, string words) => [($"tf1-{exercise}", answer, words), ($"tf2-{exercise}", answer, words)];

    private static NDArray Run(Tensor tensor) => FrameworkSolutions.Run(tensor);

    private static Tensor Linear(int l, Tensor a, Tensors p) => tf.add(tf.matmul(p[$"W{l}"], a), p[$"b{l}"]);

    private static Tensor Losses(Tensor Z, Tensor Y) => tf.nn.softmax_cross_entropy_with_logits_v2(labels: tf.transpose(Y), logits: tf.transpose(Z));

    private static Dictionary<string, IVariableV1> Parameters(Func<(string Name, Shape Shape), IVariableV1> make)
    {
        tf.set_random_seed(1);
        return FrameworkSolutions.Shapes().ToDictionary(s => s.Key, s => make((s.Key, s.Value)));
    }
}
