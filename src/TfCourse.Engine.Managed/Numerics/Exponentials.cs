using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>Functions of floats that are an exponential and little else, in loops that keep what is the same for all elements in registers.</summary>
/// <remarks>
/// eˣ = 2ⁿ · eʳ with n = x / log 2 rounded and r in [-½ log 2, ½ log 2]; eʳ = 1 + r + r² q(r) with the polynomial of the fourth degree whose
/// largest error beside eʳ is least, 4e-9 (Remez). Terms are read from memory once: numbers that the compiler knows it would fetch for each
/// element again, and those take up half of the registers that the processor has for what is under way. A call inside a loop would have
/// sums go through memory; so where an element is beyond the range of the formula the loop ends, and another one goes on.
/// </remarks>
internal static class Exponentials
{
    /// <summary>log 2 in two parts: the first has so few digits that its products with whole numbers are exact.</summary>
    public const float LogTwoHigh = 0.693145751953125f;

    /// <summary>What <see cref="LogTwoHigh"/> lacks.</summary>
    public const float LogTwoLow = 1.42860682030941723e-6f;

    /// <summary>log 2.</summary>
    public const float LogTwo = 0.693147180559945309f;

    /// <summary>1 / log 2.</summary>
    public const float LogTwoInverse = 1.44269504088896341f;

    /// <summary>1.5 · 2²³: added to a number below 2²² it leaves the nearest whole number in the lowest bits.</summary>
    public const float Whole = 12582912;

    /// <summary>The terms of eʳ from r² on.</summary>
    public const float Second = 0.49999994f, Third = 0.166665196f, Fourth = 0.0416684002f, Fifth = 0.00836885069f, Sixth = 0.00138143206f;

    // Beyond it the exponential, or one divided by it, is not a normal number.
    private const float Normal = 87;

    // By which n is found and taken off, and the terms of the polynomial from the sixth power on: for eˣ, for e⁻ˣ, and for e²ˣ - 1, where one part of log 2 will do.
    private static readonly float[] Growing = [LogTwoInverse, Whole, -LogTwoHigh, -LogTwoLow, Sixth, Fifth, Fourth, Third, Second, 1, 1];
    private static readonly float[] Falling = [-LogTwoInverse, Whole, LogTwoHigh, LogTwoLow, Sixth, -Fifth, Fourth, -Third, Second, -1, 1];
    private static readonly float[] FromZero = [LogTwoInverse, Whole, -LogTwo, 0, Sixth, Fifth, Fourth, Third, Second, 0, 1];

