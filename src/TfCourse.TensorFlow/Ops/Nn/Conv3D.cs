namespace Tensorflow;

/// <summary>Conv3D: Conv2D with one more spatial axis.</summary>
internal static class Conv3D
{
    private const string Types = "T: {half, bfloat16, float, double}";
    private static readonly string[] Shared = ["strides", "padding", "data_format", "dilations"];

    public static OpDefinition Define() => new("Conv3D")
    {
        Inputs = ["input: T", "filter: T"],
        Outputs = ["output: T"],
        Attrs = Attrs,
        Shape = c => Windows.Convolution(c, 5),
        Gradient = Gradient.Of((op, dy) =>
        [
            BackpropInput(op, Conv2D.SizesOf(op.inputs[0]), op.inputs[1], dy),
            BackpropFilter(op, op.inputs[0], Conv2D.SizesOf(op.inputs[1]), dy),
        ]),
    };

    public static string[] Attrs { get; } = [Types, "strides: list(int) >= 5", Windows.Padding, Windows.Format3D, "dilations: list(int) = [1, 1, 1, 1, 1]"];

    public static Tensor Forward(Operation like, Tensor input, Tensor filter) => Build.One("Conv3D", null, [input, filter], Windows.Copy(like, Shared));

    public static Tensor BackpropInput(Operation like, Tensor sizes, Tensor filter, Tensor dy)
        => Build.One("Conv3DBackpropInputV2", null, [sizes, filter, dy], Windows.Copy(like, Shared));

    public static Tensor BackpropFilter(Operation like, Tensor input, Tensor sizes, Tensor dy)
        => Build.One("Conv3DBackpropFilterV2", null, [input, sizes, dy], Windows.Copy(like, Shared));
}

/// <summary>Conv3DBackpropInputV2: the gradient of a convolution by its input.</summary>
internal static class Conv3DBackpropInputV2
{
    public static OpDefinition Define() => new("Conv3DBackpropInputV2")
    {
        Inputs = ["input_sizes: Tshape", "filter: T", "out_backprop: T"],
        Outputs = ["output: T"],
        Attrs = [.. Conv3D.Attrs, "Tshape: {int32, int64} = int32"],
        Shape = c => Windows.Given(c, 0, 5),
        Gradient = Gradient.Of((op, dy) =>
        [
            null,
            Conv3D.BackpropFilter(op, dy, Conv2D.SizesOf(op.inputs[1]), op.inputs[2]),
            Conv3D.Forward(op, dy, op.inputs[1]),
        ]),
    };
}

/// <summary>Conv3DBackpropFilterV2: the gradient of a convolution by its filter.</summary>
internal static class Conv3DBackpropFilterV2
{
    public static OpDefinition Define() => new("Conv3DBackpropFilterV2")
    {
        Inputs = ["input: T", "filter_sizes: int32", "out_backprop: T"],
        Outputs = ["output: T"],
        Attrs = Conv3D.Attrs,
        Shape = c => Windows.Given(c, 1, 5),
        Gradient = Gradient.Of((op, dy) =>
        [
            Conv3D.BackpropInput(op, Conv2D.SizesOf(op.inputs[0]), dy, op.inputs[2]),
            null,
            Conv3D.Forward(op, op.inputs[0], dy),
        ]),
    };
}
