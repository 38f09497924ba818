using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>A matrix of patches times another matrix, where no patch is ever copied: what convolutions are made of.</summary>
/// <remarks>
/// Row r of the patches begins at X[At[r]] and consists of segments of one length and step at fixed offsets from there: the
/// rows of a filter window lie in the image as they are. Row r of the result is at Y[To[r]]. The right factor comes in
/// panels (<see cref="PatchProduct.Pack"/>), rows in the order of the segments; a call may meet only some of its rows.
/// </remarks>
internal unsafe struct PatchCall<T> where T : unmanaged
{
    public T* X, Panels, Y;
    public nint* At, To;
    public int* Offsets;
    public int Rows, Columns, Segments, Length;

    /// <summary>From an element of a segment to the next.</summary>
    public nint Step;

    /// <summary>How many rows of the patches at a time begin at neighbouring elements; 1 where they lie anywhere.</summary>
    public int Neighbours;

    /// <summary>Rows of the right factor: in all, before those of the first segment, and between those of two segments.</summary>
    public int PanelRows, PanelFirst, PanelSkip;

    /// <summary>Whether to add to what the result holds.</summary>
    public bool Accumulate;
}

/// <summary>Runs products of patches with the registers that <see cref="Simd"/> names.</summary>
internal static unsafe class PatchProduct
{
    /// <summary>No fewer elements than a right factor in panels takes.</summary>
    public static long PanelSize<T>(int rows, int columns) where T : unmanaged, INumber<T> => Products.BitsFor<T>(columns) switch
    {
        >= 512 => Panels<T, Vector512<T>, Register512<T>>.Size(columns, rows),
        >= 256 => Panels<T, Vector256<T>, Register256<T>>.Size(columns, rows),
        >= 128 => Panels<T, Vector128<T>, Register128<T>>.Size(columns, rows),
        _ => Panels<T, T, Register1<T>>.Size(columns, rows),
    };

    /// <summary>Copies rows of a right factor, <paramref name="stride"/> apart (or, transposed, its columns), to rows [from, from + rows) of panels of <paramref name="height"/> rows.</summary>
    public static void Pack<T>(T* b, nint stride, bool transposed, int columns, int rows, T* panels, int height, int from) where T : unmanaged, INumber<T>
    {
        switch (Products.BitsFor<T>(columns))
        {
            case >= 512:
                Panels<T, Vector512<T>, Register512<T>>.Pack(b, stride, transposed, columns, rows, panels, height, from);
                break;
            case >= 256:
                Panels<T, Vector256<T>, Register256<T>>.Pack(b, stride, transposed, columns, rows, panels, height, from);
                break;
            case >= 128:
                Panels<T, Vector128<T>, Register128<T>>.Pack(b, stride, transposed, columns, rows, panels, height, from);
                break;
            default:
                Panels<T, T, Register1<T>>.Pack(b, stride, transposed, columns, rows, panels, height, from);
                break;
        }
    }

    /// <summary>Y[To[r] + j] (+)= Σₛ Σ_q X[At[r] + Offsets[s] + q · Step] · panels[PanelFirst + s · (Length + PanelSkip) + q, j].</summary>
    public static void Multiply<T>(in PatchCall<T> call) where T : unmanaged, INumber<T>
    {
        switch (Products.BitsFor<T>(call.Columns))
        {
            case >= 512:
                Multiply<T, Vector512<T>, Register512<T>>(call);
                break;
            case >= 256:
                Multiply<T, Vector256<T>, Register256<T>>(call);
                break;
            case >= 128:
                Multiply<T, Vector128<T>, Register128<T>>(call);
                break;
            default:
                Multiply<T, T, Register1<T>>(call);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Multiply<T, V, R>(in PatchCall<T> call)
        where T : unmanaged, INumber<T>
        where V : struct
        where R : struct, IRegister<T, V>
    {
        // Rows of one block stay in the second cache while panel after panel meets them.
        const int MostRows = 192;

        // Where neighbours fill tall tiles, no tile and no block reaches from some to others.
        bool tall = default(R).Many && call.Neighbours is >= NeighbourTile<T, V, R>.LeastRows and <= MostRows;
        int rowsOfBlock = tall ? MostRows / call.Neighbours * call.Neighbours : MostRows;

        // What a panel of the first cache holds: segments beyond are added in a second pass.
        int deepest = Math.Max(1, 640 * 4 / sizeof(T) / Math.Max(1, call.Length)), passes = (call.Segments + deepest - 1) / deepest;
        int together = (call.Segments + passes - 1) / passes, depth = call.Length + call.PanelSkip;
        var tile = new TileCall<T> { A = call.X, Length = call.Length, Step = call.Step, IsPanel = true };
        bool narrow = call.Columns < default(R).Count;
        T* padded = narrow ? ThreadMemory.Of<T>(ThreadMemory.Padded, rowsOfBlock * default(R).Count) : null;
        nint* paddedRows = stackalloc nint[NeighbourTile<T, V, R>.MostRows];
        for (int r = 0; r < NeighbourTile<T, V, R>.MostRows; r++)
        {
            paddedRows[r] = r * default(R).Count;
        }

        for (int first = 0; first < call.Rows; first += rowsOfBlock)
        {
            int rows = Math.Min(rowsOfBlock, call.Rows - first);
            for (int s = 0; s < call.Segments; s += together)
            {
                tile.Segments = call.Offsets + s;
                tile.SegmentCount = Math.Min(together, call.Segments - s);
                tile.Accumulate = (call.Accumulate && !narrow) || s > 0;
                T* panel = call.Panels;
                for (int done = 0; done < call.Columns;)
                {
                    int width = Panels<T, V, R>.Width(call.Columns - done, Tile<T, V, R>.MaxWidth, out int covered);
                    tile.Last = Panels<T, V, R>.Last(width, covered);
                    int row = width * default(R).Count;
                    tile.B = panel + ((call.PanelFirst + (s * depth)) * row);
                    tile.BSkip = call.PanelSkip * row;
                    bool taller = tall && width == 1;
                    int most = taller ? NeighbourTile<T, V, R>.MostRows : Tile<T, V, R>.RowsOf(width);
                    for (int r = first, end = first + rows; r < end;)
                    {
                        int tiles = Products.Divide(Math.Min(taller ? call.Neighbours : rows, end - r), most, out int least, out int more);
                        for (int t = 0; t < tiles; t++)
                        {
                            int height = t < more ? least + 1 : least;
                            tile.Rows = call.At + r;
                            tile.To = narrow ? paddedRows : call.To + r;
                            tile.C = narrow ? padded + ((r - first) * default(R).Count) : call.Y + done;
                            if (height > Tile<T, V, R>.MaxRows)
                            {
                                NeighbourTile<T, V, R>.Run(&tile, height);
                            }
                            else
                            {
                                Tile<T, V, R>.Run(&tile, height, width);
                            }

                            r += height;
                        }
                    }

                    panel += call.PanelRows * row;
                    done += covered;
                }
            }

            if (narrow)
            {
                Panels<T, V, R>.Unpad(padded, rows, call.Columns, call.Y, call.To + first, call.Accumulate);
            }
        }
    }
}
