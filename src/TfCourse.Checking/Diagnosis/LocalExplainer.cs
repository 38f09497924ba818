namespace TfCourse.Checking;

/// <summary>Explains single parameters, the mistake that covers most of them first.</summary>
internal static class LocalExplainer
{
    /// <summary>All fits of each parameter.</summary>
    public static Dictionary<string, List<LocalFit>> Fits(IEnumerable<ParameterView> views)
        => views.ToDictionary(v => v.Name, v => LocalHypothesis.All.SelectMany(h => h.Try(v)).ToList());

    /// <summary>The fewest and likeliest mistakes that cover the parameters.</summary>
    public static (List<(LocalFit Fit, List<string> Parameters)> Chosen, List<string> Unexplained) Explain(Dictionary<string, List<LocalFit>> fits)
    {
        List<string> open = [.. fits.Keys];
        List<(LocalFit, List<string>)> chosen = [];
        while (open.Count > 0)
        {
            var best = open.SelectMany(name => fits[name].Select(fit => (fit, name))).GroupBy(x => x.fit.Key)
                .Select(g => (Fit: g.MinBy(x => x.fit.Rarity).fit with { After = g.Max(x => x.fit.After) }, Names: g.Select(x => x.name).Distinct().ToList()))
                .OrderBy(g => g.Fit.Rarity / g.Names.Count).FirstOrDefault();
            if (best.Fit is null)
                break;
            chosen.Add((best.Fit, best.Names));
            open.RemoveAll(best.Names.Contains);
        }

        return (chosen, open);
    }
}
