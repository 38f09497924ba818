namespace TfCourse.Checking;

/// <summary>Checks a penalty: its value and gradient, and its factor where λ and m are told.</summary>
public static class RegularizerCheck
{
    /// <summary>Checks a penalty of weights.</summary>
    /// <typeparam name="T">The arrays.</typeparam>
    /// <param name="weights">Where to check.</param>
    /// <param name="penalty">The penalty, a number.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="lambda">λ, when the penalty is meant to be λ/(2m)·ΣW²; null to check the gradient alone.</param>
    /// <param name="examples">m there.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="adapter">Reads and writes arrays of another library.</param>
    public static CheckReport Run<T>(T weights, Func<T, double> penalty, Func<T, T> gradient, double? lambda = null, int examples = 1, string name = "regularizer", ArrayAdapter<T>? adapter = null)
    {
        ArgumentNullException.ThrowIfNull(penalty);
        ArgumentNullException.ThrowIfNull(gradient);
        ArrayAdapter<T> arrays = adapter ?? ArrayAdapter.For<T>();
        ParameterFunctions<T> functions = new(new Dictionary<string, T> { ["W"] = weights }, p => penalty(p["W"]), p => new Dictionary<string, T> { ["W"] = gradient(p["W"]) }, arrays);
        CheckReport report = new NetworkCheck(name, functions, new NetworkFacts { Examples = examples > 1 ? examples : null }, new CheckOptions(), "regularizer").Run();
        if (lambda is not { } l)
            return report;
        double[] w = arrays.Read(weights).Values;
        double squares = Matrix.Dot(w, w), value = penalty(weights), m = examples;
        (double Factor, string Id, string Title)[] known =
        [
            (l / m, "factor-2", "the penalty lacks its ½: λ/m·ΣW² where λ/(2m)·ΣW² is meant"), (l / 2, "regularization-not-divided", "the penalty is not divided by m"),
            (l, "regularization-not-divided", "the penalty is neither halved nor divided by m"), (l / (2 * m * m), "regularization-divided-twice", "the penalty is divided by m twice"),
            (l / (2 * m) / Math.Sqrt(squares), "norm-not-squared", "the penalty has the norm, not its square"), (-l / (2 * m), "sign", "the penalty has the wrong sign"),
        ];
        double factor = value / squares;
        Finding[] findings = Math.Abs(factor - l / (2 * m)) < 1e-6 * Math.Abs(factor) ? []
            : [.. known.Where(k => Math.Abs(factor - k.Factor) < 1e-6 * Math.Abs(k.Factor)).Take(1).Select(k => new Finding(k.Id, k.Title, "λ/(2m)·ΣW², whose gradient is λ/m·W", ["W"], 0, 0, 1))];
        if (findings.Length == 0 && Math.Abs(factor - l / (2 * m)) >= 1e-6 * Math.Abs(factor))
            findings = [new Finding("unknown", FormattableString.Invariant($"the penalty is {factor:G6}·ΣW², not λ/(2m) = {l / (2 * m):G6} times it"), "λ/(2m)·ΣW²", ["W"], 0, 0, 1)];
        return findings.Length == 0 ? report : report with { Verdict = Verdict.Wrong, Findings = [.. findings, .. report.Findings] };
    }
}
