namespace TfCourse.Checking;

/// <summary>One parameter's gradient from a graph.</summary>
/// <param name="Gradient">Its entries.</param>
/// <param name="Rounding">What rounding alone may do to each, in the arithmetic that the user computes in.</param>
/// <param name="Tolerance">The largest relative difference that counts as equal beside it.</param>
internal sealed record ExactGradient(double[] Gradient, double[] Rounding, double Tolerance);
