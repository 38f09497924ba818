namespace TfCourse.Checking.SelfTests;

/// <summary>Written in loops, example by example, as a first program does it: elu units, squared error summed over the examples.</summary>
internal sealed class LoopsNetwork : PlantedNetwork
{
    private const int Inputs = 3, Units = 5, Outputs = 2, Examples = 6;
    private readonly double[,] _x, _y;

    public LoopsNetwork(string planted, int seed)
        : base(planted)
    {
        Random random = new(seed);
        (_x, _y) = (Rect.Normal(random, Examples, Inputs), Rect.Normal(random, Examples, Outputs));
        Start["w_hidden"] = Rect.Normal(random, Inputs, Units, 0.8);
        Start["b_hidden"] = Rect.Normal(random, 1, Units, 0.3);
        Start["w_out"] = Rect.Normal(random, Units, Outputs, 0.8);
        Start["b_out"] = Rect.Normal(random, 1, Outputs, 0.3);
    }

    public override Dictionary<string, double[,]> Start { get; } = [];

    public override NetworkFacts Facts => new() { X = _x, Y = _y };

    public override double Cost(Dictionary<string, double[,]> p)
    {
        double cost = 0;
        for (int e = 0; e < Examples; e++)
        {
            double[] output = Output(p, Hidden(p, e));
            for (int o = 0; o < Outputs; o++)
                cost += (output[o] - _y[e, o]) * (output[o] - _y[e, o]);
        }

        return cost;
    }

    public override Dictionary<string, double[,]> Gradients(Dictionary<string, double[,]> p)
    {
        double[,] wh = new double[Inputs, Units], bh = new double[1, Units], wo = new double[Units, Outputs], bo = new double[1, Outputs];
        for (int e = Has("example-dropped") ? 1 : 0; e < Examples; e++)
        {
            double[] z = Hidden(p, e), output = Output(p, z);
            for (int o = 0; o < Outputs; o++)
            {
                double d = (Has("factor-1/2") ? 1 : 2) * (output[o] - _y[e, o]);
                if (Has("sign"))
                    d = -d;
                if (Has("divided-by-m-twice"))
                    d /= Examples;
                bo[0, o] += d;
                for (int u = 0; u < Units - (Has("gradient-not-computed") ? 1 : 0); u++)
                    wo[u, o] += d * (Has("weights-from-z") ? z[u] : Elu(z[u]));
            }

            for (int u = 0; u < Units; u++)
            {
                double back = 0;
                for (int o = 0; o < Outputs - (Has("way-down-loses-a-unit") ? 1 : 0); o++)
                    back += 2 * (output[o] - _y[e, o]) * p["w_out"][u, o];
                double slope = Has("derivative-of-another-activation") ? (z[u] > 0 ? 1 : 0) : Has("derivative-of-a-instead-of-z") ? EluSlope(Elu(z[u])) : EluSlope(z[u]);
                if (!Has("activation-derivative-missing"))
                    back *= slope;
                if (Has("sign"))
                    back = -back;
                if (Has("divided-by-m-twice"))
                    back /= Examples;
                if (Has("factor-1/2"))
                    back /= 2;
                bh[0, u] = Has("bias-of-one-example") ? back : bh[0, u] + back;
                for (int i = 0; i < Inputs; i++)
                    wh[i, u] += back * _x[e, i];
            }
        }

        if (Has("factor-2"))
            bo = Rect.Times(bo, 2);
        return new() { ["w_hidden"] = wh, ["b_hidden"] = bh, ["w_out"] = wo, ["b_out"] = bo };
    }

    private double[] Hidden(Dictionary<string, double[,]> p, int e)
    {
        var z = new double[Units];
        for (int u = 0; u < Units; u++)
        {
            z[u] = p["b_hidden"][0, u];
            for (int i = 0; i < Inputs; i++)
                z[u] += _x[e, i] * p["w_hidden"][i, u];
        }

        return z;
    }

    private static double[] Output(Dictionary<string, double[,]> p, double[] z)
    {
        var output = new double[Outputs];
        for (int o = 0; o < Outputs; o++)
        {
            output[o] = p["b_out"][0, o];
            for (int u = 0; u < Units; u++)
                output[o] += Elu(z[u]) * p["w_out"][u, o];
        }

        return output;
    }

    private static double Elu(double z) => z > 0 ? z : Math.Exp(z) - 1;

    private static double EluSlope(double z) => z > 0 ? 1 : Math.Exp(z);
}
