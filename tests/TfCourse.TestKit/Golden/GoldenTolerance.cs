using System.Globalization;
using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>
/// How near floating values must be: equal bits (all NaNs are equal), or |ours - theirs| &lt;= atol + rtol * |theirs| with NaN
/// and infinities in the same places. Zero for both means equal values, where 0.0 and -0.0 are equal too.
/// </summary>
/// <param name="IsExact">Equal bits.</param>
/// <param name="Rtol">Relative part, at least 0.</param>
/// <param name="Atol">Absolute part, at least 0.</param>
public sealed record GoldenTolerance(bool IsExact, double Rtol, double Atol)
{
    /// <summary>Equal bits.</summary>
    public static GoldenTolerance Exact { get; } = new(true, 0, 0);

    /// <summary>|ours - theirs| &lt;= atol + rtol * |theirs|.</summary>
    public static GoldenTolerance Within(double rtol, double atol) => new(false, rtol, atol);

    /// <summary>Reads "exact" or {"rtol", "atol"}.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static GoldenTolerance Parse(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.Object)
            return Within(element.GetProperty("rtol").GetDouble(), element.GetProperty("atol").GetDouble());
        return element.GetString() is "exact"
            ? Exact
            : throw new FormatException($"A tolerance is \"exact\" or has rtol and atol; found {element.GetRawText()}.");
    }

    internal static GoldenTolerance? Optional(JsonElement owner)
        => owner.Optional("tolerance") is { } element ? Parse(element) : null;

    /// <summary>What is allowed beside a recorded value of this size.</summary>
    public double Allowed(double magnitude) => Rtol is 0 ? Atol : Atol + Rtol * magnitude;

    /// <inheritdoc/>
    public override string ToString() => IsExact
        ? "equal bits"
        : string.Create(CultureInfo.InvariantCulture, $"rtol {Rtol:R}, atol {Atol:R}");
}
