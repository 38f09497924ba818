using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// A product of long sums whose last column would stand alone in a register: that column is summed along the rows of the left factor, as
/// <see cref="DotProduct"/> does, block after block of the sums, while the rows are near.
/// </summary>
internal static unsafe class RaggedProduct
{
    // Wider products lose too little; a register of the widest kind is no reason: the sums must not depend on it.
    private const int MostColumns = 65, LeastDepth = 1024, RegisterBytes = 32, RowsAtOnce = 192;

    /// <summary>Whether this is the way.</summary>
    public static bool Fits<T>(Product<T>* product) where T : unmanaged
        => (typeof(T) == typeof(float) || typeof(T) == typeof(double)) && !product->TransposeA && !product->Accumulate
            && product->N is > 1 and <= MostColumns && product->N % (RegisterBytes / sizeof(T)) == 1 && product->K >= LeastDepth;

    /// <summary>Computes rows [i0, i1), all columns.</summary>
    public static void Run<T>(Product<T>* product, int i0, int i1) where T : unmanaged, INumber<T>
    {
        int last = product->N - 1, depth = Products.Depth<T>(product->K);
        T* line = ThreadMemory.Of<T>(ThreadMemory.Turned, depth);
        for (int i = i0; i < i1; i += RowsAtOnce)
        {
            int end = Math.Min(i + RowsAtOnce, i1);
            for (int p = 0; p < product->K; p += depth)
            {
                Product<T> part = *product;
                (part.N, part.K, part.Accumulate, part.After) = (last, Math.Min(depth, product->K - p), p > 0, default);
                part.A += p;
                part.B += product->TransposeB ? p : (nint)p * product->StrideB;
                Products.RunStraight(&part, i, end, 0, last);
                LastColumn(&part, i, end, line);
            }

            if (!product->After.IsEmpty)
            {
                Epilogues.Run(product->After, product->C, i, end - i, product->StrideC, 0, product->N);
            }
        }
    }

    [SkipLocalsInit]
    private static void LastColumn<T>(Product<T>* part, int i0, int i1, T* line) where T : unmanaged, INumber<T>
    {
        const int Together = 32;
        T* sums = stackalloc T[Together], column = part->B + (part->TransposeB ? (nint)part->N * part->StrideB : part->N);
        nint step = part->TransposeB ? 1 : part->StrideB;
        for (int q = 0; q < part->K; q++)
        {
            line[q] = column[q * step];
        }

        for (int i = i0; i < i1; i += Together)
        {
            int rows = Math.Min(Together, i1 - i);
            DotProduct.Rows(line, 0, 1, part->A + ((nint)i * part->StrideA), part->StrideA, rows, part->K, sums, 0);
            T* c = part->C + ((nint)i * part->StrideC) + part->N;
            for (int r = 0; r < rows; r++, c += part->StrideC)
            {
                *c = part->Accumulate ? *c + sums[r] : sums[r];
            }
        }
    }
}
