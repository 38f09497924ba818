namespace TfCourse.Checking.SelfTests;

/// <summary>Hand-written optimizers, each in its own words, with mistakes planted.</summary>
internal static class PlantedOptimizers
{
    private const double Rate = 0.01, B1 = 0.9, B2 = 0.99, E = 1e-4, L1 = 0.05, L2 = 0.05, Decay = 0.02;

    private static readonly (string Rule, Func<string, OptimizerStep> Make, string[] Mistakes)[] Table =
    [
        ("sgd", Sgd, ["sign", "learning-rate-missing"]),
        ("course_momentum", p => Momentum(p, true, false), ["velocity-without-1-beta", "beta-on-wrong-term", "update-before-velocity"]),
        ("momentum", p => Momentum(p, false, false), ["velocity-with-1-beta", "sign"]),
        ("nesterov", p => Momentum(p, false, true), ["nesterov-missing"]),
        ("adagrad", p => Adagrad(p, false), ["gradient-not-squared", "root-missing", "accumulator-forgets", "epsilon-place"]),
        ("tf_adagrad", p => Adagrad(p, true), ["accumulator-start", "gradient-not-squared"]),
        ("course_rmsprop", p => RmsProp(p, "course_rmsprop"), ["squares-without-1-beta", "beta2-on-wrong-term", "epsilon-place", "root-missing"]),
        ("rmsprop", p => RmsProp(p, "rmsprop"), ["epsilon-place", "beta2-on-wrong-term"]),
        ("rmsprop_momentum", p => RmsProp(p, "rmsprop_momentum"), ["momentum-missing", "root-missing"]),
        ("centered_rmsprop", p => RmsProp(p, "centered_rmsprop"), ["centering-missing"]),
        ("adadelta", Adadelta, ["learning-rate-missing", "squares-without-1-beta"]),
        ("adam", p => Adam(p, "adam"),
        [
            "epsilon-place", "bias-correction-missing", "first-correction-missing", "second-correction-missing", "time-from-zero", "time-ahead", "time-stuck", "betas-swapped", "velocity-without-1-beta",
            "update-before-correction", "sign", "epsilon-missing", "shared-state", "overwrites-its-input",
        ]),
        ("tf_adam", p => Adam(p, "tf_adam"), ["epsilon-place", "bias-correction-missing", "time-from-zero"]),
        ("adamw", p => Adam(p, "adamw"), ["decay-in-gradient", "decay-missing"]),
        ("amsgrad", p => Adam(p, "amsgrad"), ["maximum-missing"]),
        ("adamax", AdaMax, ["first-correction-missing", "time-from-zero"]),
        ("nadam", p => Adam(p, "nadam"), ["nesterov-missing"]),
        ("ftrl", Ftrl, ["l1-missing", "l2-missing"]),
        ("proximal_sgd", Proximal, ["l1-missing"]),
        ("proximal_adagrad", ProximalAdagrad, ["accumulator-forgets"]),
        ("adagrad_da", DualAveraging, ["l2-missing"]),
    ];

    private static readonly Dictionary<string, double[]> Static = [];

    public static IEnumerable<Planting> All(int seed)
    {
        foreach ((string rule, Func<string, OptimizerStep> make, string[] mistakes) in Table)
        {
            foreach (string mistake in mistakes)
                yield return new Planting("optimizer " + rule, mistake, mistake, () => Check(rule, make, mistake, seed));
        }
    }

    public static IEnumerable<Func<CheckReport>> Correct(int seed) => Table.Select(row => (Func<CheckReport>)(() => Check(row.Rule, row.Make, "", seed)));

    private static CheckReport Check(string rule, Func<string, OptimizerStep> make, string planted, int seed)
        => OptimizerCheck.Run(new OptimizerClaim(rule) { LearningRate = Rate, Beta1 = B1, Beta2 = B2, Epsilon = E, L1 = L1, L2 = L2, WeightDecay = Decay }, () => make(planted), seed: seed);

    private static OptimizerStep Sgd(string p) => (w, g, _) =>
    {
        double[] next = new double[w.Length];
        for (int i = 0; i < w.Length; i++)
            next[i] = p == "sign" ? w[i] + Rate * g[i] : p == "learning-rate-missing" ? w[i] - g[i] : w[i] - Rate * g[i];
        return next;
    };

