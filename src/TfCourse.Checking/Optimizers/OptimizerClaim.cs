namespace TfCourse.Checking;

/// <summary>Which rule an optimizer is meant to follow, with its numbers.</summary>
/// <param name="Rule">A name of <see cref="OptimizerCheck.Rules"/>: "adam", "momentum", "course_momentum", …</param>
public sealed record OptimizerClaim(string Rule)
{
    /// <summary>The step size α.</summary>
    public double LearningRate { get; init; } = 0.01;

    /// <summary>β of momentum, β1 of Adam's family, μ of RMSProp.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β2 of Adam's family, ρ of RMSProp and Adadelta.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>What accumulators of squares start at.</summary>
    public double InitialAccumulator { get; init; }

    /// <summary>The decay of AdamW.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>L1 strength of FTRL and the proximal rules.</summary>
    public double L1 { get; init; } = 0.05;

    /// <summary>L2 strength of FTRL and the proximal rules.</summary>
    public double L2 { get; init; } = 0.05;
}
