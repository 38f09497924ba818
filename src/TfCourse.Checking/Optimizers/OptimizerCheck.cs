namespace TfCourse.Checking;

/// <summary>One step of a user's optimizer: the new parameters of (parameters, gradient, t), t = 1 at the first step. State lives in the closure.</summary>
/// <param name="parameters">The parameters; not to be kept.</param>
/// <param name="gradient">Their gradient; not to be changed.</param>
/// <param name="t">The number of the step, from 1.</param>
public delegate double[] OptimizerStep(double[] parameters, double[] gradient, int t);

/// <summary>Walks a user's optimizer along random gradients beside its rule, and names the mistake when they part.</summary>
public static class OptimizerCheck
{
    private const int Steps = 7;

    /// <summary>The rules there are.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. OptimizerRule.All.Select(r => r.Name)];

    /// <summary>Checks an optimizer.</summary>
    /// <param name="claim">The rule it is meant to follow, with its numbers.</param>
    /// <param name="make">Makes the optimizer afresh, without any state.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="seed">Seed of parameters and gradients.</param>
    /// <exception cref="ArgumentException">There is no such rule, or a step returns another number of parameters.</exception>
    public static CheckReport Run(OptimizerClaim claim, Func<OptimizerStep> make, string? name = null, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(make);
        OptimizerRule rule = OptimizerRule.All.FirstOrDefault(r => r.Name == claim.Rule)
            ?? throw new ArgumentException($"There is no rule '{claim.Rule}'; known: {string.Join(", ", Rules)}.", nameof(claim));
        Random random = new(seed);
        // Elements of several sizes, so that ε shows wherever it stands.
        double[] sizes = [1, 0.3, 0.05, Math.Sqrt(claim.Epsilon), 3 * claim.Epsilon, 2];
        double[] start = Normal.Many(random, sizes.Length);
        double[][] gradients = [.. Enumerable.Range(0, Steps).Select(_ => Array.ConvertAll(sizes, s => s * (0.2 + random.NextDouble()) * (random.Next(3) == 0 ? -1 : 1)))];
        List<Finding> findings = [];
        List<string> notes = [];
        double[][] given = Walk(make(), start, gradients, findings, notes), again = Walk(make(), start, gradients, [], []);
        if (!given.Zip(again).All(p => p.First.AsSpan().SequenceEqual(p.Second)))
        {
            findings.Add(new Finding("shared-state", "a new optimizer does not start anew: its state outlives it, or it draws at random", "state in a static field or captured outside the function that makes the optimizer", [], 0, 0, 1));
            return new CheckReport(name ?? claim.Rule, "optimizer", Verdict.Wrong, findings, [], notes, []);
        }

        RuleOptions right = rule.Prepare(new RuleOptions(claim));
        (double[][] expected, string judge) = OptimizerGraph.Path(claim, start, gradients);
        bool single = given.All(step => step.All(v => (float)v == v));
        double tolerance = single ? 1e-3 : 1e-8, before = Distance(given, expected, start);
        if (before > tolerance)
            findings.AddRange(Diagnose(rule, right, start, gradients, given, before, tolerance));
        if (single)
            notes.Add("the parameters are float32: judged with float32's own bounds");
        string[] judges = [FormattableString.Invariant($"framework: {judge}, {claim.Rule} over {Steps} steps of {start.Length} elements, relative to how far each moved; tolerance {tolerance:0e-00}")];
        return new CheckReport(name ?? claim.Rule, "optimizer", findings.Count > 0 ? Verdict.Wrong : Verdict.Agrees, findings, [Result(given, expected, before, tolerance)], notes, judges);
    }

    private static IEnumerable<Finding> Diagnose(OptimizerRule rule, RuleOptions right, double[] start, double[][] gradients, double[][] given, double before, double tolerance)
    {
        List<(OptimizerMistake Mistake, double After)> fits = [];
        foreach (OptimizerMistake mistake in OptimizerMistake.All.Where(m => rule.Mistakes.Contains(m.Id)))
        {
            double after = Distance(given, Simulate(rule, mistake.Make(right), start, gradients), start);
            if (after <= tolerance)
                fits.Add((mistake, after));
        }

        if (fits.Count == 0)
        {
            // Two at once, then another rule altogether.
            OptimizerMistake[] table = [.. OptimizerMistake.All.Where(m => rule.Mistakes.Contains(m.Id))];
            foreach (OptimizerMistake a in table)
            {
                foreach (OptimizerMistake b in table)
                {
                    if (a != b && fits.Count == 0 && Distance(given, Simulate(rule, b.Make(a.Make(right)), start, gradients), start) is var after && after <= tolerance)
                        return [Named(a, after, 1), Named(b, after, 1)];
                }
            }

            foreach (OptimizerRule other in OptimizerRule.All.Where(o => o != rule))
            {
                double after = Distance(given, Simulate(other, other.Prepare(new RuleOptions(right.Claim)), start, gradients), start);
                if (after <= tolerance)
                    return [new Finding("another-rule", $"the optimizer follows '{other.Name}', not '{rule.Name}'", "the rule that is claimed, or the formula", ["w"], before, after, 1)];
            }

            return [new Finding("unknown", $"the optimizer leaves the path of '{rule.Name}', and no usual mistake explains it", FirstStep(given, start, gradients, rule, right), ["w"], before, before, 1)];
        }

        double total = fits.Sum(f => Math.Exp(2.5 * (1 - f.Mistake.Rarity)));
        return fits.OrderBy(f => f.Mistake.Rarity).DistinctBy(f => f.Mistake.Id).Select(f => Named(f.Mistake, f.After, Math.Exp(2.5 * (1 - f.Mistake.Rarity)) / total));

        Finding Named(OptimizerMistake m, double after, double odds) => new(m.Id, m.Title, m.Where, ["w"], before, after, odds);
    }

