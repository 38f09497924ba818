namespace Tensorflow;

/// <summary>MirrorPad: a tensor with borders that mirror it.</summary>
internal static class MirrorPad
{
    public static OpDefinition Define() => new("MirrorPad")
    {
        Inputs = ["input: T", "paddings: Tpaddings"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tpaddings: {int32, int64} = int32", "mode: {'REFLECT', 'SYMMETRIC'}"],
        Shape = c => [Pad.InferShape(c)],
        Gradient = Gradient.Of((op, dy) => [Build.One("MirrorPadGrad", null, [dy, op.inputs[1]], ("mode", op.get_attr("mode"))), null]),
    };
}

/// <summary>MirrorPadGrad: the inside of a padded tensor, with the mirrored borders added to what they mirror.</summary>
internal static class MirrorPadGrad
{
    public static OpDefinition Define() => new("MirrorPadGrad")
    {
        Inputs = ["input: T", "paddings: Tpaddings"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tpaddings: {int32, int64} = int32", "mode: {'REFLECT', 'SYMMETRIC'}"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of((op, dy) => [Build.One("MirrorPad", null, [dy, op.inputs[1]], ("mode", op.get_attr("mode"))), null]),
    };

    private static Shape InferShape(ShapeContext c)
    {
        Shape paddings = c.WithRank(1, 2), input = c[0];
        ArrayShapes.WithValue(c, paddings[1], 2);
        if (paddings[0] >= 0)
        {
            input = c.WithRank(input, checked((int)paddings[0]));
        }

        if (c.Integers(1) is not { } widths)
        {
            return input.IsNull ? input : ShapeContext.Unknown(input.ndim);
        }

        var dims = new long[widths.Length / 2];
        for (int i = 0; i < dims.Length; i++)
        {
            c.Require(widths[2 * i] >= 0 && widths[(2 * i) + 1] >= 0, "Paddings must be non-negative");
            dims[i] = ArrayShapes.Subtract(c, input[i], c.Add(widths[2 * i], widths[(2 * i) + 1]));
        }

        return new Shape(dims);
    }
}
