namespace TfCourse.Reference;

/// <summary>Cross-entropy of yes-or-no labels: <c>-(y·ln a + (1 - y)·ln(1 - a))</c> an example.</summary>
public static class Cost
{
    /// <summary>The mean over the examples. Terms that are NaN count nothing, as a saturated output gives 0·∞.</summary>
    /// <param name="AL">Probabilities, [1, m], each in [0, 1]; a sure and wrong one gives ∞.</param>
    /// <param name="Y">Labels, [1, m], each 0 or 1.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static double CrossEntropy(NDArray AL, NDArray Y)
    {
        ArgumentNullException.ThrowIfNull(Y);
        double m = Y.shape[^1];
        return 1.0 / m * (double)np.nansum(Losses(AL, Y));
    }

    /// <summary>The sum over the examples, undivided: the course adds these up over an epoch's mini-batches.</summary>
    /// <param name="AL">Probabilities, [1, m], each inside (0, 1); NaN where a saturated one is right.</param>
    /// <param name="Y">Labels, [1, m], each 0 or 1.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static double CrossEntropySum(NDArray AL, NDArray Y) => (double)np.sum(Losses(AL, Y));

    private static NDArray Losses(NDArray AL, NDArray Y)
    {
        ArgumentNullException.ThrowIfNull(AL);
        ArgumentNullException.ThrowIfNull(Y);
        if (AL.Shape != Y.Shape)
            throw new ArgumentException($"Outputs have shape {AL.Shape}, labels {Y.Shape}; they must be equal.", nameof(Y));
        return -np.log(AL) * Y + -np.log(1.0 - AL) * (1.0 - Y);
    }
}
