namespace TfCourse.Checking;

/// <summary>
/// How large the terms are whose sums the gradients are: the pass backward with absolute values. A gradient that is 0 because
/// its terms cancel (a bias in front of batch normalization) is 0 up to the rounding of these, whoever computes it.
/// </summary>
internal static class TermSizes
{
    // Roundings of one term on its way through some layers, each half a unit in the last place of float64.
    private const double Roundings = 64;

    /// <summary>What rounding alone may do to each entry, by layer at index l - 1, columns layout.</summary>
    /// <param name="trace">A pass forward.</param>
    /// <param name="unit">The distance of 1 from the next number of the arithmetic that the user computes in.</param>
    public static LayerValues[] Rounding(Trace trace, double unit)
    {
        DenseNetwork network = trace.Network;
        int m = network.Examples;
        var sizes = new LayerValues[network.Layers];
        double factor = Roundings * unit;
        double[] d = Output(trace);
        for (int l = network.Layers; l >= 1; l--)
        {
            LayerValues theta = trace.Theta[l - 1];
            int n = network.Sizes[l], below = network.Sizes[l - 1];
            double[]? gamma = null, beta = null;
            if (theta.Gamma is not null)
                (d, gamma, beta) = Norm(trace, l, d);
            double decay = Math.Abs(network.WeightDecay.ElementAtOrDefault(l - 1)), lasso = Math.Abs(network.Lasso), biasDecay = Math.Abs(network.BiasDecay.ElementAtOrDefault(l - 1));
            double[] w = Matrix.ProductTransposed(d, Absolute(trace.A[l - 1]), n, m, below), b = Matrix.RowSums(d, n, m);
            sizes[l - 1] = new LayerValues
            {
                W = Matrix.Zip(w, theta.W, (term, v) => factor * (term + decay * Math.Abs(v) + lasso)),
                B = theta.B is null ? null : Matrix.Zip(b, theta.B, (term, v) => factor * (term + biasDecay * Math.Abs(v))),
                Gamma = gamma is null ? null : Matrix.Scaled(gamma, factor),
                Beta = beta is null || theta.Beta is null ? null : Matrix.Scaled(beta, factor),
            };
            if (l == 1)
                break;
            d = Matrix.TransposedProduct(Absolute(theta.W), d, n, below, m);
            if (network.Mask(l - 1) is { } mask)
                d = Matrix.Zip(d, mask, (v, k) => v * k * network.MaskScale);
            d = Matrix.Zip(d, trace.Z[l - 1], (v, z) => v * Math.Abs(network.Hidden[l - 2].FromZ(z)));
        }

        return sizes;
    }

    // A - Y cancels where the network is nearly right.
    private static double[] Output(Trace trace)
    {
        double scale = 2 * Math.Abs(trace.Network.Scale);
        double[] terms = Matrix.Zip(trace.A[^1], trace.Network.Y, (a, y) => scale * (Math.Abs(a) + Math.Abs(y)));
        return Matrix.Zip(new BackwardPass(trace, []).RightOutput(), terms, (d, t) => Math.Max(Math.Abs(d), t));
    }

    // The three terms of dX, each as large as x itself makes it where its mean is far from 0.
    private static (double[] X, double[] Gamma, double[] Beta) Norm(Trace trace, int l, double[] d)
    {
        NormTrace norm = trace.Norm[l];
        double[] gamma = trace.Theta[l - 1].Gamma!, standard = Absolute(norm.Standard), linear = Absolute(trace.Linear[l]);
        int n = gamma.Length, m = trace.Network.Examples;
        double[] dGamma = Matrix.RowSums(Matrix.Times(d, standard), n, m), dBeta = Matrix.RowSums(d, n, m), means = Matrix.RowSums(linear, n, m);
        var x = new double[d.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int unit = i / m;
            double off = 1 + means[unit] / m * norm.InverseDeviation[unit];
            x[i] = Math.Abs(gamma[unit]) * norm.InverseDeviation[unit] * (d[i] + dBeta[unit] / m + standard[i] * dGamma[unit] / m) * off;
        }

        return (x, [.. dGamma.Select((g, i) => g * (1 + means[i] / m * norm.InverseDeviation[i]))], dBeta);
    }

    private static double[] Absolute(double[] a) => Matrix.Map(a, Math.Abs);
}
