namespace TfCourse.Checking;

/// <summary>G - R = k·θ, or k·sign(θ): a penalty's gradient missing, doubled, where it does not belong, or with another factor.</summary>
internal sealed class RegularizationTerm : LocalHypothesis
{
    private const string Line = "dW = … + λ/m · W, once, when the cost has λ/(2m)·ΣW²";

    public override IEnumerable<LocalFit> Try(ParameterView view)
    {
        foreach (bool sign in view.Context.Penalized ? new[] { false, true } : [])
        {
            double[] term = sign ? Matrix.Map(view.Theta, v => Math.Sign(v)) : view.Theta, gap = Matrix.Minus(view.Given, view.Expected);
            double square = Matrix.Dot(term, term);
            if (square == 0 || view.Given.Length < 2 || (sign && term.Distinct().Count() < 2))
                continue;
            double k = Matrix.Dot(gap, term) / square;
            double[] predicted = Matrix.Zip(view.Expected, term, (r, t) => r + k * t);
            if (k == 0 || !view.Is(predicted) || Matrix.Distance(gap, Matrix.Scaled(term, k)) > 0.05 * Matrix.Norm(gap))
                continue;
            double after = view.Difference(predicted), unsure = view.Bounds is null ? 1e-4 : Math.Max(1e-3, 4 * Matrix.Norm(view.Bounds) / (Math.Abs(k) * Math.Sqrt(square)));
            if (sign)
            {
                yield return new LocalFit(FormattableString.Invariant($"l1 {k:G3}"), "l1-term", FormattableString.Invariant($"{{0}}: off by {k:G4}·sign(W): an L1 penalty's gradient"), "the penalty's gradient: λ·sign(W) belongs to Σ|W|, λ·W to ½ΣW²", 1.5, after);
                continue;
            }

            foreach ((string mistake, string title, double rarity) in Names(view, k, unsure))
                yield return new LocalFit(mistake + title, mistake, title, Line, rarity, after);
        }
    }

    private static IEnumerable<(string, string, double)> Names(ParameterView view, double k, double unsure)
    {
        double m = view.Context.Examples ?? 1;
        double? known = view.Context.Decay?.Invoke(view.Name);
        double? decay = known ?? (view.Context.Lambda is { } lambda ? lambda / m : null);
        bool Near(double c) => Math.Abs(k - c) <= unsure * Math.Abs(c) && c != 0;
        if (view.IsBias && k > 0 && known is not > 0)
        {
            yield return ("bias-regularized", "{0}: a regularization term, which the cost does not have for biases", 1);
            yield break;
        }

        if (known == 0)
        {
            yield return ("regularization-not-in-cost", FormattableString.Invariant($"{{0}}: a regularization term ({k:G4}·W) that the cost does not have"), 1);
            yield break;
        }

        bool named = false;
        if (decay is { } d)
        {
            foreach ((double c, string mistake, string title) in new[]
            {
                (-d, "regularization-missing", "{0}: the regularization term λ/m·θ is missing"),
                (d, "regularization-doubled", "{0}: the regularization term λ/m·θ is there twice"),
                (-d / 2, "regularization-halved", "{0}: half the regularization term; the cost's ½ cancels when it is differentiated"),
                (-2 * d, "regularization-sign", "{0}: the regularization term is subtracted, not added"),
                (d * (m - 1), "regularization-not-divided", "{0}: λ·W where λ/m·W belongs"),
                (-d * (1 - 1 / m), "regularization-divided-twice", "{0}: λ/m²·W where λ/m·W belongs"),
            })
            {
                if (Near(c))
                {
                    named = true;
                    yield return (mistake, title, 1);
                }
            }
        }

        if (!named)
        {
            yield return k < 0
                ? ("regularization-missing", FormattableString.Invariant($"{{0}}: {-k:G4}·θ of the regularization term is missing"), 1.3)
                : ("regularization-doubled", FormattableString.Invariant($"{{0}}: {k:G4}·θ too much of the regularization term"), 1.3);
        }
    }
}
