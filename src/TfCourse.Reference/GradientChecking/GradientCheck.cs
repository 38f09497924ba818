namespace TfCourse.Reference;

/// <summary>
/// Compares gradients with central differences <c>(J(θ + ε) - J(θ - ε)) / 2ε</c>. The two agree when
/// <c>‖g - g'‖ / (‖g‖ + ‖g'‖)</c> is small: near 1e-7 in float64 is right, above 1e-5 or so is wrong.
/// </summary>
public static class GradientCheck
{
    /// <summary>Up to this difference the course calls a gradient right.</summary>
    public const double Threshold = 2e-7;

    /// <summary>The check of a function of one number.</summary>
    /// <param name="J">The function.</param>
    /// <param name="gradient">Its claimed derivative at θ.</param>
    /// <param name="theta">θ.</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <returns>The relative difference, 0 where both are 0.</returns>
    public static double OneDimensional(Func<double, double> J, double gradient, double theta, double epsilon = 1e-7)
    {
        double gradapprox = TwoSided(J, theta, epsilon);
        return RelativeDifference(Math.Abs(gradient - gradapprox), Math.Abs(gradient) + Math.Abs(gradapprox));
    }

    /// <summary>
    /// The derivative of a function of one number by one-sided difference, <c>(J(θ + ε) - J(θ)) / ε</c>: its error shrinks
    /// with ε only, that of the two-sided difference with ε².
    /// </summary>
    /// <param name="J">The function.</param>
    /// <param name="theta">θ.</param>
    /// <param name="epsilon">ε, above 0.</param>
    public static double OneSided(Func<double, double> J, double theta, double epsilon = 1e-7)
    {
        ArgumentNullException.ThrowIfNull(J);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        return (J(theta + epsilon) - J(theta)) / epsilon;
    }

    /// <summary>The derivative of a function of one number by two-sided difference, <c>(J(θ + ε) - J(θ - ε)) / 2ε</c>.</summary>
    /// <param name="J">The function.</param>
    /// <param name="theta">θ.</param>
    /// <param name="epsilon">ε, above 0.</param>
    public static double TwoSided(Func<double, double> J, double theta, double epsilon = 1e-7)
    {
        ArgumentNullException.ThrowIfNull(J);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        return (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon);
    }

    /// <summary>The check of all parameters of a cost: each entry in turn is moved by ±ε.</summary>
    /// <param name="parameters">Where to check; they are not changed.</param>
    /// <param name="gradients">The claimed gradient of every parameter.</param>
    /// <param name="cost">The cost of given parameters. It must not depend on fresh random numbers.</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <exception cref="KeyNotFoundException">A parameter has no gradient.</exception>
    /// <exception cref="ArgumentException">A gradient has another shape than its parameter.</exception>
    public static GradientCheckReport Run(
        Parameters parameters, Gradients gradients, Func<Parameters, double> cost, double epsilon = 1e-7)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);

        Gradients numeric = new();
        double distance = 0, squares = 0, squaresNumeric = 0;
        foreach (string name in parameters.Names)
        {
            NDArray grad = gradients.Of(name), gradapprox = Numeric(parameters, name, cost, epsilon);
            if (grad.Shape != parameters[name].Shape)
                throw new ArgumentException(
                    $"{Gradients.NameOf(name)} has shape {grad.Shape}, {name} has {parameters[name].Shape}; a gradient has the shape of its parameter.", nameof(gradients));
            numeric[Gradients.NameOf(name)] = gradapprox;
            distance += SumOfSquares(grad - gradapprox);
            squares += SumOfSquares(grad);
            squaresNumeric += SumOfSquares(gradapprox);
        }

        double difference = RelativeDifference(Math.Sqrt(distance), Math.Sqrt(squares) + Math.Sqrt(squaresNumeric));
        return new GradientCheckReport(difference, numeric);
    }

    private static NDArray Numeric(Parameters parameters, string name, Func<Parameters, double> cost, double epsilon)
    {
        NDArray theta = parameters[name];
        double[] values = theta.ToArray<double>(), gradapprox = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
            gradapprox[i] = (CostAt(values[i] + epsilon, i) - CostAt(values[i] - epsilon, i)) / (2 * epsilon);
        return np.array(gradapprox).reshape(theta.Shape);

        double CostAt(double value, int i)
        {
            double[] moved = [.. values];
            moved[i] = value;
            NDArray thetaMoved = np.array(moved).reshape(theta.Shape);
            return cost(parameters.Select((other, array) => other == name ? thetaMoved : array));
        }
    }

    private static double SumOfSquares(NDArray a) => (double)np.sum(a * a);

    private static double RelativeDifference(double distance, double norms) => norms == 0 ? 0 : distance / norms;
}
