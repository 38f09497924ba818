namespace TfCourse.Reference;

/// <summary>After every update the weights into a unit are scaled back to a length of at most c.</summary>
/// <remarks>Source: Srebro and Shraibman, 2005; with dropout in Srivastava et al., 2014, section 5.1.</remarks>
public static class MaxNorm
{
    /// <summary><c>w ← w · min(1, c / ‖w‖)</c> for each row w of W.</summary>
    /// <param name="W">[n_l, n_(l-1)]: a row a unit.</param>
    /// <param name="c">The largest length; above 0.</param>
    public static NDArray Apply(NDArray W, double c)
    {
        ArgumentNullException.ThrowIfNull(W);
        Hyperparameter.Positive(c, nameof(c));
        NDArray lengths = np.sqrt(np.sum(W * W, axis: 1, keepdims: true));
        return W * (c / np.maximum(lengths, c));
    }

    /// <summary>
    /// dW from the derivative by the bounded weights: as it is for short rows; for a long row w the part along w goes, and
    /// the rest is scaled: <c>c/‖w‖ · (d - w·(d·w)/‖w‖²)</c>.
    /// </summary>
    /// <param name="d">Derivative by the bounded weights, in the shape of W.</param>
    /// <param name="W">[n_l, n_(l-1)].</param>
    /// <param name="c">The largest length; above 0.</param>
    public static NDArray Backward(NDArray d, NDArray W, double c)
    {
        ArgumentNullException.ThrowIfNull(d);
        ArgumentNullException.ThrowIfNull(W);
        NDArray squares = np.sum(W * W, axis: 1, keepdims: true), lengths = np.sqrt(squares);
        NDArray along = np.sum(d * W, axis: 1, keepdims: true);
        return np.where(lengths > c, c / lengths * (d - W * along / squares), d);
    }
}
