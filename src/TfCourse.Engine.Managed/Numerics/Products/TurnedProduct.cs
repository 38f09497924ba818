using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>
/// A product whose left factor lies transposed and whose rows are short and ragged, as its transpose: cᵀ = op(b)ᵀ · a. Then the factor of
/// many rows is read along its lines, and no register is filled in part; a few rows of c at a time are turned around while they are near.
/// </summary>
internal static unsafe class TurnedProduct
{
    // Rows of c turned at a time: sums of up to 64 columns stay in the first cache.
    private const int RowsAtOnce = 128, LeastRows = 64, LeastColumns = 4, MostColumns = 64;

    /// <summary>Whether this is the way: whole registers would hold a tenth more columns than there are, or still more.</summary>
    public static bool Fits<T>(Product<T>* product, int rows, int columns) where T : unmanaged
    {
        int count = Simd.Bits / 8 / sizeof(T);
        return product->TransposeA && !product->Accumulate && count > 1 && rows >= LeastRows
            && (columns == 1 ? product->StrideC == 1 : columns is >= LeastColumns and < MostColumns && columns * 11 < (columns + count - 1) / count * count * 10);
    }

    /// <summary>Computes rows [i0, i1) and columns [j0, j0 + columns).</summary>
    public static void Run<T>(Product<T>* product, int i0, int i1, int j0, int columns) where T : unmanaged, INumber<T>
    {
        bool column = columns == 1;
        T* turned = ThreadMemory.Of<T>(ThreadMemory.Turned, column ? 0 : (long)columns * RowsAtOnce);
        var part = new Product<T>
        {
            A = product->B + (product->TransposeB ? (nint)j0 * product->StrideB : j0),
            StrideA = product->StrideB,
            TransposeA = !product->TransposeB,
            StrideB = product->StrideA,
            C = turned,
            M = columns,
            K = product->K,
        };
        int together = column ? i1 - i0 : RowsAtOnce;
        for (int i = i0; i < i1; i += together)
        {
            part.N = part.StrideC = Math.Min(together, i1 - i);
            part.B = product->A + i;
            if (column)
            {
                // A column without gaps is a row as well.
                part.C = product->C + i;
                Products.RunStraight(&part, 0, 1, 0, part.N);
            }
            else
            {
                Products.RunStraight(&part, 0, columns, 0, part.N);
                Transposition.Write(turned, part.N, columns, part.N, product->C + ((nint)i * product->StrideC) + j0, product->StrideC);
            }

            if (!product->After.IsEmpty)
            {
                Epilogues.Run(product->After, product->C, i, part.N, product->StrideC, j0, columns);
            }
        }
    }
}
