namespace Tensorflow;

/// <content>Convolutions.</content>
public sealed partial class nn_api
{
    /// <summary>
    /// Convolution of images (cross-correlation, as all frameworks have it):
    /// <c>output[b, i, j, k] = Σ input[b, i·s + di·d, j·s + dj·d, q] · filter[di, dj, q, k]</c> over di, dj, q.
    /// </summary>
    /// <param name="input">Rank 4, images in the data format; half, bfloat16, float, double or int32.</param>
    /// <param name="filter">Shape [height, width, input channels / groups, output channels].</param>
    /// <param name="strides">s: one number, one for height and width, or one for each axis.</param>
    /// <param name="padding">"SAME" (ceil(n / s) places, padding at the end first) or "VALID" (whole windows only).</param>
    /// <param name="use_cudnn_on_gpu">Kept for the graph's sake.</param>
    /// <param name="data_format">"NHWC" or "NCHW".</param>
    /// <param name="dilations">d, written as the strides are; null for 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Rank 4, images with the filter's output channels, of the input's type.</returns>
    /// <exception cref="ValueError">Ranks or channels do not fit, a stride is not above 0, or a VALID window is larger than the image.</exception>
    public Tensor conv2d(Tensor input, Tensor filter, Axis strides, string padding, bool use_cudnn_on_gpu = true, string data_format = "NHWC", Axis? dilations = null, string? name = null)
        => Build.One("Conv2D", name, [input, filter],
            ("strides", Windowing.PerAxis(strides, 2, data_format, "strides")), ("use_cudnn_on_gpu", use_cudnn_on_gpu), ("padding", padding),
            ("data_format", data_format), ("dilations", Windowing.PerAxis(dilations, 2, data_format, "dilations")));

    /// <summary>Convolution of images with padding of one's own.</summary>
    /// <param name="input">Rank 4, images in the data format; half, bfloat16, float, double or int32.</param>
    /// <param name="filter">Shape [height, width, input channels / groups, output channels].</param>
    /// <param name="strides">One number, one for height and width, or one for each axis.</param>
    /// <param name="padding">For each axis, zeros before and after: [[0, 0], [1, 2], [0, 1], [0, 0]].</param>
    /// <param name="data_format">"NHWC" or "NCHW".</param>
    /// <param name="dilations">Written as the strides are; null for 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Rank 4, images with the filter's output channels, of the input's type.</returns>
    /// <exception cref="ValueError">Ranks, channels or padding do not fit, or a window is larger than the padded image.</exception>
    public Tensor conv2d(Tensor input, Tensor filter, Axis strides, int[][] padding, string data_format = "NHWC", Axis? dilations = null, string? name = null)
        => Build.One("Conv2D", name, [input, filter],
            ("strides", Windowing.PerAxis(strides, 2, data_format, "strides")), ("padding", "EXPLICIT"), ("explicit_paddings", Windowing.Explicit(padding, 4)),
            ("data_format", data_format), ("dilations", Windowing.PerAxis(dilations, 2, data_format, "dilations")));

    /// <summary>The transpose of a convolution (its gradient by the input, "deconvolution"): images grow by the strides.</summary>
    /// <param name="value">Rank 4, images in the data format, with as many channels as the filter puts out.</param>
    /// <param name="filter">Shape [height, width, output channels, value channels]: as of the convolution that is transposed.</param>
    /// <param name="output_shape">The shape of the result, a vector of four.</param>
    /// <param name="strides">One number, one for height and width, or one for each axis.</param>
    /// <param name="padding">"SAME" or "VALID", of the convolution that is transposed.</param>
    /// <param name="data_format">"NHWC" or "NCHW".</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="dilations">Written as the strides are; null for 1.</param>
    /// <returns>The output shape, of the value's type.</returns>
    /// <exception cref="ValueError">Ranks or channels do not fit.</exception>
    public Tensor conv2d_transpose(Tensor value, Tensor filter, Tensor output_shape, Axis strides, string padding = "SAME", string data_format = "NHWC", string? name = null, Axis? dilations = null)
        => Build.One("Conv2DBackpropInput", name ?? "conv2d_transpose", [output_shape, filter, value],
            ("strides", Windowing.PerAxis(strides, 2, data_format, "strides")), ("padding", padding), ("data_format", data_format),
            ("dilations", Windowing.PerAxis(dilations, 2, data_format, "dilations")));

