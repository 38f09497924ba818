namespace TfCourse.Checking;

/// <summary>The sums that penalties are made of, at each sample; they depend on the parameters alone and are had once a search.</summary>
internal sealed class PenaltyColumns
{
    public PenaltyColumns(LayerValues[][] thetas)
    {
        int layers = thetas[0].Length;
        Each = [.. Enumerable.Range(0, layers).Select(l => Array.ConvertAll(thetas, t => Matrix.Dot(t[l].W, t[l].W)))];
        Weights = Total(Each);
        Biases = Array.ConvertAll(thetas, t => t.Sum(v => v.B is { } b ? Matrix.Dot(b, b) : 0));
        Lasso = Array.ConvertAll(thetas, t => t.Sum(v => v.W.Sum(Math.Abs)));
        Ones = Array.ConvertAll(thetas, _ => 1.0);
    }

    /// <summary>ΣW² of each layer.</summary>
    public double[][] Each { get; }

    /// <summary>ΣW².</summary>
    public double[] Weights { get; }

    /// <summary>Σb².</summary>
    public double[] Biases { get; }

    /// <summary>Σ|W|.</summary>
    public double[] Lasso { get; }

    /// <summary>A constant.</summary>
    public double[] Ones { get; }

    private static double[] Total(double[][] parts)
    {
        var sum = new double[parts[0].Length];
        foreach (double[] part in parts)
        {
            for (int i = 0; i < sum.Length; i++)
                sum[i] += part[i];
        }

        return sum;
    }
}