    // So many lanes that do not count, so many that do.
    private static readonly float[] Ends = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];

    // Fewer elements are not worth fetching all terms first.
    private const int WorthTerms = 32;

    /// <summary>y[i] = eˣ. y may be the memory of x.</summary>
    public static void Exp(ReadOnlySpan<float> x, Span<float> y) => Run<ExpFormula>(x, y);

    /// <summary>y[i] = 1 / (1 + e⁻ˣ). y may be the memory of x.</summary>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y) => Run<SigmoidFormula>(x, y);

    /// <summary>y[i] = tanh x. y may be the memory of x.</summary>
    public static void Tanh(ReadOnlySpan<float> x, Span<float> y) => Run<TanhFormula>(x, y);

    /// <summary>y[i] = e to the power x[i] - shift, and their sum. y may be the memory of x.</summary>
    public static float ExpSum(ReadOnlySpan<float> x, float shift, Span<float> y)
        => VectorFunctions.IsWide(y.Length) ? ExpSum16(x, shift, y) : ExpSum8(x, shift, y);

    private static void Run<TFormula>(ReadOnlySpan<float> x, Span<float> y) where TFormula : struct, IPowerFormula
    {
        if (VectorFunctions.IsWide(y.Length))
        {
            Run16<TFormula>(x, y);
        }
        else
        {
            Run8<TFormula>(x, y);
        }
    }

    // Native code is made for registers of eight.
    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    private static void Run8<TFormula>(ReadOnlySpan<float> x, Span<float> y) where TFormula : struct, IPowerFormula
        => Run<TFormula, Lanes8, Vector256<float>>(x, y);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run16<TFormula>(ReadOnlySpan<float> x, Span<float> y) where TFormula : struct, IPowerFormula
        => Run<TFormula, Lanes16, Vector512<float>>(x, y);

    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    private static float ExpSum8(ReadOnlySpan<float> x, float shift, Span<float> y) => ExpSum<Lanes8, Vector256<float>>(x, shift, y);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float ExpSum16(ReadOnlySpan<float> x, float shift, Span<float> y) => ExpSum<Lanes16, Vector512<float>>(x, shift, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TFormula, L, V>(ReadOnlySpan<float> x, Span<float> y)
        where TFormula : struct, IPowerFormula
        where L : struct, ILanes<V>
    {
        if (y.Length < WorthTerms)
        {
            VectorFunctions.Run<TFormula>(x, y);
            return;
        }

        ref float from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(y);
        Terms<V> terms = TermsOf<L, V>(default(TFormula).Terms);

        // The last register ends with the last element; it is read before y, which may be x, is written.
        int last = y.Length - default(L).Count, i = 0;
        V end = default(L).Load(ref Unsafe.Add(ref from, last));
        for (; i <= last - default(L).Count; i += 2 * default(L).Count)
        {
            V a = default(L).Load(ref Unsafe.Add(ref from, i)), b = default(L).Load(ref Unsafe.Add(ref from, i + default(L).Count));
            if (!default(TFormula).IsPlain<LanesOfTwo<L, V>, Two<V>>(new(a, b)))
            {
                VectorFunctions.Run<TFormula>(x[i..], y[i..]);
                return;
            }

            Two<V> values = default(TFormula).Of<L, V>(a, b, in terms);
            default(L).Store(values.First, ref Unsafe.Add(ref to, i));
            default(L).Store(values.Second, ref Unsafe.Add(ref to, i + default(L).Count));
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float ExpSum<L, V>(ReadOnlySpan<float> x, float shift, Span<float> y)
        where L : struct, ILanes<V>
    {
        if (y.Length < default(L).Count)
        {
            return FewExpSum<L, V>(x, shift, y);
        }

        // What is left over is done first, since y may be x: in a register that ends with the last element, of which the sum takes what is new.
        ref float from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(y);
        V same = default(L).Of(-shift), first = default(L).Of(0), second = first, end = first;
        int i = 0, left = y.Length % default(L).Count, last = y.Length - left;
        if (left > 0)
        {
            end = ExpOf<L, V>(default(L).Add(default(L).Load(ref Unsafe.Add(ref from, y.Length - default(L).Count)), same));
            V counts = default(L).Load(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Ends), (Ends.Length / 2) - default(L).Count + left));
            first = default(L).Below(counts, 0.5f, first, end);
        }

        if (y.Length >= WorthTerms)
        {
            Terms<V> terms = TermsOf<L, V>(Growing);
            for (; i <= last - (2 * default(L).Count); i += 2 * default(L).Count)
            {
                V a = default(L).Add(default(L).Load(ref Unsafe.Add(ref from, i)), same), b = default(L).Add(default(L).Load(ref Unsafe.Add(ref from, i + default(L).Count)), same);
                if (!default(L).AllWithin(a, b, Normal))
                {
                    break;
                }

                Two<V> powers = Powers<L, V>(a, b, in terms);
                default(L).Store(powers.First, ref Unsafe.Add(ref to, i));
                default(L).Store(powers.Second, ref Unsafe.Add(ref to, i + default(L).Count));
                first = default(L).Add(first, powers.First);
                second = default(L).Add(second, powers.Second);
            }
        }

        // A few more, or all from the first number on that is beyond the normal range.
        for (; i <= last - (2 * default(L).Count); i += 2 * default(L).Count)
        {
            V a = ExpOf<L, V>(default(L).Add(default(L).Load(ref Unsafe.Add(ref from, i)), same)), b = ExpOf<L, V>(default(L).Add(default(L).Load(ref Unsafe.Add(ref from, i + default(L).Count)), same));
            default(L).Store(a, ref Unsafe.Add(ref to, i));
            default(L).Store(b, ref Unsafe.Add(ref to, i + default(L).Count));
            first = default(L).Add(first, a);
            second = default(L).Add(second, b);
        }

        if (i < last)
        {
            V one = ExpOf<L, V>(default(L).Add(default(L).Load(ref Unsafe.Add(ref from, i)), same));
            default(L).Store(one, ref Unsafe.Add(ref to, i));
            first = default(L).Add(first, one);
        }

        if (left > 0)
        {
            default(L).Store(end, ref Unsafe.Add(ref to, y.Length - default(L).Count));
        }

        return default(L).Sum(default(L).Add(first, second));
    }

    private static float FewExpSum<L, V>(ReadOnlySpan<float> x, float shift, Span<float> y)
        where L : struct, ILanes<V>
    {
        V few = default(L).Of(0);
        Span<float> elements = VectorFunctions.Elements<L, V>(ref few);
        x[..y.Length].CopyTo(elements);
        few = ExpOf<L, V>(default(L).Add(few, default(L).Of(-shift)));
        elements[..y.Length].CopyTo(y);
        float sum = 0;
        foreach (float value in elements[..y.Length])
        {
            sum += value;
        }

        return sum;
    }

    // The compiler may not know the numbers: it would fetch each where it is used.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Terms<V> TermsOf<L, V>(float[] values) where L : struct, ILanes<V>
    {
        ref float t = ref MemoryMarshal.GetArrayDataReference(values);
        return new Terms<V>
        {
            Inverse = default(L).Of(t),
            Whole = default(L).Of(Unsafe.Add(ref t, 1)),
            High = default(L).Of(Unsafe.Add(ref t, 2)),
            Low = default(L).Of(Unsafe.Add(ref t, 3)),
            Sixth = default(L).Of(Unsafe.Add(ref t, 4)),
            Fifth = default(L).Of(Unsafe.Add(ref t, 5)),
            Fourth = default(L).Of(Unsafe.Add(ref t, 6)),
            Third = default(L).Of(Unsafe.Add(ref t, 7)),
            Second = default(L).Of(Unsafe.Add(ref t, 8)),
            First = default(L).Of(Unsafe.Add(ref t, 9)),
            One = default(L).Of(Unsafe.Add(ref t, 10)),
        };
    }

    // Two registers step by step side by side: one does not wait where the other does.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Two<V> Powers<L, V>(V a, V b, in Terms<V> t)
        where L : struct, ILanes<V>
    {
        V n = default(L).MultiplyAdd(a, t.Inverse, t.Whole), m = default(L).MultiplyAdd(b, t.Inverse, t.Whole), wholeA = default(L).Subtract(n, t.Whole), wholeB = default(L).Subtract(m, t.Whole);
        a = default(L).MultiplyAdd(wholeA, t.High, a);
        b = default(L).MultiplyAdd(wholeB, t.High, b);
        a = default(L).MultiplyAdd(wholeA, t.Low, a);
        b = default(L).MultiplyAdd(wholeB, t.Low, b);
        Two<V> q = Polynomial<L, V>(a, b, in t);
        V p = default(L).MultiplyAdd(q.First, a, t.First), o = default(L).MultiplyAdd(q.Second, b, t.First);
        p = default(L).TimesPowerOfTwo(default(L).MultiplyAdd(p, a, t.One), n);
        o = default(L).TimesPowerOfTwo(default(L).MultiplyAdd(o, b, t.One), m);
        return new(p, o);
    }

    // q(r).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Two<V> Polynomial<L, V>(V a, V b, in Terms<V> t)
        where L : struct, ILanes<V>
    {
        V p = default(L).MultiplyAdd(t.Sixth, a, t.Fifth), q = default(L).MultiplyAdd(t.Sixth, b, t.Fifth);
        p = default(L).MultiplyAdd(p, a, t.Fourth);
        q = default(L).MultiplyAdd(q, b, t.Fourth);
        p = default(L).MultiplyAdd(p, a, t.Third);
        q = default(L).MultiplyAdd(q, b, t.Third);
        return new(default(L).MultiplyAdd(p, a, t.Second), default(L).MultiplyAdd(q, b, t.Second));
    }

    // q(r) for one register.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Polynomial<L, V>(V r) where L : struct, ILanes<V>
    {
        V p = default(L).MultiplyAdd(default(L).MultiplyAdd(default(L).Of(Sixth), r, default(L).Of(Fifth)), r, default(L).Of(Fourth));
        return default(L).MultiplyAdd(default(L).MultiplyAdd(p, r, default(L).Of(Third)), r, default(L).Of(Second));
    }

    // The same numbers in the same order for one register, which may hold any. Beyond the normal range the power of two is applied in two halves,
    // so that what is below comes out right.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpOf<L, V>(V x) where L : struct, ILanes<V>
    {
        bool isNormal = default(L).AllWithin(x, Normal);
        if (!isNormal)
        {
            x = default(L).Clamp(x, -105, 105);
        }

        V whole = default(L).MultiplyAdd(x, default(L).Of(LogTwoInverse), default(L).Of(Whole)), n = default(L).Subtract(whole, default(L).Of(Whole));
        V r = default(L).MultiplyAdd(n, default(L).Of(-LogTwoLow), default(L).MultiplyAdd(n, default(L).Of(-LogTwoHigh), x));
        V p = default(L).MultiplyAdd(default(L).MultiplyAdd(Polynomial<L, V>(r), r, default(L).Of(1)), r, default(L).Of(1));
        if (isNormal)
        {
            return default(L).TimesPowerOfTwo(p, whole);
        }

        V half = default(L).MultiplyAdd(n, default(L).Of(0.5f), default(L).Of(Whole)), rest = default(L).Subtract(n, default(L).Subtract(half, default(L).Of(Whole)));
        return default(L).Multiply(default(L).TimesPowerOfTwo(p, half), default(L).TimesPowerOfTwo(default(L).Of(1), default(L).Add(rest, default(L).Of(Whole))));
    }

    private interface IPowerFormula : IFormula
    {
        /// <summary>The numbers of the formula.</summary>
        float[] Terms { get; }

        /// <summary>The values of two registers of such x.</summary>
        Two<V> Of<L, V>(V a, V b, in Terms<V> t) where L : struct, ILanes<V>;
    }

    private struct Terms<V>
    {
        public V Inverse, Whole, High, Low, Sixth, Fifth, Fourth, Third, Second, First, One;
    }

    private readonly struct ExpFormula : IPowerFormula
    {
        public float[] Terms => Growing;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool IsPlain<L, V>(V x) where L : struct, ILanes<V> => default(L).AllWithin(x, Normal);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V OfPlain<L, V>(V x) where L : struct, ILanes<V> => Of<L, V>(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Two<V> Of<L, V>(V a, V b, in Terms<V> t) where L : struct, ILanes<V> => Powers<L, V>(a, b, in t);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<L, V>(V x) where L : struct, ILanes<V> => ExpOf<L, V>(x);
    }

    private readonly struct SigmoidFormula : IPowerFormula
    {
        public float[] Terms => Falling;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool IsPlain<L, V>(V x) where L : struct, ILanes<V> => default(L).AllWithin(x, Normal);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V OfPlain<L, V>(V x) where L : struct, ILanes<V> => Of<L, V>(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Two<V> Of<L, V>(V a, V b, in Terms<V> t) where L : struct, ILanes<V>
        {
            Two<V> powers = Powers<L, V>(a, b, in t);
            return new(After<L, V>(powers.First, t.One), After<L, V>(powers.Second, t.One));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<L, V>(V x) where L : struct, ILanes<V> => After<L, V>(ExpOf<L, V>(default(L).Negate(x)), default(L).Of(1));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static V After<L, V>(V power, V one) where L : struct, ILanes<V> => default(L).Divide(one, default(L).Add(one, power));
    }

    // tanh x = m / (m + 2) with m = e²ˣ - 1 = 2ⁿ (eʳ - 1) + (2ⁿ - 1), which keeps its digits where x is small: there n is 0, and r is 2x to the last bit.
    private readonly struct TanhFormula : IPowerFormula
    {
        // From here on tanh is 1, and so is what comes out.
        private const float Large = 20;

        public float[] Terms => FromZero;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool IsPlain<L, V>(V x) where L : struct, ILanes<V> => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V OfPlain<L, V>(V x) where L : struct, ILanes<V> => Of<L, V>(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Two<V> Of<L, V>(V a, V b, in Terms<V> t) where L : struct, ILanes<V>
        {
            V r = Twice<L, V>(a), s = Twice<L, V>(b), n = default(L).MultiplyAdd(r, t.Inverse, t.Whole), m = default(L).MultiplyAdd(s, t.Inverse, t.Whole);
            r = default(L).MultiplyAdd(default(L).Subtract(n, t.Whole), t.High, r);
            s = default(L).MultiplyAdd(default(L).Subtract(m, t.Whole), t.High, s);
            Two<V> q = Polynomial<L, V>(r, s, in t);
            V p = default(L).MultiplyAdd(q.First, default(L).Multiply(r, r), r), o = default(L).MultiplyAdd(q.Second, default(L).Multiply(s, s), s);
            n = default(L).TimesPowerOfTwo(t.One, n);
            m = default(L).TimesPowerOfTwo(t.One, m);
            p = default(L).MultiplyAdd(n, p, default(L).Subtract(n, t.One));
            o = default(L).MultiplyAdd(m, o, default(L).Subtract(m, t.One));
            return new(After<L, V>(p, a), After<L, V>(o, b));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<L, V>(V x) where L : struct, ILanes<V>
        {
            V r = Twice<L, V>(x), n = default(L).MultiplyAdd(r, default(L).Of(LogTwoInverse), default(L).Of(Whole));
            r = default(L).MultiplyAdd(default(L).Subtract(n, default(L).Of(Whole)), default(L).Of(-LogTwo), r);
            V p = default(L).MultiplyAdd(Polynomial<L, V>(r), default(L).Multiply(r, r), r);
            n = default(L).TimesPowerOfTwo(default(L).Of(1), n);
            return After<L, V>(default(L).MultiplyAdd(n, p, default(L).Subtract(n, default(L).Of(1))), x);
        }

        // 2|x|, not above what matters.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static V Twice<L, V>(V x) where L : struct, ILanes<V>
        {
            V size = default(L).Abs(x);
            return default(L).AtMost(default(L).Add(size, size), Large);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static V After<L, V>(V m, V x) where L : struct, ILanes<V>
            => default(L).WithSign(default(L).Divide(m, default(L).Add(m, default(L).Of(2))), x);
    }
}
