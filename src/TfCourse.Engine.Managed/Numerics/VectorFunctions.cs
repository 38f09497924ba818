using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>Functions of many floats or doubles at once, to a few units in the last place (float32: relative error below 4e-7).</summary>
internal static class VectorFunctions
{
    // log 2 in two parts: the first has so few digits that its products with whole numbers are exact.
    private const float LogTwoHigh = 0.693145751953125f;
    private const float LogTwoLow = 1.42860682030941723e-6f;

    private const float LogTwoInverse = 1.44269504088896341f;

    // 1.5 · 2²³: added to a number below 2²² it leaves the nearest whole number in the lowest bits.
    private const float Whole = 12582912;

    /// <summary>y[i] = eˣ; infinite above 88.7, gradually 0 below -87.3. y may be the memory of x.</summary>
    public static void Exp(ReadOnlySpan<float> x, Span<float> y) => Run<ExpFormula>(x, y);

    /// <summary>y[i] = tanh x. y may be the memory of x.</summary>
    public static void Tanh(ReadOnlySpan<float> x, Span<float> y) => Run<TanhFormula>(x, y);

    /// <summary>y[i] = 1 / (1 + e⁻ˣ). y may be the memory of x.</summary>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y) => Run<SigmoidFormula>(x, y);

    /// <summary>y[i] = log x; -∞ at 0, NaN below. y may be the memory of x.</summary>
    public static void Log(ReadOnlySpan<float> x, Span<float> y) => Run<LogFormula>(x, y);

    /// <summary>y[i] = log(1 + x), exact near 0; -∞ at -1, NaN below. y may be the memory of x.</summary>
    public static void Log1p(ReadOnlySpan<float> x, Span<float> y) => Run<Log1pFormula>(x, y);