    private static OptimizerStep Momentum(string p, bool averaged, bool nesterov)
    {
        double[] v = new double[6];
        return (w, g, _) =>
        {
            double[] next = new double[w.Length];
            for (int i = 0; i < w.Length; i++)
            {
                double take = averaged && p != "velocity-without-1-beta" || p == "velocity-with-1-beta" ? 1 - B1 : 1;
                double old = v[i];
                v[i] = p == "beta-on-wrong-term" ? (1 - B1) * v[i] + B1 * g[i] : B1 * v[i] + take * g[i];
                double by = nesterov && p != "nesterov-missing" ? g[i] + B1 * v[i] : p == "update-before-velocity" ? old : v[i];
                next[i] = w[i] - (p == "sign" ? -Rate : Rate) * by;
            }

            return next;
        };
    }

    private static OptimizerStep Adagrad(string p, bool bare)
    {
        double[] sum = new double[6];
        Array.Fill(sum, p == "accumulator-start" ? 0.1 : 0);
        return (w, g, _) =>
        {
            double[] next = (double[])w.Clone();
            for (int i = 0; i < w.Length; i++)
            {
                double square = p == "gradient-not-squared" ? Math.Abs(g[i]) : g[i] * g[i];
                sum[i] = p == "accumulator-forgets" ? square : sum[i] + square;
                next[i] -= Rate * g[i] / (p == "root-missing" ? sum[i] + E : p == "epsilon-place" ? Math.Sqrt(sum[i] + E) : bare ? Math.Sqrt(sum[i]) : Math.Sqrt(sum[i]) + E);
            }

            return next;
        };
    }

    private static OptimizerStep RmsProp(string p, string kind)
    {
        bool inside = kind == "course_rmsprop" ? p == "epsilon-place" : p != "epsilon-place", centered = kind == "centered_rmsprop";
        double[] s = new double[6], mean = new double[6], momentum = new double[6];
        return (w, g, _) =>
        {
            double[] next = (double[])w.Clone();
            for (int i = 0; i < w.Length; i++)
            {
                (double keep, double take) = p == "beta2-on-wrong-term" ? (1 - B2, B2) : p == "squares-without-1-beta" ? (B2, 1) : (B2, 1 - B2);
                s[i] = keep * s[i] + take * g[i] * g[i];
                mean[i] = B2 * mean[i] + (1 - B2) * g[i];
                double variance = centered && p != "centering-missing" ? s[i] - mean[i] * mean[i] : s[i];
                double by = Rate * g[i] / (p == "root-missing" ? variance + E : inside ? Math.Sqrt(variance + E) : Math.Sqrt(variance) + E);
                momentum[i] = (kind == "rmsprop_momentum" && p != "momentum-missing" ? B1 * momentum[i] : 0) + by;
                next[i] -= momentum[i];
            }

            return next;
        };
    }

    private static OptimizerStep Adadelta(string p)
    {
        double[] squares = new double[6], updates = new double[6];
        return (w, g, _) =>
        {
            double[] next = (double[])w.Clone();
            for (int i = 0; i < w.Length; i++)
            {
                squares[i] = B2 * squares[i] + (p == "squares-without-1-beta" ? 1 : 1 - B2) * g[i] * g[i];
                double u = g[i] * Math.Sqrt((updates[i] + E) / (squares[i] + E));
                updates[i] = B2 * updates[i] + (p == "squares-without-1-beta" ? 1 : 1 - B2) * u * u;
                next[i] -= (p == "learning-rate-missing" ? 1 : Rate) * u;
            }

            return next;
        };
    }

