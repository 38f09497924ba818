namespace TfCourse.Checking;

/// <summary>Names the mistakes behind wrong gradients by making each on purpose and looking what is left.</summary>
/// <param name="parameters">All parameters, right and wrong ones.</param>
/// <param name="wrong">The wrong ones' names.</param>
/// <param name="found">The network whose cost the user's is; null when none was found.</param>
internal sealed class Diagnosis(IReadOnlyList<ParameterView> parameters, IReadOnlySet<string> wrong, FoundNetwork? found)
{
    // How many mistakes are tried together with every other: fewer where each try takes a second.
    private const int Kept = 12, KeptOfLarge = 2, Large = 200_000;

    /// <summary>The findings, the likeliest explanation's first, others with their odds after it.</summary>
    public IReadOnlyList<Finding> Run()
    {
        List<Explanation> all = [Explain([], parameters.ToDictionary(p => p.Name, p => p.Expected))];
        if (found is not null)
        {
            LayerValues[] theta = found.Shape.Values(n => parameters.First(p => p.Name == n).Theta);
            Trace trace = found.Network.Forward(theta);
            IReadOnlyList<Mistake> table = NetworkMistakes.Of(found.Network, found.Shape.Layers.Any(l => l.Gamma is not null));
            List<(Mistake Mistake, int Explained)> useful = [];
            foreach (Mistake mistake in table)
            {
                Dictionary<string, double[]> prediction = Predict(trace, [mistake]);
                int explained = wrong.Count(w => Explains(prediction, w));
                if (explained == 0)
                    continue;
                useful.Add((mistake, explained));
                all.Add(Explain([mistake], prediction));
            }

            if (all.Min(e => e.Unexplained.Count) > 0)
            {
                foreach (Mistake first in useful.OrderByDescending(u => u.Explained).Take(parameters.Sum(p => p.Given.Length) > Large ? KeptOfLarge : Kept).Select(u => u.Mistake))
                {
                    foreach (Mistake second in table)
                    {
                        if (second != first)
                            all.Add(Explain([first, second], Predict(trace, [first, second])));
                    }
                }
            }
        }

        List<Explanation> ranked = [.. all.OrderBy(e => e.Cost)];
        return Findings(ranked);
    }

    private bool Explains(Dictionary<string, double[]> prediction, string name) => parameters.First(p => p.Name == name).Is(prediction[name]);

    private Dictionary<string, double[]> Predict(Trace trace, IReadOnlyList<Mistake> mistakes) => found!.Shape.Named(new BackwardPass(trace, mistakes).Run());

    private Explanation Explain(IReadOnlyList<Mistake> mistakes, Dictionary<string, double[]> prediction)
    {
        Dictionary<string, double> residuals = parameters.ToDictionary(p => p.Name, p => p.Difference(prediction[p.Name]));
        ParameterView[] open =
        [
            .. parameters.Where(p => mistakes.Count == 0 ? wrong.Contains(p.Name) : !p.Is(prediction[p.Name]))
                .Select(p => p with { Expected = prediction[p.Name], Context = p.Context with { Others = prediction } }),
        ];
        (List<(LocalFit, List<string>)> locals, List<string> unexplained) = LocalExplainer.Explain(LocalExplainer.Fits(open));
        return new Explanation(mistakes, locals, unexplained, residuals);
    }

    private List<Finding> Findings(List<Explanation> ranked)
    {
        Explanation best = ranked[0];
        // Other explanations count when they are complete, not much less likely, and name something else.
        List<Explanation> rivals = [.. ranked.Where(e => e.Unexplained.Count <= best.Unexplained.Count && e.Cost < best.Cost + 1.5).DistinctBy(Name)];
        double total = rivals.Sum(Weight);
        List<Finding> findings = [.. Of(best, Weight(best) / total)];
        foreach (Explanation rival in rivals.Where(r => r != best))
            findings.AddRange(Of(rival, Weight(rival) / total));
        findings = [.. findings.SelectMany(WithAmbiguous).DistinctBy(f => (f.Mistake, f.Title))];
        findings.AddRange(best.Unexplained.Select(Unknown));
        return findings;

        double Weight(Explanation e) => Math.Exp(2.5 * (best.Cost - e.Cost));
        static string Name(Explanation e) => string.Join('+', e.Mistakes.Select(m => m.Id).Concat(e.Locals.Select(l => l.Fit.Mistake + string.Join(',', l.Parameters))));
    }

