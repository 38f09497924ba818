using static Tensorflow.Binding;

namespace Tensorflow.NumPy;

/// <content>Arithmetic, element by element, with broadcasting; types join as NumPy's.</content>
public sealed partial class NDArray
{
    /// <summary>The sum.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray operator +(NDArray x, NDArray y) => By(x, y, (a, b) => a + b);

    /// <summary>The difference.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray operator -(NDArray x, NDArray y) => By(x, y, (a, b) => a - b);

    /// <summary>The product.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray operator *(NDArray x, NDArray y) => By(x, y, (a, b) => a * b);

    /// <summary>The quotient; integers become float64.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray operator /(NDArray x, NDArray y) => x.dtype.is_floating() || y.dtype.is_floating()
        ? By(x, y, (a, b) => a / b) : Evaluated.By(() => Evaluated.Real(x) / Evaluated.Real(y));

    /// <summary>The rest of the division rounded down.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray operator %(NDArray x, NDArray y) => By(x, y, (a, b) => a % b);

    /// <summary>The negative.</summary>
    /// <param name="x">The array.</param>
    public static NDArray operator -(NDArray x) => Evaluated.By(() => -Evaluated.Constant(x));

    /// <summary>Whether left is smaller.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray operator <(NDArray x, NDArray y) => By(x, y, (a, b) => a < b);

    /// <summary>Whether left is larger.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static NDArray operator >(NDArray x, NDArray y) => By(x, y, (a, b) => a > b);

    /// <summary>The same elements in another type; floats are cut to integers.</summary>
    /// <param name="type">The type.</param>
    /// <returns>A new array.</returns>
    public NDArray astype(TF_DataType type) => Evaluated.By(() => tf.cast(Evaluated.Constant(this), type));

    /// <summary>The same elements in another shape.</summary>
    /// <param name="newshape">The shape; one size may be −1.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ValueError">The numbers of elements differ.</exception>
    public NDArray reshape(Shape newshape) => Evaluated.By(() => tf.reshape(Evaluated.Constant(this), newshape));

    private static NDArray By(NDArray x, NDArray y, Func<Tensor, Tensor, Tensor> function) => Evaluated.By(() =>
    {
        (Tensor a, Tensor b) = Evaluated.Joined(x, y);
        return function(a, b);
    });
}
