using static TfCourse.Checking.SelfTests.Rect;

namespace TfCourse.Checking.SelfTests;

/// <summary>Correct networks drawn at random: depth 1 to 8, every activation, both layouts, with and without L2, dropout and batch normalization.</summary>
internal sealed class RandomNetwork
{
    // Written apart from the checker's own table: each with its derivative by z.
    private static readonly (Func<double, double> F, Func<double, double> D)[] Activations =
    [
        (z => Math.Max(0, z), z => z > 0 ? 1 : 0),
        (Math.Tanh, z => 1 / (Math.Cosh(z) * Math.Cosh(z))),
        (S, z => S(z) * S(-z)),
        (z => z > 0 ? z : 0.2 * z, z => z > 0 ? 1 : 0.2),
        (z => z > 0 ? z : 0.01 * z, z => z > 0 ? 1 : 0.01),
        (z => z > 0 ? z : Math.Exp(z) - 1, z => z > 0 ? 1 : Math.Exp(z)),
        (z => Math.Log(1 + Math.Exp(z)), S),
        (z => z / (1 + Math.Abs(z)), z => Math.Pow(1 + Math.Abs(z), -2)),
        (z => z * S(z), z => S(z) + z * S(z) * S(-z)),
        (z => Math.Min(Math.Max(0, z), 6), z => z > 0 && z < 6 ? 1 : 0),
        (z => 1.0507009873554804934193349852946 * (z > 0 ? z : 1.6732632423543772848170429916717 * (Math.Exp(z) - 1)),
            z => 1.0507009873554804934193349852946 * (z > 0 ? 1 : 1.6732632423543772848170429916717 * Math.Exp(z))),
        (z => z, _ => 1),
    ];

    private readonly int _depth, _m, _ending;
    private readonly bool _rows, _norm;
    private readonly double _lambda, _keep;
    private readonly double[,] _x, _y;
    private readonly (Func<double, double> F, Func<double, double> D)[] _activation;
    private readonly double[,]?[] _masks;

    public RandomNetwork(int seed)
    {
        Random random = new(seed);
        _depth = 1 + random.Next(8);
        _m = 4 + random.Next(6);
        _rows = random.Next(2) == 0;
        _norm = random.Next(4) == 0;
        _lambda = random.Next(2) == 0 ? 0 : 0.1 + random.NextDouble();
        _keep = random.Next(3) == 0 ? 0.8 : 1;
        _ending = random.Next(4);
        int[] sizes = [.. Enumerable.Range(0, _depth + 1).Select(_ => 2 + random.Next(5))];
        if (_ending == 0)
            sizes[^1] = 1;
        var one = Activations[random.Next(Activations.Length)];
        _activation = [.. Enumerable.Range(0, _depth).Select(_ => random.Next(5) == 0 && _depth < 4 ? Activations[random.Next(Activations.Length)] : one)];
        _masks = [.. Enumerable.Range(1, _depth).Select(l => _keep < 1 && l < _depth ? Bits(random, sizes[l], _m, _keep) : null)];
        _x = Normal(random, sizes[0], _m);
        _y = _ending switch { 0 => Bits(random, 1, _m, 0.5), 1 => T(OneHotRows(random, _m, sizes[^1])), 2 => Bits(random, sizes[^1], _m, 0.5), _ => Normal(random, sizes[^1], _m) };
        for (int l = 1; l <= _depth; l++)
        {
            double[,] w = Normal(random, sizes[l], sizes[l - 1], Math.Sqrt(1.5 / sizes[l - 1]));
            Start[$"W{l}"] = _rows ? T(w) : w;
            if (_norm && l < _depth)
            {
                Start[$"gamma{l}"] = Turned(Each(Normal(random, sizes[l], 1, 0.3), v => 1 + v));
                Start[$"beta{l}"] = Turned(Normal(random, sizes[l], 1, 0.3));
            }
            else
                Start[$"b{l}"] = Turned(Normal(random, sizes[l], 1, 0.3));
        }

        // A bias that normalization takes away again has a gradient of 0, to rounding.
        for (int l = 1; _norm && l < _depth && random.Next(2) == 0; l++)
            Start[$"b{l}"] = Turned(Normal(random, sizes[l], 1, 0.3));

        // Where a probability is 1 to the last digit the cost is 0·log 0: smaller weights make it a network again.
        while (!double.IsFinite(Cost(Start)))
        {
            for (int l = 1; l <= _depth; l++)
                Start[$"W{l}"] = Times(Start[$"W{l}"], 0.5);
        }
    }

    public Dictionary<string, double[,]> Start { get; } = [];

    public NetworkFacts Facts => new()
    {
        X = Turned(_x),
        Y = Turned(_y),
        Lambda = _lambda,
        Keep = _keep < 1 ? _keep : null,
        Masks = _keep < 1 ? [.. _masks.Take(_depth - 1).Select(d => (CheckedArray?)Turned(d!))] : [],
    };

    /// <summary>The check of the network of a seed.</summary>
    public static CheckReport Check(int seed)
    {
        RandomNetwork network = new(seed);
        return GradientCheck.Run(network.Start, network.Cost, network.Gradients, network.Facts, FormattableString.Invariant($"random network {seed}"));
    }

