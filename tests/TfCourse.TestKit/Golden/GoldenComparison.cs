namespace TfCourse.TestKit;

/// <summary>The outcome of comparing values with recorded ones.</summary>
/// <param name="Agrees">Everything is as near as it must be.</param>
/// <param name="Used">
/// The largest share of the allowed difference that was used: 0 equal, above 1 (or infinite) too far. 0 as well where
/// nothing is compared by distance.
/// </param>
/// <param name="Message">What differs: id, place, both values and what is allowed; empty when all agrees.</param>
public sealed record GoldenComparison(bool Agrees, double Used, string Message)
{
    internal static GoldenComparison Equal(double used = 0) => new(true, used, "");

    internal static GoldenComparison Differs(string message, double used = double.PositiveInfinity) => new(false, used, message);

    /// <inheritdoc/>
    public override string ToString() => Agrees ? "agrees" : Message;
}
