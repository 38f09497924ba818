namespace TfCourse.Reference;

/// <summary>Derivatives of the mean cross-entropy by every parameter, from the last layer back to the first.</summary>
public static class BackwardPropagation
{
    /// <summary>
    /// <c>dZL = AL - Y</c> (sigmoid and softmax alike); then for l = L … 1: <c>dWl = dZl·A(l-1)ᵀ / m</c>,
    /// <c>dbl = Σ dZl / m</c> over the examples, <c>dA(l-1) = Wlᵀ·dZl</c>, dropout's mask, and the relu gate.
    /// </summary>
    /// <param name="cache">The pass forward.</param>
    /// <param name="Y">Labels in the shape of AL, [n_L, m]: 0 or 1, for softmax one 1 a column.</param>
    /// <param name="dropout">The dropout of the pass forward; null for none.</param>
    /// <param name="hidden">The hidden activation of the pass forward.</param>
    /// <returns>dWl and dbl of every layer, the first layer's first, and all dZl and dAl on the way.</returns>
    /// <exception cref="ArgumentException">Y has another shape than AL.</exception>
    public static Gradients Run(ForwardCache cache, NDArray Y, Dropout? dropout = null, HiddenActivation hidden = HiddenActivation.Relu)
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(Y);
        if (Y.Shape != cache.AL.Shape)
            throw new ArgumentException($"Labels have shape {Y.Shape}, the output {cache.AL.Shape}; they must be equal: a row a unit, a column an example.", nameof(Y));

        int L = cache.Layers.Count;
        double m = Y.shape[1];
        Gradients backwards = new();
        NDArray dZ = cache.AL - Y;
        for (int l = L; l >= 1; l--)
        {
            backwards[$"dZ{l}"] = dZ;
            backwards[$"dW{l}"] = 1.0 / m * np.dot(dZ, cache.A(l - 1).T);
            backwards[$"db{l}"] = 1.0 / m * np.sum(dZ, axis: 1, keepdims: true);
            if (l == 1)
                break;

            LayerCache below = cache.Layers[l - 2];
            NDArray dA = np.dot(cache.Layers[l - 1].W.T, dZ);
            if (dropout is not null)
                dA = dropout.Backward(dA, below.D ?? throw new ArgumentException($"Layer {l - 1} has no dropout mask: run forward propagation with the same dropout.", nameof(cache)));
            backwards[$"dA{l - 1}"] = dA;
            dZ = Activations.HiddenBackward(dA, below, hidden);
        }

        return InOrderOfLayers(backwards, L);
    }

    private static Gradients InOrderOfLayers(Gradients backwards, int L)
    {
        Gradients gradients = new();
        for (int l = 1; l <= L; l++)
        {
            gradients[$"dW{l}"] = backwards[$"dW{l}"];
            gradients[$"db{l}"] = backwards[$"db{l}"];
        }

        foreach (string name in backwards.Names)
            gradients[name] = backwards[name];
        return gradients;
    }
}
