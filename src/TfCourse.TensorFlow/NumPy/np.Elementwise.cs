using static Tensorflow.Binding;

namespace Tensorflow.NumPy;

/// <content>Element by element.</content>
public static partial class np
{
    /// <summary>e to the power of each.</summary>
    /// <param name="x">The array; integers become float64.</param>
    public static NDArray exp(NDArray x) => Evaluated.By(() => tf.exp(Evaluated.Real(x)));

    /// <summary>The natural logarithm.</summary>
    /// <param name="x">The array; integers become float64.</param>
    public static NDArray log(NDArray x) => Evaluated.By(() => tf.log(Evaluated.Real(x)));

    /// <summary>The root.</summary>
    /// <param name="x">The array; integers become float64.</param>
    public static NDArray sqrt(NDArray x) => Evaluated.By(() => tf.sqrt(Evaluated.Real(x)));

    /// <summary>The sine.</summary>
    /// <param name="x">The array; integers become float64.</param>
    public static NDArray sin(NDArray x) => Evaluated.By(() => tf.sin(Evaluated.Real(x)));

    /// <summary>The cosine.</summary>
    /// <param name="x">The array; integers become float64.</param>
    public static NDArray cos(NDArray x) => Evaluated.By(() => tf.cos(Evaluated.Real(x)));

    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="x">The array; integers become float64.</param>
    public static NDArray tanh(NDArray x) => Evaluated.By(() => tf.tanh(Evaluated.Real(x)));

    /// <summary>The absolute value.</summary>
    /// <param name="x">The array.</param>
    public static NDArray abs(NDArray x) => Evaluated.By(() => tf.abs(Evaluated.Constant(x)));

    /// <summary>The absolute value.</summary>
    /// <param name="x">The array.</param>
    public static NDArray absolute(NDArray x) => Evaluated.By(() => tf.abs(Evaluated.Constant(x)));

    /// <summary>The square.</summary>
    /// <param name="x">The array.</param>
    public static NDArray square(NDArray x) => Evaluated.By(() => tf.square(Evaluated.Constant(x)));

    /// <summary>−1, 0 or 1.</summary>
    /// <param name="x">The array.</param>
    public static NDArray sign(NDArray x) => Evaluated.By(() => tf.sign(Evaluated.Constant(x)));

    /// <summary>The negative.</summary>
    /// <param name="x">The array.</param>
    public static NDArray negative(NDArray x) => Evaluated.By(() => tf.negative(Evaluated.Constant(x)));

    /// <summary>Rounded down.</summary>
    /// <param name="x">The array.</param>
    public static NDArray floor(NDArray x) => Evaluated.By(() => tf.floor(Evaluated.Constant(x)));

    /// <summary>Rounded up.</summary>
    /// <param name="x">The array.</param>
    public static NDArray ceil(NDArray x) => Evaluated.By(() => tf.ceil(Evaluated.Constant(x)));

    /// <summary>Rounded, halves to even.</summary>
    /// <param name="x">The array.</param>
    public static NDArray rint(NDArray x) => Evaluated.By(() => tf.round(Evaluated.Constant(x)));

    /// <summary>The sum.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray add(NDArray x, NDArray y) => x + y;

    /// <summary>The difference.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray subtract(NDArray x, NDArray y) => x - y;

    /// <summary>The product.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray multiply(NDArray x, NDArray y) => x * y;

    /// <summary>The quotient; integers become float64.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray divide(NDArray x, NDArray y) => x / y;

    /// <summary>The larger.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray maximum(NDArray x, NDArray y) => Evaluated.By(() =>
    {
        (Tensor a, Tensor b) = Evaluated.Joined(x, y);
        return tf.maximum(a, b);
    });

    /// <summary>The smaller.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray minimum(NDArray x, NDArray y) => Evaluated.By(() =>
    {
        (Tensor a, Tensor b) = Evaluated.Joined(x, y);
        return tf.minimum(a, b);
    });

    /// <summary>x to the power of y.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray power(NDArray x, NDArray y) => Evaluated.By(() =>
    {
        (Tensor a, Tensor b) = Evaluated.Joined(x, y);
        return tf.pow(a, b);
    });

    /// <summary>Whether they are equal.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray equal(NDArray x, NDArray y) => Evaluated.By(() =>
    {
        (Tensor a, Tensor b) = Evaluated.Joined(x, y);
        return tf.equal(a, b);
    });

    /// <summary>Whether left is smaller.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray less(NDArray x, NDArray y) => Evaluated.By(() =>
    {
        (Tensor a, Tensor b) = Evaluated.Joined(x, y);
        return tf.less(a, b);
    });

    /// <summary>Whether left is larger.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray greater(NDArray x, NDArray y) => Evaluated.By(() =>
    {
        (Tensor a, Tensor b) = Evaluated.Joined(x, y);
        return tf.greater(a, b);
    });

    /// <summary>Into bounds.</summary>
    /// <param name="a">The array.</param>
    /// <param name="a_min">The lower bound.</param>
    /// <param name="a_max">The upper bound.</param>
    public static NDArray clip(NDArray a, NDArray a_min, NDArray a_max) => minimum(maximum(a, a_min), a_max);

    /// <summary>Whether all are equal within atol + rtol·|b|.</summary>
    /// <param name="a">One array.</param>
    /// <param name="b">The other.</param>
    /// <param name="rtol">By the size of b.</param>
    /// <param name="atol">Absolute.</param>
    public static bool allclose(NDArray a, NDArray b, double rtol = 1e-5, double atol = 1e-8) => (bool)Evaluated.By(() => tf.reduce_all(tf.abs(tf.cast(Evaluated.Constant(a), TF_DataType.TF_DOUBLE) - tf.cast(Evaluated.Constant(b), TF_DataType.TF_DOUBLE)) <= atol + (rtol * tf.abs(tf.cast(Evaluated.Constant(b), TF_DataType.TF_DOUBLE)))));

    /// <summary>Whether shapes and elements are equal.</summary>
    /// <param name="a">One array.</param>
    /// <param name="b">The other.</param>
    public static bool array_equal(NDArray a, NDArray b) => a.shape == b.shape && (bool)all(equal(a, b));
}
