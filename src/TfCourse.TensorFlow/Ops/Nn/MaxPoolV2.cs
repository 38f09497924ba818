namespace Tensorflow;

/// <summary>MaxPoolV2: MaxPool whose window is known only when it runs.</summary>
internal static class MaxPoolV2
{
    private static readonly string[] Shared = ["padding", "data_format"];

    public static OpDefinition Define() => new("MaxPoolV2")
    {
        Inputs = ["input: T", "ksize: int32", "strides: int32"],
        Outputs = ["output: T"],
        Attrs = [MaxPool.Types, Windows.Padding, MaxPool.Format],
        Shape = InferShape,
        Gradient = Gradient.Of((op, dy) => [Like(op, "MaxPoolGradV2", op.inputs[0], op.outputs[0], dy, op.inputs[1], op.inputs[2]), null, null]),
    };

    public static Tensor Like(Operation op, string other, params ReadOnlySpan<Tensor> inputs) => Build.One(other, null, inputs, Windows.Copy(op, Shared));

    private static Shape[] InferShape(ShapeContext c)
    {
        c.WithRank(0, 4);
        c.WithRank(1, 1);
        c.WithRank(2, 1);
        if (c.Integers(1) is not { } window || c.Integers(2) is not { } strides)
        {
            return [ShapeContext.Unknown(4)];
        }

        c.Require(window.Length == 4, $"MaxPool requires the ksize to contain 4 values, but got: {window.Length}");
        c.Require(strides.Length == 4, $"MaxPool requires the stride to contain 4 values, but got: {strides.Length}");
        return Pooling.InferShape(c, 4, window, strides, overChannels: true);
    }
}

/// <summary>MaxPoolGradV2: MaxPoolGrad whose window is known only when it runs.</summary>
internal static class MaxPoolGradV2
{
    public static OpDefinition Define() => new("MaxPoolGradV2")
    {
        Inputs = [MaxPoolGrad.Inputs, MaxPoolGrad.Outputs, "grad: T", "ksize: int32", "strides: int32"],
        Outputs = ["output: T"],
        Attrs = [Windows.Padding, Windows.Format, "T: realnumbertype = float"],
        Shape = c => [c.WithRank(0, 4)],
        Gradient = Gradient.Of((op, dy) =>
        [
            .. Pooling.LinearInThird(op, MaxPoolV2.Like(op, "MaxPoolGradGradV2", op.inputs[0], op.inputs[1], dy, op.inputs[3], op.inputs[4])), null, null,
        ]),
    };
}

/// <summary>MaxPoolGradGradV2: MaxPoolGradGrad whose window is known only when it runs.</summary>
internal static class MaxPoolGradGradV2
{
    public static OpDefinition Define() => new("MaxPoolGradGradV2")
    {
        Inputs = [MaxPoolGrad.Inputs, MaxPoolGrad.Outputs, "grad: T", "ksize: int32", "strides: int32"],
        Outputs = ["output: T"],
        Attrs = [Windows.Padding, Windows.Format, "T: realnumbertype"],
        Shape = c => [c.WithRank(1, 4)],
        Gradient = Gradient.Missing("TensorFlow has no third derivative of MaxPoolV2"),
    };
}
