using NumSharp;
using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;
using Plain = System.Collections.Generic.Dictionary<string, NumSharp.NDArray>;

namespace TfCourse.Course;

/// <summary>
/// Week 3: the framework exercise in both of its forms. tf1: sessions and placeholders; the function runs its graph and gives
/// arrays. tf2: functions of tensors, as they are written for GradientTape; the judge evaluates what they give.
/// </summary>
internal static class Week3Exercises
{
    private const double SinglePrecision = 2e-6;

    public static IReadOnlyList<Exercise> All { get; } = [.. Functions("tf1"), .. FormOfTensors(), .. Networks("tf1", FrameworkForm.Tf1), .. Functions("tf2"), .. Networks("tf2", FrameworkForm.Later)];

    private static IEnumerable<Exercise> Functions(string form)
    {
        bool isFirst = form == "tf1";
        string array = isFirst ? "NDArray" : "Tensor", run = isFirst ? " Build the graph, run it in a session, and give the array." : " Give a tensor.";
        yield return new Exercise($"{form}-linear-function", 3, $"{array} LinearFunction({array} X, {array} W, {array} b)", "W·X + b, with a column of X an example." + run,
            ["The product is one of matrices, not of elements.", "tf.matmul takes two matrices: rows of W are units, columns of X examples.", isFirst ? "tf.constant makes tensors of the arrays; a session, tf.Session, runs the result and gives an array." : "tf.add(…) or + adds b to every column."])
        {
            Cases = [new("W (4, 3), X (3, 1)", () => LinearArguments(4, 3, 1)), new("square: W (3, 3), X (3, 3)", () => LinearArguments(3, 3, 3))],
            Required = d => np.dot(A(d, 1), A(d, 0)) + A(d, 2),
            Tolerance = SinglePrecision,
            Mistakes =
            [
                new("b is not added", d => np.dot(A(d, 1), A(d, 0))),
                new("W and X are exchanged: it has to be W·X", d => A(d, 0).shape[0] == A(d, 1).shape[0] ? np.dot(A(d, 0), A(d, 1)) + A(d, 2) : np.zeros(1)),
                new("the product is taken element by element; a product of matrices (tf.matmul) is needed", d => A(d, 0).shape[0] == A(d, 1).shape[0] ? (A(d, 1) * A(d, 0)) + A(d, 2) : np.zeros(1)),
            ],
        };
        yield return new Exercise($"{form}-sigmoid", 3, $"{array} Sigmoid(float z)", "1 / (1 + e^-z) of a number." + (isFirst ? " Make a float32 placeholder without dimensions named x, take its sigmoid, and feed z in a session." : " Give a float32 tensor."),
            ["TensorFlow has a function of that name.", "tf.sigmoid takes a tensor.", isFirst ? "A session runs the tensor; a FeedItem of the placeholder and a value feeds it." : "tf.constant(z) or tf.cast makes the tensor."])
        {
            Cases = [.. new[] { 0.0, 12, -1, 0.5, -100 }.Select(z => new ExerciseCase(FormattableString.Invariant($"z = {z}"), () => [z]))],
            Required = d => Sigmoid((double)d[0]),
            Tolerance = SinglePrecision,
            Mistakes =
            [
                new("the sign of z is wrong: e^-z, not e^z", d => Sigmoid(-(double)d[0])),
                new("this is tanh, not the sigmoid", d => Math.Tanh((double)d[0])),
                new("this is the sigmoid's derivative", d => Sigmoid((double)d[0]) * Sigmoid(-(double)d[0])),
                new("this is relu, not the sigmoid", d => Math.Max((double)d[0], 0)),
                new("z itself is given; its sigmoid is asked for", d => (double)d[0]),
            ],
        };
        yield return isFirst
            ? OneHot("tf1-one-hot-matrix", "NDArray OneHotMatrix(NDArray labels, int C)", "A matrix [C, m] with a column for each of the m labels: 1 in the row of its class, else 0. Run it in a session.",
                [new("labels 1 2 3 0 2 1, C = 4", () => [np.array(1, 2, 3, 0, 2, 1), 4]), new("labels 5 0, C = 6", () => [np.array(5, 0), 6])],
                d => SoftmaxCrossEntropy.OneHot(A(d, 0).ToArray<int>(), (int)d[1]),
                new("classes lie along axis 1; with axis: 0 a column is an example", d => SoftmaxCrossEntropy.OneHot(A(d, 0).ToArray<int>(), (int)d[1]).T))
            : OneHot("tf2-one-hot-matrix", "Tensor OneHotMatrix(int label, int depth)", "The unit vector of a class: shape (depth,), float32.",
                [new("label 1, depth 4", () => [1, 4]), new("label 2, depth 5", () => [2, 5]), new("label 0, depth 6", () => [0, 6])],
                d => SoftmaxCrossEntropy.OneHot([(int)d[0]], (int)d[1]).ravel(),
                new("this is a column (depth, 1); a flat vector (depth,) is asked for", d => SoftmaxCrossEntropy.OneHot([(int)d[0]], (int)d[1])));
    }

