using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Walks the blocks of a <see cref="Product{T}"/> that fit the caches, and the tiles in them.</summary>
/// <remarks>
/// A block of rows of the right factor, packed into panels as wide as a tile, stays in the second or third cache, one panel of it in the
/// first; a block of the left factor stays in the second. A left factor whose rows lie one after the other is read where it is:
/// copying it costs more than it gains, unless its rows fall on the same lines of the cache. How a sum over k is cut depends on k alone.
/// </remarks>
internal static unsafe class BlockedProduct<T, V, R>
    where T : unmanaged, IFloatingPointIeee754<T>
    where V : struct
    where R : struct, IRegister<T, V>
{
    // Lengths of sums, rows and columns of a block, for four-byte elements: a panel is 20 KB, a left block 240 KB.
    private const int DeepBytes = 352 * 4, TallBytes = 192 * 352 * 4, Wide = 2048;

    // Fewer columns than this do not pay for a copy of the left factor, or of the right one.
    private const int CopiesLeftFrom = 192, CopiesTurnedFrom = 17, CopiesRightFrom = 33, CopiesRightRows = 13;

    /// <summary>Computes rows [i0, i1) and columns [j0, j1).</summary>
    public static void Run(Product<T>* product, int i0, int i1, int j0, int j1)
    {
        int k = product->K, deepest = Math.Max(64, DeepBytes / sizeof(T)), tallest = Math.Max(48, TallBytes / DeepBytes);
        int depth = Even(k, deepest), columns = Even(j1 - j0, Wide), height = Even(i1 - i0, tallest);
        bool copyRight = product->TransposeB || (j1 - j0 >= CopiesRightFrom && i1 - i0 >= CopiesRightRows);
        bool copyLeft = product->TransposeA ? j1 - j0 >= CopiesTurnedFrom : j1 - j0 >= CopiesLeftFrom && product->StrideA * sizeof(T) % 2048 == 0 && i1 - i0 > 8;

        // Rows of the copy begin on different lines.
        int leftStride = ((depth + 15) & ~15) + 16;
        T* left = copyLeft ? ThreadMemory.Of<T>(ThreadMemory.Left, (long)height * leftStride) : null;
        T* right = copyRight ? ThreadMemory.Of<T>(ThreadMemory.Right, (long)(columns + (3 * R.Count)) * depth) : null;
        nint* rows = stackalloc nint[Tile<T, V, R>.MaxRows], to = stackalloc nint[Tile<T, V, R>.MaxRows];
        int zero = 0;
        var call = new TileCall<T> { Rows = rows, To = to, Segments = &zero, SegmentCount = 1 };
        for (int r = 0; r < Tile<T, V, R>.MaxRows; r++)
        {
            to[r] = (nint)r * product->StrideC;
            rows[r] = copyLeft ? (nint)r * leftStride : product->TransposeA ? r : (nint)r * product->StrideA;
        }

        call.Step = copyLeft || !product->TransposeA ? 1 : product->StrideA;
        for (int j = j0; j < j1; j += columns)
        {
            int blockColumns = Math.Min(columns, j1 - j);
            for (int p = 0; p < k; p += depth)
            {
                call.Length = Math.Min(depth, k - p);
                call.Accumulate = product->Accumulate || p > 0;
                if (copyRight)
                {
                    PackRight(product, j, blockColumns, p, call.Length, right);
                }

                for (int i = i0; i < i1; i += height)
                {
                    int blockRows = Math.Min(height, i1 - i);
                    T* a = product->A + (product->TransposeA ? ((nint)p * product->StrideA) + i : ((nint)i * product->StrideA) + p);
                    if (copyLeft)
                    {
                        PackLeft(product, a, blockRows, call.Length, left, leftStride);
                        a = left;
                    }

                    Block(product, &call, a, i, blockRows, j, blockColumns, copyRight ? right : null, p);
                    if (p + depth >= k && !product->After.IsEmpty)
                    {
                        Epilogues.Run(product->After, product->C, i, blockRows, product->StrideC, j, blockColumns);
                    }
                }
            }
        }
    }

    private static void Block(Product<T>* product, TileCall<T>* call, T* a, int i, int blockRows, int j, int blockColumns, T* right, int p)
    {
        for (int done = 0; done < blockColumns;)
        {
            int width = Width(blockColumns - done, out int covered);
            (call->C1, call->C2) = Offsets(width, covered);
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

            // Rows of tiles as even as can be: tiles of few rows wait for their own sums.
            int tiles = (blockRows + Tile<T, V, R>.RowsOf(width) - 1) / Tile<T, V, R>.RowsOf(width), least = blockRows / tiles, more = blockRows - (least * tiles);
            T* c = product->C + ((nint)i * product->StrideC) + j + done;
            call->A = a;
            for (int t = 0; t < tiles; t++)
            {
                int tall = t < more ? least + 1 : least;
                call->C = c;
                Tile<T, V, R>.Run(call, tall, width);
                call->A += tall == Tile<T, V, R>.MaxRows ? call->Rows[tall - 1] + call->Rows[1] : call->Rows[tall];
                c += (nint)tall * product->StrideC;
            }

            done += covered;
        }
    }

    /// <summary>Registers of the next tile when so many columns are left, and how many columns it covers.</summary>
    public static int Width(int columns, out int covered)
    {
        int main = Tile<T, V, R>.MainWidth, full = R.Count;
        int width = columns > (main + 1) * full ? main : columns > Tile<T, V, R>.MaxWidth * full ? 2 : (columns + full - 1) / full;
        covered = Math.Min(columns, width * full);
        return width;
    }

    /// <summary>Where the second and the third register of a tile begin: the last one ends with the last column.</summary>
    public static (nint Second, nint Third) Offsets(int width, int covered) => width switch
    {
        1 => (0, 0),
        2 => (covered - R.Count, 0),
        _ => (R.Count, covered - R.Count),
    };

    // panel[q, register, lane]
    private static void PackRight(Product<T>* product, int j, int columns, int p, int length, T* to)
    {
        T* b = product->B + (product->TransposeB ? ((nint)j * product->StrideB) + p : ((nint)p * product->StrideB) + j);
        for (int done = 0; done < columns;)
        {
            int width = Width(columns - done, out int covered);
            (nint second, nint third) = Offsets(width, covered);
            int step = width * R.Count;
            for (int w = 0; w < width; w++)
            {
                nint column = done + (w == 0 ? 0 : w == 1 ? second : third);
                if (product->TransposeB)
                {
                    Transposition.Write(b + (column * product->StrideB), product->StrideB, R.Count, length, to + (w * R.Count), step);
                }
                else
                {
                    Copy(b + column, product->StrideB, length, to + (w * R.Count), step);
                }
            }

            to += (nint)step * length;
            done += covered;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Copy(T* from, nint stride, int count, T* to, nint step)
    {
        for (int q = 0; q < count; q++, from += stride, to += step)
        {
            R.Store(R.Load(from), to);
        }
    }

    private static void PackLeft(Product<T>* product, T* a, int rows, int length, T* to, int stride)
    {
        if (product->TransposeA)
        {
            Transposition.Write(a, product->StrideA, length, rows, to, stride);
            return;
        }

        for (int r = 0; r < rows; r++)
        {
            new ReadOnlySpan<T>(a + ((nint)r * product->StrideA), length).CopyTo(new Span<T>(to + ((nint)r * stride), length));
        }
    }

    // Blocks of at most so many, all nearly alike.
    private static int Even(int count, int most)
    {
        int blocks = Math.Max(1, (count + most - 1) / most);
        return Math.Max(1, (count + blocks - 1) / blocks);
    }
}
