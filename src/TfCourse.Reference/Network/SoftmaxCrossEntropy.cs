namespace TfCourse.Reference;

/// <summary>Cross-entropy of classes, from logits: <c>-Σ_c y_c·ln softmax(z)_c</c> an example.</summary>
public static class SoftmaxCrossEntropy
{
    /// <summary>The mean over the examples. Computed as ln Σ exp(z) - z_c, so it stays finite for any finite logits.</summary>
    /// <param name="Z">Logits, [classes, m].</param>
    /// <param name="Y">One-hot labels, [classes, m].</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static double Cost(NDArray Z, NDArray Y)
    {
        ArgumentNullException.ThrowIfNull(Y);
        double m = Y.shape[1];
        return CostSum(Z, Y) / m;
    }

    /// <summary>The sum over the examples, undivided.</summary>
    /// <param name="Z">Logits, [classes, m].</param>
    /// <param name="Y">One-hot labels, [classes, m].</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static double CostSum(NDArray Z, NDArray Y)
    {
        Require(Z, Y);
        NDArray shifted = Z - Activations.Largest(Z);
        NDArray logSoftmax = shifted - np.log(np.sum(np.exp(shifted), axis: 0, keepdims: true));
        return -(double)np.sum(Y * logSoftmax);
    }

    /// <summary>Derivative of one example's loss by its logits: <c>dZ = softmax(Z) - Y</c>, where the labels of a column sum to 1.</summary>
    /// <param name="Z">Logits, [classes, m].</param>
    /// <param name="Y">One-hot labels, [classes, m].</param>
    /// <returns>[classes, m], not divided by m.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static NDArray Backward(NDArray Z, NDArray Y)
    {
        Require(Z, Y);
        return Activations.Softmax(Z) - Y;
    }

    /// <summary>One-hot columns: a 1 in the row of each label's class.</summary>
    /// <param name="labels">Classes 0 … classes - 1, one an example.</param>
    /// <param name="classes">How many classes; above 0.</param>
    /// <returns>[classes, m].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public static NDArray OneHot(IReadOnlyList<int> labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        NDArray Y = np.zeros((classes, labels.Count));
        for (int j = 0; j < labels.Count; j++)
        {
            if (labels[j] < 0 || labels[j] >= classes)
                throw new ArgumentOutOfRangeException(nameof(labels), $"Label {j} is {labels[j]}; classes go from 0 to {classes - 1}.");
            Y[labels[j], j] = 1.0;
        }

        return Y;
    }

    private static void Require(NDArray Z, NDArray Y)
    {
        ArgumentNullException.ThrowIfNull(Z);
        ArgumentNullException.ThrowIfNull(Y);
        if (Z.ndim != 2 || Z.Shape != Y.Shape)
            throw new ArgumentException($"Logits have shape {Z.Shape}, labels {Y.Shape}; both are [classes, m].", nameof(Y));
    }
}
