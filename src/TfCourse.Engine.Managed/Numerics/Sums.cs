using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TfCourse.Engine.Managed;

/// <summary>Sums over spans: vector accumulators inside blocks, halves added pairwise above them, so that rounding errors grow with the logarithm of the length.</summary>
internal static class Sums
{
    // Long enough that the recursion costs nothing, short enough that a lane adds less than a hundred numbers.
    private const int Block = 2048;

    /// <summary>Σ x[i]; 0 when empty; integers wrap.</summary>
    public static T Of<T>(ReadOnlySpan<T> x) where T : unmanaged, INumber<T>
        => x.Length <= Block ? InBlock(x) : Number.Add(Of(x[..Half(x.Length)]), Of(x[Half(x.Length)..]));

    /// <summary>Σ x[i]²; 0 when empty.</summary>
    public static T OfSquares<T>(ReadOnlySpan<T> x) where T : unmanaged, INumber<T>
        => OfProducts(x, x);

    /// <summary>Σ x[i] · y[i] of two spans of one length; 0 when empty.</summary>
    public static T OfProducts<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : unmanaged, INumber<T>
        => x.Length <= Block ? ProductsInBlock(x, y)
            : Number.Add(OfProducts(x[..Half(x.Length)], y[..Half(x.Length)]), OfProducts(x[Half(x.Length)..], y[Half(x.Length)..]));

    private static int Half(int length) => Math.Max(Block, length / 2 & -Block);

    private static T InBlock<T>(ReadOnlySpan<T> x) where T : unmanaged, INumber<T>
    {
        int i = 0;
        T sum = default;
        if (Vector<T>.IsSupported && x.Length >= 4 * Vector<T>.Count)
        {
            ref T first = ref MemoryMarshal.GetReference(x);
            int n = Vector<T>.Count;
            Vector<T> a = default, b = default, c = default, d = default;
            for (; i <= x.Length - (4 * n); i += 4 * n)
            {
                a += Vector.LoadUnsafe(ref first, (nuint)i);
                b += Vector.LoadUnsafe(ref first, (nuint)(i + n));
                c += Vector.LoadUnsafe(ref first, (nuint)(i + (2 * n)));
                d += Vector.LoadUnsafe(ref first, (nuint)(i + (3 * n)));
            }

            sum = Vector.Sum((a + b) + (c + d));
        }

        for (; i < x.Length; i++)
        {
            sum = Number.Add(sum, x[i]);
        }

        return sum;
    }

    private static T ProductsInBlock<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : unmanaged, INumber<T>
    {
        int i = 0;
        T sum = default;
        if (Vector<T>.IsSupported && x.Length >= 4 * Vector<T>.Count)
        {
            ref T p = ref MemoryMarshal.GetReference(x);
            ref T q = ref MemoryMarshal.GetReference(y[..x.Length]);
            int n = Vector<T>.Count;
            Vector<T> a = default, b = default, c = default, d = default;
            for (; i <= x.Length - (4 * n); i += 4 * n)
            {
                a += Product(ref p, ref q, i);
                b += Product(ref p, ref q, i + n);
                c += Product(ref p, ref q, i + (2 * n));
                d += Product(ref p, ref q, i + (3 * n));
            }

            sum = Vector.Sum((a + b) + (c + d));
        }

        for (; i < x.Length; i++)
        {
            sum = Number.Add(sum, Number.Multiply(x[i], y[i]));
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Product<T>(ref T p, ref T q, int i) where T : unmanaged
        => Vector.LoadUnsafe(ref p, (nuint)i) * Vector.LoadUnsafe(ref q, (nuint)i);
}