    /// <summary>Convolution of every channel with filters of its own: <c>output[b, i, j, q·m + k] = Σ input[b, i·s + di·d, j·s + dj·d, q] · filter[di, dj, q, k]</c>.</summary>
    /// <param name="input">Rank 4, images in the data format; floating.</param>
    /// <param name="filter">Shape [height, width, channels, m].</param>
    /// <param name="strides">One for each axis, e.g. [1, 1, 1, 1].</param>
    /// <param name="padding">"SAME" or "VALID".</param>
    /// <param name="rate">d: one number or one for height and width; null for 1. Also called dilations.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="data_format">"NHWC" (also null) or "NCHW".</param>
    /// <param name="dilations">Another name of the rate.</param>
    /// <returns>Rank 4, images with channels · m channels, of the input's type.</returns>
    /// <exception cref="ValueError">Ranks or channels do not fit, or both rate and dilations are given.</exception>
    public Tensor depthwise_conv2d(Tensor input, Tensor filter, Axis strides, string padding, Axis? rate = null, string? name = null, string? data_format = null, Axis? dilations = null)
    {
        if (rate is not null && dilations is not null)
        {
            throw new ValueError("Cannot specify both 'dilations' and 'rate'.");
        }

        string format = data_format ?? "NHWC";
        using var scope = new ops.NameScope(name, "depthwise");
        Tensor x = Composing.Value(input, "tensor_in"), w = Composing.Value(filter, "filter_in", input);
        ShapeValues.Of(w);
        int[] rates = Windowing.PerAxis(dilations ?? rate, 2, format, "dilations");
        ops.get_default_graph().AddConstant(TfCourse.Engine.HostTensor.Of(Windowing.Spatial(rates, format)), "dilation_rate");
        return Build.One("DepthwiseConv2dNative", scope.scope_name, [x, w],
            ("strides", Windowing.PerAxis(strides, 2, format, "strides")), ("padding", padding), ("data_format", format),
            ("dilations", rates));
    }

    /// <summary>A depthwise convolution, then one of 1 × 1 that mixes its channels.</summary>
    /// <param name="input">Rank 4, images in the data format; floating.</param>
    /// <param name="depthwise_filter">Shape [height, width, channels, m].</param>
    /// <param name="pointwise_filter">Shape [1, 1, channels · m, output channels].</param>
    /// <param name="strides">Of the depthwise part, one for each axis.</param>
    /// <param name="padding">Of the depthwise part: "SAME" or "VALID".</param>
    /// <param name="rate">Of the depthwise part; null for 1. Also called dilations.</param>
    /// <param name="name">The name of the scope.</param>
    /// <param name="data_format">"NHWC" (also null) or "NCHW".</param>
    /// <param name="dilations">Another name of the rate.</param>
    /// <returns>Rank 4, images with the output channels, of the input's type.</returns>
    /// <exception cref="ValueError">Ranks or channels do not fit.</exception>
    public Tensor separable_conv2d(Tensor input, Tensor depthwise_filter, Tensor pointwise_filter, Axis strides, string padding, Axis? rate = null, string? name = null, string? data_format = null, Axis? dilations = null)
    {
        using var scope = new ops.NameScope(name, "separable_conv2d");
        Tensor depthwise = depthwise_conv2d(input, depthwise_filter, strides, padding, rate, "depthwise", data_format, dilations);
        return Build.One("Conv2D", scope.scope_name, [depthwise, pointwise_filter], ("strides", new[] { 1, 1, 1, 1 }), ("padding", "VALID"), ("data_format", data_format ?? "NHWC"));
    }

