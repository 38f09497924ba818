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

    // The smallest float with all its digits.
    private const float Normal = 1.17549435e-38f;

    /// <summary>y[i] = eˣ; infinite above 88.7, gradually 0 below -87.3. y may be the memory of x.</summary>
    public static void Exp(ReadOnlySpan<float> x, Span<float> y) => Run<ExpFormula>(x, y);

    /// <summary>y[i] = tanh x. y may be the memory of x.</summary>
    public static void Tanh(ReadOnlySpan<float> x, Span<float> y) => Run<TanhFormula>(x, y);

    /// <summary>y[i] = 1 / (1 + e⁻ˣ). y may be the memory of x.</summary>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y) => Run<SigmoidFormula>(x, y);

    /// <summary>y[i] = log x; -∞ at 0, NaN below. y may be the memory of x.</summary>
    public static void Log(ReadOnlySpan<float> x, Span<float> y) => Run<LogFormula>(x, y);

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

    private interface IFormula
    {
        static abstract V Of<L, V>(V x) where L : struct, ILanes<V>;
    }

    private static void Run<TFormula>(ReadOnlySpan<float> x, Span<float> y) where TFormula : struct, IFormula
    {
        if (Vector512.IsHardwareAccelerated && y.Length >= Vector512<float>.Count)
        {
            Run<TFormula, Lanes16, Vector512<float>>(x, y);
        }
        else
        {
            Run<TFormula, Lanes8, Vector256<float>>(x, y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TFormula, L, V>(ReadOnlySpan<float> x, Span<float> y)
        where TFormula : struct, IFormula
        where L : struct, ILanes<V>
    {
        ref float from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(y);
        int i = 0;
        for (; i <= y.Length - L.Count; i += L.Count)
        {
            L.Store(TFormula.Of<L, V>(L.Load(ref Unsafe.Add(ref from, i))), ref Unsafe.Add(ref to, i));
        }

        if (i < y.Length)
        {
            // The last few elements take the same way, so that a value does not depend on its place.
            Span<float> rest = stackalloc float[16];
            rest.Clear();
            x[i..y.Length].CopyTo(rest);
            ref float first = ref MemoryMarshal.GetReference(rest);
            L.Store(TFormula.Of<L, V>(L.Load(ref first)), ref first);
            rest[..(y.Length - i)].CopyTo(y[i..]);
        }
    }

    // eˣ = 2ⁿ · eʳ with n = x / log 2 rounded and r in [-½ log 2, ½ log 2], where the series ends after r⁷. The power
    // of two is applied in two halves, so that results below the normal range come out right.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpOf<L, V>(V x) where L : struct, ILanes<V>
    {
        x = L.Clamp(x, -105, 105);
        V n = L.Round(L.Multiply(x, L.Of(1.44269504088896341f)));
        V r = L.MultiplyAdd(n, L.Of(-LogTwoLow), L.MultiplyAdd(n, L.Of(-LogTwoHigh), x));
        V series = L.MultiplyAdd(L.Of(1 / 5040f), r, L.Of(1 / 720f));
        series = L.MultiplyAdd(series, r, L.Of(1 / 120f));
        series = L.MultiplyAdd(series, r, L.Of(1 / 24f));
        series = L.MultiplyAdd(series, r, L.Of(1 / 6f));
        series = L.MultiplyAdd(series, r, L.Of(0.5f));
        series = L.Add(L.MultiplyAdd(L.Multiply(series, r), r, r), L.Of(1));
        V half = L.Round(L.Multiply(n, L.Of(0.5f))), other = L.MultiplyAdd(half, L.Of(-1), n);
        return L.Multiply(L.Multiply(series, L.PowerOfTwo(half)), L.PowerOfTwo(other));
    }

    private readonly struct ExpFormula : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<L, V>(V x) where L : struct, ILanes<V> => ExpOf<L, V>(x);
    }

    private readonly struct SigmoidFormula : IFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<L, V>(V x) where L : struct, ILanes<V>
            => L.Divide(L.Of(1), L.Add(L.Of(1), ExpOf<L, V>(L.Multiply(x, L.Of(-1)))));
    }

    private readonly struct TanhFormula : IFormula
    {
        // Near 0 J. H. Lambert's continued fraction, cut after x²/13; beyond (e²ˣ - 1) / (e²ˣ + 1). One division serves both.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<L, V>(V x) where L : struct, ILanes<V>
        {
            V size = L.Clamp(L.Abs(x), 0, 10), square = L.Multiply(size, size);
            V top = L.MultiplyAdd(L.MultiplyAdd(L.Add(square, L.Of(378)), square, L.Of(17325)), square, L.Of(135135));
            V bottom = L.MultiplyAdd(L.MultiplyAdd(L.MultiplyAdd(L.Of(28), square, L.Of(3150)), square, L.Of(62370)), square, L.Of(135135));
            V exp = ExpOf<L, V>(L.Add(size, size));
            top = L.Below(size, 0.625f, L.Multiply(size, top), L.Add(exp, L.Of(-1)));
            bottom = L.Below(size, 0.625f, bottom, L.Add(exp, L.Of(1)));
            return L.WithSign(L.Divide(top, bottom), x);
        }
    }

    private readonly struct LogFormula : IFormula
    {
        // log x = n · log 2 + log m with m in [√½, √2); log m = 2 artanh s for s = (m - 1) / (m + 1), whose series ends after s⁹.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<L, V>(V x) where L : struct, ILanes<V>
        {
            V tiny = L.Below(x, Normal, L.Of(-23), L.Of(0));
            V m = L.Add(L.Split(L.Below(x, Normal, L.Multiply(x, L.Of(1 << 23)), x), out V n), L.Of(-1));
            n = L.Add(n, tiny);
            V s = L.Divide(m, L.Add(m, L.Of(2))), square = L.Multiply(s, s);
            V series = L.MultiplyAdd(L.Of(2 / 9f), square, L.Of(2 / 7f));
            series = L.MultiplyAdd(series, square, L.Of(2 / 5f));
            series = L.Multiply(L.MultiplyAdd(series, square, L.Of(2 / 3f)), square);

            // 2s = m - m s: what s lost by rounding is small beside m.
            V small = L.MultiplyAdd(n, L.Of(LogTwoLow), L.Multiply(s, L.Add(series, L.Multiply(m, L.Of(-1)))));
            V log = L.MultiplyAdd(n, L.Of(LogTwoHigh), L.Add(m, small));
            log = L.Below(x, float.PositiveInfinity, log, x);
            return L.Below(x, 0, L.Of(float.NaN), L.Below(x, float.Epsilon, L.Of(float.NegativeInfinity), log));
        }
    }
}