    private static IEnumerable<Exercise> FormOfTensors()
    {
        yield return new Exercise("tf1-cost", 3, "NDArray Cost(NDArray logits, NDArray labels)", "The sigmoid cross-entropy of each example, from logits: shape of logits. Feed both through placeholders and run a session.",
            ["The function takes logits: no sigmoid before it.", "tf.nn.sigmoid_cross_entropy_with_logits has named parameters labels and logits; mind which is which.", "Each example has its own loss: no mean."])
        {
            Cases = [new("logits 0.2 0.4 0.7 0.9", () => [np.array(0.2, 0.4, 0.7, 0.9), np.array(0.0, 0, 1, 1)]), new("logits -3 5 0.5", () => [np.array(-3.0, 5, 0.5), np.array(1.0, 0, 1)])],
            Required = d => Losses(A(d, 0), A(d, 1)),
            Tolerance = SinglePrecision,
            Mistakes =
            [
                new("the sigmoid was taken before: the function wants logits, not probabilities", d => Losses(Activations.Sigmoid(A(d, 0)), A(d, 1))),
                new("labels and logits are exchanged", d => Losses(A(d, 1), A(d, 0))),
                new("the mean over the examples is taken; each example's loss is asked for", d => np.mean(Losses(A(d, 0), A(d, 1)))),
            ],
        };
        yield return new Exercise("tf1-ones", 3, "NDArray Ones(int rows, int columns)", "A matrix of ones, run in a session.",
            ["TensorFlow has a function of that name.", "It takes a shape: (rows, columns).", "A session, tf.Session, runs the tensor and gives an array."])
        {
            Cases = [new("2 rows, 3 columns", () => [2, 3]), new("3 rows, 1 column", () => [3, 1])],
            Required = d => np.ones((int[])[(int)d[0], (int)d[1]]),
            Mistakes =
            [
                new("these are zeros", d => np.zeros((int[])[(int)d[0], (int)d[1]])),
                new("rows and columns are exchanged", d => np.ones((int[])[(int)d[1], (int)d[0]])),
                new("the matrix is flat", d => np.ones((int[])[(int)d[0] * (int)d[1]])),
            ],
        };
        yield return new Exercise("tf1-create-placeholders", 3, "(Tensor X, Tensor Y) CreatePlaceholders(int nX, int nY)", "Placeholders X [nX, any number of examples] and Y [nY, any number of examples], float32.",
            ["A dimension that is not known yet is -1.", "A column is an example: the number of features comes first.", "tf.placeholder(tf.float32, (rows, -1), name)"])
        {
            Cases = [new("12288 features, 6 classes", () => [12288, 6]), new("784 features, 10 classes", () => [784, 10])],
            Required = d => Placeholders((int)d[0], -1, (int)d[1], -1, tf.float32),
            JudgesForm = true,
            Mistakes =
            [
                new("examples come first; a column is to be an example, so the number of features comes first", d => Placeholders(-1, (int)d[0], -1, (int)d[1], tf.float32)),
                new("the number of examples is fixed to 1; it has to stay open (-1)", d => Placeholders((int)d[0], 1, (int)d[1], 1, tf.float32)),
                new("the number of examples is fixed to the course's 1080; it has to stay open (-1)", d => Placeholders((int)d[0], 1080, (int)d[1], 1080, tf.float32)),
                new("the placeholders have no dimensions at all; only the number of examples has to stay open (-1)", _ => (tf.placeholder(tf.float32), tf.placeholder(tf.float32))),
                new("the type is float64; float32 is asked for", d => Placeholders((int)d[0], -1, (int)d[1], -1, tf.float64)),
            ],
        };
    }

