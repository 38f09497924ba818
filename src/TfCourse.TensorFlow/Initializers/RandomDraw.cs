namespace Tensorflow.Operations.Initializers;

/// <summary>
/// Where random initializers get their numbers: TensorFlow 1's from stateful ops; those of TensorFlow 2 and Keras, when they have a seed,
/// from stateless ops of the seed [seed, 0], so that they give the same numbers whenever they are asked.
/// </summary>
internal sealed class RandomDraw(long? seed, bool repeats)
{
    public Tensor Uniform(Shape shape, Tensor low, Tensor high, TF_DataType type)
        => Pair is { } pair ? Binding.tf.random.stateless_uniform(shape, pair, low, high, type) : Binding.tf.random_uniform(shape, low, high, type, seed);

    public Tensor Normal(Shape shape, double mean, double stddev, TF_DataType type)
        => Pair is { } pair ? Binding.tf.random.stateless_normal(shape, pair, mean, stddev, type) : Binding.tf.random_normal(shape, mean, stddev, type, seed);

    public Tensor Truncated(Shape shape, double mean, double stddev, TF_DataType type)
        => Pair is { } pair ? Binding.tf.random.stateless_truncated_normal(shape, pair, mean, stddev, type) : Binding.tf.truncated_normal(shape, mean, stddev, type, seed);

    private long[]? Pair => repeats && seed is { } own ? [own, 0] : null;
}
