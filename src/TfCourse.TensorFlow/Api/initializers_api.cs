using Tensorflow.Operations.Initializers;

namespace Tensorflow;

/// <summary>Initializers of variables: <c>tf.initializers.he_normal(seed: 1)</c>.</summary>
public sealed partial class initializers_api
{
    /// <summary>Zeros everywhere.</summary>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    public Initializer zeros(TF_DataType dtype = TF_DataType.TF_FLOAT) => new Zeros(dtype);

    /// <summary>Ones everywhere.</summary>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    public Initializer ones(TF_DataType dtype = TF_DataType.TF_FLOAT) => new Operations.Initializers.Ones(dtype);

    /// <summary>Given values: as many as the shape has elements, or fewer, of which the last then fills the rest.</summary>
    /// <param name="value">A number, a bool, a string, or an array of them.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <param name="verify_shape">Whether the values must have the shape asked for.</param>
    /// <returns>The initializer.</returns>
    public Initializer constant(object value, TF_DataType dtype = TF_DataType.TF_FLOAT, bool verify_shape = false) => new Constant(value, dtype, verify_shape);

    /// <summary>Uniform in [minval, maxval).</summary>
    /// <param name="minval">The lower end, included.</param>
    /// <param name="maxval">The upper end, excluded; 1 when null.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    public Initializer random_uniform(double minval = 0, double? maxval = null, long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT)
        => new Operations.Initializers.RandomUniform(minval, maxval, seed, dtype);

    /// <summary>Normal of a mean and a standard deviation.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation, at least 0.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    public Initializer random_normal(double mean = 0, double stddev = 1, long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT)
        => new RandomNormal(mean, stddev, seed, dtype);

    /// <summary>Normal of a mean and a standard deviation, values two or more deviations away drawn again.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation before cutting, at least 0.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    public Initializer truncated_normal(double mean = 0, double stddev = 1, long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT)
        => new Operations.Initializers.TruncatedNormal(mean, stddev, seed, dtype);

    /// <summary>Uniform in ±factor·√(3 / inputs), where all axes but the last count as inputs.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    public Initializer uniform_unit_scaling(double factor = 1, long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) => new UniformUnitScaling(factor, seed, dtype);

    /// <summary>Random values of variance scale / fan; see <see cref="VarianceScaling"/>.</summary>
    /// <param name="scale">The factor, above 0.</param>
    /// <param name="mode">"fan_in", "fan_out" or "fan_avg".</param>
    /// <param name="distribution">"truncated_normal", "normal", "untruncated_normal" or "uniform".</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ValueError">A parameter is none of these.</exception>
    public Initializer variance_scaling(double scale = 1, string mode = "fan_in", string distribution = "truncated_normal", long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT)
        => new VarianceScaling(scale, mode, distribution, seed, dtype);

    /// <summary>Glorot's (Xavier's) uniform: ±√(6 / (inputs + outputs)).</summary>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    public Initializer glorot_uniform(long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) => new GlorotUniform(seed, dtype);

    /// <summary>Glorot's (Xavier's) normal: deviation √(2 / (inputs + outputs)), cut at two deviations.</summary>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    public Initializer glorot_normal(long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) => new GlorotNormal(seed, dtype);

    /// <summary>He's normal: deviation √(2 / inputs), cut at two deviations; for relu.</summary>
    /// <param name="seed">The op's seed.</param>
    /// <returns>The initializer.</returns>
    public Initializer he_normal(long? seed = null) => new VarianceScaling(2, "fan_in", "truncated_normal", seed);

    /// <summary>He's uniform: ±√(6 / inputs); for relu.</summary>
    /// <param name="seed">The op's seed.</param>
    /// <returns>The initializer.</returns>
    public Initializer he_uniform(long? seed = null) => new VarianceScaling(2, "fan_in", "uniform", seed);

    /// <summary>LeCun's normal: deviation √(1 / inputs), cut at two deviations.</summary>
    /// <param name="seed">The op's seed.</param>
    /// <returns>The initializer.</returns>
    public Initializer lecun_normal(long? seed = null) => new VarianceScaling(1, "fan_in", "truncated_normal", seed);

    /// <summary>LeCun's uniform: ±√(3 / inputs).</summary>
    /// <param name="seed">The op's seed.</param>
    /// <returns>The initializer.</returns>
    public Initializer lecun_uniform(long? seed = null) => new VarianceScaling(1, "fan_in", "uniform", seed);

    /// <summary>Orthonormal columns, or rows when there are fewer of them, times a gain.</summary>
    /// <param name="gain">The factor.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    public Initializer orthogonal(double gain = 1, long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) => new Orthogonal(gain, seed, dtype);

    /// <summary>Ones on the main diagonal of a matrix, zeros elsewhere, times a gain.</summary>
    /// <param name="gain">The factor.</param>
    /// <param name="dtype">The type where none is asked for.</param>
    /// <returns>The initializer.</returns>
    public Initializer identity(double gain = 1, TF_DataType dtype = TF_DataType.TF_FLOAT) => new Operations.Initializers.Identity(gain, dtype);
}
