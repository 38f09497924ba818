namespace TfCourse.Checking;

/// <summary>The numeric derivative along ±1 of many elements of one parameter at once, over the root of their number.</summary>
/// <param name="Elements">The elements; null for all.</param>
/// <param name="Signs">+1 or -1 for each.</param>
/// <param name="Value">The derivative.</param>
internal sealed record Projection(int[]? Elements, double[] Signs, NumericDerivative Value)
{
    /// <summary>A gradient's value along the same direction.</summary>
    public double Of(double[] gradient) => Matrix.Dot(Part(gradient), Signs) / Math.Sqrt(Signs.Length);

    /// <summary>Whether the derivative rules a gradient out.</summary>
    /// <param name="gradient">The gradient.</param>
    /// <param name="tolerance">What counts as equal beside the bound.</param>
    public bool Differs(double[] gradient, double tolerance)
    {
        double along = Of(gradient), slack = 10 * Value.Bound + 0.1 * tolerance * Matrix.Norm(Part(gradient));
        return Value.Kink ? !(along >= Value.Below - slack - 1e-3 * Math.Abs(along) && along <= Value.Above + slack + 1e-3 * Math.Abs(along)) : !(Math.Abs(along - Value.Value) <= slack);
    }

    /// <summary>An error of 0.1 % of the gradient's length shows as a normal number of that length over √n: the probability of missing it.</summary>
    public double Missed(double norm)
    {
        double slack = 10 * Value.Bound + 1e-8 * norm, deviation = 1e-3 * norm / Math.Sqrt(Signs.Length);
        return deviation == 0 ? 1 : Math.Min(1, 0.8 * slack / deviation);
    }

    private double[] Part(double[] gradient) => Elements is null ? gradient : Array.ConvertAll(Elements, i => gradient[i]);
}
