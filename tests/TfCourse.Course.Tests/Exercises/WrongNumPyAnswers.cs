using NumSharp;
using Plain = System.Collections.Generic.Dictionary<string, NumSharp.NDArray>;

namespace TfCourse.Course.Tests;

/// <summary>Wrong answers as learners write them, weeks 1 and 2, and the words that have to be in what they are told.</summary>
internal static class WrongNumPyAnswers
{
    public static IReadOnlyList<(string Exercise, Delegate Answer, string Words)> All { get; } =
    [
        ("initialize-parameters-zeros", (int[] d) => NumPySolutions.Fill(d, (n, b) => np.random.randn(n, b) * 0.01), "have to be 0"),
        ("initialize-parameters-zeros", (int[] d) => NumPySolutions.Fill(d, (n, b) => np.zeros((b, n))), "wrong way round"),
        ("initialize-parameters-zeros", (int[] d) => Flat(NumPySolutions.Fill(d, (n, b) => np.zeros((n, b)))), "(units, 1)"),
        ("initialize-parameters-random", (int[] d) => NumPySolutions.Seeded(d, (n, b) => np.random.randn(n, b)), "factor 10"),
        ("initialize-parameters-random", (int[] d) => NumPySolutions.Fill(d, (n, b) => Anew(n, b) * 10.0), "seed is set anew"),
        ("initialize-parameters-random", (int[] d) => NumPySolutions.Seeded(d, (n, b) => (np.random.randn(b, n) * 10.0).T), "required"),
        ("initialize-parameters-random", (int[] d) => NumPySolutions.Seeded(d, (n, b) => np.random.randn(n, b) / 10.0), "0.01 times what is required"),
        ("initialize-parameters-he", (int[] d) => NumPySolutions.Seeded(d, (n, b) => np.random.randn(n, b) * Math.Sqrt(1.0 / b)), "Xavier"),
        ("initialize-parameters-he", (int[] d) => NumPySolutions.Seeded(d, (n, b) => np.random.randn(n, b) * Math.Sqrt(2.0 / n)), "layer's own units"),
        ("initialize-parameters-he", (int[] d) => NumPySolutions.Seeded(d, (n, b) => np.random.randn(n, b)), "scale is missing"),
        ("initialize-parameters-he", (int[] d) => NumPySolutions.Seeded(d, (n, b) => np.random.randn(n, b) * (2.0 / b)), "the root"),
        ("compute-cost-with-regularization", (NDArray A, NDArray Y, Plain p, double l) => Entropy(A, Y) / 5 + (l / 5 * Squares(p, "W")), "by 2m"),
        ("compute-cost-with-regularization", (NDArray A, NDArray Y, Plain p, double l) => Entropy(A, Y) / 5 + (l / 10 * (Squares(p, "W") + Squares(p, "b"))), "biases are regularized"),
        ("compute-cost-with-regularization", (NDArray A, NDArray Y, Plain p, double l) => Entropy(A, Y) + (l / 10 * Squares(p, "W")), "mean over the examples"),
        ("compute-cost-with-regularization", (NDArray A, NDArray Y, Plain p, double l) => Entropy(A, Y) / 5, "regularization is missing"),
        ("backward-propagation-with-regularization", (NDArray X, NDArray Y, Plain c, double l) => NumPySolutions.Backward(X, Y, c, 0, null), "missing in dW"),
        ("backward-propagation-with-regularization", (NDArray X, NDArray Y, Plain c, double l) => NumPySolutions.Backward(X, Y, c, l / 2, null), "lambd/m·W"),
        ("backward-propagation-with-regularization", (NDArray X, NDArray Y, Plain c, double l) => Times(NumPySolutions.Backward(X, Y, c, l, null), 5), "not divided by m"),
        ("forward-propagation-with-dropout", (NDArray X, Plain p, double k) => Forward(X, p, (a, d) => a * (d < k).astype(np.float64)), "not divided by keepProb"),
        ("forward-propagation-with-dropout", (NDArray X, Plain p, double k) => Forward(X, p, (a, _) => a), "nothing is dropped"),
        ("forward-propagation-with-dropout", (NDArray X, Plain p, double k) => Forward(X, p, (a, d) => a * (d > k).astype(np.float64) / k), "turned round"),
        ("backward-propagation-with-dropout", (NDArray X, NDArray Y, Plain c, double k) => NumPySolutions.Backward(X, Y, c, 0, 1), "not divided by keepProb"),
        ("backward-propagation-with-dropout", (NDArray X, NDArray Y, Plain c, double k) => NumPySolutions.Backward(X, Y, c, 0, 1 / k), "has to be divided"),
        ("backward-propagation-with-dropout", (NDArray X, NDArray Y, Plain c, double k) => Times(NumPySolutions.Backward(X, Y, c, 0, k), 5), "not divided by m"),
        ("gradient-check", (double x, double t, double e) => Difference(x, (((t + e) * x) - (t * x)) / (2 * e)), "one-sided"),
        ("gradient-check", (double x, double t, double e) => Difference(x, (((t + e) * x) - ((t - e) * x)) / e), "2·epsilon"),
        ("gradient-check", (double x, double t, double e) => Difference(t, (((t + e) * x) - ((t - e) * x)) / (2 * e)), "is x, not theta"),
        ("gradient-check", (double x, double t, double e) => Math.Abs(x - ((((t + e) * x) - ((t - e) * x)) / (2 * e))), "not divided by |grad|"),
        ("update-parameters-with-gd", (Plain p, Plain g, double r) => p.ToDictionary(w => w.Key, w => w.Value + (r * g["d" + w.Key])), "uphill"),
        ("update-parameters-with-gd", (Plain p, Plain g, double r) => p.ToDictionary(w => w.Key, w => w.Value - g["d" + w.Key]), "learning rate is missing"),
        ("update-parameters-with-gd", (Plain p, Plain g, double r) => p.ToDictionary(w => w.Key, w => w.Key[0] == 'W' ? w.Value - (r * g["d" + w.Key]) : w.Value), "biases are not updated"),
        ("random-mini-batches", (NDArray X, NDArray Y, int n, int s) => Batches(X, Y, n, s, shuffles: false, rest: true), "not shuffled"),
        ("random-mini-batches", (NDArray X, NDArray Y, int n, int s) => Batches(X, Y, n, s, shuffles: true, rest: false), "last, smaller batch"),
        ("random-mini-batches", (NDArray X, NDArray Y, int n, int s) => Batches(X, Y, n, s, shuffles: true, rest: true).ConvertAll(b => (b.X.T, b.Y.T)), "transpose"),
        ("initialize-velocity", (Plain p) => p.ToDictionary(w => w.Key, w => np.zeros_like(w.Value)), "keys"),
        ("initialize-velocity", (Plain p) => p.ToDictionary(w => "d" + w.Key, w => w.Value), "has to begin with 0"),
        ("initialize-velocity", (Plain p) => p.Where(w => w.Key[0] == 'W').ToDictionary(w => "d" + w.Key, w => np.zeros_like(w.Value)), "has no 'db1'"),
        ("update-parameters-with-momentum", (Plain p, Plain g, Plain v, double b, double r) => Momentum(p, g, v, r, b, 1), "1 - beta"),
        ("update-parameters-with-momentum", (Plain p, Plain g, Plain v, double b, double r) => Momentum(p, g, v, r, 1 - b, b), "exchanged"),
        ("update-parameters-with-momentum", (Plain p, Plain g, Plain v, double b, double r) => (Momentum(p, g, v, r, 1, 0).Item1, Momentum(p, g, v, r, b, 1 - b).Item2), "old velocity"),
        ("initialize-adam", (Plain p) => (NumPySolutions.Zeros(p), p.ToDictionary(w => "d" + w.Key, w => np.ones_like(w.Value))), "begin with 0"),
        ("initialize-adam", (Plain p) => (p.ToDictionary(w => w.Key, w => np.zeros_like(w.Value)), p.ToDictionary(w => w.Key, w => np.zeros_like(w.Value))), "keys"),
        ("initialize-adam", (Plain p) => NumPySolutions.Zeros(p), "has no"),
        ("update-parameters-with-adam", (Plain p, Plain g, Plain v, Plain s, int t, double r, double a, double b, double e) => Adam(p, g, v, s, r, a, b, (m, q) => m / (np.sqrt(q) + e)), "not corrected"),
        ("update-parameters-with-adam", (Plain p, Plain g, Plain v, Plain s, int t, double r, double a, double b, double e) => Adam(p, g, v, s, r, a, b, (m, q) => m / (1 - Math.Pow(a, t)) / np.sqrt((q / (1 - Math.Pow(b, t))) + e)), "under the root"),
        ("update-parameters-with-adam", (Plain p, Plain g, Plain v, Plain s, int t, double r, double a, double b, double e) => Adam(p, g, v, s, r, a, b, (m, q) => m / (1 - Math.Pow(a, t)) / ((q / (1 - Math.Pow(b, t))) + e)), "root of s is missing"),
        ("update-parameters-with-adam", (Plain p, Plain g, Plain v, Plain s, int t, double r, double a, double b, double e) => Adam(p, g, v, s, r, a, b, (m, q) => m / (1 - Math.Pow(a, t)) / (np.sqrt(q) + e)), "only v is corrected"),
        ("update-lr", (double r, int e, double d) => r / (d * e), "the 1 in the divisor"),
        ("update-lr", (double r, int e, double d) => r * Math.Exp(-d * e), "exponentially"),
        ("update-lr", (double r, int e, double d) => r * (1 + (d * e)), "it grows"),
        ("update-lr", (double r, int e, double d) => r, "does not fall"),
        ("schedule-lr-decay", (double r, int e, double d, int i) => r / (1 + (d * e / i)), "not rounded down"),
        ("schedule-lr-decay", (double r, int e, double d, int i) => r / (1 + (d * e)), "without regard"),
        ("schedule-lr-decay", (double r, int e, double d, int i) => r / (1 + (d * Math.Ceiling((double)e / i))), "rounded up"),
    ];

