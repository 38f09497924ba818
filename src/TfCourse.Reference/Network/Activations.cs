namespace TfCourse.Reference;

/// <summary>Activation functions, element by element unless stated, and their derivatives.</summary>
public static class Activations
{
    /// <summary><c>max(0, z)</c>.</summary>
    /// <param name="Z">Any shape.</param>
    public static NDArray Relu(NDArray Z) => np.maximum(0.0, Z);

    /// <summary>Passes dA where the unit was active: <c>dZ = dA · [A > 0]</c>, and 0 at the kink.</summary>
    /// <param name="dA">Derivative by A = relu(Z).</param>
    /// <param name="A">The activations (or Z: both are above 0 at the same places).</param>
    public static NDArray ReluBackward(NDArray dA, NDArray A)
    {
        ArgumentNullException.ThrowIfNull(A);
        return dA * (A > 0.0).astype(np.float64);
    }

    /// <summary><c>1 / (1 + e⁻ᶻ)</c>.</summary>
    /// <param name="Z">Any shape.</param>
    public static NDArray Sigmoid(NDArray Z)
    {
        ArgumentNullException.ThrowIfNull(Z);
        return 1.0 / (1.0 + np.exp(-Z));
    }

    /// <summary><c>dZ = dA · A · (1 - A)</c>.</summary>
    /// <param name="dA">Derivative by A = sigmoid(Z).</param>
    /// <param name="A">The activations.</param>
    public static NDArray SigmoidBackward(NDArray dA, NDArray A) => dA * A * (1.0 - A);

    /// <summary><c>dZ = dA · (1 - A²)</c> for A = tanh(Z).</summary>
    /// <param name="dA">Derivative by A.</param>
    /// <param name="A">The activations.</param>
    public static NDArray TanhBackward(NDArray dA, NDArray A) => dA * (1.0 - A * A);

    /// <summary>The activation of a hidden layer.</summary>
    /// <param name="Z">Any shape.</param>
    /// <param name="kind">Which.</param>
    public static NDArray Hidden(NDArray Z, HiddenActivation kind) => kind switch
    {
        HiddenActivation.Relu => Relu(Z),
        HiddenActivation.Tanh => np.tanh(Z),
        HiddenActivation.Sigmoid => Sigmoid(Z),
        _ => Z,
    };

    /// <summary>dZ of a hidden layer from dA.</summary>
    /// <param name="dA">Derivative by the activations, after dropout's mask where there is one.</param>
    /// <param name="layer">The layer's pass forward.</param>
    /// <param name="kind">Which activation.</param>
    public static NDArray HiddenBackward(NDArray dA, LayerCache layer, HiddenActivation kind)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return kind switch
        {
            HiddenActivation.Relu => ReluBackward(dA, layer.A),
            HiddenActivation.Tanh => TanhBackward(dA, np.tanh(layer.Z)),
            HiddenActivation.Sigmoid => SigmoidBackward(dA, Sigmoid(layer.Z)),
            _ => dA,
        };
    }

    /// <summary>Column by column <c>exp(z_c) / Σ exp(z)</c>; the largest of a column is subtracted first, so nothing overflows.</summary>
    /// <param name="Z">Logits, [classes, m].</param>
    public static NDArray Softmax(NDArray Z)
    {
        ArgumentNullException.ThrowIfNull(Z);
        NDArray T = np.exp(Z - Largest(Z));
        return T / np.sum(T, axis: 0, keepdims: true);
    }

    // The largest of every column, [1, m].
    internal static NDArray Largest(NDArray Z) => np.max(Z, axis: 0, keepdims: true);
}
