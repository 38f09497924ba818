namespace TfCourse.Checking;

/// <summary>Gradients by two-sided differences: (J(θ + ε) − J(θ − ε)) / 2ε, one element after the other.</summary>
/// <remarks>The error is ε²/6 times the third derivative, plus the rounding of J divided by ε; in float64 ε near 1e-5 is best for smooth J of size 1.</remarks>
public static class NumericGradient
{
    /// <summary>The gradient of a cost by all parameters.</summary>
    /// <param name="cost">J; called twice an element. It must not keep the arrays it is given.</param>
    /// <param name="parameters">θ by name; each array is restored after its turn.</param>
    /// <param name="epsilon">ε, the step; above 0.</param>
    /// <returns>Gradients by the parameters' names, in their order and shapes.</returns>
    public static IReadOnlyDictionary<string, CheckedArray> Of(
        Func<IReadOnlyDictionary<string, CheckedArray>, double> cost, IReadOnlyDictionary<string, CheckedArray> parameters, double epsilon = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        var gradients = new OrderedDictionary<string, CheckedArray>();
        foreach ((string name, CheckedArray parameter) in parameters)
        {
            var gradient = new double[parameter.Values.Length];
            for (int i = 0; i < gradient.Length; i++)
            {
                double value = parameter.Values[i];
                double above = At(value + epsilon, i), below = At(value - epsilon, i);
                parameter.Values[i] = value;
                gradient[i] = (above - below) / (2 * epsilon);
            }

            gradients.Add(name, new CheckedArray(parameter.Shape, gradient));

            double At(double moved, int i)
            {
                parameter.Values[i] = moved;
                return cost(parameters);
            }
        }

        return gradients;
    }
}