    private static Plain Flat(Plain p) => p.ToDictionary(w => w.Key, w => w.Key[0] == 'b' ? w.Value.ravel() : w.Value);

    private static NDArray Anew(int n, int before)
    {
        np.random.seed(3);
        return np.random.randn(n, before);
    }

    private static double Entropy(NDArray A, NDArray Y) => -(double)np.sum(Y * np.log(A) + (1.0 - Y) * np.log(1.0 - A));

    private static double Squares(Plain p, string kind) => p.Where(w => w.Key.StartsWith(kind, StringComparison.Ordinal)).Sum(w => (double)np.sum(np.square(w.Value)));

    private static Plain Times(Plain g, double factor) => g.ToDictionary(a => a.Key, a => a.Value * factor);

    private static NDArray Forward(NDArray X, Plain p, Func<NDArray, NDArray, NDArray> drop)
    {
        np.random.seed(1);
        NDArray A = X;
        for (int l = 1; l <= 2; l++)
        {
            A = np.maximum(0.0, np.dot(p[$"W{l}"], A) + p[$"b{l}"]);
            A = drop(A, np.random.rand((int)A.shape[0], (int)A.shape[1]));
        }

        return 1.0 / (1.0 + np.exp(-(np.dot(p["W3"], A) + p["b3"])));
    }

