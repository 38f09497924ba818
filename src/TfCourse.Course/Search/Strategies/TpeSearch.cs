using System.Text.Json.Nodes;

namespace TfCourse.Course;

/// <summary>
/// Tree-structured Parzen estimators. The results so far are split into good ones and others; for each parameter l(u) and g(u)
/// are the densities of its place among either, and of 24 places drawn from l the one with the largest l/g is tried. A
/// generation of points is proposed from the results of the generations before it.
/// </summary>
/// <remarks>
/// Source: Bergstra, Bardenet, Bengio and Kégl, "Algorithms for hyper-parameter optimization", NIPS 2011, section 4. Kernels are
/// reflected at the ends of the scale, so that the density there is not too small.
/// </remarks>
/// <param name="space">What is searched.</param>
/// <param name="seed">The seed.</param>
/// <param name="budget">Epochs of a trial.</param>
/// <param name="generation">Points of a generation; at least 1.</param>
public sealed class TpeSearch(SearchSpace space, ulong seed, int budget, int generation) : SearchStrategy(space, seed)
{
    private const int Candidates = 24, FirstPoints = 16;
    private const double GoodShare = 0.15;

    /// <inheritdoc/>
    public override string Name => "tpe";

    /// <inheritdoc/>
    public override Proposal? Propose(int point, IReadOnlyList<PointRecord?> history)
    {
        if (point < FirstPoints)
        {
            return new Proposal(Draw(point), budget);
        }

        int known = FirstPoints + ((point - FirstPoints) / generation * generation);
        if (!AllDone(history, 0, known))
        {
            return null;
        }

        int[] ranked = Ranked(history, Enumerable.Range(0, known).Where(p => double.IsFinite(history[p]!.Loss)));
        if (ranked.Length < 2)
        {
            return new Proposal(Draw(point), budget);
        }

        int good = Math.Clamp((int)Math.Ceiling(GoodShare * ranked.Length), 1, 25);
        var stream = new SearchStream(Seed, point);
        double[] places = new double[Space.Parameters.Count];
        for (int i = 0; i < places.Length; i++)
        {
            SearchParameter parameter = Space.Parameters[i];
            double[] l = Places(parameter, ranked.AsSpan(0, good), history), g = Places(parameter, ranked.AsSpan(good), history);
            places[i] = parameter is ChoiceParameter choice ? Choose(ref stream, choice.Values.Count, l, g) : Draw(ref stream, l, g);
        }

        return new Proposal(Space.At(places), budget);
    }

    /// <inheritdoc/>
    public override JsonObject Settings() => new() { ["name"] = Name, ["generation"] = generation };

    private static double[] Places(SearchParameter parameter, ReadOnlySpan<int> points, IReadOnlyList<PointRecord?> history)
    {
        var places = new List<double>();
        foreach (int p in points)
        {
            if (history[p]!.Proposal.Values.TryGet(parameter.Name, out ParameterValue value))
            {
                places.Add(parameter.PlaceOf(value));
            }
        }

        places.Sort();
        return [.. places];
    }

    private static double Draw(ref SearchStream stream, double[] l, double[] g)
    {
        double[] widths = Widths(l), others = Widths(g);
        (double best, double bestRatio) = (0.5, double.NegativeInfinity);
        for (int c = 0; c < Candidates; c++)
        {
            // One of the kernels, or the uniform density that keeps every place possible.
            int kernel = stream.Below(l.Length + 1);
            double u = kernel == l.Length ? stream.Uniform() : Reflected(l[kernel] + (widths[kernel] * stream.Normal()));
            double ratio = Math.Log(Density(u, l, widths)) - Math.Log(Density(u, g, others));
            (best, bestRatio) = ratio > bestRatio ? (u, ratio) : (best, bestRatio);
        }

        return best;
    }

    private static double Choose(ref SearchStream stream, int values, double[] l, double[] g)
    {
        double[] good = Weights(values, l), other = Weights(values, g);
        (int best, double bestRatio) = (0, double.NegativeInfinity);
        for (int c = 0; c < Candidates; c++)
        {
            double u = stream.Uniform();
            int value = 0;
            while (value < values - 1 && u >= good[value])
            {
                u -= good[value++];
            }

            double ratio = good[value] / other[value];
            (best, bestRatio) = ratio > bestRatio ? (value, ratio) : (best, bestRatio);
        }

        return (best + 0.5) / values;
    }

    private static double[] Weights(int values, double[] places)
    {
        double[] weights = new double[values];
        Array.Fill(weights, 1.0 / (places.Length + values));
        foreach (double place in places)
        {
            weights[Math.Min((int)(place * values), values - 1)] += 1.0 / (places.Length + values);
        }

        return weights;
    }

    // A kernel is as wide as the larger gap to its neighbours, within limits that close in as results come.
    private static double[] Widths(double[] sorted)
    {
        double least = 1.0 / Math.Min(100, sorted.Length + 2);
        double[] widths = new double[sorted.Length];
        for (int i = 0; i < sorted.Length; i++)
        {
            double left = sorted[i] - (i == 0 ? 0 : sorted[i - 1]), right = (i == sorted.Length - 1 ? 1 : sorted[i + 1]) - sorted[i];
            widths[i] = Math.Clamp(Math.Max(left, right), least, 1);
        }

        return widths;
    }

    private static double Density(double u, double[] centres, double[] widths)
    {
        double sum = 1;
        for (int i = 0; i < centres.Length; i++)
        {
            double c = centres[i], w = widths[i];
            sum += (Kernel((u - c) / w) + Kernel((u + c) / w) + Kernel((2 - u - c) / w)) / w;
        }

        return sum / (centres.Length + 1);
    }

    private static double Kernel(double z) => Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);

    private static double Reflected(double u)
    {
        u = Math.Abs(u) % 2;
        return u > 1 ? 2 - u : u;
    }
}
