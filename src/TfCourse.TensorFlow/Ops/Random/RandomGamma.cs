namespace Tensorflow;

/// <summary>RandomGamma: samples of gamma distributions of scale 1.</summary>
internal static class RandomGamma
{
    public static OpDefinition Define() => new("RandomGamma")
    {
        Inputs = ["shape: S", "alpha: T"],
        Outputs = ["output: T"],
        Attrs = ["seed: int = 0", "seed2: int = 0", "S: {int32, int64}", "T: {half, float, double}"],
        Shape = SamplesOfEach,
        Gradient = Gradient.Of(Backward),
        IsStateful = true,
    };

    /// <summary>The shape given, followed by that of the parameter.</summary>
    public static Shape[] SamplesOfEach(ShapeContext c) => [RandomShapes.Of(c, 0).concatenate(c[1])];

    // How a sample moves with alpha, by implicit differentiation of the distribution function, summed over the samples' axes.
    // Source: Figurnov, Mohamed, Mnih, 2018, arXiv:1805.08498.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor shape = op.inputs[0], alpha = op.inputs[1];
        Tensor axes = Build.One("StridedSlice", "strided_slice", [Build.One("Shape", null, [shape]), new[] { 0 }, new[] { 1 }, new[] { 1 }], ("shrink_axis_mask", 1L));
        Tensor ones = Build.One("Fill", "ones", [Build.One("Pack", null, [axes]), 1]);
        Tensor wide = Build.One("Reshape", null, [alpha, Build.One("ConcatV2", "concat", [ones, Build.One("Shape", null, [alpha]), 0])]);
        Tensor partial = Build.One("RandomGammaGrad", null, [wide, op.outputs[0]]);
        return [null, Build.One("Sum", null, [dy * partial, Build.One("Range", null, [0, axes, 1])])];
    }
}

/// <content>gamma.</content>
public sealed partial class random_api
{
    /// <summary>Samples of the gamma distribution: density proportional to x^(alpha − 1)·e^(−beta·x).</summary>
    /// <param name="shape">How many samples of each parameter.</param>
    /// <param name="alpha">The shape parameter, at least 0; any shape.</param>
    /// <param name="beta">The inverse scale, above 0, of a shape that stretches with alpha's; 1 when null.</param>
    /// <param name="dtype">A floating type.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>Shape [shape…, parameters…]; at least the smallest normal number of the type.</returns>
    public Tensor gamma(Shape shape, Tensor alpha, Tensor? beta = null, TF_DataType dtype = TF_DataType.TF_FLOAT, long? seed = null, string? name = null)
    {
        using var scope = new ops.NameScope(name, "random_gamma");
        Tensor sizes = RandomShapes.Argument(shape, TF_DataType.TF_INT32, "shape");
        alpha = RandomShapes.Argument(alpha, dtype, "alpha");
        beta = RandomShapes.Argument(beta ?? 1, dtype, "beta");
        Tensor both = Build.One("BroadcastArgs", null, [Build.One("Shape", null, [alpha]), Build.One("Shape", null, [beta])]);
        (Attr first, Attr second) = RandomShapes.Seeds(seed);
        Tensor samples = Build.One("RandomGamma", null, [sizes, Build.One("BroadcastTo", null, [alpha, both])], first, second);
        double least = dtype switch { TF_DataType.TF_DOUBLE => 2.2250738585072014e-308, TF_DataType.TF_HALF => 6.103515625e-05, _ => 1.1754943508222875e-38 };
        return Build.One("Maximum", null, [least, Build.One("RealDiv", "truediv", [samples, beta])]);
    }
}
