namespace TfCourse.Checking;

/// <summary>Mean, variance, or both held for constants.</summary>
internal sealed class NormStatisticsConstant(int layer, bool mean, bool variance) : Mistake("norm-statistics-constant", layer)
{
    public override string Title => $"batch normalization{OfLayer} is differentiated as if the batch's {What} did not depend on its input";

    public override string Where => "dX = γ/σ · (dY - mean(dY) - x̂·mean(dY·x̂)), means over the examples";

    private string What => mean && variance ? "mean and variance" : mean ? "mean" : "variance";

    public override NormGradient Norm(BackwardPass pass, int l, double[] dY, NormGradient right)
    {
        if (!Sits(l))
            return right;
        NormTrace norm = pass.Trace.Norm[l];
        double[] gamma = pass.Trace.Theta[l - 1].Gamma!;
        int m = pass.Examples;
        double[] x = new double[dY.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int u = i / m;
            x[i] = gamma[u] * norm.InverseDeviation[u]
                * (dY[i] - (mean ? 0 : right.Beta[u] / m) - (variance ? 0 : norm.Standard[i] * right.Gamma[u] / m));
        }

        return right with { X = x };
    }
}

/// <summary>γ is missing, or σ, from the gradient by the input.</summary>
internal sealed class NormFactorMissing(int layer, bool gammaMissing) : Mistake(gammaMissing ? "norm-gamma-missing" : "norm-deviation-missing", layer)
{
    public override string Title => $"the gradient through batch normalization{OfLayer} lacks the factor {(gammaMissing ? "γ" : "1/√(variance + ε)")}";

    public override string Where => "dX = γ/σ · (dY - mean(dY) - x̂·mean(dY·x̂))";

    public override NormGradient Norm(BackwardPass pass, int l, double[] dY, NormGradient right)
    {
        if (!Sits(l))
            return right;
        double[] by = gammaMissing ? pass.Trace.Theta[l - 1].Gamma! : pass.Trace.Norm[l].InverseDeviation;
        return right with { X = [.. right.X.Select((x, i) => x / by[i / pass.Examples])] };
    }
}

/// <summary>dγ from something else than x̂.</summary>
internal sealed class NormGammaFrom(int layer, string what, Func<BackwardPass, int, double[]> of) : Mistake("norm-gamma-from-wrong-values", layer)
{
    public override string Title => $"dγ{OfLayer} is built from {what}, not from the normalized values";

    public override string Where => "dγ = Σ dY·x̂ over the examples";

    public override NormGradient Norm(BackwardPass pass, int l, double[] dY, NormGradient right)
        => Sits(l) ? right with { Gamma = Matrix.RowSums(Matrix.Times(dY, of(pass, l)), pass.Units(l), pass.Examples) } : right;
}

/// <summary>ε in another place, or divided by the variance.</summary>
internal sealed class NormDividesByVariance(int layer) : Mistake("norm-divides-by-variance", layer)
{
    public override string Title => $"the gradient through batch normalization{OfLayer} divides by the variance, not by its root";

    public override string Where => "dX = γ/√(variance + ε) · (…)";

    public override NormGradient Norm(BackwardPass pass, int l, double[] dY, NormGradient right)
        => Sits(l) ? right with { X = [.. right.X.Select((x, i) => x * pass.Trace.Norm[l].InverseDeviation[i / pass.Examples])] } : right;
}
