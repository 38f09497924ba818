using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TfCourse.Engine.Managed;

/// <summary>
/// A product of few rows whose right factor lies transposed: both factors are read along their lines, and nothing is copied, which would take
/// longer than the sums.
/// </summary>
/// <remarks>
/// A sum is of as many interleaved sums as 256 bits hold, term p in sum p modulo that many; the halves of what they come to are added until one
/// is left. That holds for registers of every width and for any part of a product: whether this is the way depends on the whole product alone.
/// </remarks>
internal static unsafe class DotProduct
{
    // With more rows a copy is used often enough, and short sums take long to come together. A tile of lines has to stay in the first cache, a block of them
    // in the second.
    private const int MostRows = 32, TermsForRow = 15, LeastColumns = 8, LeastDepth = 96, MostDepth = 2048, BlockBytes = 1 << 17;

    /// <summary>Whether this is the way.</summary>
    public static bool Fits<T>(Product<T>* product) where T : unmanaged
        => (typeof(T) == typeof(float) || typeof(T) == typeof(double)) && !product->TransposeA && product->TransposeB && !product->Accumulate
            && product->M <= Math.Min(MostRows, product->K / TermsForRow) && product->N >= LeastColumns && product->K is >= LeastDepth and <= MostDepth
            && (long)product->M * product->N * product->K > Products.MostSmall;

    /// <summary>Computes rows [i0, i1) and columns [j0, j1).</summary>
    public static void Run<T>(Product<T>* product, int i0, int i1, int j0, int j1) where T : unmanaged, INumber<T>
    {
        int block = Math.Max(4, BlockBytes / sizeof(T) / product->K / 4 * 4);
        for (int j = j0; j < j1; j += block)
        {
            int columns = Math.Min(block, j1 - j);
            T* b = product->B + ((nint)j * product->StrideB);
            for (int i = i0, rows; i < i1; i += rows)
            {
                rows = RowsAtOnce(i1 - i);
                Rows(product->A + ((nint)i * product->StrideA), product->StrideA, rows, b, product->StrideB, columns, product->K, product->C + ((nint)i * product->StrideC) + j, product->StrideC);
            }

            if (!product->After.IsEmpty)
            {
                Epilogues.Run(product->After, product->C, i0, i1 - i0, product->StrideC, j, columns);
            }
        }
    }

    // As even as can be: few sums at once wait for themselves.
    private static int RowsAtOnce(int left) => WideDotProduct.IsSupported ? Products.Even(left, WideDotProduct.MostRows) : Math.Min(3, left);

    /// <summary>c[r, q] = Σ a[r, p] b[q, p] of up to three rows of the left factor, with registers of 512 bits up to eight, and any of the right one.</summary>
    public static void Rows<T>(T* a, nint strideA, int rows, T* b, nint strideB, int columns, int depth, T* c, nint strideC) where T : unmanaged, INumber<T>
    {
        bool wide = Simd.Bits >= 256 && Avx.IsSupported, widest = WideDotProduct.IsSupported;
        T* sums = stackalloc T[WideDotProduct.MostRows * WideDotProduct.Columns];
        int j = 0;
        for (; wide && rows == 1 && j + 8 <= columns; j += 8, b += 8 * strideB)
        {
            EightLines(a, b, strideB, depth, c + j);
        }

        for (; j < columns; j += 4, b += 4 * strideB)
        {
            int count = Math.Min(4, columns - j);
            if (wide)
            {
                // Behind the last line comes the last line again.
                nint b1 = count > 1 ? strideB : 0, b2 = count > 2 ? 2 * strideB : b1, b3 = count > 3 ? 3 * strideB : b2;
                if (widest)
                {
                    WideDotProduct.Run(a, strideA, rows, b, b1, b2, b3, depth, sums);
                }
                else
                {
                    Tile(a, strideA, rows, b, b1, b2, b3, depth, sums);
                }
            }
            else
            {
                for (int r = 0; r < rows; r++)
                {
                    for (int q = 0; q < count; q++)
                    {
                        sums[(4 * r) + q] = One(a + (r * strideA), 1, b + (q * strideB), depth);
                    }
                }
            }

            for (int r = 0; r < rows; r++)
            {
                T* to = c + (r * strideC) + j;
                if (count == 4 && sizeof(T) == 4)
                {
                    Vector128.Load(sums + (4 * r)).Store(to);
                    continue;
                }

                for (int q = 0; q < count; q++)
                {
                    to[q] = sums[(4 * r) + q];
                }
            }
        }
    }

