using TfCourse.Checking;

namespace TfCourse.Checking.Tests;

/// <summary>A 4-5-3-1 network with relu and sigmoid, as the course's gradient check has it, on plain double[,].</summary>
internal sealed class SmallNetwork
{
    private readonly int _m;

    public SmallNetwork(int examples = 3, int seed = 5)
    {
        _m = examples;
        var random = new Random(seed);
        X = Matrix(random, 4, _m);
        Y = new double[1, _m];
        for (int e = 0; e < _m; e++)
            Y[0, e] = e % 3 == 2 ? 0 : 1;
        int[] sizes = [4, 5, 3, 1];
        for (int l = 1; l <= 3; l++)
        {
            Start[$"W{l}"] = Matrix(random, sizes[l], sizes[l - 1]);
            Start[$"b{l}"] = Matrix(random, sizes[l], 1);
        }
    }

    public double[,] X { get; }

    public double[,] Y { get; }

    public Dictionary<string, double[,]> Start { get; } = [];

    public NetworkFacts Facts => new() { X = X, Y = Y };

    public double Cost(Dictionary<string, double[,]> p)
    {
        double[,] a = Forward(p)[^1], y = Y;
        return -Enumerable.Range(0, _m).Sum(e => y[0, e] * Math.Log(a[0, e]) + (1 - y[0, e]) * Math.Log(1 - a[0, e])) / _m;
    }

    public Dictionary<string, double[,]> Gradients(Dictionary<string, double[,]> p)
    {
        List<double[,]> a = Forward(p);
        double[,] d = Each(a[3], (v, i, j) => v - Y[i, j]);
        Dictionary<string, double[,]> g = [];
        for (int l = 3; l >= 1; l--)
        {
            g[$"dW{l}"] = Each(Dot(d, Turn(a[l - 1])), (v, _, _) => v / _m);
            double[,] sums = new double[d.GetLength(0), 1];
            for (int i = 0; i < d.GetLength(0); i++)
            {
                for (int e = 0; e < _m; e++)
                    sums[i, 0] += d[i, e] / _m;
            }

            g[$"db{l}"] = sums;
            if (l > 1)
                d = Each(Dot(Turn(p[$"W{l}"]), d), (v, i, j) => a[l - 1][i, j] > 0 ? v : 0);
        }

        return g;
    }

    /// <summary>The right gradients with something done to them.</summary>
    public Func<Dictionary<string, double[,]>, IReadOnlyDictionary<string, double[,]>> Spoiled(Action<Dictionary<string, double[,]>> spoil) => p =>
    {
        Dictionary<string, double[,]> g = Gradients(p);
        spoil(g);
        return g;
    };

    public CheckReport Check(Action<Dictionary<string, double[,]>> spoil, bool withData = true) => GradientCheck.Run(Start, Cost, Spoiled(spoil), withData ? Facts : null);

    public static double[,] Each(double[,] a, Func<double, int, int, double> f)
    {
        var c = new double[a.GetLength(0), a.GetLength(1)];
        for (int i = 0; i < c.GetLength(0); i++)
        {
            for (int j = 0; j < c.GetLength(1); j++)
                c[i, j] = f(a[i, j], i, j);
        }

        return c;
    }

    private List<double[,]> Forward(Dictionary<string, double[,]> p)
    {
        List<double[,]> a = [X];
        for (int l = 1; l <= 3; l++)
        {
            double[,] b = p[$"b{l}"];
            bool last = l == 3;
            a.Add(Each(Dot(p[$"W{l}"], a[^1]), (z, i, _) => last ? 1 / (1 + Math.Exp(-z - b[i, 0])) : Math.Max(0, z + b[i, 0])));
        }

        return a;
    }

    private static double[,] Dot(double[,] a, double[,] b)
    {
        var c = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < c.GetLength(0); i++)
        {
            for (int j = 0; j < c.GetLength(1); j++)
            {
                for (int k = 0; k < a.GetLength(1); k++)
                    c[i, j] += a[i, k] * b[k, j];
            }
        }

        return c;
    }

    private static double[,] Turn(double[,] a)
    {
        var t = new double[a.GetLength(1), a.GetLength(0)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
                t[j, i] = a[i, j];
        }

        return t;
    }

    private static double[,] Matrix(Random random, int rows, int columns)
        => Each(new double[rows, columns], (_, _, _) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