    /// <summary>Convolution with holes: every entry of the filter is <paramref name="rate"/> pixels from the next.</summary>
    /// <param name="value">Shape [batch, height, width, channels].</param>
    /// <param name="filters">Shape [height, width, channels, output channels].</param>
    /// <param name="rate">The distance, at least 1.</param>
    /// <param name="padding">"SAME" or "VALID".</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Rank 4, images with the output channels, of the value's type.</returns>
    /// <exception cref="ValueError">Ranks or channels do not fit.</exception>
    public Tensor atrous_conv2d(Tensor value, Tensor filters, int rate, string padding, string? name = null)
        => conv2d(value, filters, 1, padding, dilations: rate, name: name ?? "convolution");

    /// <summary>Convolution of sequences: <c>output[b, i, k] = Σ value[b, i·s + di·d, q] · filters[di, q, k]</c> over di, q.</summary>
    /// <param name="value">Shape [batch, length, channels], or [batch, channels, length] for NCW.</param>
    /// <param name="filters">Shape [length, channels, output channels].</param>
    /// <param name="stride">s.</param>
    /// <param name="padding">"SAME" or "VALID".</param>
    /// <param name="use_cudnn_on_gpu">Kept for the graph's sake.</param>
    /// <param name="data_format">"NWC" (also null) or "NCW".</param>
    /// <param name="name">The name of the scope.</param>
    /// <param name="dilations">d; null for 1.</param>
    /// <returns>Rank 3, sequences with the output channels, of the value's type.</returns>
    /// <exception cref="ValueError">Ranks or channels do not fit, or the format is another.</exception>
    public Tensor conv1d(Tensor value, Tensor filters, Axis stride, string padding, bool use_cudnn_on_gpu = true, string? data_format = null, string? name = null, Axis? dilations = null)
    {
        (string format, int axis) = data_format switch
        {
            null or "NHWC" or "NWC" => ("NHWC", -3),
            "NCHW" or "NCW" => ("NCHW", -2),
            _ => throw new ValueError($"`data_format` must be 'NWC' or 'NCW'. Received: data_format={data_format}"),
        };
        using var scope = new ops.NameScope(name, "conv1d");
        int[] Row(Axis? along, string what) => [1, .. Windowing.PerAxis(along, 1, format, what)];
        Tensor row = Build.One("ExpandDims", null, [value, axis]), filter = Build.One("ExpandDims", null, [filters, 0]);
        Tensor result = Build.One("Conv2D", scope.scope_name, [row, filter], ("strides", Row(stride, "stride")), ("use_cudnn_on_gpu", use_cudnn_on_gpu),
            ("padding", padding), ("data_format", format), ("dilations", Row(dilations, "dilations")));
        return Build.One("Squeeze", null, [result], ("squeeze_dims", new[] { axis }));
    }

    /// <summary>Convolution of volumes: conv2d with one more spatial axis.</summary>
    /// <param name="input">Rank 5, volumes in the data format; half, bfloat16, float or double.</param>
    /// <param name="filter">Shape [depth, height, width, input channels, output channels].</param>
    /// <param name="strides">One number, one for each spatial axis, or one for each axis.</param>
    /// <param name="padding">"SAME" or "VALID".</param>
    /// <param name="data_format">"NDHWC" or "NCDHW".</param>
    /// <param name="dilations">Written as the strides are; null for 1.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Rank 5, volumes with the output channels, of the input's type.</returns>
    /// <exception cref="ValueError">Ranks or channels do not fit.</exception>
    public Tensor conv3d(Tensor input, Tensor filter, Axis strides, string padding, string data_format = "NDHWC", Axis? dilations = null, string? name = null)
        => Build.One("Conv3D", name, [input, filter],
            ("strides", Windowing.PerAxis(strides, 3, data_format, "strides")), ("padding", padding), ("data_format", data_format),
            ("dilations", Windowing.PerAxis(dilations, 3, data_format, "dilations")));
}