    private static IEnumerable<Exercise> Networks(string name, FrameworkForm form)
    {
        bool isFirst = form == FrameworkForm.Tf1;
        yield return new Exercise($"{name}-initialize-parameters", 3, "Dictionary<string, IVariableV1> InitializeParameters()",
            "The variables W1 [25, 12288], b1 [25, 1], W2 [12, 25], b2 [12, 1], W3 [6, 12], b3 [6, 1], float32. " + (isFirst
                ? "Set the graph's seed to 1; weights by Glorot's (Xavier's) uniform initializer with seed 1, biases zeros."
                : "All six, biases too, by Glorot's normal initializer with seed 1."),
            isFirst
                ? ["tf.get_variable takes a name, a shape and an initializer.", "tf.set_random_seed(1) belongs before the first variable.", "tf.initializers.glorot_uniform(seed: 1) for weights, tf.zeros_initializer for biases."]
                : ["One initializer object serves all six.", "It is called with the shape and gives the initial value of a tf.Variable.", "tf.keras.initializers.GlorotNormal(seed: 1) begins the same stream with every call."])
        {
            Cases = [new("values and shapes", () => [])],
            Required = _ => Parameters(form),
            Tolerance = 1e-7,
            Mistakes =
            [
                new(isFirst ? "weights are Glorot's normal, and biases are drawn too; weights have to be uniform and biases 0" : "weights are uniform and biases 0; all six have to be Glorot's normal", _ => Parameters(isFirst ? FrameworkForm.Later : FrameworkForm.Tf1)),
                new(isFirst ? "biases are drawn like weights; they begin with 0" : "biases are 0; here they are drawn like weights", _ => Biases(form)),
                new("the seed is not 1", _ => Parameters(form, seed: 2)),
            ],
        };
        yield return new Exercise($"{name}-forward-propagation", 3, "Tensor ForwardPropagation(Tensor X, Dictionary<string, Tensor> parameters)",
            "Z3 of linear, relu, linear, relu, linear with the parameters W1, b1, …, b3; columns are examples.",
            ["Three linear layers; the last one's Z is the result.", "Z = tf.add(tf.matmul(W, A), b), A = tf.nn.relu(Z).", "The cost takes logits: nothing comes after the third linear layer."])
        {
            Cases = [new("5-4-3-2 network, three examples", () => ForwardArguments(5, 3)), new("one example", () => ForwardArguments(7, 1))],
            Required = d => Forward(d, relu: true),
            Tolerance = 1e-5,
            Mistakes =
            [
                new("a relu follows the last layer; its Z is asked for", d => Activations.Relu(Forward(d, relu: true))),
                new("the relus between the layers are missing", d => Forward(d, relu: false)),
                new("softmax follows the last layer: probabilities instead of logits", d => Activations.Softmax(Forward(d, relu: true))),
                new("the sigmoid follows the last layer: probabilities instead of logits", d => Activations.Sigmoid(Forward(d, relu: true))),
            ],
        };
        yield return new Exercise(isFirst ? "tf1-compute-cost" : "tf2-compute-total-loss", 3, isFirst ? "Tensor ComputeCost(Tensor Z3, Tensor Y)" : "Tensor ComputeTotalLoss(Tensor logits, Tensor labels)",
            $"The softmax cross-entropy of logits [6, m] and one-hot labels [6, m], as the {(isFirst ? "mean" : "sum")} over the examples.",
            ["TensorFlow's function wants a row for each example; here an example is a column.", "tf.transpose turns both round.", $"tf.nn.softmax_cross_entropy_with_logits gives one loss for each example; then tf.reduce_{(isFirst ? "mean" : "sum")}."])
        {
            Cases = [new("six classes, four examples", () => CostArguments(6, 4)), new("six classes, six examples", () => CostArguments(6, 6))],
            Required = d => isFirst ? SoftmaxCrossEntropy.Cost(A(d, 0), A(d, 1)) : SoftmaxCrossEntropy.CostSum(A(d, 0), A(d, 1)),
            Tolerance = 1e-5,
            Mistakes =
            [
                new(isFirst ? "the losses are summed; their mean over the examples is asked for" : "the mean of the losses is taken; their sum over the examples is asked for", d => isFirst ? SoftmaxCrossEntropy.CostSum(A(d, 0), A(d, 1)) : SoftmaxCrossEntropy.Cost(A(d, 0), A(d, 1))),
                new("the transposes are missing: softmax is taken along the examples instead of the classes", d => isFirst ? SoftmaxCrossEntropy.Cost(A(d, 0).T, A(d, 1).T) : SoftmaxCrossEntropy.CostSum(A(d, 0).T, A(d, 1).T)),
                new("softmax is taken before the cross-entropy: it wants logits, not probabilities", d => SoftmaxCrossEntropy.CostSum(Activations.Softmax(A(d, 0)), A(d, 1)) / (isFirst ? A(d, 0).shape[1] : 1)),
            ],
        };
        yield return new Exercise($"{name}-model", 3, "float[] Model(NDArray X, NDArray Y, float learningRate, int epochs, int batchSize)",
            "Trains features-25-12-classes by mini-batches with Adam and gives the cost of each epoch. X [features, m], Y [classes, m]; parameters as in the exercise before, with these sizes. " + (isFirst
                ? "A seed counter begins at 3 and grows by 1 before each epoch; the epoch's order is NumSharp.np.random.seed(counter), permutation(m). A smaller last batch is kept. An epoch's cost is the sum of its batches' mean losses, each before its update, divided by the number of full batches."
                : "Batches in the order of the columns, the last one with the rest; the loss of a batch is the sum over its examples, Adam's epsilon is 1e-7. An epoch's cost is the sum of its batches' losses, each before its update, divided by m."),
            ["Build the graph once; only batches are fed anew.", "tf.train.AdamOptimizer(learningRate).minimize(cost) gives the step; fetch the cost and the step together: sess.run((cost, step), …).", isFirst ? "Order and batches are new in every epoch; the variables and Adam's averages are not." : "Columns j·batchSize up to the next batch, or to m."])
        {
            Cases = [new("40 examples, batches of 16, 3 epochs", () => ModelArguments(12, 40, 16, 3)), new("20 examples, batches of 10, 2 epochs", () => ModelArguments(5, 20, 10, 2))],
            Required = d => Costs(d, form, isFirst ? 0 : -1),
            Tolerance = 1e-4,
            Mistakes =
            [
                new("the updates are plain gradient descent; Adam is asked for", d => Costs(d, form with { Adam = false }, isFirst ? 0 : -1)),
                new(isFirst ? "the examples are taken in the order of the columns; each epoch has an order of its own" : "the examples are shuffled; here they keep their order", d => Costs(d, form with { Shuffles = !isFirst }, isFirst ? 0 : -1)),
                new(isFirst ? "the cost is divided by all batches; the course divides by the full ones" : "the losses are means of batches; their sums are asked for", d => isFirst ? Costs(d, form, 1) : Costs(d, FrameworkForm.Mid2021, -1)),
                new("the smaller last batch is left out", d => Costs(d, form with { DropsLast = true }, isFirst ? 0 : -1)),
            ],
        };
    }

