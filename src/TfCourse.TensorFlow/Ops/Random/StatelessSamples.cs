namespace Tensorflow;

/// <content>Stateless random numbers: the same shape and seed give the same numbers in every run and program.</content>
public sealed partial class random_api
{
    private const int AutoAlgorithm = 3;

    /// <summary>Random numbers that the seed decides, all of [minval, maxval) being equally likely.</summary>
    /// <param name="shape">The shape, known.</param>
    /// <param name="seed">Two integers, shape [2].</param>
    /// <param name="minval">The lower end, included; 0 when null.</param>
    /// <param name="maxval">The upper end, excluded; 1 when null. For integers both ends null means all integers of the type.</param>
    /// <param name="dtype">A floating or integer type.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>The shape and type asked for.</returns>
    /// <exception cref="ValueError">An integer range has only one end.</exception>
    public Tensor stateless_uniform(Shape shape, Tensor seed, Tensor? minval = null, Tensor? maxval = null, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null)
    {
        if (dtype.is_integer() && (minval is null) != (maxval is null))
        {
            throw new ValueError($"For integer dtype {dtype.as_numpy_name()} minval and maxval must be given both or neither");
        }

        bool full = dtype.is_integer() && minval is null;
        using var scope = new ops.NameScope(name, "stateless_random_uniform");
        Tensor sizes = RandomShapes.Argument(shape, TF_DataType.DtInvalid, "shape");
        Tensor low = full ? 0 : RandomShapes.Argument(minval ?? 0, dtype, "min"), high = full ? 0 : RandomShapes.Argument(maxval ?? 1, dtype, "max");
        (Tensor key, Tensor counter) = StatelessRandom.KeyOf(seed);
        return full ? Build.One("StatelessRandomUniformFullIntV2", scope, [sizes, key, counter, AutoAlgorithm], ("dtype", dtype))
            : dtype.is_integer() ? Build.One("StatelessRandomUniformIntV2", scope, [sizes, key, counter, AutoAlgorithm, low, high], ("dtype", dtype))
            : Build.One("AddV2", scope, [
                Build.One("StatelessRandomUniformV2", null, [sizes, key, counter, AutoAlgorithm], ("dtype", dtype)) * Build.One("Sub", "sub", [high, low]), low]);
    }

    /// <summary>Random numbers of the normal distribution that the seed decides.</summary>
    /// <param name="shape">The shape, known.</param>
    /// <param name="seed">Two integers, shape [2].</param>
    /// <param name="mean">The mean; 0 when null.</param>
    /// <param name="stddev">The standard deviation; 1 when null.</param>
    /// <param name="dtype">A floating type.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>The shape and type asked for.</returns>
    public Tensor stateless_normal(Shape shape, Tensor seed, Tensor? mean = null, Tensor? stddev = null, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null)
        => Stateless("StatelessRandomNormalV2", "stateless_random_normal", shape, seed, mean, stddev, dtype, name);

    /// <summary>Random numbers of the normal distribution, cut at two standard deviations, that the seed decides.</summary>
    /// <param name="shape">The shape, known.</param>
    /// <param name="seed">Two integers, shape [2].</param>
    /// <param name="mean">The mean; 0 when null.</param>
    /// <param name="stddev">The standard deviation before cutting; 1 when null.</param>
    /// <param name="dtype">A floating type.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>The shape and type asked for.</returns>
    public Tensor stateless_truncated_normal(Shape shape, Tensor seed, Tensor? mean = null, Tensor? stddev = null, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null)
        => Stateless("StatelessTruncatedNormalV2", "stateless_truncated_normal", shape, seed, mean, stddev, dtype, name);

    /// <summary>Samples of classes that the seed decides, class k of a row with probability softmax(logits)[k].</summary>
    /// <param name="logits">Unnormalized log-probabilities, shape [rows, classes], a floating type.</param>
    /// <param name="num_samples">How many samples of each row, a scalar.</param>
    /// <param name="seed">Two integers, shape [2].</param>
    /// <param name="dtype">int64 or int32.</param>
    /// <param name="name">The name of the scope of the node.</param>
    /// <returns>Shape [rows, num_samples].</returns>
    /// <exception cref="ValueError">The logits are no matrix.</exception>
    public Tensor stateless_categorical(Tensor logits, Tensor num_samples, Tensor seed, TF_DataType dtype = TF_DataType.TF_INT64, string? name = null)
    {
        using var scope = new ops.NameScope(name, "stateless_categorical");
        return Build.One("StatelessMultinomial", null, [logits, num_samples, seed], ("output_dtype", dtype));
    }

    private static GraphTensor Stateless(string op, string scopeName, Shape shape, Tensor seed, Tensor? mean, Tensor? stddev, TF_DataType dtype, string? name)
    {
        using var scope = new ops.NameScope(name, scopeName);
        Tensor sizes = RandomShapes.Argument(shape, TF_DataType.DtInvalid, "shape");
        mean = RandomShapes.Argument(mean ?? 0.0, dtype, "mean");
        stddev = RandomShapes.Argument(stddev ?? 1.0, dtype, "stddev");
        (Tensor key, Tensor counter) = StatelessRandom.KeyOf(seed);
        return Build.One("AddV2", scope, [Build.One(op, null, [sizes, key, counter, AutoAlgorithm], ("dtype", dtype)) * stddev, mean]);
    }
}
