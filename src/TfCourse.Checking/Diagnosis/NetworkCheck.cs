namespace TfCourse.Checking;

/// <summary>The check of a cost and its gradients.</summary>
/// <param name="name">What to call it.</param>
/// <param name="functions">The user's functions.</param>
/// <param name="facts">What is known.</param>
/// <param name="options">How much to look at.</param>
/// <param name="kind">What it is: only of a network it is said what is not known of it, and only its gradients have a penalty's term.</param>
internal sealed class NetworkCheck(string name, ParameterFunctions functions, NetworkFacts facts, CheckOptions options, string kind = NetworkCheck.Network)
{
    private const string Network = "network";

    private readonly List<Finding> _findings = [];
    private readonly List<string> _notes = [], _judges = [];
    private readonly Random _random = new(options.Seed);

    public CheckReport Run()
    {
        double first = functions.Cost(), again = functions.Cost();
        if (!first.Equals(again))
        {
            return Report(Verdict.Wrong, [],
                [Simple("non-deterministic", FormattableString.Invariant($"the cost changes from call to call at the same parameters ({first:G6}, {again:G6})"), "draw dropout masks, mini-batches and noise from a fixed seed inside the function, or once outside it")]);
        }

        CostNoise noise = CostNoise.Of(functions, _random);
        CheckedArray[] given = functions.Gradients();
        Behaviour behaviour = new(functions, _random);
        _findings.AddRange(behaviour.Look(given));
        given = Shapes.Fit(functions.Start, given, facts, _findings, out HashSet<string> refused);
        FoundNetwork? found = double.IsFinite(first) || facts.X is not null ? Find(noise) : null;
        if (found?.Network.Quirk is { } quirk)
            _findings.Insert(0, Simple(quirk.Id, quirk.Title, quirk.Where));
        if (!double.IsFinite(first))
        {
            if (found is null)
                _findings.Add(Simple("cost-not-finite", FormattableString.Invariant($"the cost is {first}, so it has no gradient"), "a logarithm of 0 or of a negative number (logits where probabilities belong?), a division by 0, an overflow of exp"));
            return Report(Verdict.Wrong, [], _findings);
        }

        double[][] values = [.. given.Select(g => g.Values)];
        NumericSide numeric = NumericSide.Of(functions, noise, options, _random, values);
        _judges.AddRange(numeric.Judges);
        _notes.AddRange(numeric.Notes);
        ExactGradient[]? exact = found is { Network.Quirk: null } ? Framework(found, numeric, noise) : null;
        var results = new ParameterResult[given.Length];
        // A cost that moves in steps of rounding does so for all its parameters.
        int[] contradicted = exact is not null ? [] : [.. Enumerable.Range(0, given.Length).Where(p => Array.TrueForAll(values[p], double.IsFinite) && Array.Exists(numeric.Wrong(p, values[p]), w => w))];
        bool atFault = contradicted.Length > 0 && 2 * contradicted.Count(p => numeric.IsAtFault(p, values[p])) > contradicted.Length;
        if (atFault)
            _notes.Add("the numeric side is at fault: narrow and wide steps give other slopes (a saturated probability inside a logarithm moves the cost in steps of rounding); check at smaller parameters, or compute the loss from logits");
        double total = Math.Sqrt(values.Where(v => Array.TrueForAll(v, double.IsFinite)).Sum(v => Matrix.Dot(v, v)));
        for (int p = 0; p < given.Length; p++)
            results[p] = Judgement.Of(functions.Start[p], values[p], numeric, p, exact?[p], total, refused.Contains(functions.Start[p].Name), atFault);
        HashSet<string> wrong = [.. results.Where(r => r.Verdict == Verdict.Wrong).Select(r => r.Name)];
        if (noise.Single)
            _notes.Add("the cost or the arrays are float32: judged with float32's own bounds; in float64 smaller mistakes would show");
        Diagnose(values, wrong, refused, numeric, exact, found);
        if (wrong.Count == 0 && _findings.Count == 0 && !atFault)
            _findings.AddRange(behaviour.LookElsewhere(found, noise));
        Verdict verdict = wrong.Count > 0 || _findings.Count > 0 ? Verdict.Wrong : results.Any(r => r.Verdict == Verdict.Undecided) ? Verdict.Undecided : Verdict.Agrees;
        return Report(verdict, results, _findings);
    }

    private static Finding Simple(string id, string title, string where) => new(id, title, where, [], 0, 0, 1);

    private FoundNetwork? Find(CostNoise noise)
    {
        IReadOnlyList<NetworkShape> shapes = NetworkShape.Read(functions.Start);
        if (facts.X is null || facts.Y is null || shapes.Count == 0)
        {
            if (kind == Network)
            {
                _notes.Add(shapes.Count == 0 ? "the parameters do not chain as the layers of a dense network: judged by numeric differences alone"
                    : "X and Y were not given: judged by numeric differences alone, and fewer mistakes can be named");
            }

            return null;
        }

        List<CostSample> samples = [];
        int count = Math.Max(10, shapes[0].Layers.Count + 7);
        for (int k = 0; k < count; k++)
        {
            double[][] theta = [.. functions.Start.Select(p => Matrix.Map(p.Value.Values, v => k == 0 ? v : (float)(v + 0.3 * Math.Max(Math.Abs(v), 0.2) * Normal.Next(_random))))];
            functions.MoveAll(theta);
            samples.Add(new CostSample(functions.Start.Select((p, i) => (p.Name, i)).ToDictionary(x => x.Name, x => theta[x.i]), functions.Cost()));
        }

        functions.Restore();
        FoundNetwork? found = NetworkSearch.Find(shapes, facts, samples, noise.Single);
        _notes.Add(found is null ? "no dense network known here has this cost: judged by numeric differences alone, and fewer mistakes can be named"
            : "the cost is that of the network " + found.Description);
        if (found is not null && facts.Activations.Count > 0)
        {
            string[] hidden = [.. found.Network.Hidden.Select(h => h.Name)], named = [.. facts.Activations.Select(a => Activation.Named(a).Name)];
            if (!hidden.SequenceEqual(named.Length == 1 ? Enumerable.Repeat(named[0], hidden.Length) : named))
                _findings.Add(Simple("another-activation", $"the cost uses {string.Join(", ", hidden.Distinct())}, not {string.Join(", ", named.Distinct())} as you said", "the forward pass"));
        }

        return found;
    }

