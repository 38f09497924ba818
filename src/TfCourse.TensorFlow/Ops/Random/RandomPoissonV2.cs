namespace Tensorflow;

/// <summary>RandomPoissonV2: counts of Poisson distributions.</summary>
internal static class RandomPoissonV2
{
    public static OpDefinition Define() => new("RandomPoissonV2")
    {
        Inputs = ["shape: S", "rate: R"],
        Outputs = ["output: dtype"],
        Attrs =
        [
            "seed: int = 0", "seed2: int = 0", "S: {int32, int64}", "R: {half, float, double, int32, int64} = double",
            "dtype: {half, float, double, int32, int64} = int64",
        ],
        Shape = RandomGamma.SamplesOfEach,
        Gradient = Gradient.Missing("counts are integers"),
        IsStateful = true,
    };
}

/// <content>poisson.</content>
public sealed partial class random_api
{
    /// <summary>Counts of the Poisson distribution: k with probability lam^k·e^(−lam) / k!.</summary>
    /// <param name="shape">How many counts of each rate.</param>
    /// <param name="lam">The rate, at least 0; any shape.</param>
    /// <param name="dtype">The type of the counts.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>Shape [shape…, rates…].</returns>
    public Tensor poisson(Shape shape, Tensor lam, TF_DataType dtype = TF_DataType.TF_FLOAT, long? seed = null, string? name = null)
    {
        using var scope = new ops.NameScope(name, "random_poisson");
        Tensor sizes = RandomShapes.Argument(shape, TF_DataType.TF_INT32, "shape");
        (Attr first, Attr second) = RandomShapes.Seeds(seed);
        return Build.One("RandomPoissonV2", null, [sizes, lam], first, second, ("dtype", dtype));
    }
}
