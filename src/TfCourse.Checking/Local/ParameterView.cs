namespace TfCourse.Checking;

/// <summary>What a hypothesis about one parameter may look at.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Shape">Its shape; null when only some entries are here.</param>
/// <param name="Given">The user's gradient.</param>
/// <param name="Expected">What it should be.</param>
/// <param name="Theta">The parameter's values.</param>
/// <param name="Bounds">What each expected value may be off by; null for rounding alone.</param>
/// <param name="Tolerance">The largest relative difference that counts as equal.</param>
/// <param name="Context">What is known of the network.</param>
internal sealed record ParameterView(
    string Name, IReadOnlyList<int>? Shape, double[] Given, double[] Expected, double[] Theta, double[]? Bounds, double Tolerance, LocalContext Context)
{
    /// <summary>What rounding alone may leave, where the expected values come from a graph.</summary>
    public double Floor { get; init; }

    public bool IsBias => Context.IsBias(Name);

    /// <summary>How far the user's gradient is from a prediction.</summary>
    public double Difference(double[] predicted)
    {
        double norms = Matrix.Norm(Given) + Matrix.Norm(predicted);
        return norms == 0 ? 0 : double.IsFinite(norms) ? Matrix.Distance(Given, predicted) / norms : double.PositiveInfinity;
    }

    /// <summary>Whether a prediction is the user's gradient within what the expected values may be off by.</summary>
    /// <param name="predicted">The prediction.</param>
    /// <param name="stretch">How much the prediction magnifies the error of the expected values.</param>
    public bool Is(double[] predicted, double stretch = 1)
    {
        double allowed = Tolerance * (Matrix.Norm(Given) + Matrix.Norm(predicted)) + Floor;
        if (Bounds is not null)
            allowed += 4 * Math.Abs(stretch) * Matrix.Norm(Bounds);
        return Matrix.Distance(Given, predicted) <= allowed;
    }
}

/// <summary>What local hypotheses know beside the parameter's own arrays.</summary>
internal sealed record LocalContext
{
    /// <summary>Whether the gradient may have a penalty's term of its own.</summary>
    public bool Penalized { get; init; } = true;

    /// <summary>m; null when nobody said.</summary>
    public int? Examples { get; init; }

    public double? Lambda { get; init; }

    public double? Keep { get; init; }

    /// <summary>The gradient's coefficient of a parameter in its own decay, when the cost is known; null when not.</summary>
    public Func<string, double>? Decay { get; init; }

    /// <summary>The coefficient that the weights have.</summary>
    public double WeightDecay { get; init; }

    public IReadOnlyList<(string Name, int Value)> Sizes { get; init; } = [];

    public IReadOnlySet<string> Biases { get; init; } = new HashSet<string>();

    /// <summary>Other parameters' expected gradients.</summary>
    public IReadOnlyDictionary<string, double[]> Others { get; init; } = new Dictionary<string, double[]>();

    public bool IsBias(string name) => Biases.Contains(name);
}

/// <summary>One explanation of one parameter's gradient; equal keys of several parameters are one mistake.</summary>
/// <param name="Key">What makes it the same mistake.</param>
/// <param name="Mistake">Its short name.</param>
/// <param name="Title">What is wrong; {0} stands for the gradients' names.</param>
/// <param name="Where">Where to look.</param>
/// <param name="Rarity">1 for the most usual.</param>
/// <param name="After">What is left of the relative difference.</param>
internal sealed record LocalFit(string Key, string Mistake, string Title, string Where, double Rarity, double After);

/// <summary>A mistake that changes a parameter's own gradient and nothing else.</summary>
internal abstract class LocalHypothesis
{
    public static IReadOnlyList<LocalHypothesis> All { get; } =
        [new Scaled(), new RegularizationTerm(), new Transposed(), new SummedOverAll(), new OfAnotherParameter(), new NotComputed(), new IgnoredByCost(), new Clipped(), new Rounded(), new Permuted()];

    /// <summary>The explanations that hold; none when none does.</summary>
    public abstract IEnumerable<LocalFit> Try(ParameterView view);
}
