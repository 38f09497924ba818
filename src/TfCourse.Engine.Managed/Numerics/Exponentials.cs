using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>Functions of floats that are an exponential and little else, in loops that keep what is the same for all elements in registers.</summary>
/// <remarks>
/// eˣ = 2ⁿ · eʳ with n = x / log 2 rounded and r in [-½ log 2, ½ log 2]; eʳ = 1 + r + r² q(r) with the polynomial of the fourth degree whose
/// largest error beside eʳ is least, 4e-9 (Remez). Terms are read from memory once: numbers that the compiler knows it would fetch for each
/// element again, and those take up half of the registers that the processor has for what is under way. A call inside a loop would have
/// sums go through memory; so where an element is beyond the normal range the loop ends, and another one goes on.
/// </remarks>
internal static class Exponentials
{
    /// <summary>log 2 in two parts: the first has so few digits that its products with whole numbers are exact.</summary>
    public const float LogTwoHigh = 0.693145751953125f;

    /// <summary>What <see cref="LogTwoHigh"/> lacks.</summary>
    public const float LogTwoLow = 1.42860682030941723e-6f;

    /// <summary>1 / log 2.</summary>
    public const float LogTwoInverse = 1.44269504088896341f;

    /// <summary>1.5 · 2²³: added to a number below 2²² it leaves the nearest whole number in the lowest bits.</summary>
    public const float Whole = 12582912;

    /// <summary>The terms of eʳ from r² on.</summary>
    public const float Second = 0.49999994f, Third = 0.166665196f, Fourth = 0.0416684002f, Fifth = 0.00836885069f, Sixth = 0.00138143206f;

    // Beyond it the exponential, or one divided by it, is not a normal number.
    private const float Normal = 87;

    // 1 / log 2 and log 2 in two parts, by which n is found and taken off, and the terms of the polynomial from the sixth power on: for eˣ and for e⁻ˣ.
    private static readonly float[] Growing = [LogTwoInverse, Whole, -LogTwoHigh, -LogTwoLow, Sixth, Fifth, Fourth, Third, Second, 1, 1];
    private static readonly float[] Falling = [-LogTwoInverse, Whole, LogTwoHigh, LogTwoLow, Sixth, -Fifth, Fourth, -Third, Second, -1, 1];

