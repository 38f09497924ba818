using Tensorflow.Operations.Initializers;

namespace Tensorflow;

/// <summary>
/// Keras' initializers: <c>tf.keras.initializers.HeNormal(seed: 1)</c>. With a seed each gives the same numbers whenever it is asked; without one
/// it draws anew.
/// </summary>
public sealed partial class keras_initializers_api
{
    internal keras_initializers_api()
    {
    }

    /// <summary>Zeros everywhere.</summary>
    /// <returns>The initializer.</returns>
    public Initializer Zeros() => new Zeros();

    /// <summary>Ones everywhere.</summary>
    /// <returns>The initializer.</returns>
    public Initializer Ones() => new Operations.Initializers.Ones();

    /// <summary>One value everywhere, or as many values as the shape has elements.</summary>
    /// <param name="value">A number, a bool, or an array of them.</param>
    /// <returns>The initializer.</returns>
    public Initializer Constant(object value) => new Constant(value, TF_DataType.TF_FLOAT, false, true);

    /// <summary>Ones on the main diagonal of a matrix, zeros elsewhere, times a gain.</summary>
    /// <param name="gain">The factor.</param>
    /// <returns>The initializer.</returns>
    public Initializer Identity(double gain = 1) => new Operations.Initializers.Identity(gain);

    /// <summary>Uniform in [minval, maxval).</summary>
    /// <param name="minval">The lower end, included.</param>
    /// <param name="maxval">The upper end, excluded.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The initializer.</returns>
    public Initializer RandomUniform(double minval = -0.05, double maxval = 0.05, long? seed = null)
        => new Operations.Initializers.RandomUniform(minval, maxval, Draw(seed), TF_DataType.TF_FLOAT);

    /// <summary>Normal of a mean and a standard deviation.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation, at least 0.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The initializer.</returns>
    public Initializer RandomNormal(double mean = 0, double stddev = 0.05, long? seed = null) => new RandomNormal(mean, stddev, Draw(seed), TF_DataType.TF_FLOAT);

    /// <summary>Normal of a mean and a standard deviation, values two or more deviations away drawn again.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation before cutting, at least 0.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The initializer.</returns>
    public Initializer TruncatedNormal(double mean = 0, double stddev = 0.05, long? seed = null)
        => new Operations.Initializers.TruncatedNormal(mean, stddev, Draw(seed), TF_DataType.TF_FLOAT);

    /// <summary>Random values of variance scale / fan.</summary>
    /// <param name="scale">The factor, above 0.</param>
    /// <param name="mode">"fan_in", "fan_out" or "fan_avg".</param>
    /// <param name="distribution">"truncated_normal", "untruncated_normal" or "uniform".</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ValueError">A parameter is none of these.</exception>
    public Initializer VarianceScaling(double scale = 1, string mode = "fan_in", string distribution = "truncated_normal", long? seed = null)
        => new VarianceScaling(scale, mode, distribution, Draw(seed), TF_DataType.TF_FLOAT);

    /// <summary>Glorot's (Xavier's) uniform: ±√(6 / (inputs + outputs)).</summary>
    /// <param name="seed">The seed.</param>
    /// <returns>The initializer.</returns>
    public Initializer GlorotUniform(long? seed = null) => VarianceScaling(1, "fan_avg", "uniform", seed);

    /// <summary>Glorot's (Xavier's) normal: deviation √(2 / (inputs + outputs)), cut at two deviations.</summary>
    /// <param name="seed">The seed.</param>
    /// <returns>The initializer.</returns>
    public Initializer GlorotNormal(long? seed = null) => VarianceScaling(1, "fan_avg", "truncated_normal", seed);

    /// <summary>He's uniform: ±√(6 / inputs); for relu.</summary>
    /// <param name="seed">The seed.</param>
    /// <returns>The initializer.</returns>
    public Initializer HeUniform(long? seed = null) => VarianceScaling(2, "fan_in", "uniform", seed);

    /// <summary>He's normal: deviation √(2 / inputs), cut at two deviations; for relu.</summary>
    /// <param name="seed">The seed.</param>
    /// <returns>The initializer.</returns>
    public Initializer HeNormal(long? seed = null) => VarianceScaling(2, "fan_in", "truncated_normal", seed);

    /// <summary>LeCun's uniform: ±√(3 / inputs).</summary>
    /// <param name="seed">The seed.</param>
    /// <returns>The initializer.</returns>
    public Initializer LecunUniform(long? seed = null) => VarianceScaling(1, "fan_in", "uniform", seed);

    /// <summary>LeCun's normal: deviation √(1 / inputs), cut at two deviations.</summary>
    /// <param name="seed">The seed.</param>
    /// <returns>The initializer.</returns>
    public Initializer LecunNormal(long? seed = null) => VarianceScaling(1, "fan_in", "truncated_normal", seed);

    /// <summary>Orthonormal columns, or rows when there are fewer of them, times a gain.</summary>
    /// <param name="gain">The factor.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The initializer.</returns>
    public Initializer Orthogonal(double gain = 1, long? seed = null) => new Orthogonal(gain, Draw(seed), TF_DataType.TF_FLOAT);

    private static RandomDraw Draw(long? seed) => new(seed, true);
}
