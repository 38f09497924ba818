namespace Tensorflow.Operations.Initializers;

/// <summary>An initializer with an element type of its own, used where none is asked for.</summary>
/// <param name="dtype">The type where none is asked for.</param>
public abstract class Initializer(TF_DataType dtype) : IInitializer
{
    /// <summary>The type where none is asked for.</summary>
    public TF_DataType dtype { get; } = dtype == TF_DataType.DtInvalid ? TF_DataType.TF_FLOAT : dtype;

    /// <inheritdoc/>
    public Tensor Apply(InitializerArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (!args.Shape.IsFullyDefined)
        {
            throw new ValueError($"{GetType().Name} needs a fully known shape, not {args.Shape}");
        }

        return Make(args.Shape, args.DType == TF_DataType.DtInvalid ? dtype : args.DType.as_base_dtype(), args);
    }

    /// <summary>Makes the nodes that compute a first value, in the current graph and scope.</summary>
    /// <param name="shape">The shape, fully known.</param>
    /// <param name="dtype">The element type; DtInvalid for the initializer's own.</param>
    /// <returns>A tensor of the shape; random ones draw anew in every run.</returns>
    /// <exception cref="ValueError">The initializer cannot fill the shape.</exception>
    public Tensor Apply(Shape shape, TF_DataType dtype = TF_DataType.DtInvalid) => Apply(new InitializerArgs(shape, dtype));

    /// <summary>Makes the nodes.</summary>
    /// <param name="shape">The shape, fully known.</param>
    /// <param name="type">The element type.</param>
    /// <param name="args">The other things asked for.</param>
    /// <returns>The first value.</returns>
    private protected abstract Tensor Make(Shape shape, TF_DataType type, InitializerArgs args);
}
