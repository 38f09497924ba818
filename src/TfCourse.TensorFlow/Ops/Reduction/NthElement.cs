namespace Tensorflow;

/// <summary>NthElement: the element at a place of each row once the row is sorted.</summary>
internal static class NthElement
{
    public static OpDefinition Define() => new("NthElement")
    {
        Inputs = ["input: T", "n: int32"],
        Outputs = ["values: T"],
        Attrs = ["reverse: bool = false", "T: realnumbertype"],
        Shape = InferShape,
        Gradient = Gradient.Of(Backward),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        Shape input = c.WithRankAtLeast(0, 1);
        c.WithRank(1, 0);
        if (c.Integers(1) is [var n])
        {
            c.Require(n >= 0, $"Dimension size, given by scalar input 1, must be non-negative but is {n}");
            c.Require(input.IsNull || input[-1] < 0 || input[-1] > n, $"Input must have last dimension > n = {n} but is {input[-1]}");
        }

        return [input.IsNull ? Shape.Null : input[..^1]];
    }

    // To the elements that equal the one found, in equal shares.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor found = Build.One("ExpandDims", null, [op.outputs[0], -1]);
        Tensor chosen = Build.One("Cast", null, [Build.One("Equal", null, [found, op.inputs[0]])], ("DstT", dy.dtype));
        Tensor count = Build.One("ExpandDims", null, [Build.One("Sum", null, [chosen, -1]), -1]);
        return [Build.One("RealDiv", "truediv", [chosen, count]) * Build.One("ExpandDims", null, [dy, -1]), null];
    }
}
