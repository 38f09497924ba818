using NumSharp;
using TfCourse.Reference;
using Plain = System.Collections.Generic.Dictionary<string, NumSharp.NDArray>;

namespace TfCourse.Course;

/// <summary>Week 2: mini-batches, momentum, Adam, learning-rate decay.</summary>
internal static class Week2Exercises
{
    public static IReadOnlyList<Exercise> All { get; } =
    [
        new("update-parameters-with-gd", 2, "Dictionary<string, NDArray> UpdateParametersWithGd(Dictionary<string, NDArray> parameters, Dictionary<string, NDArray> grads, double learningRate)",
            "One step of gradient descent: each parameter minus learningRate times its gradient. grads has the keys dW1, db1, dW2, …",
            ["Weights and biases are updated alike.", "The gradient of a parameter has its name with a d before it.", "Return a dictionary with the same keys as parameters."])
        {
            Cases = [new("learning rate 0.01", () => GdArguments(0.01)), new("learning rate 0.5", () => GdArguments(0.5))],
            Required = d => Step(d, -1),
            Mistakes =
            [
                new("the step goes uphill: the gradient is subtracted, not added", d => Step(d, 1)),
                new("the learning rate is missing", d => Step(d, -1 / (double)d[2])),
                new("biases are not updated", d => Step(d, -1).ToDictionary(p => p.Key, p => p.Key[0] == 'b' ? ((Plain)d[0])[p.Key] : p.Value)),
            ],
        },
        new("random-mini-batches", 2, "List<(NDArray X, NDArray Y)> RandomMiniBatches(NDArray X, NDArray Y, int miniBatchSize, int seed)",
            "Mini-batches of X [n, m] and Y [1, m]: call np.random.seed(seed), take the columns in the order np.random.permutation(m), and cut them into batches of miniBatchSize columns; the last one has the rest.",
            ["X and Y are put into the same order, or labels belong to other examples.", "A column of the result is X[\":, j\"] for j in the order of the permutation; np.take with an axis takes them all.", "The last batch begins at (number of full batches)·size and is there only when something is left."])
        {
            Cases = [new("10 examples in batches of 4", () => BatchArguments(10, 4, 0)), new("8 examples in batches of 4: no rest", () => BatchArguments(8, 4, 1)), new("3 examples in batches of 64", () => BatchArguments(3, 64, 2))],
            Required = d => Batches(d, np.random.permutation, null, m => m),
            Mistakes =
            [
                new("the last, smaller batch is missing", d => Batches(d, np.random.permutation, null, m => m / (int)d[2] * (int)d[2])),
                new("the examples are not shuffled", d => Batches(d, np.arange, null, m => m)),
                new("X and Y are shuffled differently", d => Batches(d, np.random.permutation, np.random.permutation, m => m)),
            ],
        },
        new("initialize-velocity", 2, "Dictionary<string, NDArray> InitializeVelocity(Dictionary<string, NDArray> parameters)",
            "The velocity of momentum before the first step: for each parameter zeros of its shape, under the key of its gradient (dW1, db1, …).",
            ["There is one velocity for each parameter.", "np.zeros_like takes the shape of another array.", "The keys are those of gradients: a d before the parameter's name."])
        {
            Cases = [new("layers 3-2-3", () => ParameterArguments(3, 2, 3)), new("layers 3-2-2", () => ParameterArguments(3, 2, 2))],
            Required = d => ExerciseData.Zeros((Plain)d[0]),
            Mistakes =
            [
                new("the keys are those of parameters; velocities have those of gradients, as dW1", d => ExerciseData.Map(d[0], (_, v) => np.zeros_like(v))),
                new("the velocity begins with the parameters' values; it has to begin with 0", d => ((Plain)d[0]).ToDictionary(p => "d" + p.Key, p => p.Value)),
                new("the velocity begins with 1; it has to begin with 0", d => ((Plain)d[0]).ToDictionary(p => "d" + p.Key, p => np.ones_like(p.Value))),
            ],
        },
        new("update-parameters-with-momentum", 2, "(Dictionary<string, NDArray> Parameters, Dictionary<string, NDArray> V) UpdateParametersWithMomentum(Dictionary<string, NDArray> parameters, Dictionary<string, NDArray> grads, Dictionary<string, NDArray> v, double beta, double learningRate)",
            "One step with momentum: v = beta·v + (1 - beta)·gradient, then parameter = parameter - learningRate·v.",
            ["The velocity is an average of the gradients; the step follows it.", "First the new velocity, then the parameter with that new velocity.", "Keys of v and grads are dW1, db1, …; those of parameters W1, b1, …"])
        {
            Cases = [new("beta = 0.9 from rest", () => MomentumArguments(0.9, 0.01, 0)), new("beta = 0.5, already moving", () => MomentumArguments(0.5, 0.1, 1))],
            Required = d => Momentum(d, b => 1 - b, late: false),
            Mistakes =
            [
                new("the factor 1 - beta of the gradient is missing", d => Momentum(d, _ => 1, late: false)),
                new("the step follows the old velocity; it has to follow the new one", d => Momentum(d, b => 1 - b, late: true)),
                new("beta and 1 - beta are exchanged", d => Momentum([d[0], d[1], d[2], 1 - (double)d[3], d[4]], b => 1 - b, late: false)),
            ],
        },
        new("initialize-adam", 2, "(Dictionary<string, NDArray> V, Dictionary<string, NDArray> S) InitializeAdam(Dictionary<string, NDArray> parameters)",
            "Adam's two averages before the first step: v and s, each with zeros of every parameter's shape under the keys dW1, db1, …",
            ["Adam keeps two averages for each parameter: of gradients, and of their squares.", "Both begin at 0 and have the same keys.", "Return a tuple: (v, s)."])
        {
            Cases = [new("layers 3-2-3", () => ParameterArguments(3, 2, 3)), new("layers 3-2-2", () => ParameterArguments(3, 2, 2))],
            Required = d => (ExerciseData.Zeros((Plain)d[0]), ExerciseData.Zeros((Plain)d[0])),
            Mistakes =
            [
                new("the keys are those of parameters; the averages have those of gradients, as dW1", d => (ExerciseData.Map(d[0], (_, v) => np.zeros_like(v)), ExerciseData.Map(d[0], (_, v) => np.zeros_like(v)))),
                new("s begins with 1; both averages begin with 0", d => (ExerciseData.Zeros((Plain)d[0]), ((Plain)d[0]).ToDictionary(p => "d" + p.Key, p => np.ones_like(p.Value)))),
                new("the averages begin with the parameters' values; they have to begin with 0", d => (((Plain)d[0]).ToDictionary(p => "d" + p.Key, p => p.Value), ((Plain)d[0]).ToDictionary(p => "d" + p.Key, p => p.Value))),
            ],
        },
        new("update-parameters-with-adam", 2, "(Dictionary<string, NDArray> Parameters, Dictionary<string, NDArray> V, Dictionary<string, NDArray> S) UpdateParametersWithAdam(Dictionary<string, NDArray> parameters, Dictionary<string, NDArray> grads, Dictionary<string, NDArray> v, Dictionary<string, NDArray> s, int t, double learningRate, double beta1, double beta2, double epsilon)",
            "One step of Adam: v = beta1·v + (1 - beta1)·g, s = beta2·s + (1 - beta2)·g², both corrected by dividing by 1 - beta^t, then parameter = parameter - learningRate·v_corrected / (√s_corrected + epsilon).",
            ["v and s are kept without correction; only the step uses corrected ones.", "beta^t is Math.Pow(beta1, t): with t = 1 the corrected average is the gradient itself.", "epsilon is added to the root, not under it."])
        {
            Cases = [new("t = 2, course's values", () => AdamArguments(2, 0.02, 0.8, 0.888, 1e-2)), new("t = 1, usual values", () => AdamArguments(1, 0.01, 0.9, 0.999, 1e-8))],
            Required = d => Adam(d, (v, s, c1, c2, e) => v / c1 / (np.sqrt(s / c2) + e)),
            Tolerance = 1e-9,
            Mistakes =
            [
                new("the averages are not corrected by 1 - beta^t", d => Adam(d, (v, s, _, _, e) => v / (np.sqrt(s) + e))),
                new("epsilon stands under the root; it has to be added to the root", d => Adam(d, (v, s, c1, c2, e) => v / c1 / np.sqrt(s / c2 + e))),
                new("only v is corrected by 1 - beta^t; s has to be too", d => Adam(d, (v, s, c1, _, e) => v / c1 / (np.sqrt(s) + e))),
                new("only s is corrected by 1 - beta^t; v has to be too", d => Adam(d, (v, s, _, c2, e) => v / (np.sqrt(s / c2) + e))),
                new("the root of s is missing", d => Adam(d, (v, s, c1, c2, e) => v / c1 / (s / c2 + e))),
            ],
        },
        new("update-lr", 2, "double UpdateLr(double learningRate0, int epoch, double decayRate)", "The learning rate of an epoch: learningRate0 / (1 + decayRate·epoch).",
            ["The rate falls from epoch to epoch, quickly at first.", "Epoch 0 has the first rate.", "One division; mind that numbers with a point are divided."])
        {
            Cases = [new("0.5, epoch 2, decay 1", () => [0.5, 2, 1.0]), new("0.5, epoch 0, decay 1", () => [0.5, 0, 1.0]), new("0.1, epoch 7, decay 0.3", () => [0.1, 7, 0.3])],
            Required = d => LearningRateDecay.EveryEpoch((double)d[0], (int)d[1], (double)d[2]),
            Tolerance = 1e-12,
            Mistakes =
            [
                new("the rate does not fall: divide it by 1 + decayRate·epoch", d => (double)d[0]),
                new("the 1 in the divisor is missing", d => (double)d[0] / ((double)d[2] * (int)d[1])),
                new("the rate falls exponentially; it has to be divided by 1 + decayRate·epoch", d => (double)d[0] * Math.Exp(-(double)d[2] * (int)d[1])),
                new("it grows: divide, do not multiply", d => (double)d[0] * (1 + ((double)d[2] * (int)d[1]))),
            ],
        },
        new("schedule-lr-decay", 2, "double ScheduleLrDecay(double learningRate0, int epoch, double decayRate, int timeInterval)", "The learning rate that falls once in timeInterval epochs: learningRate0 / (1 + decayRate·⌊epoch/timeInterval⌋).",
            ["Within an interval the rate stays as it is.", "How many whole intervals have passed?", "⌊ ⌋ rounds down: whole numbers are divided that way already."])
        {
            Cases = [new("0.5, epoch 10, decay 0.3, every 100", () => [0.5, 10, 0.3, 100]), new("0.5, epoch 100, decay 0.3, every 100", () => [0.5, 100, 0.3, 100]), new("0.3, epoch 2500, decay 0.25, every 1000", () => [0.3, 2500, 0.25, 1000])],
            Required = d => LearningRateDecay.InIntervals((double)d[0], (int)d[1], (double)d[2], (int)d[3]),
            Tolerance = 1e-12,
            Mistakes =
            [
                new("the quotient epoch/timeInterval is not rounded down, so the rate falls in every epoch", d => (double)d[0] / (1 + ((double)d[2] * (int)d[1] / (int)d[3]))),
                new("the rate falls in every epoch, without regard to timeInterval", d => (double)d[0] / (1 + ((double)d[2] * (int)d[1]))),
                new("the quotient epoch/timeInterval is rounded up", d => (double)d[0] / (1 + ((double)d[2] * Math.Ceiling((double)(int)d[1] / (int)d[3])))),
            ],
        },
    ];

