namespace Tensorflow.Operations.Initializers;

/// <summary>Uniform in [minval, maxval).</summary>
/// <param name="minval">The lower end, included; 0 if not given.</param>
/// <param name="maxval">The upper end, excluded; 1 if not given, needed for integers.</param>
/// <param name="seed">The op's seed.</param>
/// <param name="dtype">The type where none is asked for; float32 if not given.</param>
public sealed class RandomUniform(double minval = 0, double? maxval = null, long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) : Initializer(dtype)
{
    private protected override Tensor Make(Shape shape, TF_DataType type, InitializerArgs args)
        => type.is_integer()
            ? Binding.tf.random_uniform(shape, Whole(minval), maxval is { } high ? Whole(high) : null, type, seed)
            : Binding.tf.random_uniform(shape, minval, maxval ?? 1.0, type, seed);

    private static Tensor Whole(double value) => value == Math.Truncate(value) && Math.Abs(value) <= long.MaxValue ? (Tensor)(long)value
        : throw new TypeError(FormattableString.Invariant($"Expected an integer end of the range, but got {value} of type 'float'."));
}

/// <summary>Normal of a mean and a standard deviation.</summary>
/// <param name="mean">The mean.</param>
/// <param name="stddev">The standard deviation, at least 0.</param>
/// <param name="seed">The op's seed.</param>
/// <param name="dtype">The type where none is asked for; float32 if not given.</param>
public sealed class RandomNormal(double mean = 0, double stddev = 1, long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) : Initializer(dtype)
{
    private protected override Tensor Make(Shape shape, TF_DataType type, InitializerArgs args) => Binding.tf.random_normal(shape, mean, stddev, type, seed);
}

/// <summary>Normal of a mean and a standard deviation, values two or more deviations away drawn again.</summary>
/// <param name="mean">The mean.</param>
/// <param name="stddev">The standard deviation before cutting, at least 0.</param>
/// <param name="seed">The op's seed.</param>
/// <param name="dtype">The type where none is asked for; float32 if not given.</param>
public sealed class TruncatedNormal(double mean = 0, double stddev = 1, long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) : Initializer(dtype)
{
    private protected override Tensor Make(Shape shape, TF_DataType type, InitializerArgs args) => Binding.tf.truncated_normal(shape, mean, stddev, type, seed);
}
