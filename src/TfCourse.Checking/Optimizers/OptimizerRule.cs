namespace TfCourse.Checking;

/// <summary>One rule for one element: state [first moment, second moment, third, what the next step moves by].</summary>
/// <param name="Name">Its name.</param>
/// <param name="Prepare">The right switches.</param>
/// <param name="Step">The new value of (options, state, element, value, gradient, t from 1).</param>
/// <param name="Mistakes">The mistakes that can be made in it, by id.</param>
internal sealed record OptimizerRule(string Name, Func<RuleOptions, RuleOptions> Prepare, Func<RuleOptions, double[][], int, double, double, int, double> Step, params string[] Mistakes)
{
    private static readonly string[] Common = ["sign", "learning-rate-missing"];
    private static readonly string[] OfVelocity = ["velocity-without-1-beta", "velocity-with-1-beta", "beta-on-wrong-term", "update-before-velocity"];
    private static readonly string[] OfSquares = ["epsilon-place", "epsilon-missing", "gradient-not-squared", "root-missing"];
    private static readonly string[] OfCorrection =
        ["bias-correction-missing", "first-correction-missing", "second-correction-missing", "time-from-zero", "time-ahead", "time-stuck", "betas-swapped", "beta-on-wrong-term", "beta2-on-wrong-term", "velocity-without-1-beta", "squares-without-1-beta", "update-before-correction"];

    /// <summary>All rules.</summary>
    public static IReadOnlyList<OptimizerRule> All { get; } =
    [
        new("sgd", o => o, (o, _, _, w, g, _) => w - o.Rate * g, Common),
        new("momentum", o => o with { Gain1 = 1 }, Momentum, [.. Common, .. OfVelocity, "nesterov-extra"]),
        new("nesterov", o => o with { Gain1 = 1, Nesterov = true }, Momentum, [.. Common, .. OfVelocity, "nesterov-missing"]),
        new("course_momentum", o => o, Momentum, [.. Common, .. OfVelocity, "nesterov-extra"]),
        new("adagrad", o => o, Adagrad, [.. Common, .. OfSquares, "accumulator-start", "accumulator-forgets"]),
        new("tf_adagrad", o => o with { Epsilon = EpsilonPlace.Missing }, Adagrad, [.. Common, "root-missing", "gradient-not-squared", "accumulator-start", "accumulator-forgets"]),
        new("rmsprop", o => o with { Epsilon = EpsilonPlace.Inside, Beta1 = 0 }, RmsProp, [.. Common, .. OfSquares, "accumulator-start", "squares-without-1-beta", "beta2-on-wrong-term", "centering-extra"]),
        new("course_rmsprop", o => o with { Beta1 = 0 }, RmsProp, [.. Common, .. OfSquares, "squares-without-1-beta", "beta2-on-wrong-term", "centering-extra"]),
        new("rmsprop_momentum", o => o with { Epsilon = EpsilonPlace.Inside }, RmsProp, [.. Common, .. OfSquares, "squares-without-1-beta", "beta2-on-wrong-term", "momentum-missing"]),
        new("centered_rmsprop", o => o with { Epsilon = EpsilonPlace.Inside, Beta1 = 0, Centered = true }, RmsProp, [.. Common, .. OfSquares, "squares-without-1-beta", "centering-missing"]),
        new("adadelta", o => o with { Epsilon = EpsilonPlace.Inside }, Adadelta, [.. Common, "gradient-not-squared", "squares-without-1-beta", "beta2-on-wrong-term", "update-before-correction"]),
        new("adam", o => o, Adam, [.. Common, .. OfSquares, .. OfCorrection]),
        new("tf_adam", o => o with { Epsilon = EpsilonPlace.BeforeCorrection }, Adam, [.. Common, .. OfSquares, .. OfCorrection]),
        new("adamw", o => o, AdamW, [.. Common, .. OfSquares, .. OfCorrection, "decay-in-gradient", "decay-missing"]),
        new("amsgrad", o => o, AmsGrad, [.. Common, .. OfSquares, .. OfCorrection, "maximum-missing"]),
        new("adamax", o => o, AdaMax, [.. Common, "first-correction-missing", "time-from-zero", "time-ahead", "time-stuck", "beta-on-wrong-term", "velocity-without-1-beta", "betas-swapped"]),
        new("nadam", o => o with { Nesterov = true }, Nadam, [.. Common, .. OfSquares, "bias-correction-missing", "betas-swapped", "beta-on-wrong-term", "velocity-without-1-beta", "nesterov-missing"]),
        new("ftrl", o => o, Ftrl, ["sign", "gradient-not-squared", "l1-missing", "l2-missing"]),
        new("proximal_sgd", o => o, (o, _, _, w, g, _) => Shrink(w - o.Rate * g, o.Rate, o), [.. Common, "l1-missing", "l2-missing"]),
        new("proximal_adagrad", o => o, ProximalAdagrad, [.. Common, "gradient-not-squared", "l1-missing", "l2-missing", "accumulator-forgets"]),
        new("adagrad_da", o => o, DualAveraging, ["sign", "gradient-not-squared", "l1-missing", "l2-missing"]),
    ];

    private static double Moved(RuleOptions o, double[][] s, int i, double w, double by)
    {
        if (!o.MovesFirst)
            return w - by;
        (double before, s[3][i]) = (s[3][i], by);
        return w - before;
    }

    private static double Momentum(RuleOptions o, double[][] s, int i, double w, double g, int t)
    {
        double v = s[0][i] = o.Beta1 * s[0][i] + o.Gain1 * g;
        return Moved(o, s, i, w, o.Rate * (o.Nesterov ? o.Gain1 * g + o.Beta1 * v : v));
    }