    private static double Difference(double grad, double approx) => Math.Abs(grad - approx) / (Math.Abs(grad) + Math.Abs(approx));

    private static List<(NDArray X, NDArray Y)> Batches(NDArray X, NDArray Y, int size, int seed, bool shuffles, bool rest)
    {
        np.random.seed(seed);
        int m = (int)X.shape[1];
        NDArray order = shuffles ? np.random.permutation(m) : np.arange(m), x = np.take(X, order, axis: 1), y = np.take(Y, order, axis: 1);
        var all = new List<(NDArray X, NDArray Y)>();
        for (int first = 0; first + (rest ? 1 : size) <= m; first += size)
        {
            string columns = $":,{first}:{Math.Min(m, first + size)}";
            all.Add((x[columns], y[columns]));
        }

        return all;
    }

    private static (Plain, Plain) Momentum(Plain p, Plain g, Plain v, double rate, double old, double share)
    {
        Plain next = v.ToDictionary(a => a.Key, a => (old * a.Value) + (share * g[a.Key]));
        return (p.ToDictionary(w => w.Key, w => w.Value - (rate * next["d" + w.Key])), next);
    }

    private static (Plain, Plain, Plain) Adam(Plain p, Plain g, Plain v, Plain s, double rate, double beta1, double beta2, Func<NDArray, NDArray, NDArray> step)
    {
        Plain nextV = v.ToDictionary(a => a.Key, a => (beta1 * a.Value) + ((1 - beta1) * g[a.Key])), nextS = s.ToDictionary(a => a.Key, a => (beta2 * a.Value) + ((1 - beta2) * np.square(g[a.Key])));
        return (p.ToDictionary(w => w.Key, w => w.Value - (rate * step(nextV["d" + w.Key], nextS["d" + w.Key]))), nextV, nextS);
    }
}
