using NumSharp;
using TfCourse.Reference;
using Plain = System.Collections.Generic.Dictionary<string, NumSharp.NDArray>;

namespace TfCourse.Course;

/// <summary>Week 1: initialization, regularization, gradient checking.</summary>
internal static class Week1Exercises
{
    public static IReadOnlyList<Exercise> All { get; } =
    [
        Initialize(
            "initialize-parameters-zeros", "InitializeParametersZeros", "Give every weight and every bias the value 0.",
            ["Go through the layers l = 1 … L; there is one size more than there are layers.", "np.zeros takes the shape: (units of layer l, units of layer l - 1) for a weight.", "The dictionary has the keys W1, b1, W2, …; a bias has the shape (units, 1)."],
            d => Initialization.Zeros((int[])d[0]), [new("the weights are drawn at random", d => ExerciseData.Plain(Initialization.He((int[])d[0], 3)))]),
        Initialize(
            "initialize-parameters-random", "InitializeParametersRandom", "Call np.random.seed(3) once, then draw each weight with np.random.randn and multiply it by 10; biases are 0.",
            ["Only weights are drawn. The seed is set once, before the first of them.", "np.random.randn takes rows and columns; the product with a number goes element by element.", "Large weights on purpose: times 10, not divided."],
            d => Initialization.Random((int[])d[0], 3),
            [new("the factor 10 is missing", d => ExerciseData.Plain(Initialization.Random((int[])d[0], 3, 1))), new("the seed is set anew before each layer; it belongs before the first", d => Reseeded((int[])d[0], 10))]),
        Initialize(
            "initialize-parameters-he", "InitializeParametersHe", "Call np.random.seed(3) once, then draw each weight with np.random.randn and scale it as He et al. do, by the root of 2 over the units of the layer before; biases are 0.",
            ["The scale differs from layer to layer.", "The root is of 2 divided by the number of units that the layer gets its input from.", "Math.Sqrt(2.0 / …): with whole numbers the quotient would be rounded down."],
            d => Initialization.He((int[])d[0], 3),
            [
                new("the scale is that of Xavier, with 1 instead of 2 under the root", d => ExerciseData.Plain(Initialization.Xavier((int[])d[0], 3))),
                new("the scale takes the layer's own units; it has to take those of the layer before", d => ExerciseData.Plain(Scaled((int[])d[0], (n, before) => Math.Sqrt(2.0 / n)))),
                new("the scale is 2/n without the root", d => ExerciseData.Plain(Scaled((int[])d[0], (n, before) => 2.0 / before))),
                new("the scale is missing", d => ExerciseData.Plain(Initialization.Random((int[])d[0], 3, 1))),
            ]),
        new("compute-cost-with-regularization", 1, "double ComputeCostWithRegularization(NDArray A3, NDArray Y, Dictionary<string, NDArray> parameters, double lambd)",
            "The mean cross-entropy of A3 [1, m] and Y [1, m], plus lambd/(2m) times the sum of the squares of all entries of W1, W2, W3.",
            ["The cost has two parts; the second knows nothing of the examples but their number.", "Cross-entropy: -(Y·log A + (1 - Y)·log(1 - A)), summed and divided by m.", "np.sum(np.square(W)) for each weight; biases are not part of it."])
        {
            Cases = [new("lambd = 0.1, five examples", () => CostArguments(0.1)), new("lambd = 0: the cross-entropy alone", () => CostArguments(0)), new("lambd = 2", () => CostArguments(2))],
            Required = d => CrossEntropy(d) + L2(d),
            Mistakes =
            [
                new("the regularization is divided by m where it has to be by 2m", d => CrossEntropy(d) + (2 * L2(d))),
                new("biases are regularized too; only weights are", d => CrossEntropy(d) + L2(d) + (Lambda(d) / 10 * ((Plain)d[2]).Where(p => p.Key[0] == 'b').Sum(p => (double)np.sum(np.square(p.Value))))),
                new("the regularization is missing", d => CrossEntropy(d)),
                new("the cross-entropy is a sum; it has to be the mean over the examples", d => (5 * CrossEntropy(d)) + L2(d)),
            ],
        },
        new("backward-propagation-with-regularization", 1, "Dictionary<string, NDArray> BackwardPropagationWithRegularization(NDArray X, NDArray Y, Dictionary<string, NDArray> cache, double lambd)",
            "The gradients dW1, db1, dW2, db2, dW3, db3 of the mean cross-entropy with L2 regularization for linear, relu, linear, relu, linear, sigmoid. The cache holds W1, b1, Z1, A1, … of the way forward.",
            ["Go from the last layer to the first; dZ3 is A3 - Y.", "Each dW gets one more term than without regularization; each db stays.", "dW = dZ·(A of the layer before)ᵀ/m + lambd/m·W. Through relu: dZ = dA where A > 0."])
        {
            Cases = [new("lambd = 0.7, five examples", () => BackArguments(0.7)), new("lambd = 0", () => BackArguments(0))],
            Required = d => Back(d, 1),
            Mistakes =
            [
                new("the term of the regularization is missing in dW", d => Back(d, 0)),
                new("the term of the regularization is lambd/(2m)·W; the derivative of a square brings a 2, so it is lambd/m·W", d => Back(d, 0.5)),
                new("the gradients are not divided by m", d => Scaled(Back(d, 1), 5)),
            ],
        },
        new("forward-propagation-with-dropout", 1, "NDArray ForwardPropagationWithDropout(NDArray X, Dictionary<string, NDArray> parameters, double keepProb)",
            "A3 of linear, relu, dropout, linear, relu, dropout, linear, sigmoid. Call np.random.seed(1) at the beginning. After each relu draw D = np.random.rand(rows of A, columns of A), keep the units where D < keepProb, set the others to 0, and divide by keepProb.",
            ["Inverted dropout: what is kept is made larger, so that the next layer sees as much on average.", "The mask is (D < keepProb); a comparison gives booleans, .astype(np.float64) makes numbers of them.", "There is no dropout after the last layer, and the draws come after the relu they belong to: D1, then D2."])
        {
            Cases = [new("keepProb = 0.7", () => ForwardArguments(0.7)), new("keepProb = 0.5", () => ForwardArguments(0.5)), new("keepProb = 1: nothing is dropped", () => ForwardArguments(1))],
            Required = d => Forward(d, new Dropout((double)d[2], seed: 1)).AL,
            Mistakes =
            [
                new("what is kept is not divided by keepProb", d => Masked(d, divide: false, drop: true)),
                new("nothing is dropped", d => Forward(d, null).AL),
                new("the mask is turned round: units are kept where D is below keepProb", d => Masked(d, divide: true, drop: false)),
            ],
        },
        new("backward-propagation-with-dropout", 1, "Dictionary<string, NDArray> BackwardPropagationWithDropout(NDArray X, NDArray Y, Dictionary<string, NDArray> cache, double keepProb)",
            "The gradients dW1, db1, dW2, db2, dW3, db3 of the mean cross-entropy for the network with dropout. The cache holds W1, b1, Z1, A1, D1, … of the way forward; A1 and A2 are those after dropout.",
            ["The way back goes through everything the way forward went through.", "dA of a layer with dropout gets the same mask and the same division.", "dA2 = W3ᵀ·dZ3, then times D2, then divided by keepProb, then through relu."])
        {
            Cases = [new("keepProb = 0.8", () => DropoutArguments(0.8)), new("keepProb = 0.5", () => DropoutArguments(0.5))],
            Required = d => Dropped(d, 1 / (double)d[3]),
            Mistakes =
            [
                new("dA is not divided by keepProb", d => Dropped(d, 1)),
                new("dA is multiplied by keepProb; it has to be divided", d => Dropped(d, (double)d[3])),
                new("the gradients are not divided by m", d => Scaled(Dropped(d, 1 / (double)d[3]), 5)),
            ],
        },
        new("gradient-check", 1, "double GradientCheck(double x, double theta, double epsilon)",
            "For J(theta) = theta·x: the numeric gradient by two-sided differences, the derivative of J by theta, and their difference |grad - approx| / (|grad| + |approx|).",
            ["J has to be computed twice, on either side of theta.", "Two-sided: (J(theta + epsilon) - J(theta - epsilon)) / (2 epsilon).", "The derivative of theta·x by theta is x, so the difference is tiny, but not exactly 0."])
        {
            Cases = [new("x = 2, theta = 4, epsilon = 1e-7", () => [2.0, 4.0, 1e-7]), new("x = 3, theta = 4, epsilon = 1e-7", () => [3.0, 4.0, 1e-7]), new("x = -1.5, theta = 0.5, epsilon = 1e-3", () => [-1.5, 0.5, 1e-3])],
            Required = d => Check(d, (x, t, e) => (((t + e) * x) - ((t - e) * x)) / (2 * e)),
            Tolerance = 1e-11,
            Mistakes =
            [
                new("the difference is one-sided: J is needed at theta + epsilon and at theta - epsilon", d => Check(d, (x, t, e) => (((t + e) * x) - (t * x)) / e)),
                new("one-sided over 2·epsilon: J is needed at theta - epsilon too, not at theta", d => Check(d, (x, t, e) => (((t + e) * x) - (t * x)) / (2 * e))),
                new("the difference is divided by epsilon where it has to be by 2·epsilon", d => Check(d, (x, t, e) => (((t + e) * x) - ((t - e) * x)) / e)),
                new("the derivative by theta is x, not theta", d => Difference((double)d[1], ((((double)d[1] + (double)d[2]) * (double)d[0]) - (((double)d[1] - (double)d[2]) * (double)d[0])) / (2 * (double)d[2]))),
                new("the difference is not divided by |grad| + |approx|", d => Math.Abs((double)d[0] - ((((double)d[1] + (double)d[2]) * (double)d[0]) - (((double)d[1] - (double)d[2]) * (double)d[0])) / (2 * (double)d[2]))),
            ],
        },
    ];

