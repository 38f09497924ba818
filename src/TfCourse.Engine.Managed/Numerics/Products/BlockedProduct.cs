using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Walks the blocks of a <see cref="Product{T}"/> that fit the caches, and the tiles in them.</summary>
/// <remarks>
/// A block of rows of the right factor, packed into panels as wide as a tile, stays in the second or third cache, one panel of it in the
/// first; a block of the left factor stays in the second. The left factor is copied when it lies transposed or meets many columns, tile after
/// tile with the rows of one side by side; otherwise it is read where it is. How a sum over k is cut depends on k alone.
/// </remarks>
internal static unsafe class BlockedProduct<T, V, R>
    where T : unmanaged, INumber<T>
    where V : struct
    where R : struct, IRegister<T, V>
{
    // A block of the left factor fills half of a small second cache.
    private const int TallBytes = 192 * 320 * 4, Tallest = 1536, Wide = 2048, PanelsAtOnce = 4;

    // Fewer columns do not pay for a copy of the left factor: transposed; with rows that fall on the same lines of the cache; else.
    private const int CopiesTurnedFrom = 17, CopiesLeftFrom = 192, CopiesLongFrom = 640;

    // Fewer columns or rows do not pay for a copy of the right factor.
    private const int CopiesRightFrom = 33, CopiesRightRows = 13;

    /// <summary>Computes rows [i0, i1) and columns [j0, j1).</summary>
    public static void Run(Product<T>* product, int i0, int i1, int j0, int j1)
    {
        if (j1 - j0 >= R.Count)
        {
            Blocks(product, i0, i1, j0, j1);
            return;
        }

        // Fewer columns than a register has: the result comes in whole registers first.
        Product<T> padded = *product;
        int rows = i1 - i0, columns = j1 - j0;
        padded.A += product->TransposeA ? i0 : (nint)i0 * product->StrideA;
        padded.B += product->TransposeB ? (nint)j0 * product->StrideB : j0;
        padded.C = ThreadMemory.Of<T>(ThreadMemory.Padded, (long)rows * R.Count);
        (padded.M, padded.N, padded.StrideC, padded.Accumulate, padded.After) = (rows, columns, R.Count, false, default);
        Blocks(&padded, 0, rows, 0, columns);
        nint* to = stackalloc nint[Tile<T, V, R>.MaxRows];
        for (int i = 0; i < rows; i += Tile<T, V, R>.MaxRows)
        {
            int count = Math.Min(Tile<T, V, R>.MaxRows, rows - i);
            for (int r = 0; r < count; r++)
            {
                to[r] = ((nint)(i0 + i + r) * product->StrideC) + j0;
            }

            Panels<T, V, R>.Unpad(padded.C + ((nint)i * R.Count), count, columns, product->C, to, product->Accumulate);
        }

        if (!product->After.IsEmpty)
        {
            Epilogues.Run(product->After, product->C, i0, rows, product->StrideC, j0, columns);
        }
    }

    private static void Blocks(Product<T>* product, int i0, int i1, int j0, int j1)
    {
        int k = product->K, depth = Products.Depth<T>(k), height = Products.Even(i1 - i0, Math.Clamp(TallBytes / sizeof(T) / depth, 48, Tallest));

        // When all rows are in one block, a few panels of the right factor at a time are copied just before they are used.
        bool once = height >= i1 - i0;
        int columns = once ? j1 - j0 : Products.Even(j1 - j0, Wide), group = once ? PanelsAtOnce * Tile<T, V, R>.MainWidth * R.Count : columns;
        bool copyRight = product->TransposeB || j1 - j0 < R.Count || (j1 - j0 >= CopiesRightFrom && i1 - i0 >= CopiesRightRows);
        bool copyLeft = CopiesLeft(product, i1 - i0, j1 - j0);

        // A copy of the left factor holds the rows of one tile side by side, so tiles of all widths have to be alike.
        int widest = copyLeft ? Tile<T, V, R>.MainWidth : Tile<T, V, R>.MaxWidth;
        T* left = copyLeft ? ThreadMemory.Of<T>(ThreadMemory.Left, ((long)height * depth) + PackedRows.Overrun) : null;
        T* right = copyRight ? ThreadMemory.Of<T>(ThreadMemory.Right, Panels<T, V, R>.Size(Math.Min(columns, group + (group / 4)), depth)) : null;
        nint* rows = stackalloc nint[Tile<T, V, R>.MaxRows], to = stackalloc nint[Tile<T, V, R>.MaxRows];
        int zero = 0;
        var call = new TileCall<T> { Rows = rows, To = to, Segments = &zero, SegmentCount = 1, Step = product->TransposeA ? product->StrideA : 1 };
        for (int r = 0; r < Tile<T, V, R>.MaxRows; r++)
        {
            to[r] = (nint)r * product->StrideC;
            rows[r] = copyLeft || product->TransposeA ? r : (nint)r * product->StrideA;
        }

        for (int j = j0; j < j1; j += columns)
        {
            int end = Math.Min(j + columns, j1);
            for (int p = 0; p < k; p += depth)
            {
                call.Length = Math.Min(depth, k - p);
                call.Accumulate = product->Accumulate || p > 0;
                for (int i = i0; i < i1; i += height)
                {
                    int blockRows = Math.Min(height, i1 - i);
                    T* a = product->A + (product->TransposeA ? ((nint)p * product->StrideA) + i : ((nint)i * product->StrideA) + p);
                    if (copyLeft)
                    {
                        int tiles = Tile<T, V, R>.Divide(blockRows, widest, out int least, out int more);
                        PackedRows.Write(a, product->StrideA, product->TransposeA, tiles, least, more, call.Length, left);
                        a = left;
                    }

                    for (int g = j; g < end;)
                    {
                        int count = end - g <= group + (group / 4) ? end - g : group;
                        if (copyRight && (once || i == i0))
                        {
                            nint b = product->TransposeB ? ((nint)g * product->StrideB) + p : ((nint)p * product->StrideB) + g;
                            Panels<T, V, R>.Pack(product->B + b, product->StrideB, product->TransposeB, count, call.Length, widest, right, call.Length, 0);
                        }

                        Block(product, &call, a, copyLeft, i, blockRows, g, count, copyRight ? right : null, p);
                        if (p + depth >= k && !product->After.IsEmpty)
                        {
                            Epilogues.Run(product->After, product->C, i, blockRows, product->StrideC, g, count);
                        }

                        g += count;
                    }
                }
            }
        }
    }

    private static bool CopiesLeft(Product<T>* product, int rows, int columns)
        => product->TransposeA ? columns >= CopiesTurnedFrom
            : rows > 3 && columns >= (product->StrideA * sizeof(T) % 2048 == 0 ? CopiesLeftFrom : CopiesLongFrom);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Block(Product<T>* product, TileCall<T>* call, T* a, bool copied, int i, int blockRows, int j, int blockColumns, T* right, int p)
    {
        for (int done = 0; done < blockColumns;)
        {
            int width = Panels<T, V, R>.Width(blockColumns - done, copied ? Tile<T, V, R>.MainWidth : Tile<T, V, R>.MaxWidth, out int covered);
            (call->C1, call->C2) = Panels<T, V, R>.Offsets(width, covered);
            if (right is null)
            {
                call->B = product->B + ((nint)p * product->StrideB) + j + done;
                (call->BStep, call->B1, call->B2) = (product->StrideB, call->C1, call->C2);
            }
            else
            {
                call->B = right;
                (call->BStep, call->B1, call->B2) = (width * R.Count, R.Count, 2 * R.Count);
                right += (nint)width * R.Count * call->Length;
            }

            int tiles = Tile<T, V, R>.Divide(blockRows, copied ? Tile<T, V, R>.MainWidth : width, out int least, out int more);
            T* c = product->C + ((nint)i * product->StrideC) + j + done;
            call->A = a;
            for (int t = 0; t < tiles; t++)
            {
                int tall = t < more ? least + 1 : least;
                call->C = c;
                call->Step = copied ? tall : call->Step;
                Tile<T, V, R>.Run(call, tall, width);
                call->A += copied ? (nint)tall * call->Length : tall * call->Rows[1];
                c += (nint)tall * product->StrideC;
            }

            done += covered;
        }
    }
}
