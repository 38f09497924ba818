namespace TfCourse.Checking;

/// <summary>What a user can tell about their network. All of it may be left out; the more is known, the more mistakes have names.</summary>
/// <remarks>With X and Y the checker finds the rest out: it looks for the network whose cost is the user's cost, to the last digits, at several points.</remarks>
public sealed record NetworkFacts
{
    /// <summary>The inputs: [features, examples] or [examples, features].</summary>
    public CheckedArray? X { get; init; }

    /// <summary>The labels: of the output's shape, or the number of each example's class.</summary>
    public CheckedArray? Y { get; init; }

    /// <summary>m, the number of examples; taken from X when that is given.</summary>
    public int? Examples { get; init; }

    /// <summary>λ of L2 regularization.</summary>
    public double? Lambda { get; init; }

    /// <summary>The activation of the hidden layers, or one name a hidden layer: "relu", "leaky_relu(0.1)".</summary>
    public IReadOnlyList<string> Activations { get; init; } = [];

    /// <summary>The dropout masks (0 or 1) that the cost was made to use, one a hidden layer, null where there is none.</summary>
    public IReadOnlyList<CheckedArray?> Masks { get; init; } = [];

    /// <summary>The probability of keeping a unit, where there is dropout; in (0, 1].</summary>
    public double? Keep { get; init; }
}
