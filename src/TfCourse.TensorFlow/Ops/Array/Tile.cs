namespace Tensorflow;

/// <summary>Tile: a tensor repeated along each axis.</summary>
internal static class Tile
{
    public static OpDefinition Define() => new("Tile")
    {
        Inputs = ["input: T", "multiples: Tmultiples"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tmultiples: {int32, int64} = int32"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of(Backward),
    };

    private static Shape InferShape(ShapeContext c)
    {
        Shape input = c[0], multiples = ArrayShapes.FromVector(c, 1);
        if (input.IsNull || multiples.IsNull)
        {
            return !input.IsNull ? ShapeContext.Unknown(input.ndim) : multiples.IsNull ? Shape.Null : ShapeContext.Unknown(multiples.ndim);
        }

        c.WithRank(input, multiples.ndim);
        var dims = new long[input.ndim];
        for (int i = 0; i < dims.Length; i++)
        {
            dims[i] = c.Multiply(input.dims[i], multiples.dims[i]);
        }

        return new Shape(dims);
    }

    // Each axis splits in (repetition, axis): [2·20, 3·30] -> [2, 20, 3, 30], summed over the repetitions.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor multiples = op.inputs[1];
        Tensor pairs = Build.One("Pack", "stack", [multiples, ShapeValues.Of(op.inputs[0], null, multiples.dtype)]);
        Tensor split = Build.One("Reshape", null, [Build.One("Transpose", "transpose", [pairs, new[] { 1, 0 }]), new[] { -1 }]);
        Tensor axes = Build.One("Range", null, [0, ShapeValues.Size(split), 2]);
        return [Build.One("Sum", null, [Build.One("Reshape", null, [dy, split]), axes]), null];
    }
}

/// <content>tile.</content>
public sealed partial class tensorflow
{
    /// <summary>A tensor repeated along each axis: [2, 3] by (1, 2) gives [2, 6].</summary>
    /// <param name="input">A tensor of n axes.</param>
    /// <param name="multiples">n numbers, at least 0.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Each size times its multiple.</returns>
    /// <exception cref="ValueError">There is not one multiple for each axis.</exception>
    public Tensor tile(Tensor input, Tensor multiples, string? name = null) => Build.One("Tile", name, [input, multiples]);

    /// <summary>A tensor repeated along each axis.</summary>
    /// <param name="input">A tensor of n axes.</param>
    /// <param name="multiples">n numbers or scalar tensors, at least 0.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Each size times its multiple.</returns>
    /// <exception cref="ValueError">There is not one multiple for each axis.</exception>
    public Tensor tile(Tensor input, object[] multiples, string? name = null) => tile(input, SizeVectors.Of(multiples), name);

    /// <summary>A tensor repeated along each axis.</summary>
    /// <param name="input">A tensor of n axes.</param>
    /// <param name="multiples">n numbers, at least 0.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Each size times its multiple.</returns>
    /// <exception cref="ValueError">There is not one multiple for each axis.</exception>
    public Tensor tile(Tensor input, Shape multiples, string? name = null) => tile(input, (Tensor)multiples, name);
}
