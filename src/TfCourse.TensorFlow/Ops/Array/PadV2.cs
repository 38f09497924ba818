namespace Tensorflow;

/// <summary>PadV2: a tensor with a border of one value.</summary>
internal static class PadV2
{
    public static OpDefinition Define() => new("PadV2")
    {
        Inputs = ["input: T", "paddings: Tpaddings", "constant_values: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tpaddings: {int32, int64} = int32"],
        Shape = c => [Pad.InferShape(c)],
        Gradient = Gradient.Of((op, dy) => [Pad.Backward(op, dy), null, null]),
    };
}
