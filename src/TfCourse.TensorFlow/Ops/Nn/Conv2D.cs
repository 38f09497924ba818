namespace Tensorflow;

/// <summary>Conv2D: output[b, i, j, k] = Σ input[b, i·s + di·d, j·s + dj·d, q] · filter[di, dj, q, k], the sum over di, dj, q (cross-correlation).</summary>
internal static class Conv2D
{
    private static readonly string[] Shared = ["strides", "use_cudnn_on_gpu", "padding", "explicit_paddings", "data_format", "dilations"];

    public static OpDefinition Define() => new("Conv2D")
    {
        Inputs = ["input: T", "filter: T"],
        Outputs = ["output: T"],
        Attrs = Attrs("T: {half, bfloat16, float, double, int32}"),
        Shape = c =>
        {
            // TensorFlow names the format in this one message.
            int strides = c.Attr<long[]>("strides").Length;
            c.Require(strides == 4, $"Conv2D on data format {c.Attr<string>("data_format")} requires the stride attribute to contain 4 values, but got: {strides}");
            return Windows.Convolution(c, 4);
        },
        Gradient = Gradient.Of((op, dy) =>
        [
            BackpropInput(op, SizesOf(op.inputs[0]), op.inputs[1], dy),
            BackpropFilter(op, op.inputs[0], SizesOf(op.inputs[1]), dy),
        ]),
    };

    public static string[] Attrs(string types) =>
    [
        types, "strides: list(int)", "use_cudnn_on_gpu: bool = true", Windows.PaddingOrExplicit, Windows.ExplicitPaddings, Windows.Format, Windows.Dilations,
    ];

    /// <summary>The convolution of the same attributes as an operation of its family.</summary>
    public static Tensor Forward(Operation like, Tensor input, Tensor filter) => Build.One("Conv2D", null, [input, filter], Windows.Copy(like, Shared));

    public static Tensor BackpropInput(Operation like, Tensor sizes, Tensor filter, Tensor dy)
        => Build.One("Conv2DBackpropInput", null, [sizes, filter, dy], Windows.Copy(like, Shared));

    public static Tensor BackpropFilter(Operation like, Tensor input, Tensor sizes, Tensor dy)
        => Build.One("Conv2DBackpropFilter", null, [input, sizes, dy], Windows.Copy(like, Shared));

    public static Tensor SizesOf(Tensor x) => Build.One("Shape", null, [x]);
}

/// <summary>Conv2DBackpropInput: the gradient of a convolution by its input; also the transposed convolution.</summary>
internal static class Conv2DBackpropInput
{
    public static OpDefinition Define() => new("Conv2DBackpropInput")
    {
        Inputs = ["input_sizes: int32", "filter: T", "out_backprop: T"],
        Outputs = ["output: T"],
        Attrs = Conv2D.Attrs("T: {half, bfloat16, float, double, int32}"),
        Shape = InferShape,
        Gradient = Gradient.Of((op, dy) =>
        [
            null,
            Conv2D.BackpropFilter(op, dy, Conv2D.SizesOf(op.inputs[1]), op.inputs[2]),
            Conv2D.Forward(op, dy, op.inputs[1]),
        ]),
    };

    // Sizes of all four axes, or of height and width only; the batch is that of the gradient either way.
    private static Shape[] InferShape(ShapeContext c)
    {
        Shape gradient = c.WithRank(2, 4), filter = c.WithRank(1, 4), given = c.ShapeFrom(0);
        int channels = Windows.Channels(c, 4);
        c.Merge(gradient[channels], filter[3]);
        given = given.IsNull ? ShapeContext.Unknown(4) : given;
        c.Require(given.ndim is 2 or 4, $"Conv2DBackpropInput requires input_sizes to contain 4 values or 2 values, but got: {given.ndim}");
        var sizes = new long[4];
        c.Merge(gradient[0], given.ndim == 4 ? given[0] : -1);
        sizes[0] = gradient[0];
        sizes[channels] = given.ndim == 4 ? given[channels] : filter[2];
        for (int i = 0; i < 2; i++)
        {
            sizes[Windows.Spatial(c, i)] = given[given.ndim == 4 ? Windows.Spatial(c, i) : i];
        }

        return [new Shape(sizes)];
    }
}

/// <summary>Conv2DBackpropFilter: the gradient of a convolution by its filter.</summary>
internal static class Conv2DBackpropFilter
{
    public static OpDefinition Define() => new("Conv2DBackpropFilter")
    {
        Inputs = ["input: T", "filter_sizes: int32", "out_backprop: T"],
        Outputs = ["output: T"],
        Attrs = Conv2D.Attrs("T: {half, bfloat16, float, double}"),
        Shape = c => Windows.Given(c, 1, 4),
        Gradient = Gradient.Of((op, dy) =>
        [
            Conv2D.BackpropInput(op, Conv2D.SizesOf(op.inputs[0]), dy, op.inputs[2]),
            null,
            Conv2D.Forward(op, op.inputs[0], dy),
        ]),
    };
}
