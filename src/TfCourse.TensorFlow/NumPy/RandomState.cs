using static Tensorflow.Binding;

namespace Tensorflow.NumPy;

/// <content>Random arrays.</content>
public static partial class np
{
    /// <summary>Random arrays, as TensorFlow draws them; NumPy's own streams are in TfCourse.NumSharp.</summary>
    public static RandomState random { get; } = new();
}

/// <summary>Random arrays by TensorFlow's random ops; after <see cref="seed"/> the same calls give the same values. Not thread-safe.</summary>
public sealed class RandomState
{
    private int? _seed;
    private int _calls;

    internal RandomState()
    {
    }

    /// <summary>Begins a stream that is the same for the same seed.</summary>
    /// <param name="value">The seed.</param>
    public void seed(int value) => (_seed, _calls) = (value, 0);

    /// <summary>float64 in [0, 1).</summary>
    /// <param name="size">The sizes.</param>
    public NDArray rand(params int[] size) => Drawn(s => tf.random.uniform(new Shape(size), dtype: TF_DataType.TF_DOUBLE, seed: s));

    /// <summary>float64 in [0, 1).</summary>
    /// <param name="size">The sizes.</param>
    public NDArray random(Shape size) => Drawn(s => tf.random.uniform(size, dtype: TF_DataType.TF_DOUBLE, seed: s));

    /// <summary>Normally distributed float64, mean 0, deviation 1.</summary>
    /// <param name="size">The sizes.</param>
    public NDArray randn(params int[] size) => Drawn(s => tf.random.normal(new Shape(size), dtype: TF_DataType.TF_DOUBLE, seed: s));

    /// <summary>Normally distributed float64.</summary>
    /// <param name="loc">The mean.</param>
    /// <param name="scale">The deviation.</param>
    /// <param name="size">The sizes; null for one number.</param>
    public NDArray normal(float loc = 0, float scale = 1, Shape? size = null)
        => Drawn(s => tf.random.normal(size ?? Shape.Scalar, loc, scale, TF_DataType.TF_DOUBLE, s));

    /// <summary>Evenly distributed float64 in [low, high).</summary>
    /// <param name="low">The smallest.</param>
    /// <param name="high">Not reached.</param>
    /// <param name="size">The sizes; null for one number.</param>
    public NDArray uniform(float low = 0, float high = 1, Shape? size = null)
        => Drawn(s => tf.random.uniform(size ?? Shape.Scalar, low, high, TF_DataType.TF_DOUBLE, s));

    /// <summary>Integers in [low, high), or in [0, low) when no high is given.</summary>
    /// <param name="low">The smallest, or the bound.</param>
    /// <param name="high">Not reached.</param>
    /// <param name="size">The sizes; null for one number.</param>
    /// <param name="dtype">int32 or int64.</param>
    public NDArray randint(int low, int? high = null, Shape? size = null, TF_DataType dtype = TF_DataType.TF_INT32)
        => Drawn(s => tf.random_uniform(size ?? Shape.Scalar, high is null ? 0 : low, high ?? low, dtype, s));

    /// <summary>0, …, x − 1 in random order.</summary>
    /// <param name="x">How many.</param>
    public NDArray permutation(int x) => permutation(np.arange(x));

    /// <summary>The rows in random order.</summary>
    /// <param name="x">The array.</param>
    public NDArray permutation(NDArray x) => Drawn(s => tf.random_shuffle(Evaluated.Constant(x), s));

    private NDArray Drawn(Func<int?, Tensor> draw)
    {
        int? next = _seed is { } first ? unchecked((first * 1000003) + _calls++) & int.MaxValue : null;
        return Evaluated.By(() => draw(next));
    }
}