    // So many lanes that do not count, so many that do.
    private static readonly float[] Ends = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];

    // Fewer elements are not worth fetching all terms first.
    private const int WorthTerms = 32;

    /// <summary>y[i] = eˣ. y may be the memory of x.</summary>
    public static void Exp(ReadOnlySpan<float> x, Span<float> y)
    {
        if (VectorFunctions.IsWide(y.Length))
        {
            Run16<ExpFormula>(x, y, Growing);
        }
        else
        {
            Run8<ExpFormula>(x, y, Growing);
        }
    }

    /// <summary>y[i] = 1 / (1 + e⁻ˣ). y may be the memory of x.</summary>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y)
    {
        if (VectorFunctions.IsWide(y.Length))
        {
            Run16<SigmoidFormula>(x, y, Falling);
        }
        else
        {
            Run8<SigmoidFormula>(x, y, Falling);
        }
    }

    /// <summary>y[i] = e to the power x[i] - shift, and their sum. y may be the memory of x.</summary>
    public static float ExpSum(ReadOnlySpan<float> x, float shift, Span<float> y)
        => VectorFunctions.IsWide(y.Length) ? ExpSum16(x, shift, y) : ExpSum8(x, shift, y);

    // Native code is made for registers of eight.
    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    private static void Run8<TFormula>(ReadOnlySpan<float> x, Span<float> y, float[] terms) where TFormula : struct, IPowerFormula
        => Run<TFormula, Lanes8, Vector256<float>>(x, y, terms);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run16<TFormula>(ReadOnlySpan<float> x, Span<float> y, float[] terms) where TFormula : struct, IPowerFormula
        => Run<TFormula, Lanes16, Vector512<float>>(x, y, terms);

    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    private static float ExpSum8(ReadOnlySpan<float> x, float shift, Span<float> y) => ExpSum<Lanes8, Vector256<float>>(x, shift, y);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float ExpSum16(ReadOnlySpan<float> x, float shift, Span<float> y) => ExpSum<Lanes16, Vector512<float>>(x, shift, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TFormula, L, V>(ReadOnlySpan<float> x, Span<float> y, float[] terms)
        where TFormula : struct, IPowerFormula
        where L : struct, ILanes<V>
    {
        if (y.Length < WorthTerms)
        {
            VectorFunctions.Run<TFormula>(x, y);
            return;
        }

        ref float from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(y), t = ref MemoryMarshal.GetArrayDataReference(terms);
        V inverse = default(L).Of(t), whole = default(L).Of(Unsafe.Add(ref t, 1)), high = default(L).Of(Unsafe.Add(ref t, 2)), low = default(L).Of(Unsafe.Add(ref t, 3));
        V c6 = default(L).Of(Unsafe.Add(ref t, 4)), c5 = default(L).Of(Unsafe.Add(ref t, 5)), c4 = default(L).Of(Unsafe.Add(ref t, 6)), c3 = default(L).Of(Unsafe.Add(ref t, 7));
        V c2 = default(L).Of(Unsafe.Add(ref t, 8)), c1 = default(L).Of(Unsafe.Add(ref t, 9)), c0 = default(L).Of(Unsafe.Add(ref t, 10));

        // The last register ends with the last element; it is read before y, which may be x, is written.
        int last = y.Length - default(L).Count, i = 0;
        V end = default(L).Load(ref Unsafe.Add(ref from, last));
        for (; i <= last - default(L).Count; i += 2 * default(L).Count)
        {
            V a = default(L).Load(ref Unsafe.Add(ref from, i)), b = default(L).Load(ref Unsafe.Add(ref from, i + default(L).Count));
            if (!default(L).AllWithin(a, b, Normal))
            {
                VectorFunctions.Run<TFormula>(x[i..], y[i..]);
                return;
            }

            Two<V> powers = Powers<L, V>(a, b, inverse, whole, high, low, c6, c5, c4, c3, c2, c1, c0);
            default(L).Store(default(TFormula).After<L, V>(powers.First, c0), ref Unsafe.Add(ref to, i));
            default(L).Store(default(TFormula).After<L, V>(powers.Second, c0), ref Unsafe.Add(ref to, i + default(L).Count));
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
            ref float t = ref MemoryMarshal.GetArrayDataReference(Growing);
            V inverse = default(L).Of(t), whole = default(L).Of(Unsafe.Add(ref t, 1)), high = default(L).Of(Unsafe.Add(ref t, 2)), low = default(L).Of(Unsafe.Add(ref t, 3));
            V c6 = default(L).Of(Unsafe.Add(ref t, 4)), c5 = default(L).Of(Unsafe.Add(ref t, 5)), c4 = default(L).Of(Unsafe.Add(ref t, 6)), c3 = default(L).Of(Unsafe.Add(ref t, 7));
            V c2 = default(L).Of(Unsafe.Add(ref t, 8)), one = default(L).Of(Unsafe.Add(ref t, 9));
            for (; i <= last - (2 * default(L).Count); i += 2 * default(L).Count)
            {
                V a = default(L).Add(default(L).Load(ref Unsafe.Add(ref from, i)), same), b = default(L).Add(default(L).Load(ref Unsafe.Add(ref from, i + default(L).Count)), same);
                if (!default(L).AllWithin(a, b, Normal))
                {
                    break;
                }

                Two<V> powers = Powers<L, V>(a, b, inverse, whole, high, low, c6, c5, c4, c3, c2, one, one);
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

    // Two registers step by step side by side: one does not wait where the other does.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Two<V> Powers<L, V>(V a, V b, V inverse, V whole, V high, V low, V c6, V c5, V c4, V c3, V c2, V c1, V c0)
        where L : struct, ILanes<V>
    {
        V n = default(L).MultiplyAdd(a, inverse, whole), m = default(L).MultiplyAdd(b, inverse, whole), wholeA = default(L).Subtract(n, whole), wholeB = default(L).Subtract(m, whole);
        a = default(L).MultiplyAdd(wholeA, high, a);
        b = default(L).MultiplyAdd(wholeB, high, b);
        a = default(L).MultiplyAdd(wholeA, low, a);
        b = default(L).MultiplyAdd(wholeB, low, b);
        V p = default(L).MultiplyAdd(c6, a, c5), q = default(L).MultiplyAdd(c6, b, c5);
        p = default(L).MultiplyAdd(p, a, c4);
        q = default(L).MultiplyAdd(q, b, c4);
        p = default(L).MultiplyAdd(p, a, c3);
        q = default(L).MultiplyAdd(q, b, c3);
        p = default(L).MultiplyAdd(p, a, c2);
        q = default(L).MultiplyAdd(q, b, c2);
        p = default(L).MultiplyAdd(p, a, c1);
        q = default(L).MultiplyAdd(q, b, c1);
        p = default(L).TimesPowerOfTwo(default(L).MultiplyAdd(p, a, c0), n);
        q = default(L).TimesPowerOfTwo(default(L).MultiplyAdd(q, b, c0), m);
        return new(p, q);
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
        V p = default(L).MultiplyAdd(default(L).MultiplyAdd(default(L).Of(Sixth), r, default(L).Of(Fifth)), r, default(L).Of(Fourth));
        p = default(L).MultiplyAdd(default(L).MultiplyAdd(default(L).MultiplyAdd(default(L).MultiplyAdd(p, r, default(L).Of(Third)), r, default(L).Of(Second)), r, default(L).Of(1)), r, default(L).Of(1));
        if (isNormal)
        {
            return default(L).TimesPowerOfTwo(p, whole);
        }

        V half = default(L).MultiplyAdd(n, default(L).Of(0.5f), default(L).Of(Whole)), rest = default(L).Subtract(n, default(L).Subtract(half, default(L).Of(Whole)));
        return default(L).Multiply(default(L).TimesPowerOfTwo(p, half), default(L).TimesPowerOfTwo(default(L).Of(1), default(L).Add(rest, default(L).Of(Whole))));
    }

    private interface IPowerFormula : IFormula
    {
        /// <summary>The value when the exponential is there, and 1.</summary>
        V After<L, V>(V power, V one) where L : struct, ILanes<V>;
    }

    private readonly struct ExpFormula : IPowerFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V After<L, V>(V power, V one) where L : struct, ILanes<V> => power;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<L, V>(V x) where L : struct, ILanes<V> => ExpOf<L, V>(x);
    }

    private readonly struct SigmoidFormula : IPowerFormula
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V After<L, V>(V power, V one) where L : struct, ILanes<V> => default(L).Divide(one, default(L).Add(one, power));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<L, V>(V x) where L : struct, ILanes<V> => After<L, V>(ExpOf<L, V>(default(L).Negate(x)), default(L).Of(1));
    }
}
