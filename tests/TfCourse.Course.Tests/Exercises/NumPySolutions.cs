using NumSharp;
using Plain = System.Collections.Generic.Dictionary<string, NumSharp.NDArray>;

namespace TfCourse.Course.Tests;

/// <summary>Right answers to the exercises of weeks 1 and 2. They are nowhere else.</summary>
internal static class NumPySolutions
{
    public static IReadOnlyDictionary<string, Delegate> All { get; } = new Dictionary<string, Delegate>
    {
        ["initialize-parameters-zeros"] = (int[] dims) => Fill(dims, (n, before) => np.zeros((n, before))),
        ["initialize-parameters-random"] = (int[] dims) => Seeded(dims, (n, before) => np.random.randn(n, before) * 10.0),
        ["initialize-parameters-he"] = (int[] dims) => Seeded(dims, (n, before) => np.random.randn(n, before) * Math.Sqrt(2.0 / before)),
        ["compute-cost-with-regularization"] = (NDArray A3, NDArray Y, Plain p, double lambd) =>
        {
            double m = Y.shape[1];
            double cost = -(double)np.sum(Y * np.log(A3) + (1.0 - Y) * np.log(1.0 - A3)) / m;
            return cost + (lambd / (2 * m) * new[] { "W1", "W2", "W3" }.Sum(n => (double)np.sum(np.square(p[n]))));
        },
        ["backward-propagation-with-regularization"] = (NDArray X, NDArray Y, Plain c, double lambd) => Backward(X, Y, c, lambd, null),
        ["backward-propagation-with-dropout"] = (NDArray X, NDArray Y, Plain c, double keep) => Backward(X, Y, c, 0, keep),
        ["forward-propagation-with-dropout"] = (NDArray X, Plain p, double keep) =>
        {
            np.random.seed(1);
            NDArray A = X;
            for (int l = 1; l <= 2; l++)
            {
                A = np.maximum(0.0, np.dot(p[$"W{l}"], A) + p[$"b{l}"]);
                NDArray D = np.random.rand((int)A.shape[0], (int)A.shape[1]);
                A = A * (D < keep).astype(np.float64) / keep;
            }

            return 1.0 / (1.0 + np.exp(-(np.dot(p["W3"], A) + p["b3"])));
        },
        ["gradient-check"] = (double x, double theta, double epsilon) =>
        {
            double approx = (((theta + epsilon) * x) - ((theta - epsilon) * x)) / (2 * epsilon);
            return Math.Abs(x - approx) / (Math.Abs(x) + Math.Abs(approx));
        },
        ["update-parameters-with-gd"] = (Plain p, Plain g, double rate) => p.ToDictionary(w => w.Key, w => w.Value - (rate * g["d" + w.Key])),
        ["random-mini-batches"] = (NDArray X, NDArray Y, int size, int seed) =>
        {
            np.random.seed(seed);
            int m = (int)X.shape[1];
            NDArray order = np.random.permutation(m), x = np.take(X, order, axis: 1), y = np.take(Y, order, axis: 1);
            var all = new List<(NDArray X, NDArray Y)>();
            for (int first = 0; first < m; first += size)
            {
                string columns = $":,{first}:{Math.Min(m, first + size)}";
                all.Add((x[columns], y[columns]));
            }

            return all;
        },
        ["initialize-velocity"] = (Plain p) => Zeros(p),
        ["initialize-adam"] = (Plain p) => (Zeros(p), Zeros(p)),
        ["update-parameters-with-momentum"] = (Plain p, Plain g, Plain v, double beta, double rate) =>
        {
            Plain next = v.ToDictionary(a => a.Key, a => (beta * a.Value) + ((1 - beta) * g[a.Key]));
            return (p.ToDictionary(w => w.Key, w => w.Value - (rate * next["d" + w.Key])), next);
        },
        ["update-parameters-with-adam"] = (Plain p, Plain g, Plain v, Plain s, int t, double rate, double beta1, double beta2, double epsilon) =>
        {
            Plain nextV = v.ToDictionary(a => a.Key, a => (beta1 * a.Value) + ((1 - beta1) * g[a.Key])), nextS = s.ToDictionary(a => a.Key, a => (beta2 * a.Value) + ((1 - beta2) * np.square(g[a.Key])));
            return (p.ToDictionary(w => w.Key, w => w.Value - (rate * (nextV["d" + w.Key] / (1 - Math.Pow(beta1, t))) / (np.sqrt(nextS["d" + w.Key] / (1 - Math.Pow(beta2, t))) + epsilon))), nextV, nextS);
        },
        ["update-lr"] = (double rate, int epoch, double decay) => rate / (1 + (decay * epoch)),
        ["schedule-lr-decay"] = (double rate, int epoch, double decay, int interval) => rate / (1 + (decay * (epoch / interval))),
    };

    internal static Plain Zeros(Plain p) => p.ToDictionary(w => "d" + w.Key, w => np.zeros_like(w.Value));

    internal static Plain Seeded(int[] dims, Func<int, int, NDArray> weights)
    {
        np.random.seed(3);
        return Fill(dims, weights);
    }

    internal static Plain Fill(int[] dims, Func<int, int, NDArray> weights)
    {
        var p = new Plain();
        for (int l = 1; l < dims.Length; l++)
        {
            p[$"W{l}"] = weights(dims[l], dims[l - 1]);
            p[$"b{l}"] = np.zeros((dims[l], 1));
        }

        return p;
    }

    internal static Plain Backward(NDArray X, NDArray Y, Plain c, double lambd, double? keep)
    {
        double m = X.shape[1];
        var g = new Plain();
        NDArray dZ = c["A3"] - Y;
        for (int l = 3; l >= 1; l--)
        {
            NDArray before = l == 1 ? X : c[$"A{l - 1}"];
            g[$"dW{l}"] = (np.dot(dZ, before.T) / m) + (lambd / m * c[$"W{l}"]);
            g[$"db{l}"] = np.sum(dZ, axis: 1, keepdims: true) / m;
            if (l > 1)
            {
                NDArray dA = np.dot(c[$"W{l}"].T, dZ);
                dA = keep is { } k ? dA * c[$"D{l - 1}"] / k : dA;
                dZ = dA * (before > 0.0).astype(np.float64);
            }
        }

        return g;
    }
}
