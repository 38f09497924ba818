using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Dropout: y = x / (1 − rate) where a uniform random number is at least the rate, 0 elsewhere.</summary>
internal static class Dropout
{
    public static Tensor Of(Tensor x, Tensor rate, Tensor? noiseShape, long? seed, string? name)
    {
        using var scope = new ops.NameScope(name, "dropout");
        double? number = rate is Literal literal ? Number(literal.Value) : null;
        if (number is not null and not (>= 0 and < 1))
        {
            throw new ValueError($"`rate` must be a scalar tensor or a float in the range [0, 1). Received: rate={PythonFloats.Text(number.Value)}");
        }

        Tensor value = Composing.Value(x, "x");
        if (!value.dtype.is_floating())
        {
            throw new ValueError($"`x.dtype` must be a floating point tensor as `x` will be scaled. Received: x_dtype={value.dtype.as_numpy_name()}");
        }

        if (number == 0)
        {
            // As if a random op had been made: the seeds of those that follow stay the same.
            ops.get_default_graph().Seeds(null);
            return value;
        }

        (Tensor scaled, Tensor threshold) = number is { } known ? (Times(value, 1 / (1 - known)), known) : Divided(value, rate);
        Tensor random = Binding.tf.random_uniform(Noise(value, noiseShape), dtype: value.dtype, seed: seed);
        Tensor keep = Build.One("GreaterEqual", null, [random, threshold]);
        Tensor result = Build.One("SelectV2", null, [keep, scaled, Constant(value, 0)]);
        result.shape = value.shape;
        return result;
    }

    private static GraphTensor Times(Tensor value, double scale) => Build.One("Mul", null, [value, Constant(value, scale)]);

    private static (Tensor Scaled, Tensor Rate) Divided(Tensor value, Tensor rate)
    {
        Tensor node = Composing.Cast(Composing.Value(rate, "rate"), value.dtype);
        if (!node.shape.IsNull && !node.shape.IsScalar)
        {
            throw new ValueError($"`rate` must be a scalar tensor, it has the shape {node.shape}");
        }

        return (Build.One("RealDiv", null, [value, Build.One("Sub", null, [Constant(value, 1), node])]), node);
    }

    // The shape of the random numbers: x's, or one that stretches over it; -1 stands for x's own size.
    private static Tensor Noise(Tensor value, Tensor? noiseShape)
    {
        if (noiseShape is null)
        {
            return ShapeValues.Of(value);
        }

        return ShapeValues.KnownIntegers(noiseShape) is { } sizes && sizes.Length == value.shape.ndim && sizes.Contains(-1)
            ? new Shape([.. sizes.Select((s, i) => s < 0 ? value.shape[i] : s)]) : noiseShape;
    }

    private static GraphTensor Constant(Tensor like, double value)
        => ops.get_default_graph().AddConstant(Literals.Convert(HostTensor.Scalar(value), like.dtype.as_base_dtype()), "Const");

    /// <summary>The value of a number, or null for an array.</summary>
    public static double? Number(HostTensor value)
        => value.Dimensions.Length == 0 ? Convert.ToDouble(value.Elements.GetValue(0), System.Globalization.CultureInfo.InvariantCulture) : null;
}

/// <content>dropout.</content>
public sealed partial class nn_api
{
    /// <summary>Sets entries to zero at random and scales the others so that the expected sum stays: y = x / keep where kept.</summary>
    /// <remarks>Source: Srivastava and others, 2014, JMLR 15. Inverted: nothing is to be done when the network is used.</remarks>
    /// <param name="x">Any shape, floating.</param>
    /// <param name="keep_prob">The probability to keep an entry, in (0, 1]; or give the rate.</param>
    /// <param name="noise_shape">The shape of the random choices, which stretches to x's: an axis of size 1 is kept or dropped as a whole. Null for x's.</param>
    /// <param name="seed">The op's seed; with the graph's it decides the choices.</param>
    /// <param name="name">The name of the scope.</param>
    /// <param name="rate">The probability to drop an entry, 1 − keep_prob, in [0, 1).</param>
    /// <returns>The shape and type of x; x itself for a rate of 0.</returns>
    /// <exception cref="ValueError">The rate is missing, given twice or out of range, or x is no float.</exception>
    public Tensor dropout(Tensor x, Tensor? keep_prob = null, Tensor? noise_shape = null, long? seed = null, string? name = null, Tensor? rate = null)
    {
        if (rate is null == keep_prob is null)
        {
            throw new ValueError(rate is null ? "`rate` must be provided. Received: rate=None" : "Cannot specify both 'rate' and 'keep_prob'.");
        }

        Tensor drop = rate ?? (keep_prob is Literal literal && Dropout.Number(literal.Value) is { } keep ? 1 - keep : 1 - keep_prob!);
        return Dropout.Of(x, drop, noise_shape, seed, name);
    }
}
