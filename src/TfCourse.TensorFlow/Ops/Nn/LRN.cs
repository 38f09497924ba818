namespace Tensorflow;

/// <summary>LRN: output[…, d] = input[…, d] / (bias + alpha · Σ input[…, e]²)^beta, the sum over |e - d| ≤ depth_radius.</summary>
internal static class LRN
{
    public static string[] Attrs { get; } =
        ["depth_radius: int = 5", "bias: float = 1.0", "alpha: float = 1.0", "beta: float = 0.5", "T: {half, bfloat16, float} = float"];

    public static OpDefinition Define() => new("LRN")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = Attrs,
        Shape = c => [c.WithRank(0, 4)],
        Gradient = Gradient.Of((op, dy) => [Build.One("LRNGrad", null, [dy, op.inputs[0], op.outputs[0]], Windows.Copy(op, "depth_radius", "bias", "alpha", "beta"))]),
    };
}

/// <summary>LRNGrad: the gradient of LRN.</summary>
internal static class LRNGrad
{
    public static OpDefinition Define() => new("LRNGrad")
    {
        Inputs = ["input_grads: T", "input_image: T", "output_image: T"],
        Outputs = ["output: T"],
        Attrs = LRN.Attrs,
        Shape = c => [c.Merge(c.Merge(c.WithRank(0, 4), c[1]), c[2])],
        Gradient = Gradient.Missing("TensorFlow has no second derivative of LRN"),
    };
}

/// <content>local_response_normalization.</content>
public sealed partial class nn_api
{
    /// <summary>Divides each entry by the strength of its neighbour channels: <c>output[…, d] = input[…, d] / (bias + alpha · Σ input[…, e]²)^beta</c> over |e - d| ≤ depth_radius.</summary>
    /// <remarks>Source: Krizhevsky, Sutskever, Hinton, 2012, section 3.3.</remarks>
    /// <param name="input">Rank 4, channels last; half, bfloat16 or float.</param>
    /// <param name="depth_radius">How many channels on each side count; at least 0.</param>
    /// <param name="bias">Keeps the divisor away from zero; above 0.</param>
    /// <param name="alpha">The weight of the squares.</param>
    /// <param name="beta">The exponent.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the input.</returns>
    public Tensor local_response_normalization(Tensor input, int depth_radius = 5, float bias = 1, float alpha = 1, float beta = 0.5f, string? name = null)
        => Build.One("LRN", name, [input], ("depth_radius", depth_radius), ("bias", bias), ("alpha", alpha), ("beta", beta));

    /// <summary>The same as <see cref="local_response_normalization"/>.</summary>
    /// <param name="input">Rank 4, channels last; half, bfloat16 or float.</param>
    /// <param name="depth_radius">How many channels on each side count; at least 0.</param>
    /// <param name="bias">Keeps the divisor away from zero; above 0.</param>
    /// <param name="alpha">The weight of the squares.</param>
    /// <param name="beta">The exponent.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the input.</returns>
    public Tensor lrn(Tensor input, int depth_radius = 5, float bias = 1, float alpha = 1, float beta = 0.5f, string? name = null)
        => local_response_normalization(input, depth_radius, bias, alpha, beta, name);
}