    private static ExerciseCase Layers(params int[] sizes) => new($"layers {string.Join('-', sizes)}", () => [sizes.Clone()]);

    private static Exercise Initialize(string name, string function, string task, string[] hints, Func<object[], NamedArrays> required, ExerciseMistake[] mistakes)
        => new(name, 1, $"Dictionary<string, NDArray> {function}(int[] layersDims)", task + " Wl has the shape [n_l, n_(l-1)], bl [n_l, 1]; layersDims holds n_0, n_1, …", hints)
        {
            Cases = [Layers(3, 2, 1), Layers(2, 4, 1), Layers(4, 3, 3, 2)],
            Required = d => ExerciseData.Plain(required(d)),
            Mistakes =
            [
                .. mistakes,
                new("weights are the wrong way round: rows are the units of the layer, columns those of the layer before", d => ExerciseData.Map(ExerciseData.Plain(required(d)), (n, v) => n[0] == 'W' ? v.T : v)),
                new("biases have the shape (units,); they need (units, 1), so that they are added to every column", d => ExerciseData.Map(ExerciseData.Plain(required(d)), (n, v) => n[0] == 'b' ? v.ravel() : v)),
                new("biases are not 0", d => ExerciseData.Map(ExerciseData.Plain(required(d)), (n, v) => n[0] == 'b' ? v + 1.0 : v)),
            ],
        };

