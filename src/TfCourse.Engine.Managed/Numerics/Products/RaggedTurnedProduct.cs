using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TfCourse.Engine.Managed;

/// <summary>
/// A product of short sums whose left factor lies transposed and whose last column would stand alone in a register, as the gradient of weights is: of that
/// column many rows are summed at once, and the others come in whole registers. Some lines of the left factor at a time are copied side by side.
/// </summary>
internal static unsafe class RaggedTurnedProduct
{
    // Lines of the copy are not a power of two apart: they would fall on the same places of a cache.
    private const int RowsAtOnce = 128, CopyStride = RowsAtOnce + 16, LeastRows = 64, LeastColumns = 17, MostColumns = 65, MostDepth = 320, RegisterBytes = 32;

    /// <summary>Whether this is the way.</summary>
    public static bool Fits<T>(Product<T>* product, int rows, int columns) where T : unmanaged
        => product->TransposeA && !product->TransposeB && !product->Accumulate && rows >= LeastRows && Simd.Bits >= 128
            && columns is >= LeastColumns and <= MostColumns && columns % (RegisterBytes / sizeof(T)) == 1 && product->K is > 0 and <= MostDepth
            && Products.Depth<T>(product->K) >= product->K;

    /// <summary>Computes rows [i0, i1) and columns [j0, j1).</summary>
    public static void Run<T>(Product<T>* product, int i0, int i1, int j0, int j1) where T : unmanaged, INumber<T>
    {
        switch (Products.BitsFor<T>(j1 - j0 - 1))
        {
            case >= 512: Run<T, Vector512<T>, Register512<T>>(product, i0, i1, j0, j1); break;
            case >= 256: Run<T, Vector256<T>, Register256<T>>(product, i0, i1, j0, j1); break;
            default: Run<T, Vector128<T>, Register128<T>>(product, i0, i1, j0, j1); break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run<T, V, R>(Product<T>* product, int i0, int i1, int j0, int j1)
        where T : unmanaged, INumber<T>
        where V : struct
        where R : struct, IRegister<T, V>
    {
        T* copy = ThreadMemory.Of<T>(ThreadMemory.Left, (long)CopyStride * product->K);
        nint* lines = stackalloc nint[Tile<T, V, R>.MaxRows], to = stackalloc nint[Tile<T, V, R>.MaxRows];
        for (int r = 0; r < Tile<T, V, R>.MaxRows; r++)
        {
            (lines[r], to[r]) = (r, (nint)r * product->StrideC);
        }

        // Rows of the right factor are ragged: where they lie, a register of them would lie across two lines of the cache, again and again.
        int zero = 0, columns = j1 - j0, last = columns % default(R).Count == 1 ? columns - 1 : columns;
        T* panels = ThreadMemory.Of<T>(ThreadMemory.Right, Panels<T, V, R>.Size(last, product->K));
        Panels<T, V, R>.Pack(product->B + j0, product->StrideB, false, last, product->K, panels, product->K, 0);
        var call = new TileCall<T> { Rows = lines, To = to, Segments = &zero, SegmentCount = 1, Step = CopyStride, Length = product->K, IsPanel = true };
        for (int i = i0; i < i1; i += RowsAtOnce)
        {
            int rows = Math.Min(RowsAtOnce, i1 - i);
            Copy<T, V, R>(product->A + i, product->StrideA, rows, Math.Min(RowsAtOnce, i1 - i - rows), product->K, copy);
            call.B = panels;
            for (int j = 0; j < last;)
            {
                int width = Panels<T, V, R>.Width(last - j, Tile<T, V, R>.MaxWidth, out int covered);
                call.Last = Panels<T, V, R>.Last(width, covered);
                int tiles = Tile<T, V, R>.Divide(rows, width, out int least, out int more);
                call.A = copy;
                call.C = product->C + ((nint)i * product->StrideC) + j0 + j;
                for (int t = 0; t < tiles; t++)
                {
                    int tall = t < more ? least + 1 : least;
                    Tile<T, V, R>.Run(&call, tall, width);
                    call.A += tall;
                    call.C += (nint)tall * product->StrideC;
                }

                call.B += (nint)width * default(R).Count * product->K;
                j += covered;
            }

            if (last < columns)
            {
                LastColumn<T, V, R>(copy, rows, product->K, product->B + j0 + last, product->StrideB, product->C + ((nint)i * product->StrideC) + j0 + last, product->StrideC);
            }

            if (!product->After.IsEmpty)
            {
                Epilogues.Run(product->After, product->C, i, rows, product->StrideC, j0, columns);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Copy<T, V, R>(T* from, nint stride, int rows, int next, int depth, T* to)
        where T : unmanaged
        where V : struct
        where R : struct, IRegister<T, V>
    {
        for (int q = 0; q < depth; q++, from += stride, to += CopyStride)
        {
            int r = 0;
            for (; r + default(R).Count <= rows; r += default(R).Count)
            {
                default(R).Store(default(R).Load(from + r), to + r);
            }

            for (; r < rows; r++)
            {
                to[r] = from[r];
            }

            // The lines of the next part: the processor does not foresee them.
            for (r = 0; r < next && Sse.IsSupported; r += 64 / sizeof(T))
            {
                Sse.Prefetch1(from + RowsAtOnce + r);
            }
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void LastColumn<T, V, R>(T* lines, int rows, int depth, T* b, nint strideB, T* c, nint strideC)
        where T : unmanaged
        where V : struct
        where R : struct, IRegister<T, V>
    {
        // Behind the last row of the copy lies 0, or rows of before: they are summed as well, and nobody reads those sums.
        T* sums = stackalloc T[CopyStride];
        for (int i = 0; i < rows; i += 4 * default(R).Count)
        {
            T* x = lines + i, y = b;
            V s0 = default, s1 = default, s2 = default, s3 = default;
            for (int q = 0; q < depth; q++, x += CopyStride, y += strideB)
            {
                V w = default(R).Broadcast(y);
                s0 = default(R).MultiplyAdd(default(R).Load(x), w, s0);
                s1 = default(R).MultiplyAdd(default(R).Load(x + default(R).Count), w, s1);
                s2 = default(R).MultiplyAdd(default(R).Load(x + (2 * default(R).Count)), w, s2);
                s3 = default(R).MultiplyAdd(default(R).Load(x + (3 * default(R).Count)), w, s3);
            }

            default(R).Store(s0, sums + i);
            default(R).Store(s1, sums + i + default(R).Count);
            default(R).Store(s2, sums + i + (2 * default(R).Count));
            default(R).Store(s3, sums + i + (3 * default(R).Count));
        }

        for (int i = 0; i < rows; i++)
        {
            c[i * strideC] = sums[i];
        }
    }
}
