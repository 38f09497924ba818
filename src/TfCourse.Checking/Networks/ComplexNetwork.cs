using System.Numerics;

namespace TfCourse.Checking;

/// <summary>
/// The cost of a dense network in complex arithmetic. A step ih along a direction gives the cost's derivative along it exact to
/// rounding, without a graph: it judges the framework's gradient. Comparisons go by the real parts.
/// </summary>
internal static class ComplexNetwork
{
    private const int Directions = 2;

    /// <summary>How far the gradients of a graph are from complex steps along random directions, and how far they may be.</summary>
    public static (double Difference, double Allowed) Compare(
        DenseNetwork network, LayerValues[] theta, Dictionary<string, double[]> gradients, Dictionary<string, double[]> rounding, NetworkShape shape, Random random)
    {
        double worst = 0, allowed = 1e-9;
        for (int k = 0; k < Directions; k++)
        {
            Dictionary<string, double[]> direction = [];
            double expected = 0, unsure = 0, size = 0;
            foreach ((string name, double[] gradient) in gradients)
            {
                // Every parameter counts alike, however long its gradient is.
                double length = Matrix.Norm(gradient), unit = Matrix.Norm(rounding[name]) < 1e-6 * length ? 1 / length : 1;
                double[] d = direction[name] = Normal.Many(random, gradient.Length, unit);
                expected += Matrix.Dot(d, gradient);
                size += Math.Abs(Matrix.Dot(d, gradient));
                unsure += Matrix.Norm(d) * Matrix.Norm(rounding[name]);
            }

            if (size == 0)
                continue;
            worst = Math.Max(worst, Math.Abs(Along(network, theta, shape.Values(n => direction[n])) - expected) / size);
            allowed = Math.Max(allowed, 4 * unsure / size);
        }

        return (worst, allowed);
    }

    /// <summary>The derivative of the cost along a direction.</summary>
    public static double Along(DenseNetwork network, LayerValues[] theta, LayerValues[] direction)
    {
        int m = network.Examples;
        Complex[] a = Array.ConvertAll(network.X, v => new Complex(v, 0));
        Complex penalty = 0;
        for (int l = 1; l <= network.Layers; l++)
        {
            int n = network.Sizes[l];
            (LayerValues at, LayerValues by) = (theta[l - 1], direction[l - 1]);
            Complex[] w = ComplexStep.Moved(at.W, by.W), z = Product(w, a, n, network.Sizes[l - 1], m);
            penalty += network.WeightDecay.ElementAtOrDefault(l - 1) / 2 * Squares(w);
            if (network.Lasso != 0)
                penalty += network.Lasso * w.Aggregate(Complex.Zero, (sum, v) => sum + ComplexFunctions.Absolute(v));
            if (at.B is not null)
            {
                Complex[] b = ComplexStep.Moved(at.B, by.B);
                penalty += network.BiasDecay.ElementAtOrDefault(l - 1) / 2 * Squares(b);
                z = Rows(z, m, (unit, v) => v + b[unit]);
            }

            if (at.Gamma is not null)
                z = Normalized(z, ComplexStep.Moved(at.Gamma, by.Gamma), at.Beta is null ? null : ComplexStep.Moved(at.Beta, by.Beta), network.NormEpsilon, m);
            a = l < network.Layers ? Array.ConvertAll(z, ComplexFunctions.Activation(network.Hidden[l - 1].Name).Invoke) : ComplexFunctions.Output(network.Output.Name, z, n, m);
            if (l < network.Layers && network.Mask(l) is { } mask)
                a = [.. a.Select((v, i) => v * (mask[i] * network.MaskScale))];
        }

        Func<Complex, double, Complex> loss = ComplexFunctions.Loss(network.Loss);
        Complex cost = penalty;
        for (int i = 0; i < a.Length; i++)
            cost += network.Scale * loss(a[i], network.Y[i]);
        return cost.Imaginary / ComplexStep.Step;
    }

    private static Complex[] Product(Complex[] w, Complex[] a, int n, int k, int m)
    {
        var z = new Complex[n * m];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < k; j++)
            {
                Complex factor = w[i * k + j];
                for (int e = 0; e < m; e++)
                    z[i * m + e] += factor * a[j * m + e];
            }
        }

        return z;
    }

    private static Complex[] Normalized(Complex[] x, Complex[] gamma, Complex[]? beta, double epsilon, int m)
    {
        var y = new Complex[x.Length];
        for (int i = 0; i < gamma.Length; i++)
        {
            Complex mean = 0, variance = 0;
            for (int e = 0; e < m; e++)
                mean += x[i * m + e] / m;
            for (int e = 0; e < m; e++)
                variance += (x[i * m + e] - mean) * (x[i * m + e] - mean) / m;
            Complex factor = gamma[i] / Complex.Sqrt(variance + epsilon);
            for (int e = 0; e < m; e++)
                y[i * m + e] = factor * (x[i * m + e] - mean) + (beta is null ? 0 : beta[i]);
        }

        return y;
    }

    private static Complex[] Rows(Complex[] z, int m, Func<int, Complex, Complex> f) => [.. z.Select((v, i) => f(i / m, v))];

    private static Complex Squares(Complex[] a) => a.Aggregate(Complex.Zero, (sum, v) => sum + v * v);
}