    private static Exercise OneHot(string name, string signature, string task, ExerciseCase[] cases, Func<object[], NDArray> required, ExerciseMistake shape) => new(name, 3, signature, task,
        ["TensorFlow has a function of that name.", "tf.one_hot takes the labels and how many classes there are (depth).", "axis says along which axis the classes lie: 0 is down the rows."])
    {
        Cases = cases,
        Required = required,
        Mistakes =
        [
            shape,
            new("classes are counted from 1; they are counted from 0", d => Shifted(required, d)),
            new("ones and zeros are exchanged", d => 1.0 - required(d)),
        ],
    };

    // The row of the class before: what counting from 1 gives.
    private static NDArray Shifted(Func<object[], NDArray> required, object[] d)
    {
        NDArray right = required(d);
        return np.concatenate([right["1:"], np.zeros_like(right[":1"])], 0);
    }

    private static NDArray A(object[] d, int i) => (NDArray)d[i];

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static NDArray Losses(NDArray logits, NDArray labels) => np.maximum(logits, 0.0) - (logits * labels) + np.log(1.0 + np.exp(-np.abs(logits)));

    private static object[] LinearArguments(int units, int features, int examples)
    {
        np.random.seed(1);
        return [np.random.randn(features, examples), np.random.randn(units, features), np.random.randn(units, 1)];
    }

