namespace Tensorflow;

/// <summary>RandomUniform: floats in [0, 1).</summary>
internal static class RandomUniform
{
    public static OpDefinition Define() => new("RandomUniform")
    {
        Inputs = ["shape: T"],
        Outputs = ["output: dtype"],
        Attrs = ["seed: int = 0", "seed2: int = 0", "dtype: {half, bfloat16, float, double}", "T: {int32, int64}"],
        Shape = RandomShapes.Given,
        Gradient = Gradient.None("the output depends on the shape alone"),
        IsStateful = true,
    };

    public static Tensor Sample(Tensor shape, Tensor? minval, Tensor? maxval, TF_DataType dtype, long? seed, string? name)
    {
        if (dtype.is_integer() && (minval is null) != (maxval is null))
        {
            throw new ValueError("For integer dtype either both minval and maxval are given or neither is");
        }

        if (dtype.is_integer() && maxval is null)
        {
            throw new ValueError("For integer dtype maxval is needed: minval <= value < maxval");
        }

        (minval, maxval) = (minval ?? 0, maxval ?? 1);
        using var scope = new ops.NameScope(name, "random_uniform");
        shape = RandomShapes.Argument(shape, TF_DataType.DtInvalid, "shape");
        // Python leaves the stretching away for the integers 0 and 1, not for the floats 0.0 and 1.0.
        bool unit = IsInteger(minval, 0) && IsInteger(maxval, 1) && !dtype.is_integer();
        if (!unit)
        {
            minval = RandomShapes.Argument(minval, dtype, "min");
            maxval = RandomShapes.Argument(maxval, dtype, "max");
        }

        (Attr first, Attr second) = RandomShapes.Seeds(seed);
        if (dtype.is_integer())
        {
            return Build.One("RandomUniformInt", scope, [shape, minval, maxval], first, second, ("Tout", dtype));
        }

        Tensor value = Build.One("RandomUniform", null, [shape], first, second, ("dtype", dtype));
        return unit ? value : Build.One("AddV2", scope, [value * Build.One("Sub", "sub", [maxval, minval]), minval]);
    }

    public static bool IsInteger(Tensor tensor, int value)
        => tensor is Literal { Value: { DataType: DataType.DtInt32, Count: 1 } literal } && literal.Values<int>()[0] == value;
}

/// <content>random_uniform.</content>
public sealed partial class tensorflow
{
    /// <summary>Random numbers, all of [minval, maxval) being equally likely.</summary>
    /// <param name="shape">The sizes, as a vector.</param>
    /// <param name="minval">The lower end, included; 0 when null.</param>
    /// <param name="maxval">The upper end, excluded; 1 when null, needed for integers.</param>
    /// <param name="dtype">A floating type, int32 or int64.</param>
    /// <param name="seed">The op's seed; with the graph's it decides the numbers.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>The shape and type asked for.</returns>
    /// <exception cref="ValueError">An integer range has no upper end.</exception>
    public Tensor random_uniform(Tensor shape, Tensor? minval = null, Tensor? maxval = null, TF_DataType dtype = TF_DataType.TF_FLOAT, long? seed = null, string? name = null)
        => RandomUniform.Sample(shape, minval, maxval, dtype, seed, name);

    /// <summary>Random numbers, all of [minval, maxval) being equally likely.</summary>
    /// <param name="shape">The shape, known.</param>
    /// <param name="minval">The lower end, included; 0 when null.</param>
    /// <param name="maxval">The upper end, excluded; 1 when null, needed for integers.</param>
    /// <param name="dtype">A floating type, int32 or int64.</param>
    /// <param name="seed">The op's seed; with the graph's it decides the numbers.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>The shape and type asked for.</returns>
    /// <exception cref="ValueError">An integer range has no upper end.</exception>
    public Tensor random_uniform(Shape shape, Tensor? minval = null, Tensor? maxval = null, TF_DataType dtype = TF_DataType.TF_FLOAT, long? seed = null, string? name = null)
        => RandomUniform.Sample(shape, minval, maxval, dtype, seed, name);
}
