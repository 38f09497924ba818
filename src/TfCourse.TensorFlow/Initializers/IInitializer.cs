namespace Tensorflow;

/// <summary>Gives variables their first values.</summary>
public interface IInitializer
{
    /// <summary>Makes the nodes that compute a first value, in the current graph and scope.</summary>
    /// <param name="args">Shape, type and the like.</param>
    /// <returns>A tensor of the shape; random ones draw anew in every run.</returns>
    /// <exception cref="ValueError">The initializer cannot fill the shape.</exception>
    Tensor Apply(InitializerArgs args);
}

/// <summary>What an initializer is asked for.</summary>
/// <param name="shape">The shape, fully known.</param>
/// <param name="dtype">The element type; DtInvalid leaves it to the initializer.</param>
/// <param name="verify_shape">Whether a constant must have the shape already; null leaves it to the initializer.</param>
/// <param name="name">The name of the node of a constant.</param>
public sealed class InitializerArgs(Shape shape, TF_DataType dtype = TF_DataType.DtInvalid, bool? verify_shape = null, string? name = null)
{
    /// <summary>The shape, fully known.</summary>
    public Shape Shape => shape;

    /// <summary>The element type; DtInvalid leaves it to the initializer.</summary>
    public TF_DataType DType => dtype;

    /// <summary>Whether a constant must have the shape already; null leaves it to the initializer.</summary>
    public bool? VerifyShape => verify_shape;

    /// <summary>The name of the node of a constant, or null.</summary>
    public string? Name => name;
}
