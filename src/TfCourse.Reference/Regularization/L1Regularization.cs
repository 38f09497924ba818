namespace TfCourse.Reference;

/// <summary>Weights cost their size, so that many become 0. Biases are left alone.</summary>
public static class L1Regularization
{
    /// <summary><c>λ/m · Σ_l Σ |Wl|</c>, to be added to the cross-entropy.</summary>
    /// <param name="parameters">W1, b1, …</param>
    /// <param name="lambda">λ, at least 0.</param>
    /// <param name="m">How many examples the cost is a mean of; above 0.</param>
    public static double Cost(Parameters parameters, double lambda, int m)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Hyperparameter.NotNegative(lambda, nameof(lambda));
        double sizes = 0;
        for (int l = 1; l <= parameters.Layers; l++)
            sizes += (double)np.sum(np.abs(parameters.W(l)));
        return lambda / m * sizes;
    }

    /// <summary>The gradients with <c>λ/m · sign(Wl)</c> added to every dWl; the sign of 0 is 0.</summary>
    /// <param name="gradients">dW1, db1, … of the cross-entropy; they are not changed.</param>
    /// <param name="parameters">W1, b1, …</param>
    /// <param name="lambda">λ, at least 0.</param>
    /// <param name="m">How many examples the cost is a mean of; above 0.</param>
    public static Gradients AddTo(Gradients gradients, Parameters parameters, double lambda, int m)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentNullException.ThrowIfNull(parameters);
        Hyperparameter.NotNegative(lambda, nameof(lambda));
        Gradients sum = new();
        foreach (string name in gradients.Names)
            sum[name] = gradients[name];
        for (int l = 1; l <= parameters.Layers; l++)
            sum[$"dW{l}"] = sum[$"dW{l}"] + lambda / m * np.sign(parameters.W(l));
        return sum;
    }
}
