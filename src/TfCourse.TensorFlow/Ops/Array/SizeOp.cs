namespace Tensorflow;

/// <summary>Size: the number of elements.</summary>
internal static class SizeOp
{
    public static OpDefinition Define() => new("Size")
    {
        Inputs = ["input: T"],
        Outputs = ["output: out_type"],
        Attrs = ["T: type", "out_type: {int32, int64} = int32"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.None("a number of elements is an integer"),
    };
}

/// <content>size.</content>
public sealed partial class tensorflow
{
    /// <summary>The number of elements of a tensor; a constant when it is known while the graph is built.</summary>
    /// <param name="input">Any tensor.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="out_type">int32 or int64.</param>
    /// <returns>A scalar.</returns>
    public Tensor size(Tensor input, string? name = null, TF_DataType out_type = TF_DataType.TF_INT32) => ShapeValues.Size(input, name, out_type);
}
