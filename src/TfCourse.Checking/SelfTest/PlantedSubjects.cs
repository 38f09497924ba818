namespace TfCourse.Checking.SelfTests;

/// <summary>Hand-written layers, losses, penalties, initializers, schedules and splitters with mistakes planted.</summary>
internal static class PlantedSubjects
{
    private static readonly (string Subject, Func<string, int, CheckReport> Check, string[] Mistakes)[] Table =
    [
        ("layer tanh", TanhLayer, ["activation-derivative-missing", "derivative-of-a-instead-of-z", "activation-derivative-twice"]),
        ("layer softmax", SoftmaxLayer, ["jacobian-diagonal-only"]),
        ("layer normalization over the batch", NormLayer, ["norm-statistics-constant"]),
        ("layer mixing of units", MixingLayer, ["jacobian-not-transposed"]),
        ("loss cross-entropy of probabilities", ProbabilityLoss, ["logits-for-probabilities", "second-term-forgotten", "sign"]),
        ("loss cross-entropy of logits", LogitLoss, ["probabilities-for-logits", "factor-2"]),
        ("penalty L2", Penalty, ["factor-1/2", "regularization-not-divided", "norm-not-squared"]),
        ("initializer he_normal", Initializer, ["fan-out-for-fan-in", "root-missing", "symmetry", "same-seed", "another-distribution"]),
        ("schedule exponential in steps", Schedule, ["staircase-missing", "off-by-one", "no-decay", "compounded"]),
        ("mini-batches", MiniBatches, ["last-batch-dropped", "labels-out-of-step", "not-shuffled", "examples-repeated", "overwrites-its-input", "same-seed", "features-mixed", "non-deterministic"]),
    ];

    public static IEnumerable<Planting> All(int seed)
        => Table.SelectMany(row => row.Mistakes.Select(mistake => new Planting(row.Subject, mistake, mistake, () => row.Check(mistake, seed))));

    public static IEnumerable<Func<CheckReport>> Correct(int seed) => Table.Select(row => (Func<CheckReport>)(() => row.Check("", seed)));

    private static CheckReport Layer(int seed, Func<double[], double[]> forward, Func<double[], double[], double[]> back)
        => LayerCheck.Run(new Dictionary<string, double[,]> { ["x"] = Rect.Normal(new Random(seed), 4, 3) },
            p => Shaped(forward([.. p["x"].Cast<double>()])), (p, dY) => new Dictionary<string, double[,]> { ["dx"] = Shaped(back([.. p["x"].Cast<double>()], [.. dY.Cast<double>()])) });

    private static CheckReport TanhLayer(string p, int seed) => Layer(seed, x => [.. x.Select(Math.Tanh)], (x, d) => [.. x.Select((v, i) =>
    {
        double y = Math.Tanh(v), slope = 1 - y * y;
        return p switch
        {
            "activation-derivative-missing" => d[i],
            "derivative-of-a-instead-of-z" => d[i] * (1 - Math.Tanh(y) * Math.Tanh(y)),
            "activation-derivative-twice" => d[i] * slope * slope,
            _ => d[i] * slope,
        };
    })]);

    private static CheckReport SoftmaxLayer(string p, int seed)
    {
        double[] Of(double[] x) => [.. x.Select((v, i) => Math.Exp(v) / (Math.Exp(x[i / 3 * 3]) + Math.Exp(x[i / 3 * 3 + 1]) + Math.Exp(x[i / 3 * 3 + 2])))];
        return Layer(seed, Of, (x, d) =>
        {
            double[] y = Of(x);
            return [.. y.Select((v, i) => p == "jacobian-diagonal-only" ? d[i] * v * (1 - v) : v * (d[i] - Enumerable.Range(i / 3 * 3, 3).Sum(k => y[k] * d[k])))];
        });
    }

    private static CheckReport NormLayer(string p, int seed)
    {
        (double Mean, double Deviation) Column(double[] x, int j)
        {
            double mean = (x[j] + x[3 + j] + x[6 + j] + x[9 + j]) / 4;
            return (mean, Math.Sqrt(Enumerable.Range(0, 4).Sum(r => Math.Pow(x[3 * r + j] - mean, 2)) / 4 + 1e-5));
        }

        return Layer(seed, x => [.. x.Select((v, i) => (v - Column(x, i % 3).Mean) / Column(x, i % 3).Deviation)], (x, d) => [.. x.Select((v, i) =>
        {
            (double mean, double deviation) = Column(x, i % 3);
            double standard = (v - mean) / deviation, sum = 0, along = 0;
            for (int r = 0; r < 4; r++)
            {
                sum += d[3 * r + i % 3];
                along += d[3 * r + i % 3] * (x[3 * r + i % 3] - mean) / deviation;
            }

            return p == "norm-statistics-constant" ? d[i] / deviation : (d[i] - sum / 4 - standard * along / 4) / deviation;
        })]);
    }

    private static CheckReport MixingLayer(string p, int seed)
    {
        double[,] w = Rect.Normal(new Random(seed + 1), 12, 12);
        return Layer(seed, x => Enumerable.Range(0, 12).Select(i => Enumerable.Range(0, 12).Sum(j => w[i, j] * x[j])).ToArray(),
            (_, d) => Enumerable.Range(0, 12).Select(j => Enumerable.Range(0, 12).Sum(i => (p == "jacobian-not-transposed" ? w[j, i] : w[i, j]) * d[i])).ToArray());
    }

