using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>RandomPoissonV2: counts of the Poisson distribution of mean rate.</summary>
/// <remarks>
/// Below 10 uniforms are multiplied until they fall to exp(−rate) (Knuth, The Art of Computer Programming, volume 2);
/// from 10 on transformed rejection (Hörmann, 1993).
/// </remarks>
internal static class RandomPoissonV2Kernel
{
    // Each attempt is accepted with a probability above 0.7; when none is, the counts do not fit the type.
    private const int MostAttempts = 1000;

    public static Kernel Create(NodeInfo node)
    {
        double highest = NumberSpans.Highest(node.Type("dtype"));
        double infinity = node.Type("dtype").IsFloating() ? double.PositiveInfinity : highest;
        return Kernel.Of(c => BroadcastSamples.Run(c, Check,
            (double rate, ref PhiloxPairs stream) => rate < 10 ? Product(rate, ref stream)
                : double.IsInfinity(rate) ? infinity : Rejection(rate, highest, ref stream)));
    }

    private static void Check(double rate)
    {
        if (double.IsNaN(rate))
        {
            throw EngineException.InvalidArgument("rate must be a number, found NaN");
        }
    }

    private static double Product(double rate, ref PhiloxPairs stream)
    {
        double bound = Math.Exp(-rate), product = 1;
        for (double count = 0; ; count++)
        {
            product *= stream.Uniform();
            if (product <= bound)
            {
                return count;
            }
        }
    }

    // The names are those of Hörmann's paper: k = ⌊(2a/(½ − |u|) + b)·u + rate + 0.43⌋ is a candidate.
    private static double Rejection(double rate, double highest, ref PhiloxPairs stream)
    {
        double logRate = Math.Log(rate), b = 0.931 + (2.53 * Math.Sqrt(rate)), a = -0.059 + (0.02483 * b);
        double inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            double u = stream.Uniform() - 0.5, v = stream.Uniform(), us = 0.5 - Math.Abs(u);
            double k = Math.Floor((((2 * a / us) + b) * u) + rate + 0.43);
            if (k > highest)
            {
                continue;
            }

            if (us >= 0.07 && v <= 0.9277 - (3.6224 / (b - 2)))
            {
                return k;
            }

            if (k < 0 || (us < 0.013 && v > us))
            {
                continue;
            }

            if (Math.Log(v * inverseAlpha / ((a / (us * us)) + b)) <= -rate + (k * logRate) - LogFactorial(k))
            {
                return k;
            }
        }

        throw EngineException.InvalidArgument($"counts of rate {rate} do not fit the output's type, whose greatest number is {highest}");
    }

    // log k!, for whole k of at least 0: exact products below 10, Stirling's series above.
    private static double LogFactorial(double k)
    {
        if (k < 10)
        {
            double product = 1;
            for (int i = 2; i <= k; i++)
            {
                product *= i;
            }

            return Math.Log(product);
        }

        double x = k + 1, r = 1 / (x * x);
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI))
            + ((1.0 / 12 - (r * (1.0 / 360 - (r * (1.0 / 1260 - (r * (1.0 / 1680 - (r / 1188)))))))) / x);
    }
}
