namespace TfCourse.Checking;

/// <summary>What one pass forward left: index l is layer l, A[0] is X; all are [n_l, m].</summary>
internal sealed class Trace
{
    public Trace(DenseNetwork network, LayerValues[] theta)
    {
        (Network, Theta) = (network, theta);
        int count = network.Layers + 1;
        (A, Active, Z, Linear) = (new double[count][], new double[count][], new double[count][], new double[count][]);
        Norm = [.. Enumerable.Range(0, count).Select(_ => new NormTrace())];
    }

    public DenseNetwork Network { get; }

    public LayerValues[] Theta { get; }

    /// <summary>Outputs of the layers, after dropout.</summary>
    public double[][] A { get; }

    /// <summary>Outputs before dropout.</summary>
    public double[][] Active { get; }

    /// <summary>What goes into the activation.</summary>
    public double[][] Z { get; }

    /// <summary>W·A + b, before any normalization.</summary>
    public double[][] Linear { get; }

    public NormTrace[] Norm { get; }

    public double[] Weights(int l) => Theta[l - 1].W;

    /// <summary>A view of another trace's values under this trace's network.</summary>
    public Trace With(Trace other)
    {
        for (int l = 0; l < A.Length; l++)
            (A[l], Active[l], Z[l], Linear[l], Norm[l]) = (other.A[l], other.Active[l], other.Z[l], other.Linear[l], other.Norm[l]);
        return this;
    }
}

/// <summary>Batch normalization over the examples: x̂ = (x - mean) / √(variance + ε), y = γ·x̂ + β.</summary>
internal sealed class NormTrace
{
    public double[] Standard { get; private set; } = [];

    public double[] InverseDeviation { get; private set; } = [];

    public double[] Forward(double[] x, double[] gamma, double[]? beta, double epsilon, int m)
    {
        int n = gamma.Length;
        var y = new double[x.Length];
        (Standard, InverseDeviation) = (new double[x.Length], new double[n]);
        for (int i = 0; i < n; i++)
        {
            double mean = 0, variance = 0;
            for (int e = 0; e < m; e++)
                mean += x[i * m + e] / m;
            for (int e = 0; e < m; e++)
                variance += (x[i * m + e] - mean) * (x[i * m + e] - mean) / m;
            InverseDeviation[i] = 1 / Math.Sqrt(variance + epsilon);
            for (int e = 0; e < m; e++)
            {
                double s = Standard[i * m + e] = (x[i * m + e] - mean) * InverseDeviation[i];
                y[i * m + e] = gamma[i] * s + (beta is null ? 0 : beta[i]);
            }
        }

        return y;
    }
}