    private static (Tensor, Tensor) Placeholders(int a, int b, int c, int d, TF_DataType type) => (tf.placeholder(type, (a, b)), tf.placeholder(type, (c, d)));

    private static Dictionary<string, IVariableV1> Parameters(FrameworkForm form, int seed = 1) => new FrameworkNetwork([12288, 25, 12, 6], form, seed).Parameters.ToDictionary(p => p.Op.name);

    private static Dictionary<string, IVariableV1> Biases(FrameworkForm form)
    {
        // Weights as asked for; biases drawn where they should be 0, and 0 where they should be drawn.
        Dictionary<string, IVariableV1> all = Parameters(form);
        return all.ToDictionary(p => p.Key, p => p.Key[0] != 'b' ? p.Value : tf.Variable(
            form.GlorotNormal ? tf.zeros(p.Value.shape) : tf.initializers.glorot_uniform(seed: 1).Apply(new InitializerArgs(p.Value.shape)), name: "drawn"));
    }

    private static object[] ForwardArguments(int features, int examples)
    {
        np.random.seed(2);
        return [np.random.randn(features, examples), ExerciseData.Draw(features, 4, 3, 2)];
    }

    private static NDArray Forward(object[] d, bool relu)
    {
        var p = (Plain)d[1];
        NDArray a = A(d, 0);
        for (int l = 1; l <= 3; l++)
        {
            NDArray z = np.dot(p[$"W{l}"], a) + p[$"b{l}"];
            a = relu && l < 3 ? Activations.Relu(z) : z;
        }

        return a;
    }

    private static object[] CostArguments(int classes, int m)
    {
        np.random.seed(3);
        return [np.random.randn(classes, m), SoftmaxCrossEntropy.OneHot([.. Enumerable.Range(0, m).Select(j => (5 * j + 1) % classes)], classes)];
    }

    private static object[] ModelArguments(int features, int m, int batch, int epochs)
    {
        np.random.seed(4);
        return [np.random.rand(features, m), SoftmaxCrossEntropy.OneHot([.. Enumerable.Range(0, m).Select(j => j * j % 6)], 6), 0.01, epochs, batch];
    }

    // Divided by m when told so (-1), else by the full batches and as many more.
    private static float[] Costs(object[] d, FrameworkForm form, int more)
    {
        NDArray x = A(d, 0).T, y = A(d, 1);
        int m = (int)x.shape[0];
        Dataset data = Dataset.Classification(
            "exercise", Array.ConvertAll(x.ToArray<double>(), v => (float)v), [m, (int)x.shape[1]],
            Array.ConvertAll(Prediction.Class(y).ToArray<long>(), v => (int)v), [.. Enumerable.Range(0, (int)y.shape[0]).Select(c => $"{c}")]);
        var training = new FrameworkTraining(new FrameworkSettings(form, (int)d[3], (int)d[4], (float)(double)d[2]), new DatasetSplit(data, null, data));
        bool hasRest = m % (int)d[4] != 0;
        return [.. training.Costs(training.Run()).Select(c => (float)(c / (more < 0 ? m : training.FullBatches + (hasRest ? more : 0))))];
    }
}