    private static object[] ParameterArguments(params int[] sizes)
    {
        np.random.seed(1);
        return [ExerciseData.Draw(sizes)];
    }

    private static object[] GdArguments(double rate)
    {
        np.random.seed(1);
        return [ExerciseData.Draw(3, 2, 3), ExerciseData.Gradients(3, 2, 3), rate];
    }

    private static Plain Step(object[] d, double sign) => ExerciseData.Map(d[0], (n, w) => w + (sign * (double)d[2] * ((Plain)d[1])["d" + n]));

    private static object[] BatchArguments(int m, int size, int seed)
    {
        np.random.seed(1);
        return [np.random.randn(3, m), ExerciseData.Labels(m) + np.arange(m).astype(np.float64).reshape(1, m), size, seed];
    }

    private static List<(NDArray, NDArray)> Batches(object[] d, Func<int, NDArray> order, Func<int, NDArray>? ofLabels, Func<int, int> taken)
    {
        var X = (NDArray)d[0];
        int m = (int)X.shape[1], size = (int)d[2];
        np.random.seed((int)d[3]);
        NDArray first = order(m), second = ofLabels?.Invoke(m) ?? first;
        NDArray x = np.take(X, first, axis: 1), y = np.take((NDArray)d[1], second, axis: 1);
        return [.. Enumerable.Range(0, (taken(m) + size - 1) / size).Select(b => (x[$":,{b * size}:{Math.Min(m, (b + 1) * size)}"], y[$":,{b * size}:{Math.Min(m, (b + 1) * size)}"]))];
    }

