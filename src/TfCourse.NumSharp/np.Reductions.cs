namespace NumSharp;

public static partial class np
{
    /// <summary>The sum of all elements. Integers and bools sum as int64.</summary>
    /// <returns>A 0-d array: cast it, <c>(double)np.sum(a)</c>.</returns>
    public static NDArray sum(NDArray a) => sum(a, null, false);

    /// <summary>The sums along one axis, which disappears.</summary>
    /// <param name="a">The values.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    public static NDArray sum(NDArray a, int axis) => sum(a, axis, false);

    /// <summary>The sum of all elements.</summary>
    /// <param name="a">The values.</param>
    /// <param name="keepdims">True: every axis stays, with length 1.</param>
    public static NDArray sum(NDArray a, bool keepdims) => sum(a, null, keepdims);

    /// <summary>The sums along one axis, or of all elements.</summary>
    /// <param name="a">The values.</param>
    /// <param name="axis">The axis, or null for all.</param>
    /// <param name="keepdims">True: a summed axis stays, with length 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray sum(NDArray a, int? axis, bool keepdims)
    {
        ArgumentNullException.ThrowIfNull(a);
        return Reduction.Sum(a, axis, keepdims);
    }

    /// <summary>As <see cref="sum(NDArray, int?, bool)"/>, with NaN counted as 0.</summary>
    public static NDArray nansum(NDArray a, int? axis = null, bool keepdims = false)
        => sum(where(isnan(a), 0.0, a), axis, keepdims);

    /// <summary>The mean of all elements; integers give float64.</summary>
    public static NDArray mean(NDArray a) => Mean(a, null, false);

    /// <summary>The means along one axis, which disappears.</summary>
    /// <param name="a">The values.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    public static NDArray mean(NDArray a, int axis) => Mean(a, axis, false);

    /// <summary>The mean of all elements; integers give float64.</summary>
    /// <param name="a">The values.</param>
    /// <param name="keepdims">True: every axis stays, with length 1.</param>
    public static NDArray mean(NDArray a, bool keepdims) => Mean(a, null, keepdims);

    /// <summary>The means along one axis.</summary>
    /// <param name="a">The values.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepdims">True: the axis stays, with length 1.</param>
    public static NDArray mean(NDArray a, int axis, bool keepdims) => Mean(a, axis, keepdims);

    /// <summary>The variance of all elements: the mean squared distance from the mean.</summary>
    /// <param name="a">The values.</param>
    /// <param name="keepdims">True: every axis stays, with length 1.</param>
    /// <param name="ddof">The sum of squares is divided by n - ddof; 0 by default.</param>
    public static NDArray var(NDArray a, bool keepdims = false, int? ddof = null) => Variance(a, null, keepdims, ddof);

    /// <summary>The variances along one axis.</summary>
    /// <param name="a">The values.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepdims">True: the axis stays, with length 1.</param>
    /// <param name="ddof">The sum of squares is divided by n - ddof; 0 by default.</param>
    public static NDArray var(NDArray a, int axis, bool keepdims = false, int? ddof = null) => Variance(a, axis, keepdims, ddof);

    /// <summary>The standard deviation of all elements: the square root of the variance.</summary>
    /// <inheritdoc cref="var(NDArray, bool, int?)"/>
    public static NDArray std(NDArray a, bool keepdims = false, int? ddof = null) => sqrt(Variance(a, null, keepdims, ddof));

    /// <summary>The standard deviations along one axis.</summary>
    /// <inheritdoc cref="var(NDArray, int, bool, int?)"/>
    public static NDArray std(NDArray a, int axis, bool keepdims = false, int? ddof = null) => sqrt(Variance(a, axis, keepdims, ddof));

    /// <summary>The largest element, of all or along one axis; NaN where there is one.</summary>
    /// <param name="a">The values.</param>
    /// <param name="axis">The axis, or null for all.</param>
    /// <param name="keepdims">True: a reduced axis stays, with length 1.</param>
    /// <exception cref="ArgumentException">There is no element.</exception>
    public static NDArray max(NDArray a, int? axis = null, bool keepdims = false)
    {
        ArgumentNullException.ThrowIfNull(a);
        return Reduction.Fold<MaximumRule>(a, axis, keepdims, "np.max");
    }

    /// <inheritdoc cref="max"/>
    public static NDArray amax(NDArray a, int? axis = null, bool keepdims = false) => max(a, axis, keepdims);

    /// <summary>The smallest element, of all or along one axis; NaN where there is one.</summary>
    /// <inheritdoc cref="max"/>
    public static NDArray min(NDArray a, int? axis = null, bool keepdims = false)
    {
        ArgumentNullException.ThrowIfNull(a);
        return Reduction.Fold<MinimumRule>(a, axis, keepdims, "np.min");
    }

    /// <inheritdoc cref="min"/>
    public static NDArray amin(NDArray a, int? axis = null, bool keepdims = false) => min(a, axis, keepdims);

    /// <summary>Where the largest element lies, counted in row-major order; the first of equals.</summary>
    /// <exception cref="ArgumentException">There is no element.</exception>
    public static long argmax(NDArray a) => Reduction.Extreme(ravel(a), 0, 1)[0];

    /// <summary>Where the largest element lies along one axis, as int64; the first of equals.</summary>
    /// <param name="a">The values.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="keepdims">True: the axis stays, with length 1.</param>
    /// <exception cref="ArgumentException">The axis has no element.</exception>
    public static NDArray argmax(NDArray a, int axis, bool keepdims = false) => Extreme(a, axis, keepdims, 1);

    /// <summary>Where the smallest element lies, counted in row-major order; the first of equals.</summary>
    /// <exception cref="ArgumentException">There is no element.</exception>
    public static long argmin(NDArray a) => Reduction.Extreme(ravel(a), 0, -1)[0];

    /// <summary>Where the smallest element lies along one axis, as int64; the first of equals.</summary>
    /// <inheritdoc cref="argmax(NDArray, int, bool)"/>
    public static NDArray argmin(NDArray a, int axis, bool keepdims = false) => Extreme(a, axis, keepdims, -1);

    private static NDArray Extreme(NDArray a, int axis, bool keepdims, int sign)
    {
        ArgumentNullException.ThrowIfNull(a);
        int normalized = Axes.Normalize(axis, a.ndim);
        return new NDArray(Reduction.Extreme(a, normalized, sign), Axes.Without(a.Dims, normalized, keepdims));
    }

    private static NDArray Mean(NDArray a, int? axis, bool keepdims)
    {
        ArgumentNullException.ThrowIfNull(a);
        return sum(a.As(ElementType.FloatingFor(a.typecode)), axis, keepdims) / Length(a, axis, a.typecode);
    }

    private static NDArray Variance(NDArray a, int? axis, bool keepdims, int? ddof)
    {
        ArgumentNullException.ThrowIfNull(a);
        NDArray distance = a - Mean(a, axis, keepdims: true);
        return sum(square(distance), axis, keepdims) / (Length(a, axis, a.typecode) - (ddof ?? 0));
    }

    // float32 stays float32 also where the result is 0-d.
    private static NDArray Length(NDArray a, int? axis, NPTypeCode type)
    {
        int length = axis is { } one ? a.Dims[Axes.Normalize(one, a.ndim)] : a.Count;
        return type == NPTypeCode.Single ? (NDArray)(float)length : (double)length;
    }
}
