namespace TfCourse.Reference;

/// <summary>Linear → relu, layer by layer, and at the end linear → sigmoid or softmax.</summary>
public static class ForwardPropagation
{
    /// <summary>Runs the network: <c>Zl = Wl·A(l-1) + bl</c>, <c>Al = relu(Zl)</c> (or another activation), the last A by its own activation.</summary>
    /// <param name="X">Input, [n_0, m]: a column an example.</param>
    /// <param name="parameters">W1, b1, … of at least one layer.</param>
    /// <param name="output">Activation of the last layer.</param>
    /// <param name="dropout">Dropout after every hidden layer's activation, its masks drawn here; null for none.</param>
    /// <param name="hidden">Activation of the layers before the last.</param>
    /// <exception cref="ArgumentException">There is no layer, or the shapes do not fit.</exception>
    public static ForwardCache Run(
        NDArray X, Parameters parameters, OutputActivation output = OutputActivation.Sigmoid, Dropout? dropout = null,
        HiddenActivation hidden = HiddenActivation.Relu)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        int L = parameters.Layers;
        if (L == 0)
            throw new ArgumentException("There is no layer: parameters need at least W1 and b1.", nameof(parameters));

        dropout?.BeginPass();
        List<LayerCache> layers = [];
        NDArray A_prev = X;
        for (int l = 1; l <= L; l++)
        {
            NDArray W = parameters.W(l), b = parameters.b(l);
            NDArray Z = np.dot(W, A_prev) + b;
            NDArray A = l < L ? Activations.Hidden(Z, hidden)
                : output == OutputActivation.Sigmoid ? Activations.Sigmoid(Z) : Activations.Softmax(Z);
            NDArray? D = null;
            if (l < L && dropout is not null)
            {
                D = dropout.Mask(A.Shape);
                A = dropout.Forward(A, D);
            }

            layers.Add(new LayerCache(W, b, Z, A, D));
            A_prev = A;
        }

        return new ForwardCache(X, layers);
    }
}
