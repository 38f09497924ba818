namespace TfCourse.Reference;

/// <summary>A cost of two parameters with its gradient by hand: where optimizers show what they are good at.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shows">What it shows.</param>
/// <param name="Cost">J(w₁, w₂).</param>
/// <param name="Gradient">(∂J/∂w₁, ∂J/∂w₂).</param>
/// <param name="Start">Where paths begin.</param>
/// <param name="Minimum">Where the least cost is; null where there is none.</param>
public sealed record TestSurface(
    string Name, string Shows, Func<double, double, double> Cost, Func<double, double, (double, double)> Gradient,
    (double, double) Start, (double, double)? Minimum)
{
    /// <summary>A bowl ten times as steep one way as the other: <c>½·(w₁² + 10·w₂²)</c>.</summary>
    public static TestSurface Bowl { get; } = new("bowl", "steps that suit the steep direction are slow along the other",
        (a, b) => 0.5 * (a * a + 10 * b * b), (a, b) => (a, 10 * b), (-4, 1.5), (0, 0));

    /// <summary>Rosenbrock's curved valley: <c>(1 - w₁)² + 100·(w₂ - w₁²)²</c>.</summary>
    /// <remarks>Source: Rosenbrock, 1960, The Computer Journal 3.</remarks>
    public static TestSurface Rosenbrock { get; } = new("rosenbrock", "the valley is found at once, its end only slowly",
        (a, b) => (1 - a) * (1 - a) + 100 * (b - a * a) * (b - a * a),
        (a, b) => (-2 * (1 - a) - 400 * a * (b - a * a), 200 * (b - a * a)), (-1.2, 1), (1, 1));

    /// <summary>A saddle that falls off at both sides and is closed by a quartic: <c>½·w₁² - ½·w₂² + ¼·w₂⁴</c>; its minima are (0, ±1).</summary>
    public static TestSurface Saddle { get; } = new("saddle", "near the ridge the gradient is small though it is no minimum",
        (a, b) => 0.5 * a * a - 0.5 * b * b + 0.25 * b * b * b * b, (a, b) => (a, -b + b * b * b), (1.6, 0.01), (0, 1));

    /// <summary>A plateau round a basin: <c>1 - exp(-(w₁² + w₂²) / 2) + 0.001·(w₁² + w₂²)</c>.</summary>
    public static TestSurface Plateau { get; } = new("plateau", "far out hardly any gradient says where the basin is",
        (a, b) => 1 - Math.Exp(-(a * a + b * b) / 2) + 0.001 * (a * a + b * b),
        (a, b) => (a * (Math.Exp(-(a * a + b * b) / 2) + 0.002), b * (Math.Exp(-(a * a + b * b) / 2) + 0.002)), (-3.2, 2.2), (0, 0));

    /// <summary>Four minima of equal cost: <c>(w₁² + w₂ - 11)² + (w₁ + w₂² - 7)²</c>; (3, 2) is one.</summary>
    /// <remarks>Source: Himmelblau, 1972, "Applied Nonlinear Programming".</remarks>
    public static TestSurface Himmelblau { get; } = new("himmelblau", "which of the local minima is reached depends on the step and its memory",
        (a, b) => (a * a + b - 11) * (a * a + b - 11) + (a + b * b - 7) * (a + b * b - 7),
        (a, b) => (4 * a * (a * a + b - 11) + 2 * (a + b * b - 7), 2 * (a * a + b - 11) + 4 * b * (a + b * b - 7)), (-0.5, -0.8), (3, 2));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TestSurface> All { get; } = [Bowl, Rosenbrock, Saddle, Plateau, Himmelblau];
}
