namespace Tensorflow;

/// <summary>Slice: a box of a tensor. (The class is not called Slice: that is the type of indices.)</summary>
internal static class SliceOp
{
    public static OpDefinition Define() => new("Slice")
    {
        Inputs = ["input: T", "begin: Index", "size: Index"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Index: {int32, int64}"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of(Backward),
    };

    private static Shape InferShape(ShapeContext c)
    {
        Shape input = c[0];
        Shape vector = c.Merge(c.WithRank(1, 1), c.WithRank(2, 1));
        if (vector[0] >= 0)
        {
            input = c.WithRank(input, checked((int)vector[0]));
        }

        Shape begin = ArrayShapes.FromVector(c, 1);
        if (c.Integers(2) is { } sizes)
        {
            begin = c.WithRank(begin, sizes.Length);
            var dims = new long[sizes.Length];
            for (int i = 0; i < sizes.Length; i++)
            {
                c.Require(sizes[i] >= -1, $"Invalid value in tensor used for shape: {sizes[i]}");
                dims[i] = sizes[i] >= 0 ? sizes[i] : ArrayShapes.Subtract(c, ArrayShapes.Size(input, i), begin[i]);
            }

            return new Shape(dims);
        }

        Shape partly = ArrayShapes.FromVector(c, 2);
        return !partly.IsNull ? partly : input.IsNull ? Shape.Null : ShapeContext.Unknown(input.ndim);
    }

    // The gradient with zeros around it: paddings [[begin, whole - size - begin], …].
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor input = op.inputs[0], begin = op.inputs[1];
        Tensor rank = ShapeValues.Rank(input), size = ShapeValues.Of(op.output, null, begin.dtype);
        Tensor column = Build.One("Pack", "stack", [rank, 1]);
        Tensor before = Build.One("Reshape", null, [begin, column]);
        Tensor left = Build.One("Sub", "sub", [Build.One("Sub", "sub", [ShapeValues.Of(input, null, begin.dtype), size]), begin]);
        Tensor paddings = Build.One("ConcatV2", "concat", [before, Build.One("Reshape", null, [left, column]), 1]);
        return [Build.One("Pad", null, [dy, paddings]), null, null];
    }
}

/// <content>slice.</content>
public sealed partial class tensorflow
{
    /// <summary>The box of a tensor that begins at begin and has the given size.</summary>
    /// <param name="input">A tensor of n axes.</param>
    /// <param name="begin">n offsets, at least 0.</param>
    /// <param name="size">n sizes; -1 reaches to the end.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The sizes given, of the input's type.</returns>
    /// <exception cref="ValueError">The lengths do not fit the rank.</exception>
    public Tensor slice(Tensor input, Tensor begin, Tensor size, string? name = null) => Build.One("Slice", name, [input, begin, size]);
}
