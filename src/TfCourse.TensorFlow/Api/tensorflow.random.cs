namespace Tensorflow;

/// <content>Random numbers.</content>
public sealed partial class tensorflow
{
    /// <summary>Functions of random numbers.</summary>
    public random_api random { get; } = new();

    /// <summary>Sets the seed of the default graph, which decides, with the seeds of the ops, all random numbers of its sessions.</summary>
    /// <param name="seed">The seed; ops made from now on use it.</param>
    public void set_random_seed(long seed) => get_default_graph().seed = seed;

    /// <summary>The two seeds that a random op made now would get: from the graph's seed and its own.</summary>
    /// <param name="op_seed">The op's own seed, or null.</param>
    /// <returns>Both null when neither the graph nor the op has a seed.</returns>
    public (long? seed, long? seed2) get_seed(long? op_seed) => get_default_graph().Seeds(op_seed) is { } seeds ? seeds : (null, null);
}

/// <summary>Functions of random numbers: <c>tf.random.normal((2, 3))</c>.</summary>
public sealed partial class random_api
{
    /// <summary>Sets the seed of the default graph.</summary>
    /// <param name="seed">The seed; ops made from now on use it.</param>
    public void set_seed(long seed) => Binding.tf.set_random_seed(seed);

    /// <summary>Random numbers of the normal distribution; see <see cref="tensorflow.random_normal(Shape, Tensor, Tensor, TF_DataType, long?, string)"/>.</summary>
    /// <param name="shape">The shape, known.</param>
    /// <param name="mean">The mean; 0 when null.</param>
    /// <param name="stddev">The standard deviation; 1 when null.</param>
    /// <param name="dtype">A floating type.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>The shape and type asked for.</returns>
    public Tensor normal(Shape shape, Tensor? mean = null, Tensor? stddev = null, TF_DataType dtype = TF_DataType.TF_FLOAT, long? seed = null, string? name = null)
        => Binding.tf.random_normal(shape, mean, stddev, dtype, seed, name);

    /// <summary>Random numbers of the normal distribution; see <see cref="tensorflow.random_normal(Tensor, Tensor, Tensor, TF_DataType, long?, string)"/>.</summary>
    /// <param name="shape">The sizes, as a vector.</param>
    /// <param name="mean">The mean; 0 when null.</param>
    /// <param name="stddev">The standard deviation; 1 when null.</param>
    /// <param name="dtype">A floating type.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>The shape and type asked for.</returns>
    public Tensor normal(Tensor shape, Tensor? mean = null, Tensor? stddev = null, TF_DataType dtype = TF_DataType.TF_FLOAT, long? seed = null, string? name = null)
        => Binding.tf.random_normal(shape, mean, stddev, dtype, seed, name);

    /// <summary>Random numbers of the normal distribution, cut at two standard deviations.</summary>
    /// <param name="shape">The shape, known.</param>
    /// <param name="mean">The mean; 0 when null.</param>
    /// <param name="stddev">The standard deviation before cutting; 1 when null.</param>
    /// <param name="dtype">A floating type.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>The shape and type asked for.</returns>
    public Tensor truncated_normal(Shape shape, Tensor? mean = null, Tensor? stddev = null, TF_DataType dtype = TF_DataType.TF_FLOAT, long? seed = null, string? name = null)
        => Binding.tf.truncated_normal(shape, mean, stddev, dtype, seed, name);

    /// <summary>Random numbers of the normal distribution, cut at two standard deviations.</summary>
    /// <param name="shape">The sizes, as a vector.</param>
    /// <param name="mean">The mean; 0 when null.</param>
    /// <param name="stddev">The standard deviation before cutting; 1 when null.</param>
    /// <param name="dtype">A floating type.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>The shape and type asked for.</returns>
    public Tensor truncated_normal(Tensor shape, Tensor? mean = null, Tensor? stddev = null, TF_DataType dtype = TF_DataType.TF_FLOAT, long? seed = null, string? name = null)
        => Binding.tf.truncated_normal(shape, mean, stddev, dtype, seed, name);

    /// <summary>Random numbers, all of [minval, maxval) being equally likely.</summary>
    /// <param name="shape">The shape, known.</param>
    /// <param name="minval">The lower end, included; 0 when null.</param>
    /// <param name="maxval">The upper end, excluded; 1 when null, needed for integers.</param>
    /// <param name="dtype">A floating type, int32 or int64.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>The shape and type asked for.</returns>
    public Tensor uniform(Shape shape, Tensor? minval = null, Tensor? maxval = null, TF_DataType dtype = TF_DataType.TF_FLOAT, long? seed = null, string? name = null)
        => Binding.tf.random_uniform(shape, minval, maxval, dtype, seed, name);

    /// <summary>Random numbers, all of [minval, maxval) being equally likely.</summary>
    /// <param name="shape">The sizes, as a vector.</param>
    /// <param name="minval">The lower end, included; 0 when null.</param>
    /// <param name="maxval">The upper end, excluded; 1 when null, needed for integers.</param>
    /// <param name="dtype">A floating type, int32 or int64.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="name">The name of the scope of the nodes.</param>
    /// <returns>The shape and type asked for.</returns>
    public Tensor uniform(Tensor shape, Tensor? minval = null, Tensor? maxval = null, TF_DataType dtype = TF_DataType.TF_FLOAT, long? seed = null, string? name = null)
        => Binding.tf.random_uniform(shape, minval, maxval, dtype, seed, name);

    /// <summary>The rows of a tensor in random order; see <see cref="tensorflow.random_shuffle"/>.</summary>
    /// <param name="value">Any tensor; its first axis is shuffled.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The value's shape and type.</returns>
    public Tensor shuffle(Tensor value, long? seed = null, string? name = null) => Binding.tf.random_shuffle(value, seed, name);

    /// <summary>Samples of classes, class k of a row with probability softmax(logits)[k].</summary>
    /// <param name="logits">Unnormalized log-probabilities, shape [rows, classes], a floating type.</param>
    /// <param name="num_samples">How many samples of each row, a scalar.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="name">The name of the scope of the node.</param>
    /// <param name="output_dtype">int64 (also if not given) or int32.</param>
    /// <returns>Shape [rows, num_samples].</returns>
    /// <exception cref="ValueError">The logits are no matrix.</exception>
    public Tensor categorical(Tensor logits, Tensor num_samples, long? seed = null, string? name = null, TF_DataType output_dtype = TF_DataType.DtInvalid)
        => Multinomial.Sample("categorical", logits, num_samples, seed, name, output_dtype);
}
