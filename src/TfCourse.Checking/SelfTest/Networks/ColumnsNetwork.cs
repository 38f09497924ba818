using static TfCourse.Checking.SelfTests.Rect;

namespace TfCourse.Checking.SelfTests;

/// <summary>The course's way: columns are examples, relu, one sigmoid, cross-entropy and L2.</summary>
internal sealed class ColumnsNetwork : PlantedNetwork
{
    private const double Lambda = 0.7;
    private readonly double[,] _x, _y;
    private readonly int _layers, _m;
    private readonly Random _random;
    private Dictionary<string, double[,]>? _memory;

    public ColumnsNetwork(string planted, int seed)
        : base(planted)
    {
        _random = new Random(seed);
        int[] sizes = [4, 5, 5, 3, 1];
        (_layers, _m) = (sizes.Length - 1, 11);
        (_x, _y) = (Normal(_random, sizes[0], _m), Bits(_random, 1, _m, 0.5));
        for (int l = 1; l <= _layers; l++)
        {
            Start[$"W{l}"] = Normal(_random, sizes[l], sizes[l - 1], Math.Sqrt(2.0 / sizes[l - 1]));
            Start[$"b{l}"] = Normal(_random, sizes[l], 1, 0.3);
        }

        // Such a relu shows where some outputs are below 0 and some are not.
        if (Has("relu-before-output"))
        {
            double middle = Forward(Start)["Z4"].Cast<double>().Order().ElementAt(_m / 2);
            Start["b4"] = Each(Start["b4"], v => v - middle);
        }
    }

    public override Dictionary<string, double[,]> Start { get; } = [];

    public override NetworkFacts Facts => new() { X = _x, Y = _y, Lambda = Lambda };

    public override double Cost(Dictionary<string, double[,]> p)
    {
        double[,] a = Forward(p)[$"A{_layers}"];
        double loss = Total(Each(a, _y, (q, y) => -(y * Math.Log(q) + (Has("second-term-forgotten") ? 0 : (1 - y) * Math.Log(1 - q))))) / _m;
        double penalty = Has("regularization-not-in-cost") ? 0 : Lambda / (2 * _m) * Enumerable.Range(1, _layers).Sum(l => Squares(p[$"W{l}"]));
        return loss + penalty;
    }

    public override Dictionary<string, double[,]> Gradients(Dictionary<string, double[,]> p)
    {
        Dictionary<string, double[,]> cache = Has("stale-cache") && _memory is not null ? _memory : Forward(p);
        if (Has("overwrites-its-input"))
        {
            for (int j = 0; j < 5; j++)
                p["W2"][1, j] *= 0.5;
        }

        Dictionary<string, double[,]> g = [];
        double[,] a = cache[$"A{_layers}"];
        double[,] dZ = Has("sign") ? Sub(_y, a) : Has("predictions-for-probabilities") ? Sub(Each(a, q => q > 0.5 ? 1 : 0), _y)
            : Has("logits-for-probabilities") ? Sub(cache[$"Z{_layers}"], _y) : Has("output-derivative-twice") ? Each(Sub(a, _y), a, (d, q) => d * q * (1 - q)) : Sub(a, _y);
        if (Has("example-dropped"))
            dZ[0, _m - 1] = 0;
        for (int l = _layers; l >= 1; l--)
        {
            double[,] below = cache[$"A{l - 1}"], w = p[$"W{l}"];
            double m = Has("missing-1/m") ? 1 : _m;
            double[,] dW = Times(Dot(dZ, T(Has("weights-from-z") && l > 1 ? cache[$"Z{l - 1}"] : below)), 1 / m);
            double decay = Has("regularization-missing") ? 0 : Has("regularization-doubled") ? 2 * Lambda / _m : Has("regularization-not-divided") ? Lambda
                : Has("regularization-sign") ? -Lambda / _m : Has("regularization-halved") ? Lambda / (2 * _m) : Lambda / _m;
            g[$"dW{l}"] = Add(dW, Times(w, decay));
            g[$"db{l}"] = Times(Sum(dZ, 1), 1 / m);
            if (Has("bias-averaged-twice"))
                g[$"db{l}"] = Times(g[$"db{l}"], 1.0 / _m);
            if (Has("bias-regularized"))
                g[$"db{l}"] = Add(g[$"db{l}"], Times(p[$"b{l}"], Lambda / _m));
            if (Has("sum-over-all-axes") && l == 2)
                g[$"db{l}"] = Each(g[$"db{l}"], _ => Total(dZ) / _m);
            if (Has("bias-sum-wrong-axis") && l == 3)
                g["db3"] = Times(Sum(dZ, 0), 1 / m);
            if (Has("transposed") && l == 2)
                g["dW2"] = T(g["dW2"]);
            if (Has("factor-2") && l == 2)
                g["dW2"] = Times(g["dW2"], 2);
            if (Has("scaled") && l == 1)
                g["db1"] = Times(g["db1"], 4);
            if (l == 1)
                break;
            double[,] dA = Dot(Has("weights-not-transposed") && l == 2 ? w : T(w), dZ);
            if (Has("divided-at-every-layer"))
                dA = Times(dA, 1.0 / _m);
            int gate = Has("derivative-of-wrong-layer") && l == 3 ? 1 : l - 1;
            dZ = Has("activation-derivative-missing") && l == 3 ? dA : Has("relu-gated-by-gradient") ? Each(dA, d => d > 0 ? d : 0)
                : Has("derivative-of-another-activation") ? Each(dA, cache[$"A{l - 1}"], (d, q) => d * (1 - q * q)) : Each(dA, cache[$"Z{gate}"], (d, z) => z > 0 ? d : 0);
        }

        if (Has("non-deterministic"))
            g["dW1"][0, 0] += 0.1 * _random.NextDouble();
        if (Has("gradients-accumulate"))
        {
            foreach (string key in g.Keys.ToArray())
                g[key] = _memory is null ? g[key] : Add(g[key], _memory[key]);
            _memory = g;
        }

        if (Has("gradient-of-another-parameter"))
            g["db1"] = (double[,])g["db2"].Clone();
        if (Has("shared-array"))
            g["db1"] = g["db2"];
        if (Has("gradient-not-computed"))
            g["dW3"] = new double[3, 5];
        if (Has("float32-accumulation"))
        {
            foreach (string key in g.Keys.ToArray())
                g[key] = Each(g[key], v => (float)v);
        }

        return g;
    }

    private Dictionary<string, double[,]> Forward(Dictionary<string, double[,]> p)
    {
        Dictionary<string, double[,]> cache = new() { ["A0"] = _x };
        for (int l = 1; l <= _layers; l++)
        {
            double[,] z = Add(Dot(p[$"W{l}"], cache[$"A{l - 1}"]), p[$"b{l}"]);
            cache[$"Z{l}"] = z;
            cache[$"A{l}"] = l < _layers || Has("relu-before-output") ? Each(z, v => Math.Max(0, v)) : z;
            if (l == _layers)
                cache[$"A{l}"] = Each(cache[$"A{l}"], v => Has("probabilities-for-logits") ? 1 / (1 + Math.Exp(-1 / (1 + Math.Exp(-v)))) : 1 / (1 + Math.Exp(-v)));
        }

        if (Has("stale-cache"))
            _memory ??= cache;
        return cache;
    }
}
