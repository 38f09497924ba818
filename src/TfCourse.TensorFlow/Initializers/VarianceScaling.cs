namespace Tensorflow.Operations.Initializers;

/// <summary>
/// Random values of a variance that keeps that of the signal: scale / fan, where fan is the number of inputs of a unit, of its
/// outputs, or their average.
/// </summary>
/// <remarks>
/// The last two axes are inputs and outputs, those before them the receptive field, which multiplies both; a vector has as many
/// inputs as outputs. truncated_normal (or normal) draws with the deviation √(scale/fan) / 0.8796, so that it is √(scale/fan) after
/// cutting; untruncated_normal with √(scale/fan); uniform in ±√(3·scale/fan).
/// Sources: Glorot and Bengio, 2010 (scale 1, fan_avg); He et al., 2015, arXiv:1502.01852 (scale 2, fan_in).
/// </remarks>
public sealed class VarianceScaling : Initializer
{
    // The standard deviation of a standard normal cut at ±2.
    private const double CutDeviation = .87962566103423978;
    private readonly double _scale;
    private readonly string _mode, _distribution;
    private readonly RandomDraw _draw;

    /// <summary>An initializer.</summary>
    /// <param name="scale">The factor, above 0.</param>
    /// <param name="mode">"fan_in", "fan_out" or "fan_avg".</param>
    /// <param name="distribution">"truncated_normal", "normal" (the same), "untruncated_normal" or "uniform".</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for; float32 if not given.</param>
    /// <exception cref="ValueError">A parameter is none of these.</exception>
    public VarianceScaling(double scale = 1, string mode = "fan_in", string distribution = "truncated_normal", long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT)
        : this(scale, mode, distribution, new RandomDraw(seed, false), dtype)
    {
    }

    internal VarianceScaling(double scale, string mode, string distribution, RandomDraw draw, TF_DataType dtype)
        : base(dtype)
    {
        (_scale, _mode, _distribution, _draw) = (scale, mode.ToLowerInvariant(), distribution.ToLowerInvariant(), draw);
        if (!(scale > 0))
        {
            throw new ValueError(FormattableString.Invariant($"Argument `scale` must be a positive float. Received: {scale}"));
        }

        if (_mode is not ("fan_in" or "fan_out" or "fan_avg"))
        {
            throw new ValueError($"Argument `mode` should be one of ('fan_in', 'fan_out', 'fan_avg'). Received: {mode}");
        }

        if (_distribution is not ("normal" or "uniform" or "truncated_normal" or "untruncated_normal"))
        {
            throw new ValueError($"Argument `distribution` should be one of ('normal', 'uniform', 'truncated_normal', 'untruncated_normal'). Received: {distribution}");
        }
    }

    private protected override Tensor Make(Shape shape, TF_DataType type, InitializerArgs args)
    {
        (double fanIn, double fanOut) = Fans(shape);
        double variance = _scale / Math.Max(1, _mode switch { "fan_in" => fanIn, "fan_out" => fanOut, _ => (fanIn + fanOut) / 2 });
        return _distribution switch
        {
            "uniform" => _draw.Uniform(shape, -Math.Sqrt(3 * variance), Math.Sqrt(3 * variance), type),
            "untruncated_normal" => _draw.Normal(shape, 0, Math.Sqrt(variance), type),
            _ => _draw.Truncated(shape, 0, Math.Sqrt(variance) / CutDeviation, type),
        };
    }

    private static (double In, double Out) Fans(Shape shape)
    {
        if (shape.ndim < 2)
        {
            double only = shape.ndim == 1 ? shape[0] : 1;
            return (only, only);
        }

        double field = 1;
        foreach (long size in shape.dims[..^2])
        {
            field *= size;
        }

        return (shape[-2] * field, shape[-1] * field);
    }
}

/// <summary>Glorot's (Xavier's) uniform: ±√(6 / (inputs + outputs)).</summary>
/// <param name="seed">The op's seed.</param>
/// <param name="dtype">The type where none is asked for; float32 if not given.</param>
public sealed class GlorotUniform(long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) : Initializer(dtype)
{
    private protected override Tensor Make(Shape shape, TF_DataType type, InitializerArgs args)
        => new VarianceScaling(1, "fan_avg", "uniform", seed).Apply(shape, type);
}

/// <summary>Glorot's (Xavier's) normal: deviation √(2 / (inputs + outputs)), cut at two deviations.</summary>
/// <param name="seed">The op's seed.</param>
/// <param name="dtype">The type where none is asked for; float32 if not given.</param>
public sealed class GlorotNormal(long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) : Initializer(dtype)
{
    private protected override Tensor Make(Shape shape, TF_DataType type, InitializerArgs args)
        => new VarianceScaling(1, "fan_avg", "truncated_normal", seed).Apply(shape, type);
}
