namespace Tensorflow;

/// <summary>AvgPool: the mean of each window over height and width; padding does not count.</summary>
internal static class AvgPool
{
    public static OpDefinition Define() => new("AvgPool")
    {
        Inputs = ["value: T"],
        Outputs = ["output: T"],
        Attrs = [Pooling.Window, Pooling.Strides, Windows.Padding, Windows.Format, Activation.Floats],
        Shape = c => Pooling.InferShape(c, 4),
        Gradient = Gradient.Of((op, dy) => [Pooling.Like(op, "AvgPoolGrad", Conv2D.SizesOf(op.inputs[0]), dy)]),
    };
}

/// <summary>AvgPoolGrad: spreads the gradient of a mean evenly over its window.</summary>
internal static class AvgPoolGrad
{
    public static OpDefinition Define() => new("AvgPoolGrad")
    {
        Inputs = ["orig_input_shape: int32", "grad: T"],
        Outputs = ["output: T"],
        Attrs = [Pooling.Window, Pooling.Strides, Windows.Padding, Windows.Format, Activation.Floats],
        Shape = c => Windows.Given(c, 0, 4),
        Gradient = Gradient.Of((op, dy) => [null, Pooling.Like(op, "AvgPool", dy)]),
    };
}

/// <summary>AvgPool3D: the mean of each window over three axes; padding does not count.</summary>
internal static class AvgPool3D
{
    public static OpDefinition Define() => new("AvgPool3D")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = [Pooling.Window3D, Pooling.Strides3D, Windows.Padding, Windows.Format3D, Activation.Floats],
        Shape = c => Pooling.InferShape(c, 5),
        Gradient = Gradient.Of((op, dy) => [Pooling.Like(op, "AvgPool3DGrad", Conv2D.SizesOf(op.inputs[0]), dy)]),
    };
}

/// <summary>AvgPool3DGrad: spreads the gradient of a mean evenly over its window.</summary>
internal static class AvgPool3DGrad
{
    public static OpDefinition Define() => new("AvgPool3DGrad")
    {
        Inputs = ["orig_input_shape: int32", "grad: T"],
        Outputs = ["output: T"],
        Attrs = [Pooling.Window3D, Pooling.Strides3D, Windows.Padding, Windows.Format3D, Activation.Floats],
        Shape = c => Windows.Given(c, 0, 5),
        Gradient = Gradient.Of((op, dy) => [null, Pooling.Like(op, "AvgPool3D", dy)]),
    };
}
