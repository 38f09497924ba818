namespace Tensorflow;

/// <content>Activations composed of several ops.</content>
public sealed partial class nn_api
{
    /// <summary>The logistic function, element by element: y = 1 / (1 + exp(−x)).</summary>
    /// <param name="x">Any shape, floating.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor sigmoid(Tensor x, string? name = null) => Build.One("Sigmoid", name, [x]);

    /// <summary>The hyperbolic tangent, element by element.</summary>
    /// <param name="x">Any shape, floating.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor tanh(Tensor x, string? name = null) => Build.One("Tanh", name, [x]);

    /// <summary>The logarithm of the logistic function, element by element: y = −log(1 + exp(−x)), exact for large −x.</summary>
    /// <param name="x">Any shape, floating.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor log_sigmoid(Tensor x, string? name = null) => Binding.tf.log_sigmoid(x, name);

    /// <summary>What is above zero and, in as many channels more, what is below: concat(max(x, 0), max(−x, 0)) along an axis.</summary>
    /// <remarks>Source: Shang and others, 2016, arXiv:1603.05201.</remarks>
    /// <param name="features">Rank at least 1, any signed numeric type.</param>
    /// <param name="name">The name of the scope.</param>
    /// <param name="axis">The axis that doubles.</param>
    /// <returns>The features' type and shape, but twice as long along the axis.</returns>
    public Tensor crelu(Tensor features, string? name = null, int axis = -1)
    {
        using var scope = new ops.NameScope(name, "CRelu");
        Tensor x = Composing.Value(features, "features");
        return Build.One("Relu", null, [Build.One("ConcatV2", scope.scope_name, [x, -x, axis])]);
    }

    /// <summary>The sigmoid-weighted unit, element by element: y = x · σ(β·x).</summary>
    /// <remarks>Sources: Hendrycks and Gimpel, 2016, arXiv:1606.08415; Ramachandran and others, 2017, arXiv:1710.05941 (with β).</remarks>
    /// <param name="features">Any shape, floating.</param>
    /// <param name="beta">β, 1 when null.</param>
    /// <returns>The shape and type of the features.</returns>
    public Tensor silu(Tensor features, Tensor? beta = null)
    {
        Tensor x = Composing.Value(features, "features"), b = Composing.Cast(Composing.Value(beta ?? 1.0, "beta", x), x.dtype);
        return SigmoidWeighted([x, b])[0];
    }

    // The gradient is written by hand, so that nothing but x is kept for it.
    private static readonly Func<Tensor[], Tensor[]> SigmoidWeighted = Binding.tf.custom_gradient(args =>
    {
        Tensor x = args[0], beta = args[1];
        Tensor?[] Backward(Tensor[] dys)
        {
            Tensor dy = dys[0], sigmoid;
            using (ops.get_default_graph().Waiting([dy.op]))
            {
                sigmoid = Build.One("Sigmoid", null, [beta * x]);
            }

            Tensor slope = sigmoid * (1.0 + (beta * x * (1.0 - sigmoid)));
            Tensor byBeta = Binding.tf.reduce_sum(dy * Build.One("Square", null, [x]) * sigmoid * (1.0 - sigmoid));
            return [dy * slope, byBeta];
        }

        return ([x * Build.One("Sigmoid", null, [beta * x])], Backward);
    });

    /// <summary>The same as <see cref="silu"/>.</summary>
    /// <param name="features">Any shape, floating.</param>
    /// <param name="beta">β, 1 when null.</param>
    /// <returns>The shape and type of the features.</returns>
    public Tensor swish(Tensor features, Tensor? beta = null) => silu(features, beta);

    /// <summary>The Gaussian error linear unit, element by element: y = x · Φ(x), Φ the normal distribution's function, exact or ½·(1 + tanh(√(2/π)·(x + 0.044715·x³))).</summary>
    /// <remarks>Source: Hendrycks and Gimpel, 2016, arXiv:1606.08415.</remarks>
    /// <param name="features">Any shape, floating.</param>
    /// <param name="approximate">Whether to take the form with tanh.</param>
    /// <param name="name">The name of the scope.</param>
    /// <returns>The shape and type of the features.</returns>
    /// <exception cref="ValueError">The features are no floats.</exception>
    public Tensor gelu(Tensor features, bool approximate = false, string? name = null)
    {
        using var scope = new ops.NameScope(name, "Gelu");
        Tensor x = Composing.Value(features, "features");
        if (!x.dtype.is_floating())
        {
            throw new ValueError($"`features.dtype` must be a floating point tensor. Received: features.dtype={x.dtype.as_numpy_name()}");
        }

        Tensor half = 0.5 * x;
        return approximate
            ? half * (1 + Build.One("Tanh", null, [0.7978845608028654 * (x + (0.044715 * Build.One("Pow", "Pow", [x, 3])))]))
            : half * (1 + Build.One("Erf", null, [x / 1.4142135623730951]));
    }

    /// <summary>A dense layer without activation: x · weights + biases.</summary>
    /// <param name="x">Shape [examples, inputs].</param>
    /// <param name="weights">Shape [inputs, units].</param>
    /// <param name="biases">Shape [units].</param>
    /// <param name="name">The name of the scope.</param>
    /// <returns>Shape [examples, units].</returns>
    /// <exception cref="ValueError">The sizes do not fit.</exception>
    public Tensor xw_plus_b(Tensor x, Tensor weights, Tensor biases, string? name = null)
    {
        using var scope = new ops.NameScope(name, "xw_plus_b");
        return Build.One("BiasAdd", scope.scope_name, [Build.One("MatMul", null, [x, weights]), biases]);
    }

    /// <summary>A dense layer with the rectifier: max(x · weights + biases, 0).</summary>
    /// <param name="x">Shape [examples, inputs].</param>
    /// <param name="weights">Shape [inputs, units].</param>
    /// <param name="biases">Shape [units].</param>
    /// <param name="name">The name of the scope.</param>
    /// <returns>Shape [examples, units].</returns>
    /// <exception cref="ValueError">The sizes do not fit.</exception>
    public Tensor relu_layer(Tensor x, Tensor weights, Tensor biases, string? name = null)
    {
        using var scope = new ops.NameScope(name, "relu_layer");
        return Build.One("Relu", scope.scope_name, [Build.One("BiasAdd", null, [Build.One("MatMul", null, [x, weights]), biases])]);
    }
}
