namespace Tensorflow;

/// <summary>MaxPool: the largest entry of each window over height and width (or over channels).</summary>
internal static class MaxPool
{
    public const string Types = "T: {half, bfloat16, float, double, int32, int64, uint8, int16, int8, uint16, qint8} = float";
    public const string Format = "data_format: {'NHWC', 'NCHW', 'NCHW_VECT_C'} = 'NHWC'";

    public static OpDefinition Define() => new("MaxPool")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = [Types, Pooling.Window, Pooling.Strides, Windows.PaddingOrExplicit, Windows.ExplicitPaddings, Format],
        Shape = c => Pooling.InferShape(c, 4, overChannels: true),
        Gradient = Gradient.Of((op, dy) =>
            [Build.One("MaxPoolGrad", null, [op.inputs[0], op.outputs[0], dy], Windows.Copy(op, "ksize", "strides", "padding", "explicit_paddings", "data_format"))]),
    };
}

/// <summary>MaxPoolGrad: gives the gradient of a window's maximum to the first entry that is it.</summary>
internal static class MaxPoolGrad
{
    public const string Inputs = "orig_input: T", Outputs = "orig_output: T";

    public static OpDefinition Define() => new("MaxPoolGrad")
    {
        Inputs = [Inputs, Outputs, "grad: T"],
        Outputs = ["output: T"],
        Attrs = [Pooling.Window, Pooling.Strides, Windows.PaddingOrExplicit, Windows.ExplicitPaddings, Windows.Format, "T: realnumbertype = float"],
        Shape = c => [c.WithRank(0, 4)],
        Gradient = Gradient.Of((op, dy) => Pooling.LinearInThird(op, Pooling.Like(op, "MaxPoolGradGrad", op.inputs[0], op.inputs[1], dy))),
    };
}

/// <summary>MaxPoolGradGrad: takes from each window of a gradient what stands at the maximum's place.</summary>
internal static class MaxPoolGradGrad
{
    public static OpDefinition Define() => new("MaxPoolGradGrad")
    {
        Inputs = [MaxPoolGrad.Inputs, MaxPoolGrad.Outputs, "grad: T"],
        Outputs = ["output: T"],
        Attrs = [Pooling.Window, Pooling.Strides, Windows.Padding, Windows.Format, "T: realnumbertype"],
        Shape = c => [c.WithRank(1, 4)],
        Gradient = Gradient.Of((op, dy) => Pooling.LinearInThird(op, Pooling.Like(op, "MaxPoolGrad", op.inputs[0], op.inputs[1], dy))),
    };
}

/// <summary>MaxPoolWithArgmax: MaxPool and the places of the maxima in the flattened images.</summary>
internal static class MaxPoolWithArgmax
{
    private static readonly string[] Shared = ["ksize", "strides", "padding", "include_batch_in_index"];

    public static OpDefinition Define() => new("MaxPoolWithArgmax")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T", "argmax: Targmax"],
        Attrs = [Pooling.Window, Pooling.Strides, "Targmax: {int32, int64} = int64", Windows.Padding, "include_batch_in_index: bool = false", "T: realnumbertype"],
        Shape = c =>
        {
            Shape output = Pooling.InferShape(c, 4, overChannels: true)[0];
            return [output, output];
        },
        Gradient = Gradient.OfAll((op, dys) => [Build.One("MaxPoolGradWithArgmax", null, [op.inputs[0], dys[0]!, op.outputs[1]], Windows.Copy(op, Shared))]),
    };
}

/// <summary>MaxPoolGradWithArgmax: gives each gradient to the place of its maximum.</summary>
internal static class MaxPoolGradWithArgmax
{
    public static OpDefinition Define() => new("MaxPoolGradWithArgmax")
    {
        Inputs = ["input: T", "grad: T", "argmax: Targmax"],
        Outputs = ["output: T"],
        Attrs = [Pooling.Window, Pooling.Strides, Windows.Padding, "include_batch_in_index: bool = false", "Targmax: {int32, int64}", "T: realnumbertype"],
        Shape = c => [c.WithRank(0, 4)],
        Gradient = Gradient.Missing("TensorFlow has no second derivative of MaxPoolWithArgmax"),
    };
}
