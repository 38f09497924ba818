namespace Tensorflow;

/// <summary>DynamicPartition: rows of data sorted into several tensors by their numbers.</summary>
internal static class DynamicPartition
{
    public static OpDefinition Define() => new("DynamicPartition")
    {
        Inputs = ["data: T", "partitions: int32"],
        Outputs = ["outputs: num_partitions * T"],
        Attrs = ["num_partitions: int >= 1", "T: type"],
        Shape = InferShape,
        Gradient = Gradient.OfAll(Backward),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        Shape part = Shape.Null;
        if (!c[1].IsNull)
        {
            ArrayShapes.RequirePrefix(c, c[0], c[1]);
            part = new Shape(-1).concatenate(ArrayShapes.Part(c[0], c[1].ndim));
        }

        return [.. Enumerable.Repeat(part, checked((int)c.Attr<long>("num_partitions")))];
    }

    // The rows' numbers go the same way; stitching by them puts each row's gradient back.
    private static Tensor?[] Backward(Operation op, Tensor?[] dys)
    {
        Tensor data = op.inputs[0], partitions = op.inputs[1], rows = ShapeValues.Of(partitions);
        Tensor numbers = Build.One("Reshape", null, [Build.One("Range", null, [0, ShapeValues.Size(partitions), 1]), rows]);
        Tensor[] parted = Build.Many("DynamicPartition", null, [numbers, partitions], ("num_partitions", (long)dys.Length));
        Tensor merged = Build.One("DynamicStitch", null, [.. parted, .. dys!], ("N", (long)dys.Length));
        return [Build.One("Reshape", null, [merged, ShapeValues.Of(data)]), null];
    }
}

/// <content>dynamic_partition.</content>
public sealed partial class tensorflow
{
    /// <summary>Rows of a tensor sorted into several by their numbers, in their order.</summary>
    /// <param name="data">Its shape begins with that of partitions.</param>
    /// <param name="partitions">int32 in [0, num_partitions): where each row goes.</param>
    /// <param name="num_partitions">How many tensors; at least 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Each of shape [its rows] + data.shape[rank of partitions:].</returns>
    /// <exception cref="ValueError">The shapes do not fit each other.</exception>
    public Tensor[] dynamic_partition(Tensor data, Tensor partitions, int num_partitions, string? name = null)
        => Build.Many("DynamicPartition", name, [data, partitions], ("num_partitions", num_partitions));
}