    private IEnumerable<Finding> Of(Explanation explanation, double odds)
    {
        foreach (Mistake mistake in explanation.Mistakes)
        {
            string[] names = [.. wrong.Where(w => explanation.Residuals[w] < 0.05 * Before(w))];
            yield return new Finding(mistake.Id, mistake.Title, mistake.Where, names, names.Select(Before).DefaultIfEmpty().Max(), names.Select(n => explanation.Residuals[n]).DefaultIfEmpty().Max(), odds);
        }

        foreach ((LocalFit fit, List<string> names) in explanation.Locals)
            yield return new Finding(fit.Mistake, Title(fit.Title, names), fit.Where, names, names.Max(Before), fit.After, odds);
    }

    // What explains the same parameters as well under another name, such as "doubled" and "without 1/m" when m is 2.
    private IEnumerable<Finding> WithAmbiguous(Finding finding)
    {
        Dictionary<string, List<LocalFit>> fits = LocalExplainer.Fits(parameters.Where(p => finding.Parameters.Contains(p.Name)));
        LocalFit? own = fits.Values.SelectMany(f => f).FirstOrDefault(f => Title(f.Title, finding.Parameters) == finding.Title);
        if (own is null || fits.Count == 0)
        {
            yield return finding;
            yield break;
        }

        LocalFit[] same = [.. fits.Values.First().Where(f => f.Key != own.Key && f.Rarity < own.Rarity + 1.2 && fits.Values.All(o => o.Any(g => g.Key == f.Key)))];
        double total = 1 + same.Sum(s => Math.Exp(2.5 * (own.Rarity - s.Rarity)));
        yield return finding with { Odds = finding.Odds / total };
        foreach (LocalFit fit in same)
            yield return finding with { Mistake = fit.Mistake, Title = Title(fit.Title, finding.Parameters), Where = fit.Where, After = fit.After, Odds = finding.Odds * Math.Exp(2.5 * (own.Rarity - fit.Rarity)) / total };
    }

    private Finding Unknown(string name)
    {
        ParameterView view = parameters.First(p => p.Name == name);
        double cosine = Matrix.Dot(view.Given, view.Expected) / Math.Max(Matrix.Norm(view.Given) * Matrix.Norm(view.Expected), double.Epsilon);
        return new Finding("unknown", FormattableString.Invariant(
            $"d{name} is wrong, and no usual mistake explains it (cosine with the right one {cosine:0.000}, length {Matrix.Norm(view.Given) / Math.Max(Matrix.Norm(view.Expected), double.Epsilon):G4} times)"),
            Nearby(name), [name], Before(name), Before(name), 1);
    }

    // The last layer that is right stands just above the mistake.
    private string Nearby(string name)
    {
        if (found is null)
            return "give X and Y (and masks, if there is dropout), and more mistakes can be tested";
        int right = found.Shape.Layers.Count;
        while (right > 0 && !Wrong(found.Shape.Layers[right - 1]))
            right--;
        return right == found.Shape.Layers.Count ? "every layer above is right"
            : right == found.Shape.Layers.Count - 1 && Wrong(found.Shape.Layers[^1]) ? $"start at the last layer: dZ{found.Shape.Layers.Count} and the lines of d{name}"
            : FormattableString.Invariant($"layers above {right} are right: look between dZ{right + 1} and d{name}, at dA{right} and the derivative of layer {right}");
        bool Wrong(LayerNames layer) => layer.Vectors.Select(v => v.Name).Append(layer.Weight).Any(wrong.Contains);
    }

    private double Before(string name)
    {
        ParameterView view = parameters.First(p => p.Name == name);
        return view.Difference(view.Expected);
    }

    private static string Title(string title, IReadOnlyList<string> names)
        => title.Replace("{0}:", string.Join(", ", names.Select(n => "d" + n)) + ":", StringComparison.Ordinal).Replace("of {0}", "of " + string.Join(", ", names.Select(n => "d" + n)), StringComparison.Ordinal).Replace("{0}", string.Join(", ", names.Select(n => "d" + n)) + (names.Count > 1 ? " are" : " is"), StringComparison.Ordinal);
}
