namespace TfCourse.Engine.Managed;

/// <summary>RandomGamma: samples of the gamma distribution of shape alpha and scale 1, by transformed rejection.</summary>
/// <remarks>
/// With d = alpha − 1/3 (alpha + 2/3 below 1), v = (1 + x / (3√d))³ for a normal x; d·v is taken when u &lt; 1 − 0.0331·x⁴ or
/// log u &lt; x²/2 + d(1 − v + log v); below 1 the result is multiplied by u^(1/alpha). Source: Marsaglia and Tsang, 2000.
/// </remarks>
internal static class RandomGammaKernel
{
    public static void Run(KernelContext c) => BroadcastSamples.Run(c, Check, Draw);

    private static void Check(double alpha)
    {
        if (!(alpha >= 0) || double.IsInfinity(alpha))
        {
            throw EngineException.InvalidArgument($"alpha must be a finite number of at least 0, found {alpha}");
        }
    }

    private static double Draw(double alpha, ref PhiloxPairs stream)
    {
        if (alpha == 1)
        {
            double uniform = stream.Uniform();
            return -LogOnePlus(-uniform);
        }

        double d = alpha + (alpha < 1 ? 2.0 / 3 : -1.0 / 3), scale = 1.0 / 3 / Math.Sqrt(d);
        while (true)
        {
            double x = stream.Normal(), v = 1 + (scale * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            double u = stream.Uniform();
            if (u < 1 - (0.0331 * (x * x) * (x * x)) || Math.Log(u) < (0.5 * x * x) + (d * (1 - v + Math.Log(v))))
            {
                return alpha < 1 ? d * v * Math.Pow(stream.Uniform(), 1 / alpha) : d * v;
            }
        }
    }

    // log(1 + x) without losing the digits of a small x. Source: Kahan, in Goldberg 1991, theorem 4.
    private static double LogOnePlus(double x)
    {
        double y = 1 + x;
        return y == 1 ? x : Math.Log(y) * x / (y - 1);
    }
}
