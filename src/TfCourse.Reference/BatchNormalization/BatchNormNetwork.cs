namespace TfCourse.Reference;

/// <summary>
/// Linear without bias → batch normalization → activation, layer by layer; the last layer is linear with a bias → softmax. A
/// hidden layer has no b: subtracting the batch's mean would take it away again, and β does its work. So the parameters are
/// W1 [n_1, n_0], gamma1 [n_1, 1], beta1 [n_1, 1], …, WL, bL.
/// </summary>
/// <remarks>Source: Ioffe and Szegedy, 2015, arXiv:1502.03167, section 3.2.</remarks>
public static class BatchNormNetwork
{
    /// <summary>The way forward.</summary>
    /// <param name="X">Input, [n_0, m].</param>
    /// <param name="parameters">W1, gamma1, beta1, …, WL, bL.</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <param name="hidden">Activation of the hidden layers.</param>
    /// <param name="averages">At test time, the averages of training, one a hidden layer; null in training: the batch's own.</param>
    /// <exception cref="ArgumentException">There is no layer.</exception>
    public static BatchNormPass Forward(
        NDArray X, Parameters parameters, double epsilon = 1e-3, HiddenActivation hidden = HiddenActivation.Relu, IReadOnlyList<MovingAverages>? averages = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        int L = parameters.Layers;
        if (L == 0)
            throw new ArgumentException("There is no layer: parameters need at least W1 and b1.", nameof(parameters));

        List<BatchNormLayer> layers = [];
        NDArray A = X;
        for (int l = 1; l < L; l++)
        {
            NDArray W = parameters.W(l), Z = np.dot(W, A), gamma = parameters[$"gamma{l}"], beta = parameters[$"beta{l}"];
            (NDArray Ztilde, BatchNormCache? cache) = averages is null
                ? BatchNorm.Forward(Z, gamma, beta, epsilon)
                : (BatchNorm.Inference(Z, gamma, beta, averages[l - 1], epsilon), null);
            A = Activations.Hidden(Ztilde, hidden);
            layers.Add(new BatchNormLayer(W, Z, cache, Ztilde, A));
        }

        NDArray logits = np.dot(parameters.W(L), A) + parameters.b(L);
        layers.Add(new BatchNormLayer(parameters.W(L), logits, null, logits, Activations.Softmax(logits)));
        return new BatchNormPass(X, layers);
    }

    /// <summary>
    /// Derivatives of the mean cross-entropy: <c>dZL = AL - Y</c>; then for every hidden layer from the last to the first
    /// <c>dA = Wᵀ·dZ</c>, the activation's gate, <see cref="BatchNorm.Backward"/>, and <c>dW = dZ·A_prevᵀ / m</c>.
    /// </summary>
    /// <param name="pass">The way forward, in training.</param>
    /// <param name="Y">Labels whose columns sum to 1, [classes, m].</param>
    /// <param name="hidden">The hidden activation of the way forward.</param>
    /// <returns>dW1, dgamma1, dbeta1, …, dWL, dbL, all divided by m.</returns>
    /// <exception cref="ArgumentException">The pass was one of test time.</exception>
    public static Gradients Backward(BatchNormPass pass, NDArray Y, HiddenActivation hidden = HiddenActivation.Relu)
    {
        ArgumentNullException.ThrowIfNull(pass);
        ArgumentNullException.ThrowIfNull(Y);
        int L = pass.Layers.Count;
        double m = Y.shape[1];
        List<(string Name, NDArray Value)> backwards = [];
        NDArray dZ = pass.AL - Y;
        backwards.Add(($"db{L}", np.sum(dZ, axis: 1, keepdims: true) / m));
        for (int l = L; l >= 1; l--)
        {
            NDArray A_prev = l == 1 ? pass.X : pass.Layers[l - 2].A;
            backwards.Add(($"dW{l}", np.dot(dZ, A_prev.T) / m));
            if (l == 1)
                break;

            BatchNormLayer below = pass.Layers[l - 2];
            BatchNormCache cache = below.Normalization
                ?? throw new ArgumentException("This was a pass of test time, in which nothing is learned; run it without averages.", nameof(pass));
            NDArray dA = np.dot(pass.Layers[l - 1].W.T, dZ);
            NDArray dZtilde = Activations.HiddenBackward(dA, new LayerCache(below.W, cache.Gamma, below.Ztilde, below.A, null), hidden);
            (dZ, NDArray dgamma, NDArray dbeta) = BatchNorm.Backward(dZtilde, cache);
            backwards.Add(($"dbeta{l - 1}", dbeta / m));
            backwards.Add(($"dgamma{l - 1}", dgamma / m));
        }

        Gradients gradients = new();
        foreach ((string name, NDArray value) in Enumerable.Reverse(backwards))
            gradients[name] = value;
        return gradients;
    }
}
