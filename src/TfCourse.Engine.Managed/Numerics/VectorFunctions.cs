using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>Functions of many floats or doubles at once, to a few units in the last place (float32: relative error below 4e-7).</summary>
internal static class VectorFunctions
{
    /// <summary>y[i] = eˣ; infinite above 88.7, gradually 0 below -87.3. y may be the memory of x.</summary>
    public static void Exp(ReadOnlySpan<float> x, Span<float> y) => Exponentials.Exp(x, y);

    /// <summary>y[i] = tanh x. y may be the memory of x.</summary>
    public static void Tanh(ReadOnlySpan<float> x, Span<float> y) => Exponentials.Tanh(x, y);

    /// <summary>y[i] = 1 / (1 + e⁻ˣ). y may be the memory of x.</summary>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y) => Exponentials.Sigmoid(x, y);

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
    public static float ExpSum(ReadOnlySpan<float> x, float shift, Span<float> y) => Exponentials.ExpSum(x, shift, y);

    /// <summary>y[i] = the formula of x[i]. y may be the memory of x.</summary>
    public static void Run<TFormula>(ReadOnlySpan<float> x, Span<float> y) where TFormula : struct, IFormula
    {
        if (IsWide(y.Length))
        {
            Run16<TFormula>(x, y);
        }
        else
        {
            Run8<TFormula>(x, y);
        }
    }

    /// <summary>Whether registers of sixteen floats are the way for so many.</summary>
    public static bool IsWide(int count) => Simd.Bits == 512 && count >= Vector512<float>.Count;

    // Native code is made for registers of eight.
    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    private static void Run8<TFormula>(ReadOnlySpan<float> x, Span<float> y) where TFormula : struct, IFormula => Run<TFormula, Lanes8, Vector256<float>>(x, y);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run16<TFormula>(ReadOnlySpan<float> x, Span<float> y) where TFormula : struct, IFormula => Run<TFormula, Lanes16, Vector512<float>>(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TFormula, L, V>(ReadOnlySpan<float> x, Span<float> y)
        where TFormula : struct, IFormula
        where L : struct, ILanes<V>
    {
        ref float from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(y);
        if (y.Length < default(L).Count)
        {
            // A few elements take the same way, so that a value does not depend on its place.
            V few = default(L).Of(0);
            Span<float> elements = Elements<L, V>(ref few);
            x[..y.Length].CopyTo(elements);
            few = default(TFormula).Of<L, V>(few);
            elements[..y.Length].CopyTo(y);
            return;
        }

        // The last register ends with the last element; it is read before y, which may be x, is written.
        int last = y.Length - default(L).Count, i = 0;
        V end = default(L).Load(ref Unsafe.Add(ref from, last));
        for (; i <= last - default(L).Count; i += 2 * default(L).Count)
        {
            Two<V> pair = default(LanesOfTwo<L, V>).Load(ref Unsafe.Add(ref from, i));
            Two<V> values = default(TFormula).IsPlain<LanesOfTwo<L, V>, Two<V>>(pair) ? default(TFormula).OfPlain<LanesOfTwo<L, V>, Two<V>>(pair) : default(TFormula).Of<LanesOfTwo<L, V>, Two<V>>(pair);
            default(LanesOfTwo<L, V>).Store(values, ref Unsafe.Add(ref to, i));
        }

        if (i < last)
        {
            default(L).Store(default(TFormula).Of<L, V>(default(L).Load(ref Unsafe.Add(ref from, i))), ref Unsafe.Add(ref to, i));
        }

        if (i < y.Length)
        {
            default(L).Store(default(TFormula).Of<L, V>(end), ref Unsafe.Add(ref to, last));
        }
    }

    /// <summary>A register as the numbers in it.</summary>
    public static Span<float> Elements<L, V>(ref V register) where L : struct, ILanes<V>
        => MemoryMarshal.CreateSpan(ref Unsafe.As<V, float>(ref register), default(L).Count);

    private readonly struct Log1pFormula : IFormula
    {
        // Above -1 and finite, so that 1 + x is a normal number.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool IsPlain<L, V>(V x) where L : struct, ILanes<V> => default(L).AllBetween(x, NextToMinusOne, float.MaxValue);

        // What is lost in u = 1 + x is known: log(1 + x) = log u + (x - (u - 1)) / u, to the first order.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V OfPlain<L, V>(V x) where L : struct, ILanes<V>
        {
            V u = default(L).Add(default(L).Of(1), x);
            return default(L).WithSign(default(L).Add(default(LogFormula).OfPlain<L, V>(u), Lost<L, V>(x, u)), x);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<L, V>(V x) where L : struct, ILanes<V>
        {
            V u = default(L).Add(default(L).Of(1), x), log = default(LogFormula).Of<L, V>(u), sum = default(L).Add(log, Lost<L, V>(x, u));
            return default(L).WithSign(default(L).Below(x, float.PositiveInfinity, default(L).Below(u, float.Epsilon, log, sum), x), x);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static V Lost<L, V>(V x, V u) where L : struct, ILanes<V>
            => default(L).Divide(default(L).MultiplyAdd(default(L).Add(u, default(L).Of(-1)), default(L).Of(-1), x), u);

        private const float NextToMinusOne = -0.99999994f;
    }

    private readonly struct LogFormula : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool IsPlain<L, V>(V x) where L : struct, ILanes<V> => default(L).AllBetween(x, SmallestNormal.Float, float.MaxValue);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V OfPlain<L, V>(V x) where L : struct, ILanes<V>
        {
            V m = default(L).Split(x, out V n);
            return Of<L, V>(m, n);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<L, V>(V x) where L : struct, ILanes<V>
        {
            V tiny = default(L).Below(x, SmallestNormal.Float, default(L).Of(-23), default(L).Of(0));
            V m = default(L).Split(default(L).Below(x, SmallestNormal.Float, default(L).Multiply(x, default(L).Of(1 << 23)), x), out V n);
            V log = default(L).Below(x, float.PositiveInfinity, Of<L, V>(m, default(L).Add(n, tiny)), x);
            return default(L).Below(x, 0, default(L).Of(float.NaN), default(L).Below(x, float.Epsilon, default(L).Of(float.NegativeInfinity), log));
        }

        // log x = n · log 2 + log m with m in [√½, √2); log m = 2 artanh s for s = (m - 1) / (m + 1), whose series ends after s⁹.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static V Of<L, V>(V m, V n) where L : struct, ILanes<V>
        {
            m = default(L).Add(m, default(L).Of(-1));
            V s = default(L).Divide(m, default(L).Add(m, default(L).Of(2))), square = default(L).Multiply(s, s);
            V series = default(L).MultiplyAdd(default(L).Of(2 / 9f), square, default(L).Of(2 / 7f));
            series = default(L).MultiplyAdd(series, square, default(L).Of(2 / 5f));
            series = default(L).Multiply(default(L).MultiplyAdd(series, square, default(L).Of(2 / 3f)), square);

            // 2s = m - m s: what s lost by rounding is small beside m.
            V small = default(L).MultiplyAdd(n, default(L).Of(Exponentials.LogTwoLow), default(L).Multiply(s, default(L).Add(series, default(L).Negate(m))));
            return default(L).MultiplyAdd(n, default(L).Of(Exponentials.LogTwoHigh), default(L).Add(m, small));
        }
    }
}
