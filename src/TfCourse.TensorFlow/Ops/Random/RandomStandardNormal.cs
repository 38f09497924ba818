namespace Tensorflow;

/// <summary>RandomStandardNormal: mean 0, standard deviation 1.</summary>
internal static class RandomStandardNormal
{
    public static OpDefinition Define() => new("RandomStandardNormal")
    {
        Inputs = ["shape: T"],
        Outputs = ["output: dtype"],
        Attrs = ["seed: int = 0", "seed2: int = 0", "dtype: {half, bfloat16, float, double}", "T: {int32, int64}"],
        Shape = RandomShapes.Given,
        Gradient = Gradient.None("the output depends on the shape alone"),
        IsStateful = true,
    };

    /// <summary>mean + stddev · samples of an op of mean 0 and deviation 1, all in a scope of their own.</summary>
    public static Tensor Sample(string op, string scopeName, Tensor shape, Tensor? mean, Tensor? stddev, TF_DataType dtype, long? seed, string? name)
    {
        using var scope = new ops.NameScope(name, scopeName);
        shape = RandomShapes.Argument(shape, TF_DataType.DtInvalid, "shape");
        mean = RandomShapes.Argument(mean ?? 0.0, dtype, "mean");
        stddev = RandomShapes.Argument(stddev ?? 1.0, dtype, "stddev");
        (Attr first, Attr second) = RandomShapes.Seeds(seed);
        return Build.One("AddV2", scope, [Build.One(op, null, [shape], first, second, ("dtype", dtype)) * stddev, mean]);
    }
}

/// <content>random_normal.</content>
public sealed partial class tensorflow
{
    /// <summary>Random numbers of the normal distribution.</summary>
    /// <param name="shape">The sizes, as a vector.</param>
    /// <param name="mean">The mean, of a shape that stretches over the output; 0 when null.</param>
    /// <param name="stddev">The standard deviation, likewise; 1 when null.</param>
    /// <param name="dtype">A floating type.</param>
    /// <param name="seed">The op's seed; with the graph's it decides the numbers.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>The shape and type asked for.</returns>
    public Tensor random_normal(Tensor shape, Tensor? mean = null, Tensor? stddev = null, TF_DataType dtype = TF_DataType.TF_FLOAT, long? seed = null, string? name = null)
        => RandomStandardNormal.Sample("RandomStandardNormal", "random_normal", shape, mean, stddev, dtype, seed, name);

    /// <summary>Random numbers of the normal distribution.</summary>
    /// <param name="shape">The shape, known.</param>
    /// <param name="mean">The mean, of a shape that stretches over the output; 0 when null.</param>
    /// <param name="stddev">The standard deviation, likewise; 1 when null.</param>
    /// <param name="dtype">A floating type.</param>
    /// <param name="seed">The op's seed; with the graph's it decides the numbers.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>The shape and type asked for.</returns>
    public Tensor random_normal(Shape shape, Tensor? mean = null, Tensor? stddev = null, TF_DataType dtype = TF_DataType.TF_FLOAT, long? seed = null, string? name = null)
        => RandomStandardNormal.Sample("RandomStandardNormal", "random_normal", shape, mean, stddev, dtype, seed, name);
}
