namespace TfCourse.Checking;

/// <summary>A dense network as the checker computes it: columns are examples, W is [outputs, inputs], the cost is <c>Scale</c> times the loss summed up.</summary>
internal sealed record DenseNetwork
{
    /// <summary>n0, n1, …, nL.</summary>
    public required int[] Sizes { get; init; }

    /// <summary>The number of examples.</summary>
    public required int Examples { get; init; }

    /// <summary>X, [n0, m].</summary>
    public required double[] X { get; init; }

    /// <summary>Labels, [nL, m].</summary>
    public required double[] Y { get; init; }

    /// <summary>Of the hidden layers 1 … L-1, at index l - 1.</summary>
    public required Activation[] Hidden { get; init; }

    public required OutputFunction Output { get; init; }

    public required LossFunction Loss { get; init; }

    /// <summary>What multiplies the summed loss: 1/m for a mean.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The gradient's coefficient of each W and b: the cost has half of it times the sum of squares.</summary>
    public double[] WeightDecay { get; init; } = [];

    public double[] BiasDecay { get; init; } = [];

    /// <summary>The coefficient of Σ|W| in the cost.</summary>
    public double Lasso { get; init; }

    /// <summary>ε of batch normalization before the activation of layers that have a γ.</summary>
    public double NormEpsilon { get; init; }

    /// <summary>0 or 1, [n_l, m], by layer at index l - 1; null where a layer has no dropout.</summary>
    public double[]?[] Masks { get; init; } = [];

    /// <summary>What a kept unit is multiplied by: 1/keep, or 1 where the cost does not rescale.</summary>
    public double MaskScale { get; init; } = 1;

    /// <summary>The probability of keeping a unit.</summary>
    public double Keep { get; init; } = 1;

    /// <summary>What the cost itself does that no network should; null for nothing.</summary>
    public CostQuirk? Quirk { get; init; }

    public int Layers => Sizes.Length - 1;

    public double[]? Mask(int l) => l <= Masks.Length ? Masks[l - 1] : null;

    /// <summary>One pass forward with parameters of this layout.</summary>
    public Trace Forward(LayerValues[] theta)
    {
        Trace trace = new(this, theta);
        int m = Examples;
        trace.A[0] = X;
        for (int l = 1; l <= Layers; l++)
        {
            int n = Sizes[l];
            double[] z = Matrix.Product(theta[l - 1].W, trace.A[l - 1], n, Sizes[l - 1], m);
            if (theta[l - 1].B is { } b)
                AddTo(z, b, m);
            trace.Linear[l] = z;
            if (theta[l - 1].Gamma is not null)
                z = trace.Norm[l].Forward(z, theta[l - 1].Gamma!, theta[l - 1].Beta, NormEpsilon, m);
            trace.Z[l] = z;
            double[] a = l < Layers ? Matrix.Map(z, Hidden[l - 1].Of) : Output.Of(z, n, m);
            trace.Active[l] = a;
            trace.A[l] = l < Layers && Mask(l) is { } mask ? Matrix.Zip(a, mask, (v, d) => v * d * MaskScale) : a;
        }

        return trace;
    }

    /// <summary>The summed loss of an output.</summary>
    public double SummedLoss(double[] output)
    {
        double sum = 0;
        for (int i = 0; i < output.Length; i++)
            sum += Loss.Of(output[i], Y[i]);
        return sum;
    }

    private static void AddTo(double[] z, double[] b, int m)
    {
        for (int i = 0; i < b.Length; i++)
        {
            for (int e = 0; e < m; e++)
                z[i * m + e] += b[i];
        }
    }
}

/// <summary>A mistake in the cost itself, which numeric differences cannot see because they differentiate it faithfully.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Title">What is wrong.</param>
/// <param name="Where">Where to look.</param>
internal sealed record CostQuirk(string Id, string Title, string Where);

/// <summary>The parameters of one layer, columns layout: W [outputs, inputs], the others [outputs].</summary>
internal sealed class LayerValues
{
    public required double[] W { get; init; }

    public double[]? B { get; init; }

    public double[]? Gamma { get; init; }

    public double[]? Beta { get; init; }
}