    private static Parameters Scaled(int[] sizes, Func<int, int, double> scale)
        => Initialization.Random(sizes, 3, 1).Select((name, value) => name[0] == 'W' ? value * scale((int)value.shape[0], (int)value.shape[1]) : value);

    private static Plain Reseeded(int[] sizes, double scale)
    {
        var all = new Plain();
        for (int l = 1; l < sizes.Length; l++)
        {
            np.random.seed(3);
            all[$"W{l}"] = np.random.randn(sizes[l], sizes[l - 1]) * scale;
            all[$"b{l}"] = np.zeros((sizes[l], 1));
        }

        return all;
    }

    private static object[] CostArguments(double lambda)
    {
        np.random.seed(1);
        return [np.array(new[,] { { 0.40682402, 0.01629284, 0.16722898, 0.10118111, 0.40682402 } }), ExerciseData.Labels(5), ExerciseData.Draw(3, 2, 3, 1), lambda];
    }

    private static double Lambda(object[] d) => (double)d[3];

    private static double CrossEntropy(object[] d) => Reference.Cost.CrossEntropy((NDArray)d[0], (NDArray)d[1]);

    private static double L2(object[] d) => L2Regularization.Cost(ExerciseData.Parameters(d[2]), Lambda(d), 5);

    private static object[] BackArguments(double lambda)
    {
        np.random.seed(1);
        NDArray X = np.random.randn(3, 5);
        return [X, ExerciseData.Labels(5), Cache(ForwardPropagation.Run(X, ExerciseData.Parameters(ExerciseData.Draw(3, 2, 3, 1)))), lambda];
    }

