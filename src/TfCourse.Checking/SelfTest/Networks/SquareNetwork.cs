using static TfCourse.Checking.SelfTests.Rect;

namespace TfCourse.Checking.SelfTests;

/// <summary>Regression with layers of one size, where shapes catch nothing: softplus and sigmoid, ½ squared error, L2.</summary>
internal sealed class SquareNetwork : PlantedNetwork
{
    private const double Lambda = 0.3;
    private const int Units = 4;
    private readonly double[,] _x, _y;
    private readonly int _m = 7;

    public SquareNetwork(string planted, int seed)
        : base(planted)
    {
        Random random = new(seed);
        (_x, _y) = (Normal(random, Units, _m), Normal(random, Units, _m));
        for (int l = 1; l <= 3; l++)
        {
            Start[$"Theta{l}"] = Normal(random, Units, Units, 0.7);
            Start[$"b{l}"] = Normal(random, Units, 1, 0.3);
        }
    }

    public override Dictionary<string, double[,]> Start { get; } = [];

    public override NetworkFacts Facts => new() { X = _x, Y = _y, Lambda = Lambda };

    public override double Cost(Dictionary<string, double[,]> p)
        => Squares(Sub(Forward(p).Z3, _y)) / (2 * _m) + Lambda / (2 * _m) * (Squares(p["Theta1"]) + Squares(p["Theta2"]) + Squares(p["Theta3"]));

    public override Dictionary<string, double[,]> Gradients(Dictionary<string, double[,]> p)
    {
        (double[,] z1, double[,] a1, double[,] z2, double[,] a2, double[,] z3) = Forward(p);
        double[,] d3 = Times(Sub(z3, _y), (Has("factor-2") ? 2.0 : 1.0) / _m);
        double[,] da2 = Dot(Has("weights-not-transposed") ? p["Theta3"] : T(p["Theta3"]), d3);
        double[,] s2 = Has("derivative-of-z-instead-of-a") ? z2 : a2;
        double[,] d2 = Has("derivative-of-wrong-layer") ? Each(da2, z1, (d, z) => d * Sigma(z) * (1 - Sigma(z))) : Each(da2, s2, (d, a) => d * a * (1 - a));
        double[,] da1 = Dot(T(p[Has("way-down-through-wrong-weights") ? "Theta3" : "Theta2"]), d2);
        double[,] d1 = Has("derivative-of-a-instead-of-z") ? Each(da1, a1, (d, a) => d * Sigma(a))
            : Has("activation-derivative-missing") ? da1 : Each(da1, z1, (d, z) => d * Sigma(z));
        double decay = Lambda / _m;
        double[,] w3 = Has("transposed") ? Dot(a2, T(d3)) : Dot(d3, T(a2));
        return new()
        {
            ["Theta1"] = Add(Dot(d1, T(_x)), Times(p["Theta1"], Has("regularization-divided-twice") ? decay / _m : Has("regularization-missing") ? 0 : decay)),
            ["b1"] = Sum(d1, 1),
            ["Theta2"] = Add(Dot(d2, T(Has("weights-from-wrong-layer") ? a2 : a1)), Times(p["Theta2"], Has("regularization-divided-twice") ? decay / _m : decay)),
            ["b2"] = Has("bias-regularized") ? Add(Sum(d2, 1), Times(p["b2"], decay)) : Sum(d2, 1),
            ["Theta3"] = Add(w3, Times(p["Theta3"], Has("regularization-divided-twice") ? decay / _m : Has("regularization-doubled") ? 2 * decay : decay)),
            ["b3"] = Has("divided-by-m-1") ? Times(Sum(d3, 1), _m / (_m - 1.0)) : Sum(d3, 1),
        };
    }

    private (double[,] Z1, double[,] A1, double[,] Z2, double[,] A2, double[,] Z3) Forward(Dictionary<string, double[,]> p)
    {
        double[,] z1 = Add(Dot(p["Theta1"], _x), p["b1"]), a1 = Each(z1, z => Math.Log(1 + Math.Exp(z)));
        double[,] z2 = Add(Dot(p["Theta2"], a1), p["b2"]), a2 = Each(z2, Sigma);
        return (z1, a1, z2, a2, Add(Dot(p["Theta3"], a2), p["b3"]));
    }

    private static double Sigma(double z) => 1 / (1 + Math.Exp(-z));
}
