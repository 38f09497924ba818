namespace TfCourse.Checking;

/// <summary>A network whose cost is the user's cost.</summary>
/// <param name="Shape">Which parameter is which.</param>
/// <param name="Network">The network.</param>
/// <param name="Residual">How far both costs are apart, relative to how much the cost varies.</param>
internal sealed record FoundNetwork(NetworkShape Shape, DenseNetwork Network, double Residual)
{
    /// <summary>"2-5-3-1, relu, sigmoid with binary cross-entropy, …".</summary>
    public string Description
    {
        get
        {
            string hidden = string.Join("/", Network.Hidden.Select(h => h.Name).Distinct());
            string decay = Network.WeightDecay.Any(d => d != 0) ? FormattableString.Invariant($", L2 with a gradient of {Network.WeightDecay.First(d => d != 0):G6}·W") : "";
            return string.Join('-', Network.Sizes) + (hidden.Length > 0 ? ", " + hidden : "") + ", " + Network.Output.Name + " with " + Network.Loss.Name
                + (Network.Masks.Any(m => m is not null) ? ", dropout" : "") + (Network.NormEpsilon > 0 ? FormattableString.Invariant($", batch normalization (ε = {Network.NormEpsilon})") : "") + decay;
        }
    }
}

/// <summary>Finds the dense network that a cost function computes, by its values at some points alone.</summary>
/// <param name="Theta">Parameters by name.</param>
/// <param name="Cost">The user's cost there.</param>
internal sealed record CostSample(Dictionary<string, double[]> Theta, double Cost);

internal static class NetworkSearch
{
    private const double Enough = 1e-6, Rounding = 1e-11;
    private const int Near = 6;
    private static readonly double[] Epsilons = [1e-5, 1e-3, 1e-8, 1e-7, 1e-6, 1e-12, 0, 1e-4, 1e-10, 1e-2];

    /// <summary>The best match over all readings; null when none is good.</summary>
    public static FoundNetwork? Find(IReadOnlyList<NetworkShape> shapes, NetworkFacts facts, IReadOnlyList<CostSample> samples, bool single)
        => Find(shapes, facts, samples, single, false) ?? Find(shapes, facts, samples, single, true);

    private static FoundNetwork? Find(IReadOnlyList<NetworkShape> shapes, NetworkFacts facts, IReadOnlyList<CostSample> samples, bool single, bool unusual)
    {
        double enough = single ? 1e-3 : Enough;
        double[] cost = [.. samples.Select(s => s.Cost)];
        FoundNetwork? best = null;
        foreach (NetworkShape shape in shapes)
        {
            LayerValues[][] thetas = [.. samples.Select(s => shape.Values(n => s.Theta[n]))];
            PenaltyColumns penalties = new(thetas);
            foreach (NetworkData data in NetworkData.Read(facts, shape.Sizes))
            {
                long work = samples.Count * shape.Sizes.Zip(shape.Sizes.Skip(1), (a, b) => (long)a * b).Sum() * data.Examples;
                List<FoundNetwork> near = [];
                foreach (DenseNetwork template in Templates(shape, data, facts))
                {
                    // ε of a normalization changes little: once networks are near, only their ε is looked for. Several, since relu is relu6 mostly.
                    bool other = template.NormEpsilon != Epsilons[0] && near.Exists(n => n.Residual < 0.05 && n.Network.MaskScale == template.MaskScale);
                    IEnumerable<Activation[]> tried = other ? [.. near.Where(n => n.Network.MaskScale == template.MaskScale).OrderBy(n => n.Residual).Take(Near).Select(n => n.Network.Hidden)]
                        : Hidden(shape.Sizes.Length - 2, facts, work);
                    foreach (Activation[] hidden in tried)
                    {
                        if (best is not null && best.Residual < enough * 1e-3 && best.Network.Quirk is null)
                            return best;
                        if (Try(shape, template with { Hidden = hidden }, thetas, penalties, cost, unusual) is not { } found)
                            continue;
                        if (!other && template.NormEpsilon > 0)
                            near.Add(found);
                        if (found.Residual < (best?.Residual ?? double.PositiveInfinity))
                            best = found;
                    }
                }
            }
        }

        return best?.Residual < enough ? best : null;
    }

