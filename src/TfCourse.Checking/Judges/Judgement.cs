namespace TfCourse.Checking;

/// <summary>Weighs the judges of one parameter: the framework where it has a graph, else numeric differences within their bounds.</summary>
internal static class Judgement
{
    private const int LargestMap = 20_000;

    /// <summary>The result of one parameter.</summary>
    /// <param name="parameter">Name and value.</param>
    /// <param name="given">The user's gradient.</param>
    /// <param name="numeric">The numeric derivatives.</param>
    /// <param name="p">The parameter's number.</param>
    /// <param name="judge">The gradient of a graph; null when there is none.</param>
    /// <param name="total">The length of the gradient by all parameters: what is far below it may as well be 0.</param>
    /// <param name="refused">Whether the gradient could not be read at all.</param>
    /// <param name="atFault">Whether the numeric side contradicts itself.</param>
    public static ParameterResult Of(
        (string Name, CheckedArray Value) parameter, double[] given, NumericSide numeric, int p, ExactGradient? judge, double total, bool refused, bool atFault)
    {
        (int[] elements, NumericDerivative[] values) = numeric.Entries(p);
        double[]? exact = judge?.Gradient;
        double[] g = exact is null ? [.. elements.Select(i => given[i])] : given;
        double[] r = exact ?? [.. elements.Zip(values).Select(e => e.Second.Kink ? Math.Clamp(given[e.First], e.Second.Below, e.Second.Above) : e.Second.Value)];
        double norms = Matrix.Norm(g) + Matrix.Norm(r), distance = Matrix.Distance(g, r);
        double difference = norms == 0 ? 0 : double.IsFinite(norms) ? distance / norms : double.NaN;
        bool[] wrong;
        double tolerance;
        Verdict verdict;
        if (judge is not null)
        {
            double rounding = Matrix.Norm(judge.Rounding), edge = judge.Tolerance * norms / Math.Sqrt(Math.Max(1, g.Length));
            tolerance = judge.Tolerance + (norms > 0 ? rounding / norms : 0);
            bool agrees = distance <= judge.Tolerance * norms + rounding;
            wrong = agrees ? new bool[g.Length] : [.. g.Select((v, i) => !(Math.Abs(v - r[i]) <= edge + judge.Rounding[i] + judge.Tolerance * Math.Abs(r[i])))];
            verdict = agrees ? Verdict.Agrees : Verdict.Wrong;
        }
        else
        {
            double bound = Matrix.Norm([.. values.Select(v => v.Kink ? 0 : v.Bound)]), size = Matrix.Norm(r);
            tolerance = norms == 0 ? numeric.Tolerance : numeric.Tolerance + 6 * bound / norms;
            wrong = numeric.Wrong(p, given);
            verdict = Array.Exists(wrong, w => w) || numeric.ProjectionsDiffer(p, given) ? Verdict.Wrong
                : bound > 0.05 * size && bound > 1e-5 * total && Matrix.Norm(g) > 0 && size > 0 ? Verdict.Undecided : Verdict.Agrees;
        }

        if (atFault && verdict == Verdict.Wrong)
            verdict = Verdict.Undecided;
        if (refused)
            (verdict, difference) = (Verdict.Wrong, double.NaN);
        int worst = -1;
        double largest = -1;
        for (int i = 0; i < g.Length; i++)
        {
            double gap = Math.Abs(g[i] - r[i]);
            if (gap > largest || (double.IsNaN(gap) && !double.IsNaN(largest)))
                (worst, largest) = (i, gap);
        }

        int element = worst < 0 ? -1 : exact is null ? elements[worst] : worst;
        int at = Array.IndexOf(elements, element);
        double numericThere = at >= 0 ? values[at].Value : double.NaN;
        return new ParameterResult(parameter.Name, parameter.Value.Shape, verdict, difference, tolerance, element < 0 ? "" : parameter.Value.Place(element),
            element < 0 ? 0 : given[element], element < 0 ? 0 : numericThere, element < 0 ? null : exact?[element], exact is null ? numeric.Looked(p) : g.Length, wrong.Count(w => w),
            exact is not null || elements.Length == given.Length ? ErrorPattern.Of(parameter.Value.Shape, wrong, parameter.Value.Place)
                : wrong.Any(w => w) ? FormattableString.Invariant($"{wrong.Count(w => w)} of {wrong.Length} sampled entries") : "",
            Map(given, elements, g, r, exact is not null));
    }

    private static double[] Map(double[] given, int[] elements, double[] g, double[] r, bool whole)
    {
        if (given.Length > LargestMap)
            return [];
        double[] map = new double[given.Length];
        Array.Fill(map, double.NaN);
        for (int i = 0; i < g.Length; i++)
            map[whole ? i : elements[i]] = Math.Abs(g[i] - r[i]);
        return map;
    }
}
