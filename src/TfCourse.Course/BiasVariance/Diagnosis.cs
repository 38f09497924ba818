namespace TfCourse.Course;

/// <summary>Where the error of a model comes from, and what the course's recipe tries next.</summary>
/// <param name="TrainError">Share of wrong answers on the training set, in [0, 1].</param>
/// <param name="DevError">Share of wrong answers on the dev set, in [0, 1].</param>
/// <param name="BaseError">What people or the best known model reach, in [0, 1]; 0 when nothing is known.</param>
/// <param name="HighBias">Whether the avoidable bias is high.</param>
/// <param name="HighVariance">Whether the variance is high.</param>
public sealed record Diagnosis(double TrainError, double DevError, double BaseError, bool HighBias, bool HighVariance)
{
    /// <summary>What a gap has to exceed to be called high, unless the caller says otherwise: two percent.</summary>
    public const double Gap = 0.02;

    /// <summary>Train error above base error.</summary>
    public double AvoidableBias => TrainError - BaseError;

    /// <summary>Dev error above train error.</summary>
    public double Variance => DevError - TrainError;

    /// <summary>The verdict in a few words.</summary>
    public string Verdict => (HighBias, HighVariance) switch
    {
        (true, true) => "high bias and high variance",
        (true, false) => "high bias",
        (false, true) => "high variance",
        _ => "low bias and low variance",
    };

    /// <summary>What to try next, in the recipe's order: bias first.</summary>
    public IReadOnlyList<string> Advice =>
    [
        .. HighBias ? ["a bigger network: more units or layers", "longer training, or a better optimizer (momentum, RMSProp, Adam, another learning rate)", "another architecture"] : Array.Empty<string>(),
        .. HighVariance ? ["more training data, or data augmentation", "regularization: L2, dropout, early stopping", "a simpler network or another architecture"] : Array.Empty<string>(),
        .. !HighBias && !HighVariance ? ["done: look at the test set once"] : Array.Empty<string>(),
    ];

    /// <summary>Judges two errors.</summary>
    /// <param name="trainError">Share of wrong answers on the training set, in [0, 1].</param>
    /// <param name="devError">Share of wrong answers on the dev set, in [0, 1].</param>
    /// <param name="baseError">What is reachable, in [0, 1].</param>
    /// <param name="gap">Gaps above this are high; in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An error is no share; the message names it, its value and the range.</exception>
    public static Diagnosis Of(double trainError, double devError, double baseError = 0, double gap = Gap)
    {
        Range.Require(trainError, "train error", 0, 1);
        Range.Require(devError, "dev error", 0, 1);
        Range.Require(baseError, "base error", 0, 1);
        Range.Require(gap, "gap", 0, 1, aboveMin: true, belowMax: true);
        return new Diagnosis(trainError, devError, baseError, trainError - baseError > gap, devError - trainError > gap);
    }
}
