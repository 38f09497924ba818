namespace Tensorflow;

/// <content>Pooling.</content>
public sealed partial class nn_api
{
    /// <summary>The largest entry of each window: <c>output[b, i, j, k] = max value[b, i·s + di, j·s + dj, k]</c> over di, dj.</summary>
    /// <param name="value">Rank 4, images in the data format; any real numeric type.</param>
    /// <param name="ksize">The window's size: one number, one for height and width, or one for each axis, e.g. [1, 2, 2, 1].</param>
    /// <param name="strides">From a window to the next, written as ksize is.</param>
    /// <param name="padding">"SAME" (ceil(n / s) places), "VALID" (whole windows only).</param>
    /// <param name="data_format">"NHWC" or "NCHW".</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The maxima, of the value's type. The gradient of a tie goes to the first entry; NaN counts as smallest.</returns>
    /// <exception cref="ValueError">The value has not rank 4, a stride is not above 0, or a VALID window is larger than the image.</exception>
    public Tensor max_pool(Tensor value, Axis ksize, Axis strides, string padding, string data_format = "NHWC", string? name = null)
        => Pool("MaxPool", name, value, ksize, strides, padding, data_format, 2);

    /// <summary>The mean of each window: <c>output[b, i, j, k] = mean value[b, i·s + di, j·s + dj, k]</c> over di, dj; padding does not count.</summary>
    /// <param name="value">Rank 4, images in the data format; half, bfloat16, float or double.</param>
    /// <param name="ksize">The window's size: one number, one for height and width, or one for each axis, e.g. [1, 2, 2, 1].</param>
    /// <param name="strides">From a window to the next, written as ksize is.</param>
    /// <param name="padding">"SAME" (ceil(n / s) places), "VALID" (whole windows only).</param>
    /// <param name="data_format">"NHWC" or "NCHW".</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The means, of the value's type.</returns>
    /// <exception cref="ValueError">The value has not rank 4, a stride is not above 0, or a VALID window is larger than the image.</exception>
    public Tensor avg_pool(Tensor value, Axis ksize, Axis strides, string padding, string data_format = "NHWC", string? name = null)
        => Pool("AvgPool", name, value, ksize, strides, padding, data_format, 2);

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

    /// <summary>The same as <see cref="max_pool"/>, under the name of its node in version 2.</summary>
    /// <param name="input">Rank 4, images in the data format.</param>
    /// <param name="ksize">The window's size: one number, one for each spatial axis, or one for each axis.</param>
    /// <param name="strides">From a window to the next, written as ksize is.</param>
    /// <param name="padding">"SAME" or "VALID".</param>
    /// <param name="data_format">"NHWC" or "NCHW".</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>One entry for each window, of the input's type.</returns>
    /// <exception cref="ValueError">The rank does not fit, a stride is not above 0, or a VALID window is larger than the input.</exception>
    public Tensor max_pool2d(Tensor input, Axis ksize, Axis strides, string padding, string data_format = "NHWC", string? name = null)
        => Pool("MaxPool", name ?? "MaxPool2d", input, ksize, strides, padding, data_format, 2);

    /// <summary>The same as <see cref="avg_pool"/>, under the name of its node in version 2.</summary>
    /// <param name="input">Rank 4, images in the data format.</param>
    /// <param name="ksize">The window's size: one number, one for each spatial axis, or one for each axis.</param>
    /// <param name="strides">From a window to the next, written as ksize is.</param>
    /// <param name="padding">"SAME" or "VALID".</param>
    /// <param name="data_format">"NHWC" or "NCHW".</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>One entry for each window, of the input's type.</returns>
    /// <exception cref="ValueError">The rank does not fit, a stride is not above 0, or a VALID window is larger than the input.</exception>
    public Tensor avg_pool2d(Tensor input, Axis ksize, Axis strides, string padding, string data_format = "NHWC", string? name = null)
        => Pool("AvgPool", name ?? "AvgPool2D", input, ksize, strides, padding, data_format, 2);

    /// <summary>The largest entry of each window of volumes.</summary>
    /// <param name="input">Rank 5, volumes in the data format.</param>
    /// <param name="ksize">The window's size: one number, one for each spatial axis, or one for each axis.</param>
    /// <param name="strides">From a window to the next, written as ksize is.</param>
    /// <param name="padding">"SAME" or "VALID".</param>
    /// <param name="data_format">"NDHWC" or "NCDHW".</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>One entry for each window, of the input's type.</returns>
    /// <exception cref="ValueError">The rank does not fit, a stride is not above 0, or a VALID window is larger than the input.</exception>
    public Tensor max_pool3d(Tensor input, Axis ksize, Axis strides, string padding, string data_format = "NDHWC", string? name = null)
        => Pool("MaxPool3D", name, input, ksize, strides, padding, data_format, 3);

    /// <summary>The mean of each window of volumes; padding does not count.</summary>
    /// <param name="input">Rank 5, volumes in the data format.</param>
    /// <param name="ksize">The window's size: one number, one for each spatial axis, or one for each axis.</param>
    /// <param name="strides">From a window to the next, written as ksize is.</param>
    /// <param name="padding">"SAME" or "VALID".</param>
    /// <param name="data_format">"NDHWC" or "NCDHW".</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>One entry for each window, of the input's type.</returns>
    /// <exception cref="ValueError">The rank does not fit, a stride is not above 0, or a VALID window is larger than the input.</exception>
    public Tensor avg_pool3d(Tensor input, Axis ksize, Axis strides, string padding, string data_format = "NDHWC", string? name = null)
        => Pool("AvgPool3D", name, input, ksize, strides, padding, data_format, 3);

    private static GraphTensor Pool(string op, string? name, Tensor input, Axis window, Axis strides, string padding, string format, int spatial)
        => Build.One(op, name, [input], ("ksize", Windowing.PerAxis(window, spatial, format, "ksize")), ("strides", Windowing.PerAxis(strides, spatial, format, "strides")),
            ("padding", padding), ("data_format", format));
}
