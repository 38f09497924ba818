using System.Numerics;

namespace NumSharp;

public static partial class np
{
    /// <summary>Element by element the larger of two, broadcasting; NaN where one is NaN.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static NDArray maximum(NDArray x1, NDArray x2) => Elementwise.Binary<MaximumRule>(x1, x2, "np.maximum");

    /// <summary>Element by element the smaller of two, broadcasting; NaN where one is NaN.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static NDArray minimum(NDArray x1, NDArray x2) => Elementwise.Binary<MinimumRule>(x1, x2, "np.minimum");

    /// <summary>Element by element the value moved into a range; NaN stays NaN.</summary>
    /// <param name="a">The values.</param>
    /// <param name="a_min">Lower end, or null for none.</param>
    /// <param name="a_max">Upper end, or null for none.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static NDArray clip(NDArray a, NDArray? a_min = null, NDArray? a_max = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        NDArray low = a_min is null ? a : maximum(a, a_min);
        return a_max is null ? low : minimum(low, a_max);
    }

    /// <summary>Element by element <c>x1</c> to the power <c>x2</c>, broadcasting. Two integer arrays give integers.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast, or an integer has a negative integer exponent.</exception>
    public static NDArray power(NDArray x1, NDArray x2)
    {
        ArgumentNullException.ThrowIfNull(x1);
        ArgumentNullException.ThrowIfNull(x2);
        NPTypeCode type = ElementType.Common(x1, x2);
        if (ElementType.IsFloating(type))
            return Elementwise.Binary<PowerRule>(x1, x2, "np.power");
        if (any(x2.astype(int64) < 0L))
            throw new ArgumentException("np.power: integers to negative integer powers are no integers; make one of them a double.", nameof(x2));
        return Elementwise.Binary<IntegerPowerRule>(x1, x2, type == NPTypeCode.Boolean ? NPTypeCode.Int32 : type, "np.power");
    }

    /// <summary>Element by element <c>x</c> where the condition is true and <c>y</c> where it is not, all three broadcasting.</summary>
    /// <param name="condition">A bool array.</param>
    /// <param name="x">Values, or one, for true.</param>
    /// <param name="y">Values, or one, for false.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static NDArray where(NDArray condition, NDArray x, NDArray y)
    {
        ArgumentNullException.ThrowIfNull(condition);
        int[] dims = Broadcasting.Common(Broadcasting.Common(condition.Dims, x.Dims, "np.where"), y.Dims, "np.where");
        NPTypeCode type = ElementType.Common(x, y);
        NDArray chosen = Broadcasting.To(y, dims, "np.where").astype(type);
        NDArray values = Broadcasting.To(x, dims, "np.where").astype(type);
        NDArray mask = Broadcasting.To(condition.As<bool>(), dims, "np.where").Contiguous();
        switch (type)
        {
            case NPTypeCode.Double: Choose(mask, values.Buffer<double>(), chosen.Buffer<double>()); break;
            case NPTypeCode.Single: Choose(mask, values.Buffer<float>(), chosen.Buffer<float>()); break;
            case NPTypeCode.Int32: Choose(mask, values.Buffer<int>(), chosen.Buffer<int>()); break;
            case NPTypeCode.Int64: Choose(mask, values.Buffer<long>(), chosen.Buffer<long>()); break;
            case NPTypeCode.Byte: Choose(mask, values.Buffer<byte>(), chosen.Buffer<byte>()); break;
            default: Choose(mask, values.Buffer<bool>(), chosen.Buffer<bool>()); break;
        }

        return chosen;
    }

    /// <summary>The positions of all true elements, in row-major order: one int64 array an axis.</summary>
    /// <param name="condition">A bool array (or numbers: not 0 is true) of at least one axis.</param>
    /// <exception cref="ArgumentException">The array has no axis.</exception>
    public static NDArray[] where(NDArray condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (condition.ndim == 0)
            throw new ArgumentException("np.where: a 0-d array has no positions; cast it to bool.", nameof(condition));
        ReadOnlySpan<bool> values = condition.Values<bool>();
        List<long>[] positions = [.. condition.Dims.Select(_ => new List<long>())];
        int[] strides = Axes.Strides(condition.Dims);
        for (int i = 0; i < values.Length; i++)
        {
            for (int axis = 0; values[i] && axis < strides.Length; axis++)
                positions[axis].Add(i / strides[axis] % condition.Dims[axis]);
        }

        return Array.ConvertAll(positions, list => new NDArray(list.ToArray(), [list.Count]));
    }

    private static void Choose<T>(NDArray mask, T[] values, T[] chosen) where T : struct
    {
        ReadOnlySpan<bool> condition = mask.Values<bool>();
        for (int i = 0; i < chosen.Length; i++)
        {
            if (condition[i])
                chosen[i] = values[i];
        }
    }

    private readonly struct MaximumRule : IBinaryRule
    {
        public static T Apply<T>(T x, T y) where T : struct, INumber<T> => T.Max(x, y);
    }

    private readonly struct MinimumRule : IBinaryRule
    {
        public static T Apply<T>(T x, T y) where T : struct, INumber<T> => T.Min(x, y);
    }

    private readonly struct PowerRule : IBinaryRule
    {
        public static T Apply<T>(T x, T y) where T : struct, INumber<T>
            => T.CreateTruncating(Math.Pow(double.CreateTruncating(x), double.CreateTruncating(y)));
    }

    private readonly struct IntegerPowerRule : IBinaryRule
    {
        // By squaring: x¹³ = x⁸ · x⁴ · x.
        public static T Apply<T>(T x, T y) where T : struct, INumber<T>
        {
            T power = T.One, factor = x, two = T.One + T.One;
            while (y > T.Zero)
            {
                if (T.IsOddInteger(y))
                    power = unchecked(power * factor);
                factor = unchecked(factor * factor);
                y /= two;
            }

            return power;
        }
    }
}
