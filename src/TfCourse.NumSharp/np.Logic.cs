namespace NumSharp;

public static partial class np
{
    /// <summary>Element by element: both are true (not 0); a bool array.</summary>
    public static NDArray logical_and(NDArray x1, NDArray x2) => Truth(x1) * Truth(x2);

    /// <summary>Element by element: one is true (not 0); a bool array.</summary>
    public static NDArray logical_or(NDArray x1, NDArray x2) => Truth(x1) + Truth(x2);

    /// <summary>Element by element: it is false (0); a bool array.</summary>
    public static NDArray logical_not(NDArray x) => Truth(x) == false;

    /// <summary>Element by element: it is NaN; a bool array.</summary>
    public static NDArray isnan(NDArray a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return new NDArray(Array.ConvertAll(a.ToArray<double>(), double.IsNaN), a.Dims);
    }

    /// <summary>Element by element: it is neither NaN nor infinite; a bool array.</summary>
    public static NDArray isfinite(NDArray a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return new NDArray(Array.ConvertAll(a.ToArray<double>(), double.IsFinite), a.Dims);
    }

    /// <summary>True when every element is true (not 0).</summary>
    public static bool all(NDArray a) => !Truth(a).Values<bool>().Contains(false);

    /// <summary>True when an element is true (not 0).</summary>
    public static bool any(NDArray a) => Truth(a).Values<bool>().Contains(true);

    /// <summary>True when both have the same shape and equal elements; NaN equals nothing.</summary>
    public static bool array_equal(NDArray a, NDArray b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return a.Shape == b.Shape && all(a == b);
    }

    /// <summary>True when everywhere <c>|a - b| ≤ atol + rtol·|b|</c>, broadcasting. Equal infinities are close.</summary>
    /// <param name="a">Values to judge.</param>
    /// <param name="b">Values to judge by.</param>
    /// <param name="rtol">Relative tolerance.</param>
    /// <param name="atol">Absolute tolerance.</param>
    /// <param name="equal_nan">Whether NaN is close to NaN.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static bool allclose(NDArray a, NDArray b, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        (a, b) = (a.As<double>(), b.As<double>());
        NDArray close = (abs(a - b) <= atol + rtol * abs(b)) & isfinite(b);
        NDArray same = equal_nan ? (a == b) | (isnan(a) & isnan(b)) : a == b;
        return all(close | same);
    }

    private static NDArray Truth(NDArray x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.As<bool>();
    }
}
