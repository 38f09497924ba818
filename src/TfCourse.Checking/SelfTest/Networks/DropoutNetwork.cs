using static TfCourse.Checking.SelfTests.Rect;

namespace TfCourse.Checking.SelfTests;

/// <summary>Columns are examples, sigmoid units with inverted dropout under fixed masks, one sigmoid at the end.</summary>
internal sealed class DropoutNetwork : PlantedNetwork
{
    private const double Keep = 0.7;
    private readonly double[,] _x, _y, _d1, _d2;
    private readonly int _m = 10;

    public DropoutNetwork(string planted, int seed)
        : base(planted)
    {
        Random random = new(seed);
        (_x, _y) = (Normal(random, 3, _m), Bits(random, 1, _m, 0.5));
        (_d1, _d2) = (Bits(random, 6, _m, Keep), Bits(random, 6, _m, Keep));
        int[] sizes = [3, 6, 6, 1];
        for (int l = 1; l <= 3; l++)
        {
            Start[$"w{l}"] = Normal(random, sizes[l], sizes[l - 1], 0.8);
            Start[$"bias{l}"] = Normal(random, sizes[l], 1, 0.3);
        }
    }

    public override Dictionary<string, double[,]> Start { get; } = [];

    public override NetworkFacts Facts => new() { X = _x, Y = _y, Keep = Keep, Masks = [_d1, _d2] };

    public override double Cost(Dictionary<string, double[,]> p)
        => -Total(Each(Forward(p).A3, _y, (a, y) => y * Math.Log(a) + (1 - y) * Math.Log(1 - a))) / _m;

    public override Dictionary<string, double[,]> Gradients(Dictionary<string, double[,]> p)
    {
        (double[,] a1, double[,] o1, double[,] a2, double[,] o2, double[,] a3) = Forward(p);
        double[,] dz3 = Times(Sub(a3, _y), 1.0 / _m);
        double[,] do2 = Dot(T(p["w3"]), dz3);
        double[,] da2 = Has("dropout-forgotten") ? do2 : Has("dropout-mask-missing") ? Times(do2, 1 / Keep) : Has("dropout-not-rescaled") ? Mul(do2, _d2)
            : Has("dropout-mask-of-wrong-layer") ? Times(Mul(do2, _d1), 1 / Keep) : Has("dropout-rescaled-twice") ? Times(Mul(do2, _d2), 1 / (Keep * Keep)) : Times(Mul(do2, _d2), 1 / Keep);
        // After dropout a kept unit is 1/keep times as large: the derivative needs the value before it.
        double[,] dz2 = Has("half-of-derivative") ? Mul(da2, a2) : Each(da2, a2, (d, a) => d * a * (1 - a));
        double[,] do1 = Dot(T(p["w2"]), dz2);
        double[,] da1 = Times(Mul(do1, _d1), 1 / Keep);
        double[,] dz1 = Has("activation-derivative-missing") ? da1 : Each(da1, a1, (d, a) => d * a * (1 - a));
        return new()
        {
            ["w1"] = Dot(dz1, T(_x)),
            ["bias1"] = Has("factor-1/2") ? Times(Sum(dz1, 1), 0.5) : Sum(dz1, 1),
            ["w2"] = Dot(dz2, T(Has("weights-before-dropout") ? a1 : o1)),
            ["bias2"] = Sum(dz2, 1),
            ["w3"] = Has("entries-permuted") ? Reverse(Dot(dz3, T(o2))) : Dot(dz3, T(Has("weights-before-dropout") ? a2 : o2)),
            ["bias3"] = Has("sign") ? Times(Sum(dz3, 1), -1) : Sum(dz3, 1),
        };
    }

    private (double[,] A1, double[,] O1, double[,] A2, double[,] O2, double[,] A3) Forward(Dictionary<string, double[,]> p)
    {
        double[,] a1 = Each(Add(Dot(p["w1"], _x), p["bias1"]), Logistic), o1 = Times(Mul(a1, _d1), 1 / Keep);
        double[,] a2 = Each(Add(Dot(p["w2"], o1), p["bias2"]), Logistic), o2 = Times(Mul(a2, _d2), 1 / Keep);
        return (a1, o1, a2, o2, Each(Add(Dot(p["w3"], o2), p["bias3"]), Logistic));
    }

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));

    private static double[,] Reverse(double[,] a)
    {
        var r = new double[1, a.GetLength(1)];
        for (int j = 0; j < a.GetLength(1); j++)
            r[0, j] = a[0, a.GetLength(1) - 1 - j];
        return r;
    }
}