    private static double Square(RuleOptions o, double g) => o.Squares ? g * g : Math.Abs(g);

    private static double Adagrad(RuleOptions o, double[][] s, int i, double w, double g, int t)
    {
        double a = s[1][i] = (o.Forgets ? 0 : s[1][i]) + Square(o, g);
        return w - o.Rate * g / o.Divisor(a);
    }

    private static double RmsProp(RuleOptions o, double[][] s, int i, double w, double g, int t)
    {
        double a = s[1][i] = o.Beta2 * s[1][i] + o.Gain2 * Square(o, g);
        double mean = s[2][i] = o.Beta2 * s[2][i] + o.Gain2 * g;
        double by = s[0][i] = o.Beta1 * s[0][i] + o.Rate * g / o.Divisor(o.Centered ? a - mean * mean : a);
        return w - by;
    }

    private static double Adadelta(RuleOptions o, double[][] s, int i, double w, double g, int t)
    {
        double e = o.Claim.Epsilon;
        double a = s[1][i] = o.Beta2 * s[1][i] + o.Gain2 * Square(o, g);
        double u = Math.Sqrt(s[2][i] + e) / Math.Sqrt(a + e) * g;
        s[2][i] = o.Beta2 * s[2][i] + o.Gain2 * u * u;
        return Moved(o, s, i, w, o.Rate * u);
    }

    private static (double M, double V, double Scale) Moments(RuleOptions o, double[][] s, int i, double g, int t)
    {
        double m = s[0][i] = o.Beta1 * s[0][i] + o.Gain1 * g, v = s[1][i] = o.Beta2 * s[1][i] + o.Gain2 * Square(o, g);
        double one = o.CorrectFirst ? 1 - Math.Pow(o.Beta1, o.Time(t)) : 1, two = o.CorrectSecond ? 1 - Math.Pow(o.Beta2, o.Time(t)) : 1;
        return (m / one, v / two, 1 / Math.Sqrt(two));
    }

    private static double Adam(RuleOptions o, double[][] s, int i, double w, double g, int t)
    {
        (double m, double v, double scale) = Moments(o, s, i, g, t);
        return Moved(o, s, i, w, o.Rate * m / o.Divisor(v, scale));
    }

    private static double AdamW(RuleOptions o, double[][] s, int i, double w, double g, int t)
        => Adam(o, s, i, w, o.DecayInGradient ? g + o.Decay * w : g, t) - (o.DecayInGradient ? 0 : o.Rate * o.Decay * w);

    private static double AmsGrad(RuleOptions o, double[][] s, int i, double w, double g, int t)
    {
        (double m, double v, double scale) = Moments(o, s, i, g, t);
        double top = s[2][i] = o.KeepsMaximum ? Math.Max(s[2][i], v) : v;
        return Moved(o, s, i, w, o.Rate * m / o.Divisor(top, scale));
    }

    private static double AdaMax(RuleOptions o, double[][] s, int i, double w, double g, int t)
    {
        double m = s[0][i] = o.Beta1 * s[0][i] + o.Gain1 * g, u = s[1][i] = Math.Max(o.Beta2 * s[1][i], Math.Abs(g));
        return w - o.Rate / (o.CorrectFirst ? 1 - Math.Pow(o.Beta1, o.Time(t)) : 1) * m / (u + o.Claim.Epsilon);
    }

    private static double Nadam(RuleOptions o, double[][] s, int i, double w, double g, int t)
    {
        double m = s[0][i] = o.Beta1 * s[0][i] + o.Gain1 * g, v = s[1][i] = o.Beta2 * s[1][i] + o.Gain2 * Square(o, g);
        double now = o.CorrectFirst ? 1 - Math.Pow(o.Beta1, o.Time(t)) : 1, next = o.CorrectFirst ? 1 - Math.Pow(o.Beta1, o.Time(t) + 1) : 1;
        double ahead = o.Nesterov ? o.Beta1 * m / next + o.Gain1 * g / now : m / now;
        return w - o.Rate * ahead / o.Divisor(v / (o.CorrectSecond ? 1 - Math.Pow(o.Beta2, o.Time(t)) : 1));
    }

    private static double Ftrl(RuleOptions o, double[][] s, int i, double w, double g, int t)
    {
        double before = s[1][i], now = s[1][i] += Square(o, g);
        double linear = s[0][i] += g - (Math.Sqrt(now) - Math.Sqrt(before)) / o.Rate * w;
        return Math.Abs(linear) <= o.L1 ? 0 : (Math.Sign(linear) * o.L1 - linear) / (Math.Sqrt(now) / o.Rate + 2 * o.L2);
    }

    private static double ProximalAdagrad(RuleOptions o, double[][] s, int i, double w, double g, int t)
    {
        double a = s[1][i] = (o.Forgets ? 0 : s[1][i]) + Square(o, g), rate = o.Rate / Math.Sqrt(a);
        return Shrink(w - rate * g, rate, o);
    }

    private static double DualAveraging(RuleOptions o, double[][] s, int i, double w, double g, int t)
    {
        double sum = s[0][i] += g, squares = s[1][i] += Square(o, g);
        double shrunk = o.L1 > 0 ? Math.Sign(sum) * Math.Max(Math.Abs(sum) - o.L1 * t, 0) : sum;
        return -o.Rate * shrunk / (o.L2 * t * o.Rate + Math.Sqrt(squares));
    }

    private static double Shrink(double w, double rate, RuleOptions o) => Math.Sign(w) * Math.Max(Math.Abs(w) - rate * o.L1, 0) / (1 + rate * o.L2);
}
