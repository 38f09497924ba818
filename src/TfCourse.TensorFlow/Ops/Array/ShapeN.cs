namespace Tensorflow;

/// <summary>ShapeN: the sizes of each of several tensors.</summary>
internal static class ShapeN
{
    public static OpDefinition Define() => new("ShapeN")
    {
        Inputs = ["input: N * T"],
        Outputs = ["output: N * out_type"],
        Attrs = ["N: int >= 1", "T: type", "out_type: {int32, int64} = int32"],
        Shape = InferShape,
        Gradient = Gradient.None("sizes are integers"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        var shapes = new Shape[c.InputCount];
        for (int i = 0; i < shapes.Length; i++)
        {
            shapes[i] = ShapeOp.Of(c[i]);
        }

        return shapes;
    }
}

/// <content>shape_n.</content>
public sealed partial class tensorflow
{
    /// <summary>The sizes of each of several tensors in this run.</summary>
    /// <param name="input">Tensors of one type.</param>
    /// <param name="out_type">int32 or int64.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A vector for each tensor.</returns>
    public Tensor[] shape_n(Tensor[] input, TF_DataType out_type = TF_DataType.TF_INT32, string? name = null)
        => Build.Many("ShapeN", name, input, ("out_type", out_type));
}
