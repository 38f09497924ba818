namespace Tensorflow;

/// <summary>Roll: a tensor shifted along some axes; what falls off one end comes in at the other.</summary>
internal static class Roll
{
    public static OpDefinition Define() => new("Roll")
    {
        Inputs = ["input: T", "shift: Tshift", "axis: Taxis"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "Tshift: {int32, int64}", "Taxis: {int32, int64}"],
        Shape = InferShape,
        Gradient = Gradient.Of((op, dy) => [Build.One("Roll", null, [dy, -op.inputs[1], op.inputs[2]]), null, null]),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        c.WithRankAtLeast(0, 1);
        c.Merge(c.WithRankAtMost(1, 1), c.WithRankAtMost(2, 1));
        return [c[0]];
    }
}

/// <content>roll.</content>
public sealed partial class tensorflow
{
    /// <summary>A tensor shifted along some axes; what falls off one end comes in at the other: [1, 2, 3] by 1 gives [3, 1, 2].</summary>
    /// <param name="input">A tensor of at least one axis.</param>
    /// <param name="shift">How far, towards larger indices; negative towards smaller ones. A scalar, or one for each axis named.</param>
    /// <param name="axis">Which axes; one named several times is shifted by the sum.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the input.</returns>
    /// <exception cref="ValueError">Shift and axis differ in shape.</exception>
    public Tensor roll(Tensor input, Tensor shift, Tensor axis, string? name = null) => Build.One("Roll", name, [input, shift, axis]);
}
