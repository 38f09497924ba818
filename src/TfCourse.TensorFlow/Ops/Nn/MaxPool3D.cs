namespace Tensorflow;

/// <summary>MaxPool3D: the largest entry of each window over three axes.</summary>
internal static class MaxPool3D
{
    public const string Types = "{half, bfloat16, float}";

    public static OpDefinition Define() => new("MaxPool3D")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = [Pooling.Window3D, Pooling.Strides3D, Windows.Padding, Windows.Format3D, "T: " + Types],
        Shape = c => Pooling.InferShape(c, 5),
        Gradient = Gradient.Of((op, dy) => [Pooling.Like(op, "MaxPool3DGrad", op.inputs[0], op.outputs[0], dy)]),
    };
}

/// <summary>MaxPool3DGrad: gives the gradient of a window's maximum to the first entry that is it.</summary>
internal static class MaxPool3DGrad
{
    public static OpDefinition Define() => new("MaxPool3DGrad")
    {
        Inputs = ["orig_input: TInput", "orig_output: TInput", "grad: T"],
        Outputs = ["output: T"],
        Attrs = [Pooling.Window3D, Pooling.Strides3D, Windows.Padding, Windows.Format3D, $"T: {MaxPool3D.Types} = float", $"TInput: {MaxPool3D.Types} = float"],
        Shape = c => [c.WithRank(0, 5)],
        Gradient = Gradient.Of((op, dy) => Pooling.LinearInThird(op, Pooling.Like(op, "MaxPool3DGradGrad", op.inputs[0], op.inputs[1], dy))),
    };
}

/// <summary>MaxPool3DGradGrad: takes from each window of a gradient what stands at the maximum's place.</summary>
internal static class MaxPool3DGradGrad
{
    public static OpDefinition Define() => new("MaxPool3DGradGrad")
    {
        Inputs = [MaxPoolGrad.Inputs, MaxPoolGrad.Outputs, "grad: T"],
        Outputs = ["output: T"],
        Attrs = [Pooling.Window3D, Pooling.Strides3D, Windows.Padding, Windows.Format3D, "T: realnumbertype"],
        Shape = c => [c.WithRank(1, 5)],
        Gradient = Gradient.Of((op, dy) => Pooling.LinearInThird(op, Pooling.Like(op, "MaxPool3DGrad", op.inputs[0], op.inputs[1], dy))),
    };
}
