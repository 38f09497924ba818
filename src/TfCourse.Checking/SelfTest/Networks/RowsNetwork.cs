using static TfCourse.Checking.SelfTests.Rect;

namespace TfCourse.Checking.SelfTests;

/// <summary>Rows are examples, kernels and biases, tanh, softmax with cross-entropy.</summary>
internal sealed class RowsNetwork : PlantedNetwork
{
    private readonly double[,] _x, _y;
    private readonly int _m = 9;

    public RowsNetwork(string planted, int seed)
        : base(planted)
    {
        Random random = new(seed);
        (_x, _y) = (Normal(random, _m, 3), OneHotRows(random, _m, 4));
        (string, int, int)[] layers = [("dense_1", 3, 6), ("dense_2", 6, 6), ("dense_3", 6, 4)];
        foreach ((string layer, int from, int to) in layers)
        {
            Start[layer + "/kernel"] = Normal(random, from, to, 0.6);
            Start[layer + "/bias"] = Normal(random, 1, to, 0.2);
        }
    }

    public override Dictionary<string, double[,]> Start { get; } = [];

    public override NetworkFacts Facts => new() { X = _x, Y = _y };

    public override double Cost(Dictionary<string, double[,]> p)
    {
        double[,] probabilities = Forward(p).Probabilities;
        if (Has("probabilities-for-logits"))
            probabilities = Softmax(probabilities, 1);
        return -Total(Each(probabilities, _y, (q, y) => y * Math.Log(q))) / _m;
    }

    public override Dictionary<string, double[,]> Gradients(Dictionary<string, double[,]> p)
    {
        (double[,] z1, double[,] h1, double[,] z2, double[,] h2, double[,] logits, double[,] q) = Forward(p);
        double[,] d3 = Times(Has("labels-out-of-step") ? Each(q, Shift(_y), (a, y) => a - y) : Sub(Has("softmax-backward") ? Softmax(logits, 0) : q, _y), Has("missing-1/m") ? 1 : 1.0 / _m);
        if (Has("sign"))
            d3 = Times(d3, -1);
        if (Has("softmax-diagonal-only"))
            d3 = Each(Each(q, _y, (a, y) => -y / _m / a), q, (d, a) => d * a * (1 - a));
        if (Has("logits-for-probabilities"))
            d3 = Times(Sub(logits, _y), 1.0 / _m);
        double[,] k2 = p["dense_2/kernel"], k3 = p["dense_3/kernel"];
        double[,] dh2 = Dot(d3, T(k3));
        double[,] d2 = Has("derivative-of-z-instead-of-a") ? Each(dh2, z2, (d, z) => d * (1 - z * z))
            : Has("derivative-of-a-instead-of-z") ? Each(dh2, h2, (d, a) => d * (1 - Math.Tanh(a) * Math.Tanh(a)))
            : Has("half-of-derivative") ? Each(dh2, h2, (d, a) => d * (1 - a))
            : Has("derivative-of-wrong-layer") ? Each(dh2, h1, (d, a) => d * (1 - a * a))
            : Has("activation-derivative-missing") ? dh2 : Each(dh2, h2, (d, a) => d * (1 - a * a));
        if (Has("activation-derivative-twice"))
            d2 = Each(d2, h2, (d, a) => d * (1 - a * a));
        double[,] dh1 = Has("weights-not-transposed") ? Dot(d2, k2) : Dot(Has("way-down-from-dA") ? dh2 : d2, T(k2));
        double[,] d1 = Has("derivative-of-another-activation") ? Each(dh1, h1, (d, a) => a > 0 ? d : 0) : Each(dh1, h1, (d, a) => d * (1 - a * a));
        int axis = 0;
        return new()
        {
            ["dense_1/kernel"] = Has("reshaped-not-transposed") ? Reshape(Dot(T(d1), _x), 3, 6) : Dot(T(_x), Has("weights-from-dA") ? dh1 : d1),
            ["dense_1/bias"] = Has("float32-sum") ? Times(SingleSum(d1), 0.5) : Sum(Has("bias-from-dA") ? dh1 : d1, axis),
            ["dense_2/kernel"] = Has("transposed") ? Dot(T(d2), h1) : Dot(T(Has("weights-from-wrong-layer") ? h2 : Has("weights-from-z") ? z1 : h1), d2),
            ["dense_2/bias"] = Has("bias-of-one-example") ? Row(d2, _m - 1) : Has("bias-averaged-twice") ? Times(Sum(d2, axis), 1.0 / _m) : Sum(d2, axis),
            ["dense_3/kernel"] = Has("clipped") ? Each(Dot(T(h2), d3), v => Math.Clamp(v, -0.03, 0.03)) : Has("factor-2") ? Times(Dot(T(h2), d3), 2) : Dot(T(h2), d3),
            ["dense_3/bias"] = Has("divided-by-wrong-size") ? Times(Sum(d3, axis), 0.25) : Sum(d3, axis),
        };
    }

    private (double[,] Z1, double[,] H1, double[,] Z2, double[,] H2, double[,] Logits, double[,] Probabilities) Forward(Dictionary<string, double[,]> p)
    {
        double[,] z1 = Add(Dot(_x, p["dense_1/kernel"]), p["dense_1/bias"]), h1 = Each(z1, Math.Tanh);
        double[,] z2 = Add(Dot(h1, p["dense_2/kernel"]), p["dense_2/bias"]), h2 = Each(z2, Math.Tanh);
        double[,] logits = Add(Dot(h2, p["dense_3/kernel"]), p["dense_3/bias"]);
        return (z1, h1, z2, h2, logits, Softmax(logits, Has("softmax-wrong-axis") ? 0 : 1));
    }

    // Half of twice the sum, added up in float32.
    private static double[,] SingleSum(double[,] a)
    {
        var s = new double[1, a.GetLength(1)];
        for (int j = 0; j < a.GetLength(1); j++)
        {
            float sum = 0;
            for (int i = 0; i < a.GetLength(0); i++)
                sum += (float)a[i, j];
            s[0, j] = 3.0 * sum / 1.5;
        }

        return s;
    }

    private static double[,] Row(double[,] a, int row)
    {
        var r = new double[1, a.GetLength(1)];
        for (int j = 0; j < a.GetLength(1); j++)
            r[0, j] = a[row, j];
        return r;
    }

    private static double[,] Reshape(double[,] a, int rows, int columns)
    {
        var r = new double[rows, columns];
        Buffer.BlockCopy(a, 0, r, 0, rows * columns * sizeof(double));
        return r;
    }

    private static double[,] Shift(double[,] y)
    {
        int n = y.GetLength(0);
        var s = new double[n, y.GetLength(1)];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < y.GetLength(1); j++)
                s[i, j] = y[(i + 1) % n, j];
        }

        return s;
    }
}
