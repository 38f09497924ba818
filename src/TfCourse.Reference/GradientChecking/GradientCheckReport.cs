namespace TfCourse.Reference;

/// <summary>What a gradient check found.</summary>
/// <param name="Difference">‖g - g'‖ / (‖g‖ + ‖g'‖) over all parameters; 0 … 1.</param>
/// <param name="Numeric">The central differences, under the gradients' names.</param>
public sealed record GradientCheckReport(double Difference, Gradients Numeric)
{
    /// <summary>Whether the difference is at most <see cref="GradientCheck.Threshold"/>.</summary>
    public bool Passed => Difference <= GradientCheck.Threshold;
}
