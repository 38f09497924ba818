namespace Tensorflow;

/// <summary>Shape: the sizes of a tensor as a vector. (The class is not called Shape: that is the type of static shapes.)</summary>
internal static class ShapeOp
{
    public static OpDefinition Define() => new("Shape")
    {
        Inputs = ["input: T"],
        Outputs = ["output: out_type"],
        Attrs = ["T: type", "out_type: {int32, int64} = int32"],
        Shape = c => [Of(c[0])],
        Gradient = Gradient.None("sizes are integers"),
    };

    /// <summary>The shape of a vector with one element for each axis.</summary>
    public static Shape Of(Shape shape) => shape.IsNull ? ShapeContext.Unknown(1) : new Shape(shape.ndim);
}

/// <content>shape.</content>
public sealed partial class tensorflow
{
    /// <summary>The sizes of a tensor; a constant when all are known while the graph is built.</summary>
    /// <param name="input">Any tensor.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="out_type">int32 or int64.</param>
    /// <returns>A vector, as long as the input has axes.</returns>
    public Tensor shape(Tensor input, string? name = null, TF_DataType out_type = TF_DataType.TF_INT32) => ShapeValues.Of(input, name, out_type);
}