    private static Plain Back(object[] d, double share)
    {
        var cache = (Plain)d[2];
        Parameters parameters = ParametersOf(cache);
        Gradients gradients = BackwardPropagation.Run(ForwardPropagation.Run((NDArray)d[0], parameters), (NDArray)d[1]);
        Plain all = ExerciseData.Plain(share == 0 ? gradients : L2Regularization.AddTo(gradients, parameters, share * (double)d[3], 5));
        return all.Where(g => parameters.Contains(g.Key[1..])).ToDictionary();
    }

    private static object[] ForwardArguments(double keep)
    {
        np.random.seed(1);
        return [np.random.randn(3, 5), ExerciseData.Draw(3, 2, 3, 1), keep];
    }

    private static ForwardCache Forward(object[] d, Dropout? dropout) => ForwardPropagation.Run((NDArray)d[0], ExerciseData.Parameters(d[1]), dropout: dropout);

    private static NDArray Masked(object[] d, bool divide, bool drop)
    {
        var p = (Plain)d[1];
        double keep = (double)d[2];
        np.random.seed(1);
        NDArray A = (NDArray)d[0];
        for (int l = 1; l <= 2; l++)
        {
            A = Activations.Relu(np.dot(p[$"W{l}"], A) + p[$"b{l}"]);
            NDArray kept = (np.random.rand((int)A.shape[0], (int)A.shape[1]) < keep).astype(np.float64);
            A = A * (drop ? kept : 1.0 - kept) / (divide ? keep : 1.0);
        }

        return Activations.Sigmoid(np.dot(p["W3"], A) + p["b3"]);
    }

    private static object[] DropoutArguments(double keep)
    {
        np.random.seed(1);
        NDArray X = np.random.randn(3, 5);
        return [X, ExerciseData.Labels(5), Cache(ForwardPropagation.Run(X, ExerciseData.Parameters(ExerciseData.Draw(3, 2, 3, 1)), dropout: new Dropout(keep, seed: 1))), keep];
    }

    private static Plain Dropped(object[] d, double factor)
    {
        var c = (Plain)d[2];
        double m = 5;
        var g = new Plain();
        NDArray dZ = c["A3"] - (NDArray)d[1];
        for (int l = 3; l >= 1; l--)
        {
            NDArray before = l == 1 ? (NDArray)d[0] : c[$"A{l - 1}"];
            g[$"dW{l}"] = np.dot(dZ, before.T) / m;
            g[$"db{l}"] = np.sum(dZ, axis: 1, keepdims: true) / m;
            dZ = l == 1 ? dZ : Activations.ReluBackward(np.dot(c[$"W{l}"].T, dZ) * c[$"D{l - 1}"] * factor, before);
        }

        return g;
    }

    private static Plain Scaled(Plain gradients, double factor) => gradients.ToDictionary(p => p.Key, p => p.Value * factor);

    private static Plain Cache(ForwardCache cache)
    {
        var all = new Plain();
        for (int l = 1; l <= cache.Layers.Count; l++)
        {
            LayerCache layer = cache.Layers[l - 1];
            (all[$"Z{l}"], all[$"A{l}"], all[$"W{l}"], all[$"b{l}"]) = (layer.Z, layer.A, layer.W, layer.b);
            if (layer.D is { } mask)
            {
                all[$"D{l}"] = mask;
            }
        }

        return all;
    }

    private static Parameters ParametersOf(Plain cache)
        => ExerciseData.Parameters(new Plain { ["W1"] = cache["W1"], ["b1"] = cache["b1"], ["W2"] = cache["W2"], ["b2"] = cache["b2"], ["W3"] = cache["W3"], ["b3"] = cache["b3"] });

    private static double Check(object[] d, Func<double, double, double, double> approximation)
        => Difference((double)d[0], approximation((double)d[0], (double)d[1], (double)d[2]));

    private static double Difference(double gradient, double approximation) => Math.Abs(gradient - approximation) / (Math.Abs(gradient) + Math.Abs(approximation));
}
