using System.Numerics;

namespace NumSharp;

/// <summary>Loops that fold an axis, or all elements, into one number.</summary>
internal static class Reduction
{
    // Folds everything (axis null) or one axis with a rule that starts from the first element.
    internal static NDArray Fold<TRule>(NDArray a, int? axis, bool keepdims, string operation) where TRule : struct, IBinaryRule
        => a.typecode switch
        {
            NPTypeCode.Double => Fold<double, TRule>(a, axis, keepdims, operation),
            NPTypeCode.Single => Fold<float, TRule>(a, axis, keepdims, operation),
            NPTypeCode.Int32 => Fold<int, TRule>(a, axis, keepdims, operation),
            NPTypeCode.Int64 => Fold<long, TRule>(a, axis, keepdims, operation),
            NPTypeCode.Byte => Fold<byte, TRule>(a, axis, keepdims, operation),
            _ => Fold<byte, TRule>(a, axis, keepdims, operation).astype(NPTypeCode.Boolean),
        };

    internal static NDArray Sum(NDArray a, int? axis, bool keepdims) => a.typecode switch
    {
        NPTypeCode.Double => Sum<double>(a, axis, keepdims),
        NPTypeCode.Single => Sum<float>(a, axis, keepdims),
        _ => Sum<long>(a, axis, keepdims),
    };

    // Where the largest (or, with sign -1, smallest) element lies along an axis; the first of equals, NaN before all.
    internal static long[] Extreme(NDArray a, int axis, int sign)
    {
        (int outer, int length, int inner) = Axes.Split(a.Dims, axis);
        if (length == 0)
            throw Empty(sign > 0 ? "np.argmax" : "np.argmin", a);
        ReadOnlySpan<double> values = a.Values<double>();
        long[] result = new long[outer * inner];
        for (int i = 0; i < result.Length; i++)
        {
            int first = i / inner * length * inner + i % inner, best = 0;
            for (int k = 1; k < length; k++)
            {
                double candidate = sign * values[first + k * inner], leader = sign * values[first + best * inner];
                if (candidate > leader || (double.IsNaN(candidate) && !double.IsNaN(leader)))
                    best = k;
            }

            result[i] = best;
        }

        return result;
    }

    internal static ArgumentException Empty(string operation, NDArray a)
        => new($"{operation}: an array of shape {a.Shape} has nothing to choose from along this axis; it needs at least one element.");

    private static NDArray Fold<T, TRule>(NDArray a, int? axis, bool keepdims, string operation)
        where T : struct, INumber<T> where TRule : struct, IBinaryRule
    {
        ReadOnlySpan<T> values = a.Values<T>();
        (int outer, int length, int inner, int[] dims) = Axis(a, axis, keepdims);
        if (length == 0)
            throw Empty(operation, a);

        T[] result = new T[outer * inner];
        for (int o = 0; o < outer; o++)
        {
            Span<T> into = result.AsSpan(o * inner, inner);
            values.Slice(o * length * inner, inner).CopyTo(into);
            for (int k = 1; k < length; k++)
            {
                ReadOnlySpan<T> row = values.Slice((o * length + k) * inner, into.Length);
                for (int i = 0; i < into.Length; i++)
                    into[i] = TRule.Apply(into[i], row[i]);
            }
        }

        return new NDArray(result, dims);
    }

    private static NDArray Sum<T>(NDArray a, int? axis, bool keepdims) where T : struct, INumber<T>
    {
        ReadOnlySpan<T> values = a.Values<T>();
        (int outer, int length, int inner, int[] dims) = Axis(a, axis, keepdims);
        T[] result = new T[outer * inner];
        for (int o = 0; o < outer; o++)
        {
            if (inner == 1)
            {
                result[o] = PairwiseSum(values.Slice(o * length, length));
                continue;
            }

            Span<T> into = result.AsSpan(o * inner, inner);
            for (int k = 0; k < length; k++)
            {
                ReadOnlySpan<T> row = values.Slice((o * length + k) * inner, into.Length);
                for (int i = 0; i < into.Length; i++)
                    into[i] += row[i];
            }
        }

        return new NDArray(result, dims);
    }

    // Halving keeps the rounding error of n terms near log n instead of n; eight running sums inside a block, as NumPy
    // has them, so that sums of up to a thousand terms or so agree with its digits.
    private static T PairwiseSum<T>(ReadOnlySpan<T> values) where T : struct, INumber<T>
    {
        const int Block = 128, Lanes = 8;
        if (values.Length < Lanes)
        {
            T total = T.Zero;
            foreach (T value in values)
                total += value;
            return total;
        }

        if (values.Length > Block)
        {
            int half = values.Length / 2;
            half -= half % Lanes;
            return PairwiseSum(values[..half]) + PairwiseSum(values[half..]);
        }

        T r0 = values[0], r1 = values[1], r2 = values[2], r3 = values[3];
        T r4 = values[4], r5 = values[5], r6 = values[6], r7 = values[7];
        int at = Lanes;
        for (; at + Lanes <= values.Length; at += Lanes)
        {
            ReadOnlySpan<T> next = values.Slice(at, Lanes);
            (r0, r1, r2, r3) = (r0 + next[0], r1 + next[1], r2 + next[2], r3 + next[3]);
            (r4, r5, r6, r7) = (r4 + next[4], r5 + next[5], r6 + next[6], r7 + next[7]);
        }

        T sum = ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7));
        for (; at < values.Length; at++)
            sum += values[at];
        return sum;
    }

    private static (int Outer, int Length, int Inner, int[] Dims) Axis(NDArray a, int? axis, bool keepdims)
    {
        if (axis is not { } one)
            return (1, a.Count, 1, keepdims ? [.. a.Dims.Select(_ => 1)] : []);
        int normalized = Axes.Normalize(one, a.ndim);
        (int outer, int length, int inner) = Axes.Split(a.Dims, normalized);
        return (outer, length, inner, Axes.Without(a.Dims, normalized, keepdims));
    }
}
