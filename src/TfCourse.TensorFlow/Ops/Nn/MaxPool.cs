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

/// <content>max_pool and avg_pool.</content>
public sealed partial class nn_api
{
    /// <summary>The largest entry of each window: <c>output[b, i, j, k] = max value[b, i·s + di, j·s + dj, k]</c> over di, dj.</summary>
    /// <param name="value">Rank 4, images in the data format; any real numeric type.</param>
    /// <param name="ksize">The window's size along each axis of the images, e.g. [1, 2, 2, 1].</param>
    /// <param name="strides">From a window to the next along each axis.</param>
    /// <param name="padding">"SAME" (ceil(n / s) places), "VALID" (whole windows only).</param>
    /// <param name="data_format">"NHWC" or "NCHW".</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The maxima, of the value's type. The gradient of a tie goes to the first entry; NaN counts as smallest.</returns>
    /// <exception cref="ValueError">The value has not rank 4, a stride is not above 0, or a VALID window is larger than the image.</exception>
    public Tensor max_pool(Tensor value, int[] ksize, int[] strides, string padding, string data_format = "NHWC", string? name = null)
        => Build.One("MaxPool", name, [value], ("ksize", ksize), ("strides", strides), ("padding", padding), ("data_format", data_format));

    /// <summary>The mean of each window: <c>output[b, i, j, k] = mean value[b, i·s + di, j·s + dj, k]</c> over di, dj; padding does not count.</summary>
    /// <param name="value">Rank 4, images in the data format; half, bfloat16, float or double.</param>
    /// <param name="ksize">The window's size along each axis of the images, e.g. [1, 2, 2, 1].</param>
    /// <param name="strides">From a window to the next along each axis.</param>
    /// <param name="padding">"SAME" (ceil(n / s) places), "VALID" (whole windows only).</param>
    /// <param name="data_format">"NHWC" or "NCHW".</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The means, of the value's type.</returns>
    /// <exception cref="ValueError">The value has not rank 4, a stride is not above 0, or a VALID window is larger than the image.</exception>
    public Tensor avg_pool(Tensor value, int[] ksize, int[] strides, string padding, string data_format = "NHWC", string? name = null)
        => Build.One("AvgPool", name, [value], ("ksize", ksize), ("strides", strides), ("padding", padding), ("data_format", data_format));

    /// <summary>The largest entry of each window, and where it is.</summary>
    /// <param name="input">Rank 4, [batch, height, width, channels]; any real numeric type.</param>
    /// <param name="ksize">The window's size along each axis of the images.</param>
    /// <param name="strides">From a window to the next along each axis.</param>
    /// <param name="padding">"SAME" or "VALID".</param>
    /// <param name="Targmax">int32 or int64, the type of the places.</param>
    /// <param name="include_batch_in_index">Whether a place counts from the first image on, or from its own.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The maxima, and for each the index (y · width + x) · channels + channel.</returns>
    /// <exception cref="ValueError">The input has not rank 4, or a VALID window is larger than the image.</exception>
    public (Tensor output, Tensor argmax) max_pool_with_argmax(Tensor input, int[] ksize, int[] strides, string padding, TF_DataType Targmax = TF_DataType.TF_INT64, bool include_batch_in_index = false, string? name = null)
    {
        Tensor[] both = Build.Many("MaxPoolWithArgmax", name, [input], ("ksize", ksize), ("strides", strides), ("padding", padding), ("Targmax", Targmax), ("include_batch_in_index", include_batch_in_index));
        return (both[0], both[1]);
    }
}
