namespace Tensorflow;

/// <summary>CumulativeLogsumexp: running logarithms of sums of exponentials along an axis.</summary>
internal static class CumulativeLogsumexp
{
    public static OpDefinition Define() => new("CumulativeLogsumexp")
    {
        Inputs = ["x: T", "axis: Tidx"],
        Outputs = ["out: T"],
        Attrs = ["exclusive: bool = false", "reverse: bool = false", "T: {bfloat16, half, float, double}", "Tidx: {int32, int64} = int32"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of(Backward),
    };

    // dx[i] = Σⱼ dy[j] · exp(x[i] - y[j]), summed in logarithms, positive and negative dy apart.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor positive = Part(op, dy, Build.One("Greater", null, [dy, 0]), dy);
        Tensor negative = Part(op, dy, Build.One("Less", null, [dy, 0]), -dy);
        return [Build.One("Sub", "sub", [positive, negative]), null];
    }

    private static GraphTensor Part(Operation op, Tensor dy, Tensor chosen, Tensor amount)
    {
        Tensor x = op.inputs[0], axis = op.inputs[1], y = op.outputs[0];
        Tensor log = Build.One("SelectV2", null, [chosen, Build.One("Log", null, [amount]), Lowest(dy.dtype)]);
        Tensor terms = Build.One("Sub", "sub", [log, y]);
        Tensor sums = Build.One("CumulativeLogsumexp", null, [terms, axis], ("exclusive", op.get_attr<bool>("exclusive")), ("reverse", !op.get_attr<bool>("reverse")));
        return Build.One("Exp", null, [sums + x]);
    }

    // The logarithm of no gradient: finite, so that differences of it are not NaN.
    private static double Lowest(TF_DataType type) => type switch
    {
        TF_DataType.TF_HALF => -65504,
        TF_DataType.TF_BFLOAT16 => -3.38953138925153547590470800371487866880e38,
        TF_DataType.TF_FLOAT => float.MinValue,
        _ => double.MinValue,
    };
}

/// <content>math.cumulative_logsumexp.</content>
public sealed partial class math_api
{
    /// <summary>Running logarithms of sums of exponentials: <c>out[i] = log(exp x[0] + … + exp x[i])</c>, stable for large numbers.</summary>
    /// <param name="x">Any shape of rank 1 or more, floating.</param>
    /// <param name="axis">The axis, in [-rank, rank).</param>
    /// <param name="exclusive">Leaves x[i] itself out: the first result is minus infinity.</param>
    /// <param name="reverse">Sums from the end.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor cumulative_logsumexp(Tensor x, Tensor? axis = null, bool exclusive = false, bool reverse = false, string? name = null)
        => Build.One("CumulativeLogsumexp", name, [x, axis ?? 0], ("exclusive", exclusive), ("reverse", reverse));
}
