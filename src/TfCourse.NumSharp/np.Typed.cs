namespace NumSharp;

// The forms that name the type of the result: the values are converted first, then computed in that type.
public static partial class np
{
    /// <summary>As <see cref="exp(NDArray)"/>, computed in a given type.</summary>
    /// <param name="a">The values.</param>
    /// <param name="dtype">float or double.</param>
    public static NDArray exp(NDArray a, Type dtype) => exp(In(a, dtype));

    /// <summary>As <see cref="log(NDArray)"/>, computed in a given type.</summary>
    /// <param name="x">The values.</param>
    /// <param name="dtype">float or double.</param>
    public static NDArray log(NDArray x, Type dtype) => log(In(x, dtype));

    /// <summary>As <see cref="sqrt(NDArray)"/>, computed in a given type.</summary>
    /// <param name="x">The values.</param>
    /// <param name="dtype">float or double.</param>
    public static NDArray sqrt(NDArray x, Type dtype) => sqrt(In(x, dtype));

    /// <summary>As <see cref="tanh(NDArray)"/>, computed in a given type.</summary>
    /// <param name="x">The values.</param>
    /// <param name="dtype">float or double.</param>
    public static NDArray tanh(NDArray x, Type dtype) => tanh(In(x, dtype));

    /// <summary>As <see cref="abs(NDArray)"/>, computed in a given type.</summary>
    /// <param name="a">The values.</param>
    /// <param name="dtype">Any but bool.</param>
    public static NDArray abs(NDArray a, Type dtype) => abs(In(a, dtype));

    /// <summary>As <see cref="power(NDArray, NDArray)"/>, computed in a given type.</summary>
    /// <param name="x1">The bases.</param>
    /// <param name="x2">The exponents.</param>
    /// <param name="dtype">Any but bool.</param>
    public static NDArray power(NDArray x1, NDArray x2, Type dtype) => power(In(x1, dtype), In(x2, dtype));

    /// <summary>As <see cref="maximum(NDArray, NDArray)"/>, computed in a given type.</summary>
    /// <param name="x1">Values.</param>
    /// <param name="x2">Other values.</param>
    /// <param name="dtype">Any.</param>
    public static NDArray maximum(NDArray x1, NDArray x2, Type dtype) => maximum(In(x1, dtype), In(x2, dtype));

    /// <summary>As <see cref="sum(NDArray)"/>, computed in a given type.</summary>
    /// <param name="a">The values.</param>
    /// <param name="dtype">float, double or long; a narrower integer is summed as long and then converted.</param>
    public static NDArray sum(NDArray a, Type dtype) => sum(a, null, false, dtype);

    /// <summary>As <see cref="sum(NDArray, int?, bool)"/>, computed in a given type.</summary>
    /// <param name="a">The values.</param>
    /// <param name="axis">The axis, or null for all.</param>
    /// <param name="keepdims">True: a summed axis stays, with length 1.</param>
    /// <param name="dtype">float, double or long; a narrower integer is summed as long and then converted.</param>
    public static NDArray sum(NDArray a, int? axis, bool keepdims, Type dtype)
        => sum(In(a, dtype), axis, keepdims).astype(dtype, copy: false);

    /// <summary>As <see cref="mean(NDArray, int, bool)"/>, computed in a given type.</summary>
    /// <param name="a">The values.</param>
    /// <param name="axis">The axis; a negative one counts from the end.</param>
    /// <param name="dtype">float or double.</param>
    /// <param name="keepdims">True: the axis stays, with length 1.</param>
    public static NDArray mean(NDArray a, int axis, Type dtype, bool keepdims = false) => mean(In(a, dtype), axis, keepdims);

    private static NDArray In(NDArray a, Type dtype)
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.astype(dtype, copy: false);
    }
}
