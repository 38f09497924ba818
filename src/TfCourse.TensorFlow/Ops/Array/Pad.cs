namespace Tensorflow;

/// <summary>Pad: a tensor with a border of zeros.</summary>
internal static class Pad
{
    public static OpDefinition Define() => new("Pad")
    {
        Inputs = ["input: T", "paddings: Tpaddings"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tpaddings: {int32, int64} = int32"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of((op, dy) => [Backward(op, dy), null]),
    };

    /// <summary>The shape with both borders: paddings [rank, 2] is input 1.</summary>
    public static Shape InferShape(ShapeContext c)
    {
        Shape paddings = c.WithRank(1, 2), input = c[0];
        ArrayShapes.WithValue(c, paddings[1], 2);
        long rank = paddings[0];
        if (rank >= 0)
        {
            input = c.WithRank(input, checked((int)rank));
        }
        else if (!input.IsNull)
        {
            rank = input.ndim;
        }

        if (c.Integers(1) is not { } widths)
        {
            return rank < 0 ? Shape.Null : ShapeContext.Unknown((int)rank);
        }

        var dims = new long[widths.Length / 2];
        for (int i = 0; i < dims.Length; i++)
        {
            c.Require(widths[2 * i] >= 0 && widths[(2 * i) + 1] >= 0, "Paddings must be non-negative");
            dims[i] = c.Add(input[i], c.Add(widths[2 * i], widths[(2 * i) + 1]));
        }

        return new Shape(dims);
    }

    /// <summary>The part of dy inside the borders.</summary>
    public static Tensor Backward(Operation op, Tensor dy)
    {
        Tensor x = op.inputs[0], paddings = op.inputs[1];
        Tensor column = Build.One("Slice", null, [paddings, new[] { 0, 0 }, Build.One("Pack", "stack", [ShapeValues.Rank(x), 1])]);
        Tensor begin = Build.One("Reshape", null, [column, new[] { -1 }]);
        return Build.One("Slice", null, [dy, begin, ShapeValues.Of(x, null, begin.dtype)]);
    }
}

/// <content>pad.</content>
public sealed partial class tensorflow
{
    /// <summary>A tensor with a border around it.</summary>
    /// <param name="tensor">A tensor of n axes.</param>
    /// <param name="paddings">Shape [n, 2]: how wide before and after each axis.</param>
    /// <param name="mode">CONSTANT, REFLECT (mirrors without repeating the edge) or SYMMETRIC (repeats the edge); any case.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="constant_values">The border's value in the mode CONSTANT.</param>
    /// <returns>Each size plus its two borders.</returns>
    /// <exception cref="ValueError">The paddings do not fit, or the mode does not exist.</exception>
    public Tensor pad(Tensor tensor, Tensor paddings, string mode = "CONSTANT", string? name = null, int constant_values = 0)
        => Padding.Of(tensor, paddings, mode, name, constant_values == 0 ? null : constant_values);

    /// <summary>A tensor with a border of one value around it.</summary>
    /// <param name="tensor">A tensor of n axes.</param>
    /// <param name="paddings">Shape [n, 2]: how wide before and after each axis.</param>
    /// <param name="constant_values">A scalar of the tensor's type.</param>
    /// <param name="mode">CONSTANT, REFLECT or SYMMETRIC; any case.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Each size plus its two borders.</returns>
    /// <exception cref="ValueError">The paddings do not fit, or the mode does not exist.</exception>
    public Tensor pad(Tensor tensor, Tensor paddings, Tensor constant_values, string mode = "CONSTANT", string? name = null)
        => Padding.Of(tensor, paddings, mode, name, constant_values);
}

/// <summary>Picks the op of a padding mode.</summary>
internal static class Padding
{
    public static Tensor Of(Tensor tensor, Tensor paddings, string mode, string? name, Tensor? value) => mode.ToUpperInvariant() switch
    {
        "CONSTANT" => value is null ? Build.One("Pad", name, [tensor, paddings]) : Build.One("PadV2", name, [tensor, paddings, value]),
        "REFLECT" or "SYMMETRIC" => Build.One("MirrorPad", name, [tensor, paddings], ("mode", mode.ToUpperInvariant())),
        _ => throw new ValueError($"Value of argument `mode` expected to be one of \"CONSTANT\", \"REFLECT\", or \"SYMMETRIC\". Received `mode` = {mode}"),
    };
}
