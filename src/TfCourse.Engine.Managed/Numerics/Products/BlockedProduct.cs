using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Walks the blocks of a <see cref="Product{T}"/> that fit the caches, and the tiles in them.</summary>
/// <remarks>
/// A block of rows of the right factor, packed into panels as wide as a tile, stays in the second or third cache, one panel of it in the
/// first; a block of the left factor stays in the second. The left factor is copied when it lies transposed or meets many columns, tile after
/// tile with the rows of one side by side; otherwise it is read where it is. A panel is copied by the first tile that reads it, unless it
/// has to be transposed, and rows of a tile just before it: so copies are used while they are near. How a sum over k is cut depends on k alone.
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
        if (j1 - j0 >= default(R).Count)
        {
            Blocks(product, i0, i1, j0, j1);
            return;
        }

        // Fewer columns than a register has: the result comes in whole registers first.
        Product<T> padded = *product;
        int rows = i1 - i0, columns = j1 - j0;
        padded.A += product->TransposeA ? i0 : (nint)i0 * product->StrideA;
        padded.B += product->TransposeB ? (nint)j0 * product->StrideB : j0;
        padded.C = ThreadMemory.Of<T>(ThreadMemory.Padded, (long)rows * default(R).Count);
        (padded.M, padded.N, padded.StrideC, padded.Accumulate, padded.After) = (rows, columns, default(R).Count, false, default);
        Blocks(&padded, 0, rows, 0, columns);
        nint* to = stackalloc nint[Tile<T, V, R>.MaxRows];
        for (int i = 0; i < rows; i += Tile<T, V, R>.MaxRows)
        {
            int count = Math.Min(Tile<T, V, R>.MaxRows, rows - i);
            for (int r = 0; r < count; r++)
            {
                to[r] = ((nint)(i0 + i + r) * product->StrideC) + j0;
            }

            Panels<T, V, R>.Unpad(padded.C + ((nint)i * default(R).Count), count, columns, product->C, to, product->Accumulate);
        }

        if (!product->After.IsEmpty)
        {
            Epilogues.Run(product->After, product->C, i0, rows, product->StrideC, j0, columns);
        }
    }

    private static void Blocks(Product<T>* product, int i0, int i1, int j0, int j1)
    {
        int k = product->K, depth = Products.Depth<T>(k), height = Products.Even(i1 - i0, Math.Clamp(TallBytes / sizeof(T) / depth, 48, Tallest));

        // When all rows are in one block, nobody needs a panel of the right factor any more when the next one comes.
        bool once = height >= i1 - i0;
        int columns = once ? j1 - j0 : Products.Even(j1 - j0, Wide), group = once ? PanelsAtOnce * Tile<T, V, R>.MainWidth * default(R).Count : columns;
        bool copyRight = product->TransposeB || j1 - j0 < default(R).Count || (j1 - j0 >= CopiesRightFrom && i1 - i0 >= CopiesRightRows);
        bool copyLeft = CopiesLeft(product, i1 - i0, j1 - j0);
        nint* rows = stackalloc nint[Tile<T, V, R>.MaxRows], to = stackalloc nint[Tile<T, V, R>.MaxRows];
        int zero = 0;
        for (int r = 0; r < Tile<T, V, R>.MaxRows; r++)
        {
            to[r] = (nint)r * product->StrideC;
            rows[r] = copyLeft || product->TransposeA ? r : (nint)r * product->StrideA;
        }

        var block = new Block<T>
        {
            Product = product,
            Left = copyLeft ? ThreadMemory.Of<T>(ThreadMemory.Left, ((long)height * depth) + PackedRows.Overrun) : null,
            Right = copyRight ? ThreadMemory.Of<T>(ThreadMemory.Right, Panels<T, V, R>.Size(once ? 0 : columns, depth)) : null,
            KeepsRight = !once,
            Call = new TileCall<T> { Rows = rows, To = to, Segments = &zero, SegmentCount = 1, Step = product->TransposeA ? product->StrideA : 1 },
        };
        for (int j = j0; j < j1; j += columns)
        {
            int end = Math.Min(j + columns, j1);
            for (int p = 0; p < k; p += depth)
            {
                block.Depth = p;
                block.Call.Length = Math.Min(depth, k - p);
                block.Call.Accumulate = product->Accumulate || p > 0;
                for (int i = i0; i < i1; i += height)
                {
                    block.FirstRow = i;
                    block.Rows = Math.Min(height, i1 - i);
                    block.CopiesRight = copyRight && (once || i == i0);
                    if (copyLeft && product->TransposeA)
                    {
                        int tiles = Tile<T, V, R>.Divide(block.Rows, Tile<T, V, R>.MainWidth, out int least, out int more);
                        PackedRows.Columns(block.LeftSource, product->StrideA, tiles, least, more, block.Call.Length, block.Left);
                    }

                    for (int g = j; g < end;)
                    {
                        int count = end - g <= group + (group / 4) ? end - g : group;
                        Run(&block, g, count, g == j);
                        if (p + depth >= k && !product->After.IsEmpty)
                        {
                            Epilogues.Run(product->After, product->C, i, block.Rows, product->StrideC, g, count);
                        }

                        g += count;
                    }
                }
            }
        }
    }

    private static bool CopiesLeft(Product<T>* product, int rows, int columns)
        => product->TransposeA ? rows > 1 && columns >= CopiesTurnedFrom && !Products.ReadsTurnedWhereItLies(product, columns)
            : rows > 3 && columns >= (product->StrideA * sizeof(T) % 2048 == 0 ? CopiesLeftFrom : CopiesLongFrom);

    // Columns [j, j + columns) of a block.
    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    private static void Run(Block<T>* block, int j, int columns, bool first)
    {
        Product<T>* product = block->Product;
        TileCall<T>* call = &block->Call;
        bool copied = block->Left is not null;

        // A copy of the left factor holds the rows of one tile side by side, so tiles of all widths have to be alike.
        int main = Tile<T, V, R>.MainWidth, widest = copied ? main : Tile<T, V, R>.MaxWidth;
        T* right = block->Right;
        for (int done = 0; done < columns;)
        {
            int width = Panels<T, V, R>.Width(columns - done, widest, out int covered);
            int size = width * default(R).Count * call->Length;
            call->Last = Panels<T, V, R>.Last(width, covered);
            T* source = block->RightSource(j + done);

            // Mostly the first tile copies the panel.
            bool copying = block->CopiesRight && !product->TransposeB && width == main;
            if (block->CopiesRight && !copying)
            {
                Panels<T, V, R>.One(source, product->StrideB, product->TransposeB, width, covered, call->Length, right);
            }

            if (right is null || copying)
            {
                call->B = source;
                call->Copy = right;
                call->IsPanel = false;
                call->BStep = product->StrideB;
            }
            else
            {
                call->B = right;
                call->IsPanel = true;
            }

            int tiles = Tile<T, V, R>.Divide(block->Rows, copied ? main : width, out int least, out int more);
            call->A = copied ? block->Left : block->LeftSource;
            call->C = product->C + ((nint)block->FirstRow * product->StrideC) + j + done;
            bool copyingRows = first && copied && !product->TransposeA;
            Tiles(block, copying ? right : null, copyingRows, 0, more, least + 1, width);
            Tiles(block, copying && more == 0 ? right : null, copyingRows, more * (least + 1), tiles - more, least, width);
            first = false;
            right = block->KeepsRight && right is not null ? right + size : right;
            done += covered;
        }
    }

    // Some tiles of as many rows, from a row of the block on. The first one copies the panel that it reads when there is a place for it.
    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    private static void Tiles(Block<T>* block, T* panel, bool copyingRows, int row, int count, int tall, int width)
    {
        if (count == 0)
        {
            return;
        }

        Product<T>* product = block->Product;
        TileCall<T>* call = &block->Call;
        bool copied = block->Left is not null;
        call->Step = copied ? tall : call->Step;
        nint nextRows = copied ? (nint)tall * call->Length : tall * call->Rows[1], nextResult = (nint)tall * product->StrideC;

        // Behind a tile that copies it the right factor is a panel.
        delegate*<TileCall<T>*, void> run = Tile<T, V, R>.Of(tall, width, call->IsPanel || panel is not null);
        for (; count > 0; count--, call->A += nextRows, call->C += nextResult)
        {
            if (copyingRows)
            {
                // Just before they are needed.
                int at = block->FirstRow + row;
                PackedRows.Rows(product->A + ((nint)at * product->StrideA) + block->Depth, product->StrideA, tall, at + 8 <= product->M, call->Length, call->A);
                row += tall;
            }

            if (panel is null)
            {
                run(call);
                continue;
            }

            Tile<T, V, R>.RunCopying(call, tall);
            call->B = panel;
            call->IsPanel = true;
            panel = null;
        }
    }
}