    /// <summary>y[i] = log(1 + x), exact near 0. y may be the memory of x.</summary>
    public static void Log1p(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = NearOne.Log1p(x[i]);
        }
    }

    /// <summary>y[i] = eˣ. y may be the memory of x.</summary>
    public static void Exp(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Exp(x, y);

    /// <summary>y[i] = log x. y may be the memory of x.</summary>
    public static void Log(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Log(x, y);

    /// <summary>y[i] = tanh x. y may be the memory of x.</summary>
    public static void Tanh(ReadOnlySpan<double> x, Span<double> y)
    {
        // The package's vector form is not 0 at 0.
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = Math.Tanh(x[i]);
        }
    }

    /// <summary>y[i] = 1 / (1 + e⁻ˣ). y may be the memory of x.</summary>
    public static void Sigmoid(ReadOnlySpan<double> x, Span<double> y)
    {
        TensorPrimitives.Negate(x, y);
        TensorPrimitives.Exp(y, y);
        TensorPrimitives.Add(y, 1, y);
        TensorPrimitives.Reciprocal(y, y);
    }

    /// <summary>y[i] = e to the power x[i] - shift, and their sum. y may be the memory of x.</summary>
    public static float ExpSum(ReadOnlySpan<float> x, float shift, Span<float> y)
        => Wide(y.Length) ? ExpSum<Lanes16, Vector512<float>>(x, shift, y) : ExpSum<Lanes8, Vector256<float>>(x, shift, y);

    private interface IFormula
    {
        /// <summary>The value for x, and for a number that is the same for all x.</summary>
        static abstract V Of<L, V>(V x, V other) where L : struct, ILanes<V>;
    }

    private static void Run<TFormula>(ReadOnlySpan<float> x, Span<float> y) where TFormula : struct, IFormula
    {
        if (Wide(y.Length))
        {
            Run<TFormula, Lanes16, Vector512<float>>(x, y, 0);
        }
        else
        {
            Run<TFormula, Lanes8, Vector256<float>>(x, y, 0);
        }
    }

    private static bool Wide(int count) => Simd.Bits == 512 && count >= Vector512<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TFormula, L, V>(ReadOnlySpan<float> x, Span<float> y, float other)
        where TFormula : struct, IFormula
        where L : struct, ILanes<V>
    {
        ref float from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(y);
        V same = L.Of(other);
        if (y.Length < L.Count)
        {
            // A few elements take the same way, so that a value does not depend on its place.
            Span<float> rest = stackalloc float[16];
            rest.Clear();
            x[..y.Length].CopyTo(rest);
            ref float first = ref MemoryMarshal.GetReference(rest);
            L.Store(TFormula.Of<L, V>(L.Load(ref first), same), ref first);
            rest[..y.Length].CopyTo(y);
            return;
        }

        // The last register ends with the last element; it is read before y, which may be x, is written.
        int last = y.Length - L.Count, i = 0;
        V end = L.Load(ref Unsafe.Add(ref from, last));
        for (Two<V> both = LanesOfTwo<L, V>.Of(other); i <= last - L.Count; i += 2 * L.Count)
        {
            Two<V> pair = LanesOfTwo<L, V>.Load(ref Unsafe.Add(ref from, i));
            LanesOfTwo<L, V>.Store(TFormula.Of<LanesOfTwo<L, V>, Two<V>>(pair, both), ref Unsafe.Add(ref to, i));
        }

        if (i < last)
        {
            L.Store(TFormula.Of<L, V>(L.Load(ref Unsafe.Add(ref from, i)), same), ref Unsafe.Add(ref to, i));
        }

        L.Store(TFormula.Of<L, V>(end, same), ref Unsafe.Add(ref to, last));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float ExpSum<L, V>(ReadOnlySpan<float> x, float shift, Span<float> y)
        where L : struct, ILanes<V>
    {
        ref float from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(y);
        V same = L.Of(-shift);
        Two<V> both = LanesOfTwo<L, V>.Of(-shift), sums = LanesOfTwo<L, V>.Of(0);
        int i = 0;
        for (; i <= y.Length - (2 * L.Count); i += 2 * L.Count)
        {
            Two<V> pair = ExpOf<LanesOfTwo<L, V>, Two<V>>(LanesOfTwo<L, V>.Add(LanesOfTwo<L, V>.Load(ref Unsafe.Add(ref from, i)), both));
            LanesOfTwo<L, V>.Store(pair, ref Unsafe.Add(ref to, i));
            sums = LanesOfTwo<L, V>.Add(sums, pair);
        }

        V all = L.Add(sums.First, sums.Second);
        if (i <= y.Length - L.Count)
        {
            V one = ExpOf<L, V>(L.Add(L.Load(ref Unsafe.Add(ref from, i)), same));
            L.Store(one, ref Unsafe.Add(ref to, i));
            all = L.Add(all, one);
            i += L.Count;
        }

        float sum = L.Sum(all);
        if (i < y.Length)
        {
            int count = y.Length - i;
            Span<float> rest = stackalloc float[16];
            ref float first = ref MemoryMarshal.GetReference(rest);
            rest.Clear();
            x.Slice(i, count).CopyTo(rest);
            L.Store(ExpOf<L, V>(L.Add(L.Load(ref first), same)), ref first);
            rest[..count].CopyTo(y[i..]);
            for (int j = 0; j < count; j++)
            {
                sum += rest[j];
            }
        }

        return sum;
    }

    // eˣ = 2ⁿ · eʳ with n = x / log 2 rounded and r in [-½ log 2, ½ log 2]. Beyond the normal range the power of two is applied
    // in two halves, so that what is below comes out right.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpOf<L, V>(V x) where L : struct, ILanes<V>
    {
        bool isNormal = L.AllWithin(x, 87);
        if (!isNormal)
        {
            x = L.Clamp(x, -105, 105);
        }

        V whole = L.MultiplyAdd(x, L.Of(LogTwoInverse), L.Of(Whole)), n = L.Add(whole, L.Of(-Whole));
        V grown = L.Add(LessOne<L, V>(Remainder<L, V>(x, n)), L.Of(1));
        if (isNormal)
        {
            return L.TimesPowerOfTwo(grown, whole);
        }

        V half = L.MultiplyAdd(n, L.Of(0.5f), L.Of(Whole)), rest = L.Add(n, L.Negate(L.Add(half, L.Of(-Whole))));
        return L.Multiply(L.TimesPowerOfTwo(grown, half), L.TimesPowerOfTwo(L.Of(1), L.Add(rest, L.Of(Whole))));
    }

    // x - n log 2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Remainder<L, V>(V x, V n) where L : struct, ILanes<V>
        => L.MultiplyAdd(n, L.Of(-LogTwoLow), L.MultiplyAdd(n, L.Of(-LogTwoHigh), x));

    // eʳ - 1 = r + r² q(r) for |r| <= ½ log 2: the polynomial of the fourth degree whose largest error beside eʳ is least, 4e-9 (Remez).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LessOne<L, V>(V r) where L : struct, ILanes<V>
    {
        // Pairs of terms side by side: the next sum need not wait for the last.
        V square = L.Multiply(r, r);
        V low = L.MultiplyAdd(L.Of(0.166665196f), r, L.Of(0.49999994f)), high = L.MultiplyAdd(L.Of(0.00836885069f), r, L.Of(0.0416684002f));
        return L.MultiplyAdd(L.MultiplyAdd(L.MultiplyAdd(L.Of(0.00138143206f), square, high), square, low), square, r);
    }

    private readonly struct ExpFormula : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<L, V>(V x, V other) where L : struct, ILanes<V> => ExpOf<L, V>(x);
    }

    private readonly struct SigmoidFormula : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<L, V>(V x, V other) where L : struct, ILanes<V>
            => L.Divide(L.Of(1), L.Add(L.Of(1), ExpOf<L, V>(L.Negate(x))));
    }

    private readonly struct TanhFormula : IFormula
    {
        // tanh x = m / (m + 2) with m = e²ˣ - 1 = 2ⁿ (eʳ - 1) + (2ⁿ - 1), which keeps its digits where x is small: there n is 0.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<L, V>(V x, V other) where L : struct, ILanes<V>
        {
            V size = L.AtMost(L.Abs(x), 10), whole = L.MultiplyAdd(size, L.Of(2 * LogTwoInverse), L.Of(Whole));
            V power = L.TimesPowerOfTwo(L.Of(1), whole);
            V m = LessOne<L, V>(Remainder<L, V>(L.Add(size, size), L.Add(whole, L.Of(-Whole))));
            m = L.MultiplyAdd(power, m, L.Add(power, L.Of(-1)));
            return L.WithSign(L.Divide(m, L.Add(m, L.Of(2))), x);
        }
    }

    private readonly struct Log1pFormula : IFormula
    {
        // What is lost in u = 1 + x is known: log(1 + x) = log u + (x - (u - 1)) / u, to the first order.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<L, V>(V x, V other) where L : struct, ILanes<V>
        {
            V one = L.Of(1), u = L.Add(one, x), lost = L.MultiplyAdd(L.Add(u, L.Of(-1)), L.Of(-1), x);
            V log = LogFormula.Of<L, V>(u, other), sum = L.Add(log, L.Divide(lost, u));
            return L.WithSign(L.Below(x, float.PositiveInfinity, L.Below(u, float.Epsilon, log, sum), x), x);
        }
    }

    private readonly struct LogFormula : IFormula
    {
        // log x = n · log 2 + log m with m in [√½, √2); log m = 2 artanh s for s = (m - 1) / (m + 1), whose series ends after s⁹.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<L, V>(V x, V other) where L : struct, ILanes<V>
        {
            V tiny = L.Below(x, SmallestNormal.Float, L.Of(-23), L.Of(0));
            V m = L.Add(L.Split(L.Below(x, SmallestNormal.Float, L.Multiply(x, L.Of(1 << 23)), x), out V n), L.Of(-1));
            n = L.Add(n, tiny);
            V s = L.Divide(m, L.Add(m, L.Of(2))), square = L.Multiply(s, s);
            V series = L.MultiplyAdd(L.Of(2 / 9f), square, L.Of(2 / 7f));
            series = L.MultiplyAdd(series, square, L.Of(2 / 5f));
            series = L.Multiply(L.MultiplyAdd(series, square, L.Of(2 / 3f)), square);

            // 2s = m - m s: what s lost by rounding is small beside m.
            V small = L.MultiplyAdd(n, L.Of(LogTwoLow), L.Multiply(s, L.Add(series, L.Negate(m))));
            V log = L.MultiplyAdd(n, L.Of(LogTwoHigh), L.Add(m, small));
            log = L.Below(x, float.PositiveInfinity, log, x);
            return L.Below(x, 0, L.Of(float.NaN), L.Below(x, float.Epsilon, L.Of(float.NegativeInfinity), log));
        }
    }
}