    // One row: the sums of four lines would wait for themselves.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void EightLines<T>(T* a, T* b, nint stride, int depth, T* sums) where T : unmanaged, INumber<T>
    {
        Vector256<T> c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
        T* b4 = b + (4 * stride);
        nint second = stride, third = 2 * stride, fourth = 3 * stride;
        int rest = depth;
        for (; rest >= Vector256<T>.Count; rest -= Vector256<T>.Count, a += Vector256<T>.Count, b += Vector256<T>.Count, b4 += Vector256<T>.Count)
        {
            Vector256<T> x = Vector256.Load(a);
            c0 = default(Register256<T>).MultiplyAdd(x, Vector256.Load(b), c0);
            c1 = default(Register256<T>).MultiplyAdd(x, Vector256.Load(b + second), c1);
            c2 = default(Register256<T>).MultiplyAdd(x, Vector256.Load(b + third), c2);
            c3 = default(Register256<T>).MultiplyAdd(x, Vector256.Load(b + fourth), c3);
            c4 = default(Register256<T>).MultiplyAdd(x, Vector256.Load(b4), c4);
            c5 = default(Register256<T>).MultiplyAdd(x, Vector256.Load(b4 + second), c5);
            c6 = default(Register256<T>).MultiplyAdd(x, Vector256.Load(b4 + third), c6);
            c7 = default(Register256<T>).MultiplyAdd(x, Vector256.Load(b4 + fourth), c7);
        }

        if (rest > 0)
        {
            Vector256<T> x = Part(a, rest);
            c0 = default(Register256<T>).MultiplyAdd(x, Part(b, rest), c0);
            c1 = default(Register256<T>).MultiplyAdd(x, Part(b + second, rest), c1);
            c2 = default(Register256<T>).MultiplyAdd(x, Part(b + third, rest), c2);
            c3 = default(Register256<T>).MultiplyAdd(x, Part(b + fourth, rest), c3);
            c4 = default(Register256<T>).MultiplyAdd(x, Part(b4, rest), c4);
            c5 = default(Register256<T>).MultiplyAdd(x, Part(b4 + second, rest), c5);
            c6 = default(Register256<T>).MultiplyAdd(x, Part(b4 + third, rest), c6);
            c7 = default(Register256<T>).MultiplyAdd(x, Part(b4 + fourth, rest), c7);
        }

        Put(c0, c1, c2, c3, sums);
        Put(c4, c5, c6, c7, sums + 4);
    }