    private static object[] MomentumArguments(double beta, double rate, double start)
    {
        np.random.seed(1);
        Plain parameters = ExerciseData.Draw(3, 2, 3), gradients = ExerciseData.Gradients(3, 2, 3);
        return [parameters, gradients, ExerciseData.Map(ExerciseData.Zeros(parameters), (_, z) => z + start), beta, rate];
    }

    private static (Plain, Plain) Momentum(object[] d, Func<double, double> share, bool late)
    {
        double beta = (double)d[3];
        Plain v = ExerciseData.Map(d[2], (n, old) => (beta * old) + (share(beta) * ((Plain)d[1])[n]));
        return (ExerciseData.Map(d[0], (n, w) => w - ((double)d[4] * (late ? (Plain)d[2] : v)["d" + n])), v);
    }

    private static object[] AdamArguments(int t, double rate, double beta1, double beta2, double epsilon)
    {
        np.random.seed(1);
        Plain parameters = ExerciseData.Draw(3, 2, 2), gradients = ExerciseData.Gradients(3, 2, 2);
        return [parameters, gradients, ExerciseData.Zeros(parameters), ExerciseData.Zeros(parameters), t, rate, beta1, beta2, epsilon];
    }

    private static (Plain, Plain, Plain) Adam(object[] d, Func<NDArray, NDArray, double, double, double, NDArray> step)
    {
        var g = (Plain)d[1];
        (int t, double rate, double beta1, double beta2, double epsilon) = ((int)d[4], (double)d[5], (double)d[6], (double)d[7], (double)d[8]);
        Plain v = ExerciseData.Map(d[2], (n, old) => (beta1 * old) + ((1 - beta1) * g[n])), s = ExerciseData.Map(d[3], (n, old) => (beta2 * old) + ((1 - beta2) * g[n] * g[n]));
        return (ExerciseData.Map(d[0], (n, w) => w - (rate * step(v["d" + n], s["d" + n], 1 - Math.Pow(beta1, t), 1 - Math.Pow(beta2, t), epsilon))), v, s);
    }
}
