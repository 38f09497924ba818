namespace Tensorflow;

/// <summary>A function of a layer's sums, as an object: <c>tf.nn.relu()</c>.</summary>
public interface IActivation
{
    /// <summary>Applies it, element by element or along the last axis.</summary>
    /// <param name="features">The sums.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A tensor of the same shape and type.</returns>
    Tensor Activate(Tensor features, string? name = null);
}

/// <content>Activations as objects, and overloads for variables.</content>
public sealed partial class nn_api
{
    /// <summary>max(x, 0) as an object.</summary>
    /// <returns>The activation.</returns>
    public IActivation relu() => new Activation(relu);

    /// <summary>Softmax of the last axis as an object.</summary>
    /// <returns>The activation.</returns>
    public IActivation softmax() => new Activation((x, name) => softmax(x, -1, name));

    /// <summary>The hyperbolic tangent as an object.</summary>
    /// <returns>The activation.</returns>
    public IActivation tanh() => new Activation(tanh);

    /// <summary>1 / (1 + exp(−x)) as an object.</summary>
    /// <returns>The activation.</returns>
    public IActivation sigmoid() => new Activation(sigmoid);

    /// <inheritdoc cref="bias_add(Tensor, Tensor, string, string)"/>
    public Tensor bias_add<TVariable>(Tensor value, TVariable bias, string? data_format = null, string? name = null) where TVariable : IVariableV1
        => bias_add(value, bias.AsTensor(), data_format, name);

    /// <inheritdoc cref="embedding_lookup(Tensor, Tensor, string, string, double?)"/>
    public Tensor embedding_lookup<TVariable>(TVariable @params, Tensor ids, string partition_strategy = "mod", string? name = null, double? max_norm = null) where TVariable : IVariableV1
        => embedding_lookup(@params.AsTensor(), ids, partition_strategy, name, max_norm);

    private sealed class Activation(Func<Tensor, string?, Tensor> function) : IActivation
    {
        public Tensor Activate(Tensor features, string? name = null) => function(features, name);
    }
}
