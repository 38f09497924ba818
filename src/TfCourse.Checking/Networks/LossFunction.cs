namespace TfCourse.Checking;

/// <summary>A loss summed over all units and examples; what multiplies the sum (1/m, ½, …) is fitted.</summary>
/// <param name="Name">As findings write it.</param>
/// <param name="Of">The loss of one output and label.</param>
/// <param name="Derivative">By the output.</param>
internal sealed record LossFunction(string Name, Func<double, double, double> Of, Func<double, double, double> Derivative)
{
    /// <summary>A small number added inside the logarithm, or the edge that probabilities are kept from.</summary>
    public double Guard { get; init; }

    /// <summary>Whether the guard clips, and is not added.</summary>
    public bool Clips { get; init; }

    public static LossFunction Binary { get; } = new("binary cross-entropy",
        (a, y) => -(Part(y, a) + Part(1 - y, 1 - a)), (a, y) => -Ratio(y, a) + Ratio(1 - y, 1 - a));

    public static LossFunction Categorical { get; } = new("categorical cross-entropy", (a, y) => -Part(y, a), (a, y) => -Ratio(y, a));

    public static LossFunction Squared { get; } = new("squared error", (a, y) => (a - y) * (a - y), (a, y) => 2 * (a - y));

    public static LossFunction Absolute { get; } = new("absolute error", (a, y) => Math.Abs(a - y), (a, y) => Math.Sign(a - y));

    public static LossFunction Huber { get; } = new("Huber loss",
        (a, y) => Math.Abs(a - y) <= 1 ? 0.5 * (a - y) * (a - y) : Math.Abs(a - y) - 0.5, (a, y) => Math.Clamp(a - y, -1, 1));

    public static LossFunction Hinge { get; } = new("hinge loss of labels -1 and 1", (a, y) => Math.Max(0, 1 - a * y), (a, y) => a * y < 1 ? -y : 0);

    public static LossFunction HingeOfBits { get; } = new("hinge loss of labels 0 and 1",
        (a, y) => Math.Max(0, 1 - a * (2 * y - 1)), (a, y) => a * (2 * y - 1) < 1 ? 1 - 2 * y : 0);

    public static LossFunction LogCosh { get; } = new("log-cosh", (a, y) => Math.Log(Math.Cosh(a - y)), (a, y) => Math.Tanh(a - y));

    private static double Part(double y, double a) => y == 0 ? 0 : y * Math.Log(a);

    private static double Ratio(double y, double a) => y == 0 ? 0 : y / a;
}
