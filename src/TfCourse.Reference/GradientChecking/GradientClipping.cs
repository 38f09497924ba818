namespace TfCourse.Reference;

/// <summary>Bounds on gradients, against the steps that exploding gradients would make.</summary>
public static class GradientClipping
{
    /// <summary>Each entry is brought into [-limit, limit]: the direction may change.</summary>
    /// <param name="gradient">Any shape.</param>
    /// <param name="limit">Above 0.</param>
    public static NDArray ByValue(NDArray gradient, double limit)
        => np.maximum(np.minimum(gradient, Hyperparameter.Positive(limit, nameof(limit))), -limit);

    /// <summary><c>g · limit / max(‖g‖, limit)</c>: the direction stays.</summary>
    /// <param name="gradient">Any shape.</param>
    /// <param name="limit">The largest length; above 0.</param>
    public static NDArray ByNorm(NDArray gradient, double limit)
        => gradient * (Hyperparameter.Positive(limit, nameof(limit)) / Math.Max(Norm([gradient]), limit));

    /// <summary>All gradients by one factor, limit / max(‖all‖, limit): the direction in the space of all parameters stays.</summary>
    /// <remarks>Source: Pascanu, Mikolov and Bengio, 2013, arXiv:1211.5063, Algorithm 1.</remarks>
    /// <param name="gradients">The gradients of all parameters.</param>
    /// <param name="limit">The largest length of all together; above 0.</param>
    public static IReadOnlyList<NDArray> ByGlobalNorm(IReadOnlyList<NDArray> gradients, double limit)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        double factor = Hyperparameter.Positive(limit, nameof(limit)) / Math.Max(Norm(gradients), limit);
        return [.. gradients.Select(g => g * factor)];
    }

    /// <summary>The length of all arrays together: <c>√ Σ g²</c>.</summary>
    /// <param name="gradients">The arrays.</param>
    public static double Norm(IReadOnlyList<NDArray> gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        return Math.Sqrt(gradients.Sum(g => (double)np.sum(g * g)));
    }
}
