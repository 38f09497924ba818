using Tensorflow.Operations.Initializers;

namespace Tensorflow;

/// <content>Initializers of variables.</content>
public sealed partial class tensorflow
{
    /// <summary>Initializers of variables, with all their parameters.</summary>
    public initializers_api initializers { get; } = new();

    /// <summary>Zeros everywhere.</summary>
    public IInitializer zeros_initializer => new Zeros();

    /// <summary>Ones everywhere.</summary>
    public IInitializer ones_initializer => new Operations.Initializers.Ones();

    /// <summary>Uniform in [0, 1); <c>tf.initializers.random_uniform</c> takes parameters.</summary>
    public IInitializer random_uniform_initializer => new Operations.Initializers.RandomUniform();

    /// <summary>Glorot's uniform: ±√(6 / (inputs + outputs)); <c>tf.initializers.glorot_uniform</c> takes parameters.</summary>
    public IInitializer glorot_uniform_initializer => new GlorotUniform();

    /// <summary>Orthonormal columns or rows; <c>tf.initializers.orthogonal</c> takes parameters.</summary>
    public IInitializer orthogonal_initializer => new Orthogonal();

    /// <summary>Given values: as many as the shape has elements, or fewer, of which the last then fills the rest.</summary>
    /// <typeparam name="T">A number, a bool, a string, or an array of them.</typeparam>
    /// <param name="value">The values.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <param name="verify_shape">Whether the values must have the shape asked for.</param>
    /// <returns>The initializer.</returns>
    public IInitializer constant_initializer<T>(T value, TF_DataType dtype = TF_DataType.TF_FLOAT, bool verify_shape = false) where T : notnull
        => new Constant(value, dtype, verify_shape);

    /// <summary>Normal of a mean and a standard deviation.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation, at least 0.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    public IInitializer random_normal_initializer(double mean = 0, double stddev = 1, long? seed = null, TF_DataType dtype = TF_DataType.DtInvalid)
        => new RandomNormal(mean, stddev, seed, dtype);

    /// <summary>Normal of a mean and a standard deviation, values two or more deviations away drawn again.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation before cutting, at least 0.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    public IInitializer truncated_normal_initializer(double mean = 0, double stddev = 1, long? seed = null, TF_DataType dtype = TF_DataType.DtInvalid)
        => new Operations.Initializers.TruncatedNormal(mean, stddev, seed, dtype);

    /// <summary>Glorot's normal: deviation √(2 / (inputs + outputs)).</summary>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    public IInitializer glorot_normal_initializer(long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) => new GlorotNormal(seed, dtype);

    /// <summary>Random values of variance factor / fan; see <see cref="VarianceScaling"/>.</summary>
    /// <param name="factor">TensorFlow's scale, above 0.</param>
    /// <param name="mode">"fan_in", "fan_out" or "fan_avg".</param>
    /// <param name="distribution">"truncated_normal", "normal", "untruncated_normal" or "uniform".</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ValueError">A parameter is none of these.</exception>
    public IInitializer variance_scaling_initializer(double factor = 1, string mode = "fan_in", string distribution = "truncated_normal", long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT)
        => new VarianceScaling(factor, mode, distribution, seed, dtype);

    /// <summary>Uniform in ±factor·√(3 / inputs), where all axes but the last count as inputs.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    public IInitializer uniform_unit_scaling_initializer(double factor = 1, long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT)
        => new UniformUnitScaling(factor, seed, dtype);
}
