namespace Tensorflow;

/// <summary>ConcatOffset: where each part of a concatenation begins in the whole.</summary>
internal static class ConcatOffset
{
    public static OpDefinition Define() => new("ConcatOffset")
    {
        Inputs = ["concat_dim: int32", "shape: N * shape_type"],
        Outputs = ["offset: N * shape_type"],
        Attrs = ["N: int >= 2", "shape_type: {int32, int64} = int32"],
        Shape = InferShape,
        Gradient = Gradient.None("offsets are integers"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        var shapes = new Shape[c.InputCount - 1];
        for (int i = 0; i < shapes.Length; i++)
        {
            shapes[i] = c[i + 1];
        }

        return shapes;
    }
}