    private static string FirstStep(double[][] given, double[] start, double[][] gradients, OptimizerRule rule, RuleOptions right)
    {
        double[][] expected = Simulate(rule, right, start, gradients);
        int step = Enumerable.Range(0, Steps).First(t => Distance([given[t]], [expected[t]], start) > 1e-8);
        return FormattableString.Invariant($"step {step + 1} is the first that differs: {(step == 0 ? "the formula itself, not its memory" : "what the state carries on from step to step")}");
    }

    private static double[][] Walk(OptimizerStep step, double[] start, double[][] gradients, List<Finding> findings, List<string> notes)
    {
        List<double[]> path = [];
        double[] now = start;
        for (int t = 1; t <= gradients.Length; t++)
        {
            double[] before = (double[])now.Clone(), gradient = (double[])gradients[t - 1].Clone();
            double[] next = step(before, gradient, t) ?? throw new ArgumentException("A step returned null; it returns the new parameters.");
            if (next.Length != now.Length)
                throw new ArgumentException($"A step returned {next.Length} parameters for {now.Length}; it returns as many.");
            if (!gradient.AsSpan().SequenceEqual(gradients[t - 1]) && findings.Count == 0)
                findings.Add(new Finding("overwrites-its-input", "a step changes the gradient it is given", "an in-place operation on the gradient; copy it first", ["g"], 0, 0, 1));
            if (!ReferenceEquals(next, before) && !before.AsSpan().SequenceEqual(now) && notes.Count == 0)
                notes.Add("a step changes the parameters it is given, and returns others");
            path.Add(now = (double[])next.Clone());
        }

        return [.. path];
    }

    private static double[][] Simulate(OptimizerRule rule, RuleOptions options, double[] start, double[][] gradients)
    {
        double[][] state = options.Start(start.Length);
        List<double[]> path = [];
        double[] now = start;
        for (int t = 1; t <= gradients.Length; t++)
        {
            int step = t;
            double[] at = now;
            now = [.. at.Select((w, i) => rule.Step(options, state, i, w, gradients[step - 1][i], step))];
            path.Add(now);
        }

        return [.. path];
    }

    // The largest relative difference of how far an element has moved; places without a number must be the same.
    private static double Distance(double[][] a, double[][] b, double[] start)
    {
        double worst = 0;
        for (int t = 0; t < a.Length; t++)
        {
            for (int i = 0; i < start.Length; i++)
            {
                double x = a[t][i] - start[i], y = b[t][i] - start[i];
                if (double.IsFinite(x) != double.IsFinite(y))
                    return double.PositiveInfinity;
                if (double.IsFinite(x) && x != y)
                    worst = Math.Max(worst, Math.Abs(x - y) / (Math.Abs(x) + Math.Abs(y) + 1e-7 * Math.Abs(start[i])));
            }
        }

        return worst;
    }

    private static ParameterResult Result(double[][] given, double[][] expected, double difference, double tolerance)
    {
        int last = given.Length - 1;
        double[] errors = [.. given[last].Zip(expected[last]).Select(p => Math.Abs(p.First - p.Second))];
        int worst = Array.IndexOf(errors, errors.Max());
        bool wrong = difference > tolerance;
        return new ParameterResult("w", [errors.Length], wrong ? Verdict.Wrong : Verdict.Agrees, difference, tolerance, FormattableString.Invariant($"[{Math.Max(worst, 0)}]"),
            given[last][Math.Max(worst, 0)], double.NaN, expected[last][Math.Max(worst, 0)], errors.Length, wrong ? errors.Count(e => e > tolerance) : 0, wrong ? "the path" : "", errors);
    }
}
