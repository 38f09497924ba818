namespace Tensorflow;

/// <summary>TruncatedNormal: normal of mean 0 and standard deviation 1, values from ±2 on drawn again.</summary>
internal static class TruncatedNormal
{
    public static OpDefinition Define() => new("TruncatedNormal")
    {
        Inputs = ["shape: T"],
        Outputs = ["output: dtype"],
        Attrs = ["seed: int = 0", "seed2: int = 0", "dtype: {half, bfloat16, float, double}", "T: {int32, int64}"],
        Shape = RandomShapes.Given,
        Gradient = Gradient.None("the output depends on the shape alone"),
        IsStateful = true,
    };
}

/// <content>truncated_normal.</content>
public sealed partial class tensorflow
{
    /// <summary>Random numbers of the normal distribution, those two or more standard deviations from the mean drawn again.</summary>
    /// <param name="shape">The sizes, as a vector.</param>
    /// <param name="mean">The mean before cutting, of a shape that stretches over the output; 0 when null.</param>
    /// <param name="stddev">The standard deviation before cutting, likewise; 1 when null.</param>
    /// <param name="dtype">A floating type.</param>
    /// <param name="seed">The op's seed; with the graph's it decides the numbers.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>The shape and type asked for; the deviation is 0.8796 of stddev.</returns>
    public Tensor truncated_normal(Tensor shape, Tensor? mean = null, Tensor? stddev = null, TF_DataType dtype = TF_DataType.TF_FLOAT, long? seed = null, string? name = null)
        => RandomStandardNormal.Sample("TruncatedNormal", "truncated_normal", shape, mean, stddev, dtype, seed, name);

    /// <summary>Random numbers of the normal distribution, those two or more standard deviations from the mean drawn again.</summary>
    /// <param name="shape">The shape, known.</param>
    /// <param name="mean">The mean before cutting, of a shape that stretches over the output; 0 when null.</param>
    /// <param name="stddev">The standard deviation before cutting, likewise; 1 when null.</param>
    /// <param name="dtype">A floating type.</param>
    /// <param name="seed">The op's seed; with the graph's it decides the numbers.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>The shape and type asked for; the deviation is 0.8796 of stddev.</returns>
    public Tensor truncated_normal(Shape shape, Tensor? mean = null, Tensor? stddev = null, TF_DataType dtype = TF_DataType.TF_FLOAT, long? seed = null, string? name = null)
        => RandomStandardNormal.Sample("TruncatedNormal", "truncated_normal", shape, mean, stddev, dtype, seed, name);
}
