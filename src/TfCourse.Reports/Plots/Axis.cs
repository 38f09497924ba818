namespace TfCourse.Reports;

/// <summary>An axis of a plot.</summary>
/// <param name="Label">What is counted along it, with its unit; may be empty.</param>
/// <param name="Logarithmic">Whether equal ratios are equally long; values not above 0 are then not drawn.</param>
public sealed record Axis(string Label = "", bool Logarithmic = false)
{
    /// <summary>Its least value; null for that of the data.</summary>
    public double? Min { get; init; }

    /// <summary>Its largest value; null for that of the data.</summary>
    public double? Max { get; init; }
}