    private static void Tile<T>(T* a, nint strideA, int rows, T* b, nint b1, nint b2, nint b3, int depth, T* sums) where T : unmanaged, INumber<T>
    {
        switch (rows)
        {
            case 1: Tile<T, Size1>(a, strideA, b, b1, b2, b3, depth, sums); break;
            case 2: Tile<T, Size2>(a, strideA, b, b1, b2, b3, depth, sums); break;
            default: Tile<T, Size3>(a, strideA, b, b1, b2, b3, depth, sums); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile<T, TRows>(T* a, nint strideA, T* b, nint b1, nint b2, nint b3, int depth, T* sums)
        where T : unmanaged, INumber<T>
        where TRows : unmanaged
    {
        Vector256<T> c00 = default, c01 = default, c02 = default, c03 = default;
        Vector256<T> c10 = default, c11 = default, c12 = default, c13 = default;
        Vector256<T> c20 = default, c21 = default, c22 = default, c23 = default;
        nint second = strideA, third = 2 * strideA;
        int p = 0;
        for (; p + Vector256<T>.Count <= depth; p += Vector256<T>.Count, a += Vector256<T>.Count, b += Vector256<T>.Count)
        {
            Vector256<T> x0 = Vector256.Load(a), x1 = sizeof(TRows) > 1 ? Vector256.Load(a + second) : default, x2 = sizeof(TRows) > 2 ? Vector256.Load(a + third) : default;
            Vector256<T> y = Vector256.Load(b);
            c00 = default(Register256<T>).MultiplyAdd(x0, y, c00);
            c10 = sizeof(TRows) > 1 ? default(Register256<T>).MultiplyAdd(x1, y, c10) : c10;
            c20 = sizeof(TRows) > 2 ? default(Register256<T>).MultiplyAdd(x2, y, c20) : c20;
            y = Vector256.Load(b + b1);
            c01 = default(Register256<T>).MultiplyAdd(x0, y, c01);
            c11 = sizeof(TRows) > 1 ? default(Register256<T>).MultiplyAdd(x1, y, c11) : c11;
            c21 = sizeof(TRows) > 2 ? default(Register256<T>).MultiplyAdd(x2, y, c21) : c21;
            y = Vector256.Load(b + b2);
            c02 = default(Register256<T>).MultiplyAdd(x0, y, c02);
            c12 = sizeof(TRows) > 1 ? default(Register256<T>).MultiplyAdd(x1, y, c12) : c12;
            c22 = sizeof(TRows) > 2 ? default(Register256<T>).MultiplyAdd(x2, y, c22) : c22;
            y = Vector256.Load(b + b3);
            c03 = default(Register256<T>).MultiplyAdd(x0, y, c03);
            c13 = sizeof(TRows) > 1 ? default(Register256<T>).MultiplyAdd(x1, y, c13) : c13;
            c23 = sizeof(TRows) > 2 ? default(Register256<T>).MultiplyAdd(x2, y, c23) : c23;
        }

        if (p < depth)
        {
            int rest = depth - p;
            Vector256<T> x0 = Part(a, rest), x1 = sizeof(TRows) > 1 ? Part(a + second, rest) : default, x2 = sizeof(TRows) > 2 ? Part(a + third, rest) : default;
            Vector256<T> y0 = Part(b, rest), y1 = Part(b + b1, rest), y2 = Part(b + b2, rest), y3 = Part(b + b3, rest);
            (c00, c01, c02, c03) = (default(Register256<T>).MultiplyAdd(x0, y0, c00), default(Register256<T>).MultiplyAdd(x0, y1, c01), default(Register256<T>).MultiplyAdd(x0, y2, c02), default(Register256<T>).MultiplyAdd(x0, y3, c03));
            if (sizeof(TRows) > 1)
            {
                (c10, c11, c12, c13) = (default(Register256<T>).MultiplyAdd(x1, y0, c10), default(Register256<T>).MultiplyAdd(x1, y1, c11), default(Register256<T>).MultiplyAdd(x1, y2, c12), default(Register256<T>).MultiplyAdd(x1, y3, c13));
            }

            if (sizeof(TRows) > 2)
            {
                (c20, c21, c22, c23) = (default(Register256<T>).MultiplyAdd(x2, y0, c20), default(Register256<T>).MultiplyAdd(x2, y1, c21), default(Register256<T>).MultiplyAdd(x2, y2, c22), default(Register256<T>).MultiplyAdd(x2, y3, c23));
            }
        }

        Put(c00, c01, c02, c03, sums);
        if (sizeof(TRows) > 1)
        {
            Put(c10, c11, c12, c13, sums + 4);
        }

        if (sizeof(TRows) > 2)
        {
            Put(c20, c21, c22, c23, sums + 8);
        }
    }

    // What is left of a line, and zeros.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> Part<T>(T* from, int count) where T : unmanaged => sizeof(T) == 4
        ? Avx.MaskLoad((float*)from, Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle()).As<float, T>()
        : Avx.MaskLoad((double*)from, Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).AsDouble()).As<double, T>();

    // Four sums at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Put<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c, Vector256<T> d, T* to) where T : unmanaged
    {
        Vector128<T> a2 = a.GetLower() + a.GetUpper(), b2 = b.GetLower() + b.GetUpper(), c2 = c.GetLower() + c.GetUpper(), d2 = d.GetLower() + d.GetUpper();
        if (sizeof(T) == 8)
        {
            (Sse2.UnpackLow(a2.AsDouble(), b2.AsDouble()) + Sse2.UnpackHigh(a2.AsDouble(), b2.AsDouble())).Store((double*)to);
            (Sse2.UnpackLow(c2.AsDouble(), d2.AsDouble()) + Sse2.UnpackHigh(c2.AsDouble(), d2.AsDouble())).Store((double*)to + 2);
            return;
        }

        Vector128<float> ab = Sse.UnpackLow(a2.AsSingle(), b2.AsSingle()) + Sse.UnpackHigh(a2.AsSingle(), b2.AsSingle());
        Vector128<float> cd = Sse.UnpackLow(c2.AsSingle(), d2.AsSingle()) + Sse.UnpackHigh(c2.AsSingle(), d2.AsSingle());
        (Sse.MoveLowToHigh(ab, cd) + Sse.MoveHighToLow(cd, ab)).Store((float*)to);
    }

    /// <summary>One sum, for registers of other widths and factors whose elements lie steps apart.</summary>
    public static T One<T>(T* a, nint step, T* b, int depth) where T : unmanaged, INumber<T>
    {
        int lanes = 32 / sizeof(T), p = 0;
        T* sums = stackalloc T[8];
        new Span<T>(sums, 8).Clear();
        if (step == 1 && Simd.Bits >= 128 && Vector128.IsHardwareAccelerated)
        {
            Vector128<T> low = default, high = default;
            for (; p + lanes <= depth; p += lanes)
            {
                low = default(Register128<T>).MultiplyAdd(Vector128.Load(a + p), Vector128.Load(b + p), low);
                high = default(Register128<T>).MultiplyAdd(Vector128.Load(a + p + (lanes / 2)), Vector128.Load(b + p + (lanes / 2)), high);
            }

            low.Store(sums);
            high.Store(sums + (lanes / 2));
        }

        for (; p < depth; p++)
        {
            ref T sum = ref sums[p % lanes];
            sum = default(Register1<T>).MultiplyAdd(a[p * step], b[p], sum);
        }

        for (int half = lanes / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                sums[i] += sums[i + half];
            }
        }

        return sums[0];
    }
}
