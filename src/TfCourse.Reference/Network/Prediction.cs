namespace TfCourse.Reference;

/// <summary>From outputs to answers.</summary>
public static class Prediction
{
    /// <summary>1 where the output is above ½, else 0.</summary>
    /// <param name="AL">Probabilities, [1, m].</param>
    /// <returns>[1, m] of 0 and 1.</returns>
    public static NDArray Binary(NDArray AL)
    {
        ArgumentNullException.ThrowIfNull(AL);
        return (AL > 0.5).astype(np.float64);
    }

    /// <summary>The class of the largest output; the first of equals.</summary>
    /// <param name="AL">Probabilities or logits, [classes, m].</param>
    /// <returns>[m] of classes, int64.</returns>
    public static NDArray Class(NDArray AL) => np.argmax(AL, axis: 0);

    /// <summary>The share of examples whose answer is right.</summary>
    /// <param name="answers">Answers, one an example.</param>
    /// <param name="Y">Labels in the same shape.</param>
    /// <returns>Between 0 and 1.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static double Accuracy(NDArray answers, NDArray Y)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(Y);
        if (answers.Shape != Y.Shape)
            throw new ArgumentException($"Answers have shape {answers.Shape}, labels {Y.Shape}; they must be equal.", nameof(Y));
        return (double)np.mean((answers == Y).astype(np.float64));
    }
}