    // The framework's gradients, unless numeric differences contradict them: then the graph is not the user's network.
    private ExactGradient[]? Framework(FoundNetwork found, NumericSide numeric, CostNoise noise)
    {
        LayerValues[] theta = found.Shape.Values(n => functions.Start.First(p => p.Name == n).Value.Values);
        Dictionary<string, double[]> named = found.Shape.Named(MlpGraph.Run(found.Network, theta).Gradients);
        Dictionary<string, double[]> rounding = found.Shape.Named(TermSizes.Rounding(found.Network.Forward(theta), noise.Single ? 1.2e-7 : 2.2e-16));
        double tolerance = noise.Single ? 3e-4 : 1e-8 + 100 * found.Residual;
        ExactGradient[] exact = [.. functions.Start.Select(p => new ExactGradient(named[p.Name], rounding[p.Name], tolerance))];
        for (int p = 0; p < exact.Length; p++)
        {
            if (numeric.Contradicts(p, exact[p].Gradient))
            {
                _notes.Add($"a graph of the same cost was built, but differences contradict its gradient by {functions.Start[p].Name}: it does not judge");
                return null;
            }
        }

        (double difference, double allowed) = ComplexNetwork.Compare(found.Network, theta, named, rounding, found.Shape, _random);
        if (!(difference <= allowed))
        {
            _notes.Add(FormattableString.Invariant($"a graph of the same cost was built, but complex steps contradict its gradient ({difference:0.0e-00}, allowed {allowed:0.0e-00}): it does not judge"));
            return null;
        }

        _judges.Add(FormattableString.Invariant($"framework: a float64 graph built from {string.Join('-', found.Network.Sizes)}, exact to rounding; complex steps of the same network differ by {difference:0.0e-00}"));
        return exact;
    }

    private void Diagnose(double[][] given, HashSet<string> wrong, HashSet<string> refused, NumericSide numeric, ExactGradient[]? exact, FoundNetwork? found)
    {
        HashSet<string> open = [.. wrong.Except(refused)];
        if (open.Count == 0 || _findings.Any(f => f.Mistake is "non-deterministic" or "gradients-accumulate" or "stale-cache"))
            return;
        bool sure = exact is not null;
        double m = found?.Network.Examples ?? facts.Examples ?? 0;
        IReadOnlyList<NetworkShape> shapes = NetworkShape.Read(functions.Start);
        NetworkShape? shape = found?.Shape ?? (shapes.Count > 0 ? shapes[0] : null);
        LocalContext context = new()
        {
            Penalized = kind == Network,
            Examples = m > 0 ? (int)m : ExamplesOf(facts, shape),
            Lambda = facts.Lambda,
            Keep = facts.Keep,
            Decay = found is null ? null : n => DecayOf(found, n),
            WeightDecay = found?.Network.WeightDecay.FirstOrDefault() ?? 0,
            Sizes = shape is null ? [] : [.. shape.Sizes.Select((s, i) => (i == 0 ? "inputs" : i == shape.Sizes.Length - 1 ? "outputs" : $"units of layer {i}", s)).DistinctBy(s => s.s)],
            Biases = shape is null ? functions.Start.Where(p => p.Value.Shape.Count < 2).Select(p => p.Name).ToHashSet() : shape.Layers.SelectMany(l => l.Vectors.Select(v => v.Name)).ToHashSet(),
        };
        List<ParameterView> views = [];
        for (int p = 0; p < given.Length; p++)
        {
            (string parameter, CheckedArray value) = functions.Start[p];
            if (!refused.Contains(parameter))
            {
                views.Add(sure ? new ParameterView(parameter, value.Shape, given[p], exact![p].Gradient, value.Values, null, exact[p].Tolerance, context) { Floor = Matrix.Norm(exact[p].Rounding) }
                    : numeric.View(p, parameter, value, given[p], context));
            }
        }

        _findings.AddRange(new Diagnosis(views, open, sure && refused.Count == 0 ? found : null).Run());
    }

    private static int? ExamplesOf(NetworkFacts facts, NetworkShape? shape)
        => facts.X is { Shape.Count: 2 } x && shape is not null ? (x.Shape[0] == shape.Sizes[0] ? x.Shape[1] : x.Shape[0]) : null;

    private static double DecayOf(FoundNetwork found, string name)
    {
        for (int l = 0; l < found.Shape.Layers.Count; l++)
        {
            if (found.Shape.Layers[l].Weight == name)
                return found.Network.WeightDecay.ElementAtOrDefault(l);
            if (found.Shape.Layers[l].Bias == name)
                return found.Network.BiasDecay.ElementAtOrDefault(l);
        }

        return 0;
    }

    private CheckReport Report(Verdict verdict, IReadOnlyList<ParameterResult> results, IReadOnlyList<Finding> findings)
        => new(name, kind, verdict, [.. findings], results, _notes, _judges);
}
