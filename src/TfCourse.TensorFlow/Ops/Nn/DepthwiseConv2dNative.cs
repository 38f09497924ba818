namespace Tensorflow;

/// <summary>DepthwiseConv2dNative: every channel has filters of its own: output[b, i, j, q·m + k] = Σ input[b, i·s + di·d, j·s + dj·d, q] · filter[di, dj, q, k].</summary>
internal static class DepthwiseConv2dNative
{
    private static readonly string[] Shared = ["strides", "padding", "explicit_paddings", "data_format", "dilations"];

    public static OpDefinition Define() => new("DepthwiseConv2dNative")
    {
        Inputs = ["input: T", "filter: T"],
        Outputs = ["output: T"],
        Attrs = Attrs,
        Shape = Windows.Depthwise,
        Gradient = Gradient.Of((op, dy) =>
        [
            BackpropInput(op, Conv2D.SizesOf(op.inputs[0]), op.inputs[1], dy),
            BackpropFilter(op, op.inputs[0], Conv2D.SizesOf(op.inputs[1]), dy),
        ]),
    };

    public static string[] Attrs { get; } =
    [
        Activation.Floats, "strides: list(int)", Windows.PaddingOrExplicit, Windows.ExplicitPaddings, Windows.Format, Windows.Dilations,
    ];

    public static Tensor Forward(Operation like, Tensor input, Tensor filter) => Build.One("DepthwiseConv2dNative", null, [input, filter], Windows.Copy(like, Shared));

    public static Tensor BackpropInput(Operation like, Tensor sizes, Tensor filter, Tensor dy)
        => Build.One("DepthwiseConv2dNativeBackpropInput", null, [sizes, filter, dy], Windows.Copy(like, Shared));

    public static Tensor BackpropFilter(Operation like, Tensor input, Tensor sizes, Tensor dy)
        => Build.One("DepthwiseConv2dNativeBackpropFilter", null, [input, sizes, dy], Windows.Copy(like, Shared));
}

/// <summary>DepthwiseConv2dNativeBackpropInput: the gradient of a depthwise convolution by its input.</summary>
internal static class DepthwiseConv2dNativeBackpropInput
{
    public static OpDefinition Define() => new("DepthwiseConv2dNativeBackpropInput")
    {
        Inputs = ["input_sizes: int32", "filter: T", "out_backprop: T"],
        Outputs = ["output: T"],
        Attrs = DepthwiseConv2dNative.Attrs,
        Shape = c => Windows.Given(c, 0, 4),
        Gradient = Gradient.Of((op, dy) =>
        [
            null,
            DepthwiseConv2dNative.BackpropFilter(op, dy, Conv2D.SizesOf(op.inputs[1]), op.inputs[2]),
            DepthwiseConv2dNative.Forward(op, dy, op.inputs[1]),
        ]),
    };
}

/// <summary>DepthwiseConv2dNativeBackpropFilter: the gradient of a depthwise convolution by its filter.</summary>
internal static class DepthwiseConv2dNativeBackpropFilter
{
    public static OpDefinition Define() => new("DepthwiseConv2dNativeBackpropFilter")
    {
        Inputs = ["input: T", "filter_sizes: int32", "out_backprop: T"],
        Outputs = ["output: T"],
        Attrs = DepthwiseConv2dNative.Attrs,
        Shape = c => Windows.Given(c, 1, 4),
        Gradient = Gradient.Of((op, dy) =>
        [
            DepthwiseConv2dNative.BackpropInput(op, Conv2D.SizesOf(op.inputs[0]), dy, op.inputs[2]),
            null,
            DepthwiseConv2dNative.Forward(op, op.inputs[0], dy),
        ]),
    };
}
