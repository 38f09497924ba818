namespace Tensorflow.Operations.Initializers;

/// <summary>Uniform in [minval, maxval).</summary>
public sealed class RandomUniform : Initializer
{
    private readonly double _minval;
    private readonly double? _maxval;
    private readonly RandomDraw _draw;

    /// <summary>An initializer.</summary>
    /// <param name="minval">The lower end, included; 0 if not given.</param>
    /// <param name="maxval">The upper end, excluded; 1 if not given, needed for integers.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for; float32 if not given.</param>
    public RandomUniform(double minval = 0, double? maxval = null, long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT)
        : this(minval, maxval, new RandomDraw(seed, false), dtype)
    {
    }

    internal RandomUniform(double minval, double? maxval, RandomDraw draw, TF_DataType dtype)
        : base(dtype) => (_minval, _maxval, _draw) = (minval, maxval, draw);

    private protected override Tensor Make(Shape shape, TF_DataType type, InitializerArgs args)
    {
        if (!type.is_integer())
        {
            return _draw.Uniform(shape, _minval, _maxval ?? 1.0, type);
        }

        return _draw.Uniform(shape, Whole(_minval), Whole(_maxval ?? throw new ValueError("For integer dtype maxval is needed: minval <= value < maxval")), type);
    }

    private static Tensor Whole(double value) => value == Math.Truncate(value) && Math.Abs(value) < long.MaxValue ? (Tensor)(long)value
        : throw new TypeError(FormattableString.Invariant($"Expected an integer end of the range, but got {value} of type 'float'."));
}

/// <summary>Normal of a mean and a standard deviation.</summary>
public sealed class RandomNormal : Initializer
{
    private readonly double _mean, _stddev;
    private readonly RandomDraw _draw;

    /// <summary>An initializer.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation, at least 0.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for; float32 if not given.</param>
    public RandomNormal(double mean = 0, double stddev = 1, long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT)
        : this(mean, stddev, new RandomDraw(seed, false), dtype)
    {
    }

    internal RandomNormal(double mean, double stddev, RandomDraw draw, TF_DataType dtype)
        : base(dtype) => (_mean, _stddev, _draw) = (mean, stddev, draw);

    private protected override Tensor Make(Shape shape, TF_DataType type, InitializerArgs args) => _draw.Normal(shape, _mean, _stddev, type);
}

/// <summary>Normal of a mean and a standard deviation, values two or more deviations away drawn again.</summary>
public sealed class TruncatedNormal : Initializer
{
    private readonly double _mean, _stddev;
    private readonly RandomDraw _draw;

    /// <summary>An initializer.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation before cutting, at least 0.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for; float32 if not given.</param>
    public TruncatedNormal(double mean = 0, double stddev = 1, long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT)
        : this(mean, stddev, new RandomDraw(seed, false), dtype)
    {
    }

    internal TruncatedNormal(double mean, double stddev, RandomDraw draw, TF_DataType dtype)
        : base(dtype) => (_mean, _stddev, _draw) = (mean, stddev, draw);

    private protected override Tensor Make(Shape shape, TF_DataType type, InitializerArgs args) => _draw.Truncated(shape, _mean, _stddev, type);
}