    private static IEnumerable<DenseNetwork> Templates(NetworkShape shape, NetworkData data, NetworkFacts facts)
    {
        bool norm = shape.Layers.Any(l => l.Gamma is not null), masked = data.Masks.Any(m => m is not null);
        double keep = facts.Keep ?? 1;
        foreach (double scale in masked && keep < 1 ? new[] { 1 / keep, 1 } : [1])
        {
            foreach (double epsilon in norm ? Epsilons : [0])
            {
                yield return new DenseNetwork
                {
                    Sizes = shape.Sizes,
                    Examples = data.Examples,
                    X = data.X,
                    Y = data.Y,
                    Hidden = [],
                    Output = OutputFunction.Linear,
                    Loss = LossFunction.Squared,
                    Masks = data.Masks,
                    MaskScale = scale,
                    Keep = keep,
                    NormEpsilon = epsilon,
                };
            }
        }
    }

    // One activation for all hidden layers first, then every mixture of the usual ones while that is cheap.
    private static IEnumerable<Activation[]> Hidden(int layers, NetworkFacts facts, long work)
    {
        if (layers == 0)
        {
            yield return [];
            yield break;
        }

        if (facts.Activations.Count > 0)
        {
            Activation[] named = [.. facts.Activations.Select(Activation.Named)];
            if (named.Length >= layers)
                yield return named[..layers];
            else if (named.Length == 1)
                yield return [.. Enumerable.Repeat(named[0], layers)];
        }

        foreach (Activation one in Activation.All)
            yield return [.. Enumerable.Repeat(one, layers)];
        Activation[] usual = [.. Activation.All.Where(a => layers == 2 || a.Name is "relu" or "tanh" or "sigmoid" or "linear" or "leaky_relu(0.01)" or "elu" or "softplus")];
        if (layers is > 1 and <= 4 && work * Math.Pow(usual.Length, layers) < 3e8)
        {
            foreach (int code in Enumerable.Range(0, (int)Math.Pow(usual.Length, layers)))
            {
                int rest = code;
                var mixture = new Activation[layers];
                for (int l = 0; l < layers; l++)
                    (mixture[l], rest) = (usual[rest % usual.Length], rest / usual.Length);
                if (mixture.Distinct().Count() > 1)
                    yield return mixture;
            }
        }
    }

    private static FoundNetwork? Try(NetworkShape shape, DenseNetwork network, LayerValues[][] thetas, PenaltyColumns penalties, double[] cost, bool unusual)
    {
        double[][] logits = Array.ConvertAll(thetas, t => network.Forward(t).Z[network.Layers]);
        bool bits = network.Y.All(y => y is >= 0 and <= 1);
        FoundNetwork? best = null;
        foreach ((OutputFunction output, LossFunction loss, CostQuirk? quirk) in CostFamily.For(network.Sizes[^1], bits))
        {
            DenseNetwork candidate = network with { Output = output, Loss = loss, Quirk = quirk };
            double[][] outputs = Array.ConvertAll(logits, z => output.Of(z, network.Sizes[^1], network.Examples));
            Consider(CostFit.Of(candidate, penalties, outputs, cost, unusual));
            if (best?.Network.Loss == loss && best.Residual is > 1e-12 and < 1e-2)
            {
                foreach (LossFunction guarded in CostFamily.Guarded(loss))
                    Consider(CostFit.Of(candidate with { Loss = guarded }, penalties, outputs, cost, unusual), 0.01);
            }
        }

        return best;

        void Consider((DenseNetwork Network, double Residual)? fit, double better = 1)
        {
            // Of two that are both right to rounding (two classes have two names for one cross-entropy) the first and more usual stays.
            if (best?.Residual < Rounding)
                better *= 0.01;
            if (fit is { } f && f.Residual < (best?.Residual * better ?? double.PositiveInfinity))
                best = new FoundNetwork(shape, f.Network, f.Residual);
        }
    }
}