    private static OptimizerStep Adam(string p, string kind)
    {
        double[] m = new double[6], v = new double[6], top = new double[6], last = new double[6];
        if (p == "shared-state")
        {
            lock (Static)
                m = Static.TryGetValue(kind, out double[]? kept) ? kept : Static[kind] = m;
        }

        (double b1, double b2) = p == "betas-swapped" ? (B2, B1) : (B1, B2);
        return (w, g, t) =>
        {
            double[] next = (double[])w.Clone();
            int time = p == "time-from-zero" ? t - 1 : p == "time-ahead" ? t + 1 : p == "time-stuck" ? 1 : t;
            for (int i = 0; i < w.Length; i++)
            {
                double gradient = p == "decay-in-gradient" ? g[i] + Decay * w[i] : g[i];
                m[i] = b1 * m[i] + (p == "velocity-without-1-beta" ? 1 : 1 - b1) * gradient;
                v[i] = b2 * v[i] + (1 - b2) * gradient * gradient;
                double mHat = p is "bias-correction-missing" or "first-correction-missing" ? m[i] : m[i] / (1 - Math.Pow(b1, time));
                double vHat = p is "bias-correction-missing" or "second-correction-missing" ? v[i] : v[i] / (1 - Math.Pow(b2, time));
                if (kind == "amsgrad" && p != "maximum-missing")
                    vHat = top[i] = Math.Max(top[i], vHat);
                if (kind == "nadam" && p != "nesterov-missing")
                    mHat = b1 * m[i] / (1 - Math.Pow(b1, t + 1)) + (1 - b1) * gradient / (1 - Math.Pow(b1, t));
                if (kind == "tf_adam" && p != "epsilon-place")
                    vHat = Math.Pow(Math.Sqrt(vHat) + E / Math.Sqrt(p == "bias-correction-missing" ? 1 : 1 - Math.Pow(b2, time)) - E, 2);
                double by = Rate * mHat / (kind != "tf_adam" && p == "epsilon-place" ? Math.Sqrt(vHat + E) : p == "epsilon-missing" ? Math.Sqrt(vHat) : Math.Sqrt(vHat) + E);
                if (p == "update-before-correction")
                    (by, last[i]) = (last[i], by);
                next[i] -= p == "sign" ? -by : by;
                if (kind == "adamw" && p.Length == 0)
                    next[i] -= Rate * Decay * w[i];
                if (p == "overwrites-its-input")
                    g[i] = 0;
            }

            return next;
        };
    }

    private static OptimizerStep AdaMax(string p)
    {
        double[] m = new double[6], u = new double[6];
        return (w, g, t) => [.. w.Select((x, i) =>
        {
            m[i] = B1 * m[i] + (1 - B1) * g[i];
            u[i] = Math.Max(B2 * u[i], Math.Abs(g[i]));
            double correction = p == "first-correction-missing" ? 1 : 1 - Math.Pow(B1, p == "time-from-zero" ? t - 1 : t);
            return x - Rate / correction * m[i] / (u[i] + E);
        })];
    }

    private static OptimizerStep Ftrl(string p)
    {
        double[] n = new double[6], z = new double[6];
        return (w, g, _) => [.. w.Select((x, i) =>
        {
            double sigma = (Math.Sqrt(n[i] + g[i] * g[i]) - Math.Sqrt(n[i])) / Rate;
            z[i] += g[i] - sigma * x;
            n[i] += g[i] * g[i];
            double l1 = p == "l1-missing" ? 0 : L1, l2 = p == "l2-missing" ? 0 : L2;
            return Math.Abs(z[i]) <= l1 ? 0 : -(z[i] - Math.Sign(z[i]) * l1) / (Math.Sqrt(n[i]) / Rate + 2 * l2);
        })];
    }

    private static OptimizerStep Proximal(string p) => (w, g, _) => [.. w.Select((x, i) =>
    {
        double v = x - Rate * g[i];
        return Math.Sign(v) * Math.Max(Math.Abs(v) - (p == "l1-missing" ? 0 : Rate * L1), 0) / (1 + Rate * L2);
    })];

    private static OptimizerStep ProximalAdagrad(string p)
    {
        double[] n = new double[6];
        return (w, g, _) => [.. w.Select((x, i) =>
        {
            n[i] = (p == "accumulator-forgets" ? 0 : n[i]) + g[i] * g[i];
            double rate = Rate / Math.Sqrt(n[i]), v = x - rate * g[i];
            return Math.Sign(v) * Math.Max(Math.Abs(v) - rate * L1, 0) / (1 + rate * L2);
        })];
    }

    private static OptimizerStep DualAveraging(string p)
    {
        double[] sum = new double[6], squares = new double[6];
        return (w, g, t) => [.. w.Select((_, i) =>
        {
            sum[i] += g[i];
            squares[i] += g[i] * g[i];
            double shrunk = Math.Sign(sum[i]) * Math.Max(Math.Abs(sum[i]) - L1 * t, 0);
            return -Rate * shrunk / ((p == "l2-missing" ? 0 : L2 * t * Rate) + Math.Sqrt(squares[i]));
        })];
    }
}
