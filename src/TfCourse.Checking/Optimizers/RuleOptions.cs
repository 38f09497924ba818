namespace TfCourse.Checking;

/// <summary>Where ε stands.</summary>
internal enum EpsilonPlace
{
    Outside,
    Inside,
    BeforeCorrection,
    Missing,
}

/// <summary>A rule's numbers and switches: right as it stands, and each mistake turns one of them.</summary>
internal sealed record RuleOptions(OptimizerClaim Claim)
{
    public double Rate { get; init; } = Claim.LearningRate;

    public double Beta1 { get; init; } = Claim.Beta1;

    public double Beta2 { get; init; } = Claim.Beta2;

    public double InitialAccumulator { get; init; } = Claim.InitialAccumulator;

    public EpsilonPlace Epsilon { get; init; }

    /// <summary>What multiplies the new gradient in the velocity: 1 - β1, or 1.</summary>
    public double Gain1 { get; init; } = 1 - Claim.Beta1;

    public double Gain2 { get; init; } = 1 - Claim.Beta2;

    public bool CorrectFirst { get; init; } = true;

    public bool CorrectSecond { get; init; } = true;

    /// <summary>Added to t.</summary>
    public int TimeShift { get; init; }

    /// <summary>t that never moves; 0 for one that does.</summary>
    public int TimeFixed { get; init; }

    /// <summary>The parameters move by what the step before left.</summary>
    public bool MovesFirst { get; init; }

    public bool Squares { get; init; } = true;

    public bool Root { get; init; } = true;

    public bool Nesterov { get; init; }

    public bool Centered { get; init; }

    public bool KeepsMaximum { get; init; } = true;

    /// <summary>Decay added to the gradient, not to the step.</summary>
    public bool DecayInGradient { get; init; }

    public double Decay { get; init; } = Claim.WeightDecay;

    public double L1 { get; init; } = Claim.L1;

    public double L2 { get; init; } = Claim.L2;

    /// <summary>The accumulator is replaced, not added to.</summary>
    public bool Forgets { get; init; }

    /// <summary>The state of each element that steps carry on.</summary>
    public double[][] Start(int count) => [.. Enumerable.Range(0, 4).Select(k => Enumerable.Repeat(k == 1 ? InitialAccumulator : 0.0, count).ToArray())];

    public double Time(int t) => TimeFixed > 0 ? TimeFixed : t + TimeShift;

    /// <summary>√s and ε in their places.</summary>
    public double Divisor(double s, double epsilonScale = 1)
    {
        double e = Claim.Epsilon;
        double inside = Epsilon == EpsilonPlace.Inside ? s + e : s, root = Root ? Math.Sqrt(inside) : inside;
        return Epsilon switch { EpsilonPlace.Outside => root + e, EpsilonPlace.BeforeCorrection => root + e * epsilonScale, _ => root };
    }
}
