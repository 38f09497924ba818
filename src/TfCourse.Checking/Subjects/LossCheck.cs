namespace TfCourse.Checking;

/// <summary>Checks a loss: its value of (prediction, target) and its gradient by the prediction.</summary>
public static class LossCheck
{
    /// <summary>Checks a loss.</summary>
    /// <typeparam name="T">The arrays.</typeparam>
    /// <param name="prediction">Where to check: probabilities or logits, whichever the loss takes.</param>
    /// <param name="target">The labels.</param>
    /// <param name="loss">The loss, a number.</param>
    /// <param name="gradient">Its gradient by the prediction.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="options">How much to look at.</param>
    /// <param name="adapter">Reads and writes arrays of another library.</param>
    public static CheckReport Run<T>(
        T prediction, T target, Func<T, T, double> loss, Func<T, T, T> gradient, string name = "loss", CheckOptions? options = null, ArrayAdapter<T>? adapter = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(gradient);
        ArrayAdapter<T> arrays = adapter ?? ArrayAdapter.For<T>();
        CheckedArray p = arrays.Read(prediction), y = arrays.Read(target);
        int m = p.Shape.Count == 2 ? Math.Max(p.Shape[0], p.Shape[1]) : p.Values.Length;
        ParameterFunctions<T> functions = new(new Dictionary<string, T> { ["prediction"] = prediction }, a => loss(a["prediction"], target),
            a => new Dictionary<string, T> { ["prediction"] = gradient(a["prediction"], target) }, arrays);
        CheckReport report = new NetworkCheck(name, functions, new NetworkFacts { Examples = m }, options ?? new CheckOptions(), "loss").Run();
        if (report.Verdict != Verdict.Wrong || p.Values.Length != y.Values.Length)
            return report;
        double[] given = arrays.Read(gradient(prediction, target)).Values;
        double before = report.Parameters.Select(r => r.RelativeDifference).DefaultIfEmpty().Max();
        double[] right = NumericGradient.Of(a => loss(arrays.Write(a["prediction"]), target), new Dictionary<string, CheckedArray> { ["prediction"] = p.Copy() }, functions.Single ? 1e-2 : 1e-6)["prediction"].Values;
        List<Finding> named = [];
        foreach ((string id, string title, string where, double[] predicted) in Hypotheses(p.Values, y.Values, right))
        {
            double after = UpToFactor(given, predicted);
            if (after < (functions.Single ? 1e-4 : 1e-8))
                named.Add(new Finding(id, title, where, ["prediction"], before, after, 1));
        }

        return named.Count == 0 || report.Findings.Any(f => f.Mistake is not ("unknown" or "gradient-not-computed")) ? report : report with { Findings = named };
    }

    private static IEnumerable<(string, string, string, double[])> Hypotheses(double[] p, double[] y, double[] right)
    {
        double[] both = Matrix.Zip(p, y, (a, t) => -t / a + (1 - t) / (1 - a)), first = Matrix.Zip(p, y, (a, t) => -t / a), gap = Matrix.Minus(p, y);
        bool twoTerms = UpToFactor(right, both) < 1e-3, probabilities = twoTerms || UpToFactor(right, first) < 1e-3;
        if (probabilities)
        {
            yield return ("logits-for-probabilities", "the gradient is p - y, which is the one by the logits; this loss takes probabilities",
                "by probabilities it is -y/p + (1 - y)/(1 - p); p - y goes with a loss of logits", gap);
            yield return ("probabilities-for-logits", "the gradient applies sigmoid to probabilities", "the argument is a probability already: -y/p + (1 - y)/(1 - p)", Matrix.Zip(p, y, (a, t) => Activation.Sigmoid(a) - t));
            if (twoTerms)
                yield return ("second-term-forgotten", "the gradient lacks the term of the other class, (1 - y)/(1 - p)", "-y/p + (1 - y)/(1 - p)", first);
        }
        else
        {
            yield return ("probabilities-for-logits", "the gradient is that of a loss of probabilities; this loss takes logits", "by logits it is sigmoid(z) - y or softmax(z) - y", both);
            yield return ("probabilities-for-logits", "the gradient is -y/p, that of a loss of probabilities; this loss takes logits", "by logits it is softmax(z) - y", first);
            yield return ("delta-of-another-loss", "the gradient is p - y, that of ½(p - y)², not of this loss", "differentiate the loss that is computed", gap);
        }

        yield return ("delta-of-another-loss", "the gradient is sign(p - y), that of |p - y|, not of this loss", "differentiate the loss that is computed", Matrix.Map(gap, g => Math.Sign(g)));
    }

    // The relative difference that is left when the prediction is scaled to fit: 1/m may stand in front of it.
    private static double UpToFactor(double[] given, double[] predicted)
    {
        double scale = Matrix.Dot(given, predicted) / Math.Max(Matrix.Dot(predicted, predicted), double.Epsilon), norms = Matrix.Norm(given) + Math.Abs(scale) * Matrix.Norm(predicted);
        return scale == 0 || !double.IsFinite(norms) ? 1 : Matrix.Distance(given, Matrix.Scaled(predicted, scale)) / norms;
    }
}