    private static CheckReport ProbabilityLoss(string p, int seed)
    {
        Random random = new(seed);
        double[] q = [.. Enumerable.Range(0, 7).Select(_ => 0.1 + 0.8 * random.NextDouble())], y = [1, 0, 1, 1, 0, 0, 1];
        return LossCheck.Run(q, y, (a, t) => -a.Zip(t, (v, l) => l * Math.Log(v) + (1 - l) * Math.Log(1 - v)).Average(), (a, t) => [.. a.Zip(t, (v, l) => p switch
        {
            "logits-for-probabilities" => (v - l) / 7,
            "second-term-forgotten" => -l / v / 7,
            "sign" => (l / v - (1 - l) / (1 - v)) / 7,
            _ => (-l / v + (1 - l) / (1 - v)) / 7,
        })]);
    }

    private static CheckReport LogitLoss(string p, int seed)
    {
        Random random = new(seed);
        double[] z = [.. Enumerable.Range(0, 7).Select(_ => 0.1 + 0.8 * random.NextDouble())], y = [1, 0, 1, 1, 0, 0, 1];
        return LossCheck.Run(z, y, (a, t) => a.Zip(t, (v, l) => Math.Log(1 + Math.Exp(v)) - l * v).Average(), (a, t) => [.. a.Zip(t, (v, l) => p switch
        {
            "probabilities-for-logits" => (-l / v + (1 - l) / (1 - v)) / 7,
            "factor-2" => 2 * (1 / (1 + Math.Exp(-v)) - l) / 7,
            _ => (1 / (1 + Math.Exp(-v)) - l) / 7,
        })]);
    }

    private static CheckReport Penalty(string p, int seed)
    {
        const double Lambda = 0.7;
        const int M = 20;
        double factor = p == "regularization-not-divided" ? Lambda / 2 : Lambda / (2 * M);
        return RegularizerCheck.Run(Rect.Normal(new Random(seed), 3, 4), w => p == "norm-not-squared" ? factor * Math.Sqrt(Rect.Squares(w)) : factor * Rect.Squares(w),
            w => Rect.Times(w, p == "factor-1/2" ? factor : p == "norm-not-squared" ? factor / Math.Sqrt(Rect.Squares(w)) : 2 * factor), Lambda, M);
    }

    private static CheckReport Initializer(string p, int seed) => InitializerCheck.Run("he_normal", (outputs, inputs, s) =>
    {
        Random random = new(p == "same-seed" ? seed : seed + s);
        double deviation = p == "fan-out-for-fan-in" ? Math.Sqrt(2.0 / outputs) : p == "root-missing" ? 2.0 / inputs : p == "symmetry" ? 0 : Math.Sqrt(2.0 / inputs);
        return [.. Enumerable.Range(0, outputs * inputs).Select(_ => deviation * (p == "another-distribution" ? Math.Sqrt(3) * (2 * random.NextDouble() - 1) : Normal.Next(random)))];
    });

    private static CheckReport Schedule(string p, int seed)
    {
        double start = 0.1 + 0.01 * (seed % 7);
        double[] compounded = new double[40];
        for (int s = 0; s < compounded.Length; s++)
            compounded[s] = (s == 0 ? start : compounded[s - 1]) * Math.Pow(0.5, s / 10);
        return ScheduleCheck.Run(new ScheduleClaim("exponential", start) { Staircase = true }, s => p switch
        {
            "staircase-missing" => start * Math.Pow(0.5, s / 10.0),
            "off-by-one" => start * Math.Pow(0.5, (s + 1) / 10),
            "no-decay" => start,
            "compounded" => compounded[s],
            _ => start * Math.Pow(0.5, s / 10),
        });
    }

    private static CheckReport MiniBatches(string p, int seed)
    {
        int calls = 0;
        return MiniBatchCheck.Run((x, y, size, s) =>
        {
            int m = x.GetLength(1);
            int[] order = [.. Enumerable.Range(0, m)];
            if (p != "not-shuffled")
                new Random(p == "same-seed" ? seed : p == "non-deterministic" ? s + calls++ : s).Shuffle(order);
            if (p == "overwrites-its-input")
                x[0, 0] = x[0, 1];
            List<(double[,], double[,])> batches = [];
            for (int from = 0; from < m; from += size)
            {
                int[] part = order[from..Math.Min(m, from + size + (p == "examples-repeated" && from + size < m ? 1 : 0))];
                if (p == "last-batch-dropped" && part.Length < size)
                    continue;
                double[,] xs = Columns(x, part);
                if (p == "features-mixed" && part.Length > 1)
                    (xs[1, 0], xs[1, 1]) = (xs[1, 1], xs[1, 0]);
                batches.Add((xs, Columns(y, p == "labels-out-of-step" ? [.. Enumerable.Range(from, part.Length)] : part)));
            }

            return batches;
        });
    }

    private static double[,] Columns(double[,] a, int[] columns)
    {
        var part = new double[a.GetLength(0), columns.Length];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < columns.Length; j++)
                part[i, j] = a[i, columns[j]];
        }

        return part;
    }

    private static double[,] Shaped(double[] values)
    {
        var shaped = new double[4, 3];
        Buffer.BlockCopy(values, 0, shaped, 0, values.Length * sizeof(double));
        return shaped;
    }
}
