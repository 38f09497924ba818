namespace Tensorflow;

/// <summary>Dilation2D: output[b, i, j, k] = max (input[b, i·s + di·r, j·s + dj·r, k] + filter[di, dj, k]) over di, dj.</summary>
internal static class Dilation2D
{
    private static readonly string[] Shared = ["strides", "rates", "padding"];

    public static string[] Attrs { get; } = ["T: realnumbertype", "strides: list(int) >= 4", "rates: list(int) >= 4", Windows.Padding];

    public static OpDefinition Define() => new("Dilation2D")
    {
        Inputs = ["input: T", "filter: T"],
        Outputs = ["output: T"],
        Attrs = Attrs,
        Shape = InferShape,
        Gradient = Gradient.Of((op, dy) =>
        [
            Build.One("Dilation2DBackpropInput", null, [op.inputs[0], op.inputs[1], dy], Windows.Copy(op, Shared)),
            Build.One("Dilation2DBackpropFilter", null, [op.inputs[0], op.inputs[1], dy], Windows.Copy(op, Shared)),
        ]),
    };

    // [batch, h, w, channels] and [fh, fw, channels] -> [batch, h', w', channels]
    private static Shape[] InferShape(ShapeContext c)
    {
        Shape input = c.WithRank(0, 4), filter = c.WithRank(1, 3);
        long[] strides = Windows.PerAxis(c, "strides", "strides", 4), rates = Windows.PerAxis(c, "rates", "rates", 4);
        string padding = c.Attr<string>("padding");
        return
        [
            new Shape(
                input[0],
                Windows.Output(c, input[1], filter[0], strides[1], rates[1], padding),
                Windows.Output(c, input[2], filter[1], strides[2], rates[2], padding),
                c.Merge(input[3], filter[2])),
        ];
    }
}

/// <summary>Dilation2DBackpropInput: gives the gradient of each maximum to the input entry that makes it.</summary>
internal static class Dilation2DBackpropInput
{
    public static OpDefinition Define() => new("Dilation2DBackpropInput")
    {
        Inputs = ["input: T", "filter: T", "out_backprop: T"],
        Outputs = ["in_backprop: T"],
        Attrs = Dilation2D.Attrs,
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Missing("TensorFlow has no second derivative of Dilation2D"),
    };
}

/// <summary>Dilation2DBackpropFilter: gives the gradient of each maximum to the filter entry that makes it.</summary>
internal static class Dilation2DBackpropFilter
{
    public static OpDefinition Define() => new("Dilation2DBackpropFilter")
    {
        Inputs = ["input: T", "filter: T", "out_backprop: T"],
        Outputs = ["filter_backprop: T"],
        Attrs = Dilation2D.Attrs,
        Shape = c => [c[1]],
        Gradient = Gradient.Missing("TensorFlow has no second derivative of Dilation2D"),
    };
}

/// <content>dilation2d.</content>
public sealed partial class nn_api
{
    /// <summary>Grey-scale dilation: <c>output[b, i, j, k] = max (input[b, i·s + di·r, j·s + dj·r, k] + filter[di, dj, k])</c> over di, dj.</summary>
    /// <param name="input">Shape [batch, height, width, channels]; any real numeric type.</param>
    /// <param name="filter">Shape [filter height, filter width, channels].</param>
    /// <param name="strides">From a window to the next along each axis, e.g. [1, 1, 1, 1].</param>
    /// <param name="rates">From an entry of a window to the next along each axis, e.g. [1, 1, 1, 1].</param>
    /// <param name="padding">"SAME" or "VALID".</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [batch, places down, places across, channels], of the input's type.</returns>
    /// <exception cref="ValueError">The channels differ, or a VALID window is larger than the image.</exception>
    public Tensor dilation2d(Tensor input, Tensor filter, int[] strides, int[] rates, string padding, string? name = null)
        => Build.One("Dilation2D", name, [input, filter], ("strides", strides), ("rates", rates), ("padding", padding));
}
