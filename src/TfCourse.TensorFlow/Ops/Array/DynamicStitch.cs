namespace Tensorflow;

/// <summary>DynamicStitch: merged[indices[m][i]] = data[m][i]; a later one wins.</summary>
internal static class DynamicStitch
{
    public static OpDefinition Define() => new("DynamicStitch")
    {
        Inputs = ["indices: N * int32", "data: N * T"],
        Outputs = ["merged: T"],
        Attrs = ["N: int >= 1", "T: type"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of(Backward),
    };

    public static Shape InferShape(ShapeContext c)
    {
        int count = c.InputCount / 2;
        long last = -1;
        bool known = true;
        Shape rest = Shape.Null;
        for (int m = 0; m < count; m++)
        {
            long[]? indices = c.Integers(m);
            known &= indices is not null;
            last = Math.Max(last, indices is { Length: > 0 } ? indices.Max() : -1);
            if (!c[m].IsNull)
            {
                ArrayShapes.RequirePrefix(c, c[count + m], c[m]);
                rest = c.Merge(rest, ArrayShapes.Part(c[count + m], c[m].ndim));
            }
        }

        return new Shape(known ? last + 1 : -1).concatenate(rest);
    }

    // Each part gets the rows it gave, also those that a later part replaced: that is what TensorFlow does.
    public static Tensor?[] Backward(Operation op, Tensor dy)
    {
        int count = op.inputs.Count / 2;
        var dxs = new Tensor?[2 * count];
        for (int m = 0; m < count; m++)
        {
            dxs[count + m] = Build.One("GatherV2", null, [dy, op.inputs[m], 0]);
        }

        return dxs;
    }
}

/// <summary>ParallelDynamicStitch: as DynamicStitch, but of equal indices any may win.</summary>
internal static class ParallelDynamicStitch
{
    public static OpDefinition Define() => new("ParallelDynamicStitch")
    {
        Inputs = ["indices: N * int32", "data: N * T"],
        Outputs = ["merged: T"],
        Attrs = ["N: int >= 1", "T: type"],
        Shape = c => [DynamicStitch.InferShape(c)],
        Gradient = Gradient.Of(DynamicStitch.Backward),
    };
}

/// <content>dynamic_stitch.</content>
public sealed partial class tensorflow
{
    /// <summary>Rows brought into an order: merged[indices[m][i]] = data[m][i]; of equal indices the last wins.</summary>
    /// <param name="indices">Tensors of int32, not negative.</param>
    /// <param name="data">As many tensors; data[m].shape begins with indices[m].shape, the rest is equal for all.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [largest index + 1] + rest; rows that nothing names are zero.</returns>
    /// <exception cref="ValueError">The shapes do not fit each other.</exception>
    public Tensor dynamic_stitch(Tensor[] indices, Tensor[] data, string? name = null) => Build.One("DynamicStitch", name, [.. indices, .. data], ("N", indices.Length));
}