    /// <summary>The same in float32 arrays with a cost of float32.</summary>
    public static CheckReport CheckSingle(int seed, bool withData)
    {
        RandomNetwork network = new(seed);
        return GradientCheck.Run(network.Start.ToDictionary(p => p.Key, p => Single(p.Value)), p => (float)network.Cost(Doubles(p)), p => network.Gradients(Doubles(p)).ToDictionary(g => g.Key, g => Single(g.Value)),
            withData ? network.Facts : null, FormattableString.Invariant($"random network {seed} in float32"));

        static Dictionary<string, double[,]> Doubles(Dictionary<string, float[,]> p) => p.ToDictionary(a => a.Key, a => Converted<float, double>(a.Value, v => v));
        static float[,] Single(double[,] a) => Converted<double, float>(a, v => (float)v);
    }

    private static TTo[,] Converted<TFrom, TTo>(TFrom[,] a, Func<TFrom, TTo> convert)
    {
        var c = new TTo[a.GetLength(0), a.GetLength(1)];
        for (int i = 0; i < c.GetLength(0); i++)
        {
            for (int j = 0; j < c.GetLength(1); j++)
                c[i, j] = convert(a[i, j]);
        }

        return c;
    }

    private double Cost(Dictionary<string, double[,]> p)
    {
        double[,] z = Forward(p).Z[_depth];
        double data = _ending switch
        {
            1 => -Total(Each(Softmax(z, 0), _y, (q, y) => y * Math.Log(q))),
            3 => Squares(Sub(z, _y)) / 2,
            _ => -Total(Each(Each(z, S), _y, (q, y) => y * Math.Log(q) + (1 - y) * Math.Log(1 - q))),
        };
        return data / _m + _lambda / (2 * _m) * Enumerable.Range(1, _depth).Sum(l => Squares(p[$"W{l}"]));
    }

    private Dictionary<string, double[,]> Gradients(Dictionary<string, double[,]> p)
    {
        (double[][,] a, double[][,] z, double[][,] hat, double[][,] inverse) = Forward(p);
        double[,] output = _ending switch { 1 => Softmax(z[_depth], 0), 3 => z[_depth], _ => Each(z[_depth], S) };
        double[,] d = Times(Sub(output, _y), 1.0 / _m);
        Dictionary<string, double[,]> g = [];
        for (int l = _depth; l >= 1; l--)
        {
            if (_norm && l < _depth)
            {
                g[$"gamma{l}"] = Turned(Sum(Mul(d, hat[l]), 1));
                g[$"beta{l}"] = Turned(Sum(d, 1));
                double[,] dHat = Mul(d, Turned(p[$"gamma{l}"]));
                double[,] centered = Sub(dHat, Times(Sum(dHat, 1), 1.0 / _m));
                d = Mul(Sub(centered, Mul(hat[l], Times(Sum(Mul(dHat, hat[l]), 1), 1.0 / _m))), inverse[l]);
            }

            if (p.ContainsKey($"b{l}"))
                g[$"b{l}"] = Turned(Sum(d, 1));
            double[,] w = Turned(p[$"W{l}"]);
            g[$"W{l}"] = Turned(Add(Dot(d, T(a[l - 1])), Times(w, _lambda / _m)));
            if (l == 1)
                break;
            double[,] back = Dot(T(w), d);
            if (_masks[l - 2] is { } mask)
                back = Times(Mul(back, mask), 1 / _keep);
            d = Mul(back, Each(z[l - 1], _activation[l - 2].D));
        }

        return g;
    }

    private (double[][,] A, double[][,] Z, double[][,] Hat, double[][,] Inverse) Forward(Dictionary<string, double[,]> p)
    {
        double[][,] a = new double[_depth + 1][,], z = new double[_depth + 1][,], hat = new double[_depth + 1][,], inverse = new double[_depth + 1][,];
        a[0] = _x;
        for (int l = 1; l <= _depth; l++)
        {
            z[l] = Dot(Turned(p[$"W{l}"]), a[l - 1]);
            if (p.TryGetValue($"b{l}", out double[,]? bias))
                z[l] = Add(z[l], Turned(bias));
            if (_norm && l < _depth)
            {
                double[,] off = Sub(z[l], Times(Sum(z[l], 1), 1.0 / _m));
                inverse[l] = Each(Times(Sum(Mul(off, off), 1), 1.0 / _m), v => 1 / Math.Sqrt(v + 1e-3));
                hat[l] = Mul(off, inverse[l]);
                z[l] = Add(Mul(hat[l], Turned(p[$"gamma{l}"])), Turned(p[$"beta{l}"]));
            }

            a[l] = l == _depth ? z[l] : Each(z[l], _activation[l - 1].F);
            if (l < _depth && _masks[l - 1] is { } mask)
                a[l] = Times(Mul(a[l], mask), 1 / _keep);
        }

        return (a, z, hat, inverse);
    }

    // Between the network's own columns and the user's rows, either way.
    private double[,] Turned(double[,] v) => _rows ? T(v) : v;

    private static double S(double z) => 1 / (1 + Math.Exp(-z));
}
