namespace TfCourse.Course;

/// <summary>How values of the right shape stand to those required, where there is a word for it.</summary>
internal static class ExerciseRelation
{
    private const double Near = 1e-5, Far = 1e4;
    private static readonly int[] Moments = [2, 4];

    /// <summary>What the values are instead; empty where there is no word for it.</summary>
    public static string Of(ExerciseArray found, ExerciseArray required)
    {
        double[] f = found.Values, r = required.Values;
        return f.Any(double.IsNaN) ? ": there are NaNs"
            : f.All(v => v == 0) && r.Any(v => v != 0) ? ": all are zero"
            : r.All(v => v == 0) ? ": all have to be 0"
            : f.All(v => v == f[0]) && f.Length > 1 ? ": all are alike"
            : Factor(f, r) is { } factor ? factor
            : found.Shape is [var n, var m] && n == m && n > 1 && Same(f, [.. Enumerable.Range(0, n * n).Select(i => r[(i % n * n) + (i / n)])]) ? ": that is the transpose"
            : Same(f, Array.ConvertAll(r, Sigmoid)) ? ": that is the sigmoid of it: probabilities instead of logits"
            : Same(f, Array.ConvertAll(r, v => Math.Max(v, 0))) ? ": that is the relu of it"
            : Same(f, Array.ConvertAll(r, v => v * v)) ? ": those are the squares"
            : Same(Array.ConvertAll(f, v => v * v), r) ? ": those are the roots"
            : f.Length > 1 && Same(f, Array.ConvertAll(r, v => v + f[0] - r[0])) ? FormattableString.Invariant($": all are {f[0] - r[0]:G5} more than required")
            : f.Length > 1 && f.Distinct().Count() > 1 && Same([.. f.Order()], [.. r.Order()]) ? ": the values are the right ones in another order"
            : AreOtherDraws(f, r) ? ": as widely spread as required, but other draws; is the seed the one that is asked for, and set where it is asked for?"
            : "";
    }

    // Many numbers of the same second and fourth moment.
    private static bool AreOtherDraws(double[] found, double[] required)
    {
        const int many = 100;
        const double room = 0.1;
        return found.Length >= many && Moments.All(power =>
        {
            double a = found.Average(v => Math.Pow(v, power)), b = required.Average(v => Math.Pow(v, power));
            return Math.Abs(a - b) <= room * power * b;
        });
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static bool Same(double[] a, double[] b) => a.Zip(b).All(p => Math.Abs(p.First - p.Second) <= Near * (1e-3 + Math.Abs(p.Second)));

    private static string? Factor(double[] found, double[] required)
    {
        int first = Array.FindIndex(required, v => Math.Abs(v) > 1e-12);
        double ratio = first < 0 ? 0 : found[first] / required[first];
        bool isProportional = Math.Abs(ratio) is > 1 / Far and < Far && found.Zip(required).All(p => Math.Abs(p.First - (ratio * p.Second)) <= Near * (1e-6 + Math.Abs(p.First)));
        if (!isProportional)
        {
            return null;
        }

        bool isWhole = Math.Abs(ratio - Math.Round(ratio)) < 1e-4 || Math.Abs((1 / ratio) - Math.Round(1 / ratio)) < 1e-4;
        return Math.Abs(ratio + 1) < Near ? ": the sign is turned round"
            : FormattableString.Invariant($"{(found.Length > 1 ? ": all are" : ": that is")} {ratio:G5} times what is required{(isWhole ? ", as when a sum and a mean are taken for each other" : "")}");
    }
}
