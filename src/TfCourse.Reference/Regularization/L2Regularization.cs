namespace TfCourse.Reference;

/// <summary>Weight decay: large weights cost. Biases are left alone.</summary>
public static class L2Regularization
{
    /// <summary><c>λ / (2m) · Σ_l Σ Wl²</c>, to be added to the cross-entropy.</summary>
    /// <param name="parameters">W1, b1, …</param>
    /// <param name="lambda">λ; 0 costs nothing.</param>
    /// <param name="m">How many examples the cost is a mean of; above 0.</param>
    public static double Cost(Parameters parameters, double lambda, int m)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Hyperparameter.NotNegative(lambda, nameof(lambda));
        if (lambda == 0)
            return 0;
        double squares = 0;
        for (int l = 1; l <= parameters.Layers; l++)
            squares += (double)np.sum(parameters.W(l) * parameters.W(l));
        return lambda / (2.0 * m) * squares;
    }

    /// <summary>The gradients with <c>λ/m · Wl</c> added to every dWl.</summary>
    /// <param name="gradients">dW1, db1, … of the cross-entropy; they are not changed.</param>
    /// <param name="parameters">W1, b1, …</param>
    /// <param name="lambda">λ; 0 adds nothing.</param>
    /// <param name="m">How many examples the cost is a mean of; above 0.</param>
    public static Gradients AddTo(Gradients gradients, Parameters parameters, double lambda, int m)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentNullException.ThrowIfNull(parameters);
        Hyperparameter.NotNegative(lambda, nameof(lambda));
        if (lambda == 0)
            return gradients;

        Gradients sum = new();
        foreach (string name in gradients.Names)
            sum[name] = gradients[name];
        for (int l = 1; l <= parameters.Layers; l++)
            sum[$"dW{l}"] = sum[$"dW{l}"] + lambda / m * parameters.W(l);
        return sum;
    }
}
