using static TfCourse.Checking.SelfTests.Rect;

namespace TfCourse.Checking.SelfTests;

/// <summary>Rows are examples, batch normalization before leaky relu, softmax with cross-entropy.</summary>
internal sealed class NormNetwork : PlantedNetwork
{
    private const double Epsilon = 1e-5, Slope = 0.1;
    private readonly double[,] _x, _y;
    private readonly int _m = 8;

    public NormNetwork(string planted, int seed)
        : base(planted)
    {
        Random random = new(seed);
        (_x, _y) = (Normal(random, _m, 4), OneHotRows(random, _m, 3));
        Start["W1"] = Normal(random, 4, 5, 0.7);
        Start["gamma1"] = Each(Normal(random, 1, 5, 0.3), v => 1 + v);
        Start["beta1"] = Normal(random, 1, 5, 0.3);
        Start["W2"] = Normal(random, 5, 3, 0.7);
        Start["b2"] = Normal(random, 1, 3, 0.2);
    }

    public override Dictionary<string, double[,]> Start { get; } = [];

    public override NetworkFacts Facts => new() { X = _x, Y = _y };

    public override double Cost(Dictionary<string, double[,]> p) => -Total(Each(Forward(p).Q, _y, (q, y) => y * Math.Log(q))) / _m;

    public override Dictionary<string, double[,]> Gradients(Dictionary<string, double[,]> p)
    {
        (double[,] z, double[,] xhat, double[,] inverse, double[,] y1, double[,] h, double[,] q) = Forward(p);
        double[,] d2 = Times(Sub(q, _y), 1.0 / _m);
        double[,] dh = Dot(d2, T(p["W2"]));
        double[,] dy = Has("activation-derivative-missing") ? dh : Has("derivative-of-another-activation") ? Each(dh, y1, (d, v) => v > 0 ? d : 0) : Each(dh, y1, (d, v) => v > 0 ? d : Slope * d);
        double[,] dxhat = Has("norm-gamma-missing") ? dy : Mul(dy, p["gamma1"]);
        double[,] mean = Times(Sum(dxhat, 0), 1.0 / _m), project = Times(Sum(Mul(dxhat, xhat), 0), 1.0 / _m);
        double[,] inner = Has("norm-statistics-constant") ? dxhat : Has("variance-constant") ? Sub(dxhat, mean)
            : Has("mean-constant") ? Sub(dxhat, Mul(xhat, project)) : Sub(Sub(dxhat, mean), Mul(xhat, project));
        double[,] dz = Has("norm-deviation-missing") ? inner : Mul(inner, Has("norm-divides-by-variance") ? Mul(inverse, inverse) : inverse);
        return new()
        {
            ["W1"] = Dot(T(_x), dz),
            ["gamma1"] = Sum(Mul(dy, Has("norm-gamma-from-wrong-values") ? z : xhat), 0),
            ["beta1"] = Has("bias-averaged-twice") ? Times(Sum(dy, 0), 1.0 / _m) : Sum(dy, 0),
            ["W2"] = Has("weights-from-z") ? Dot(T(y1), d2) : Dot(T(h), d2),
            ["b2"] = Has("missing-1/m") ? Times(Sum(d2, 0), _m) : Sum(d2, 0),
        };
    }

    private (double[,] Z, double[,] Xhat, double[,] Inverse, double[,] Y, double[,] H, double[,] Q) Forward(Dictionary<string, double[,]> p)
    {
        double[,] z = Dot(_x, p["W1"]);
        double[,] off = Sub(z, Times(Sum(z, 0), 1.0 / _m));
        double[,] inverse = Each(Times(Sum(Mul(off, off), 0), 1.0 / _m), v => 1 / Math.Sqrt(v + Epsilon));
        double[,] xhat = Mul(off, inverse), y = Add(Mul(xhat, p["gamma1"]), p["beta1"]);
        double[,] h = Each(y, v => v > 0 ? v : Slope * v);
        return (z, xhat, inverse, y, h, Softmax(Add(Dot(h, p["W2"]), p["b2"]), 1));
    }
}
