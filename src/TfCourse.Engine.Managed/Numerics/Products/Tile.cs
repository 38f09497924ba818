using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TfCourse.Engine.Managed;

/// <summary>What a tile needs to know: up to eight rows of a left factor times up to four registers of columns of a right one.</summary>
/// <remarks>
/// Row r of the left factor is A[Rows[r] + Segments[s] + q · Step] for s below SegmentCount and q below Length, one after the other:
/// one segment for a matrix, one for each row of the window in a convolution. The right factor's row of the same index begins
/// at B + index · BStep + s · BSkip. Registers of columns lie one behind another, but for the last, which begins Last elements behind the first, in the
/// right factor and in row r of the result, at C + To[r], alike; so it may overlap the one before it. Those of different tiles may not overlap when the
/// result is added to. Where the right factor is a panel, all its registers lie one behind another, row after row, and BStep says nothing. Copy, used by
/// <see cref="Tile{T, V, R}.RunCopying"/>, is where the rows of the right factor go: it becomes such a panel.
/// </remarks>
internal unsafe struct TileCall<T> where T : unmanaged
{
    public T* A, B, C, Copy;
    public nint* Rows, To;
    public int* Segments;
    public int SegmentCount, Length;
    public nint Step, BStep, BSkip, Last;
    public bool Accumulate, IsPanel;

    // Where a tile is: not variables of its method, since all its registers are for the loop.
    internal int Segment, Left, Part, Foreseen;
}

/// <summary>Sums of products that stay in registers from the first to the last product.</summary>
internal static unsafe class Tile<T, V, R>
    where T : unmanaged
    where V : struct
    where R : struct, IRegister<T, V>
{
    /// <summary>The most registers of columns in a tile.</summary>
    public static int MaxWidth => default(R).Many ? 4 : 3;

    /// <summary>The most rows of any tile.</summary>
    public const int MaxRows = 8;

    // Rows of the right factor lie on lines far apart, which the processor does not foresee.
    private const int RowsAhead = 32;

    // How often rows of the result are sent for, and after how many terms of the sums at least: where a loop ends, the processor guesses wrong.
    private const int Parts = 3, LeastPart = 16;

    /// <summary>The most rows of a tile of so many registers of columns: what leaves registers for the factors.</summary>
    public static int RowsOf(int width) => default(R).Many ? (width > 3 ? 6 : 8) : width == 1 ? 8 : width == 2 ? 6 : 4;

    /// <summary>Registers of columns of a tile far from the edge.</summary>
    public static int MainWidth => default(R).Many ? 4 : 2;

    /// <summary>Divides rows into tiles as even as can be, since tiles of few rows wait for their own sums: the first <paramref name="more"/> have one row more.</summary>
    public static int Divide(int rows, int width, out int least, out int more) => Products.Divide(rows, RowsOf(width), out least, out more);

    /// <summary>One tile: 1 to <see cref="RowsOf"/> rows, 1 to <see cref="MaxWidth"/> registers of columns.</summary>
    public static void Run(TileCall<T>* call, int rows, int width) => Of(rows, width, call->IsPanel)(call);

    /// <summary>What runs tiles of so many rows and registers: for many tiles it is looked up once.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="width">Registers of columns.</param>
    /// <param name="isPanel">Whether the right factor is a panel.</param>
    public static delegate*<TileCall<T>*, void> Of(int rows, int width, bool isPanel) => isPanel ? Of<Panel>(rows, width) : Of<AsItLies>(rows, width);

    // Seven or eight rows of four registers would leave none for the factors.
    [MethodImpl(Compiled.InFull)]
    private static delegate*<TileCall<T>*, void> Of<TRight>(int rows, int width) where TRight : struct => (((rows - 1) * 4) + width) switch
    {
        1 => &Run<Size1, Size1, TRight>,
        2 => &Run<Size1, Size2, TRight>,
        3 => &Run<Size1, Size3, TRight>,
        4 => &Run<Size1, Size4, TRight>,
        5 => &Run<Size2, Size1, TRight>,
        6 => &Run<Size2, Size2, TRight>,
        7 => &Run<Size2, Size3, TRight>,
        8 => &Run<Size2, Size4, TRight>,
        9 => &Run<Size3, Size1, TRight>,
        10 => &Run<Size3, Size2, TRight>,
        11 => &Run<Size3, Size3, TRight>,
        12 => &Run<Size3, Size4, TRight>,
        13 => &Run<Size4, Size1, TRight>,
        14 => &Run<Size4, Size2, TRight>,
        15 => &Run<Size4, Size3, TRight>,
        16 => &Run<Size4, Size4, TRight>,
        17 => &Run<Size5, Size1, TRight>,
        18 => &Run<Size5, Size2, TRight>,
        19 => &Run<Size5, Size3, TRight>,
        20 => &Run<Size5, Size4, TRight>,
        21 => &Run<Size6, Size1, TRight>,
        22 => &Run<Size6, Size2, TRight>,
        23 => &Run<Size6, Size3, TRight>,
        24 => &Run<Size6, Size4, TRight>,
        25 => &Run<Size7, Size1, TRight>,
        26 => &Run<Size7, Size2, TRight>,
        27 => &Run<Size7, Size3, TRight>,
        29 => &Run<Size8, Size1, TRight>,
        30 => &Run<Size8, Size2, TRight>,
        31 => &Run<Size8, Size3, TRight>,
        _ => throw EngineException.Internal($"there is no tile of {rows} rows and {width} registers"),
    };

    /// <summary>A tile of the main width that copies the rows of the right factor which it reads: while products are computed that costs nothing.</summary>
    [MethodImpl(Compiled.InFull)]
    public static void RunCopying(TileCall<T>* call, int rows)
    {
        switch (rows)
        {
            case 1: Copying<Size1>(call); break;
            case 2: Copying<Size2>(call); break;
            case 3: Copying<Size3>(call); break;
            case 4: Copying<Size4>(call); break;
            case 5: Copying<Size5>(call); break;
            case 6: Copying<Size6>(call); break;
            default: throw EngineException.Internal($"there is no tile of {rows} rows");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copying<TRows>(TileCall<T>* call) where TRows : unmanaged
    {
        if (default(R).Many)
        {
            Run<TRows, Size4, Copied>(call);
        }
        else
        {
            Run<TRows, Size2, Copied>(call);
        }
    }

    // The sizes of TRows and TWidth are numbers that the compiler knows when it reads the conditions: each pair becomes a
    // loop of its own in which nothing but its own products is left.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TRows, TWidth, TRight>(TileCall<T>* call)
        where TRows : unmanaged
        where TWidth : unmanaged
        where TRight : struct
    {
        V c00 = default, c01 = default, c02 = default, c03 = default;
        V c10 = default, c11 = default, c12 = default, c13 = default;
        V c20 = default, c21 = default, c22 = default, c23 = default;
        V c30 = default, c31 = default, c32 = default, c33 = default;
        V c40 = default, c41 = default, c42 = default, c43 = default;
        V c50 = default, c51 = default, c52 = default, c53 = default;
        V c60 = default, c61 = default, c62 = default;
        V c70 = default, c71 = default, c72 = default;
        T* b = call->B, copy = call->Copy;
        nint step = call->Step, bStep = call->BStep, lastRegister = call->Last;
        nint ahead = RowsAhead * bStep;
        T* last = b + ((call->Length - RowsAhead) * bStep);

        // The lines of the result are on their way while the products are computed, a few at a time: all at once they would hold up the factors.
        call->Part = Math.Max(LeastPart, (call->Length * call->SegmentCount / Parts) + 1);
        call->Foreseen = 0;
        for (call->Segment = 0; call->Segment < call->SegmentCount; call->Segment++)
        {
            nint p = 0;
            for (call->Left = call->Length; call->Left > 0;)
            {
                int count = Math.Min(call->Left, call->Part);
                call->Left -= count;
                for (int end = Math.Min(sizeof(TRows), call->Foreseen + ((sizeof(TRows) + Parts - 1) / Parts)); call->Foreseen < end; call->Foreseen++)
                {
                    Foresee<TWidth>(call->C + call->To[call->Foreseen], call->Last);
                }

                // Here, so that they live in registers as long as the loop runs and not a step longer.
                nint* rows = call->Rows;
                T* a = call->A + call->Segments[call->Segment];
                T* a0 = a + rows[0];
                T* a1 = sizeof(TRows) > 1 ? a + rows[1] : a;
                T* a2 = sizeof(TRows) > 2 ? a + rows[2] : a;
                T* a3 = sizeof(TRows) > 3 ? a + rows[3] : a;
                T* a4 = sizeof(TRows) > 4 ? a + rows[4] : a;
                T* a5 = sizeof(TRows) > 5 ? a + rows[5] : a;
                T* a6 = sizeof(TRows) > 6 ? a + rows[6] : a;
                T* a7 = sizeof(TRows) > 7 ? a + rows[7] : a;
                for (nint stop = p + (count * step); p != stop; p += step)
                {
                    V w0, w1, w2, w3;
                    if (typeof(TRight) == typeof(Panel))
                    {
                        Load<TWidth>(b, (sizeof(TWidth) - 1) * default(R).Count, out w0, out w1, out w2, out w3);
                        b += sizeof(TWidth) * default(R).Count;
                    }
                    else
                    {
                        Load<TWidth>(b, lastRegister, out w0, out w1, out w2, out w3);
                        b += bStep;
                    }

                    if (typeof(TRight) == typeof(Copied))
                    {
                        // Never beyond the panel: what lies there is of no use.
                        Foresee<TWidth>(b < last ? b + ahead : b, lastRegister);
                        Store<TWidth>(w0, w1, w2, w3, copy, (sizeof(TWidth) - 1) * default(R).Count);
                        copy += sizeof(TWidth) * default(R).Count;
                    }

                    V x0 = default(R).Broadcast(a0 + p);
                    c00 = default(R).MultiplyAdd(x0, w0, c00);
                    c01 = sizeof(TWidth) > 1 ? default(R).MultiplyAdd(x0, w1, c01) : c01;
                    c02 = sizeof(TWidth) > 2 ? default(R).MultiplyAdd(x0, w2, c02) : c02;
                    c03 = sizeof(TWidth) > 3 ? default(R).MultiplyAdd(x0, w3, c03) : c03;

                    if (sizeof(TRows) > 1)
                    {
                        V x = default(R).Broadcast(a1 + p);
                        c10 = default(R).MultiplyAdd(x, w0, c10);
                        c11 = sizeof(TWidth) > 1 ? default(R).MultiplyAdd(x, w1, c11) : c11;
                        c12 = sizeof(TWidth) > 2 ? default(R).MultiplyAdd(x, w2, c12) : c12;
                        c13 = sizeof(TWidth) > 3 ? default(R).MultiplyAdd(x, w3, c13) : c13;
                    }

                    if (sizeof(TRows) > 2)
                    {
                        V x = default(R).Broadcast(a2 + p);
                        c20 = default(R).MultiplyAdd(x, w0, c20);
                        c21 = sizeof(TWidth) > 1 ? default(R).MultiplyAdd(x, w1, c21) : c21;
                        c22 = sizeof(TWidth) > 2 ? default(R).MultiplyAdd(x, w2, c22) : c22;
                        c23 = sizeof(TWidth) > 3 ? default(R).MultiplyAdd(x, w3, c23) : c23;
                    }

                    if (sizeof(TRows) > 3)
                    {
                        V x = default(R).Broadcast(a3 + p);
                        c30 = default(R).MultiplyAdd(x, w0, c30);
                        c31 = sizeof(TWidth) > 1 ? default(R).MultiplyAdd(x, w1, c31) : c31;
                        c32 = sizeof(TWidth) > 2 ? default(R).MultiplyAdd(x, w2, c32) : c32;
                        c33 = sizeof(TWidth) > 3 ? default(R).MultiplyAdd(x, w3, c33) : c33;
                    }

                    if (sizeof(TRows) > 4)
                    {
                        V x = default(R).Broadcast(a4 + p);
                        c40 = default(R).MultiplyAdd(x, w0, c40);
                        c41 = sizeof(TWidth) > 1 ? default(R).MultiplyAdd(x, w1, c41) : c41;
                        c42 = sizeof(TWidth) > 2 ? default(R).MultiplyAdd(x, w2, c42) : c42;
                        c43 = sizeof(TWidth) > 3 ? default(R).MultiplyAdd(x, w3, c43) : c43;
                    }

                    if (sizeof(TRows) > 5)
                    {
                        V x = default(R).Broadcast(a5 + p);
                        c50 = default(R).MultiplyAdd(x, w0, c50);
                        c51 = sizeof(TWidth) > 1 ? default(R).MultiplyAdd(x, w1, c51) : c51;
                        c52 = sizeof(TWidth) > 2 ? default(R).MultiplyAdd(x, w2, c52) : c52;
                        c53 = sizeof(TWidth) > 3 ? default(R).MultiplyAdd(x, w3, c53) : c53;
                    }

                    if (sizeof(TRows) > 6)
                    {
                        V x = default(R).Broadcast(a6 + p);
                        c60 = default(R).MultiplyAdd(x, w0, c60);
                        c61 = sizeof(TWidth) > 1 ? default(R).MultiplyAdd(x, w1, c61) : c61;
                        c62 = sizeof(TWidth) > 2 ? default(R).MultiplyAdd(x, w2, c62) : c62;
                    }

                    if (sizeof(TRows) > 7)
                    {
                        V x = default(R).Broadcast(a7 + p);
                        c70 = default(R).MultiplyAdd(x, w0, c70);
                        c71 = sizeof(TWidth) > 1 ? default(R).MultiplyAdd(x, w1, c71) : c71;
                        c72 = sizeof(TWidth) > 2 ? default(R).MultiplyAdd(x, w2, c72) : c72;
                    }
                }
            }

            b += call->BSkip;
        }

        Put<TWidth>(call, 0, c00, c01, c02, c03);
        if (sizeof(TRows) > 1)
        {
            Put<TWidth>(call, 1, c10, c11, c12, c13);
        }

        if (sizeof(TRows) > 2)
        {
            Put<TWidth>(call, 2, c20, c21, c22, c23);
        }

        if (sizeof(TRows) > 3)
        {
            Put<TWidth>(call, 3, c30, c31, c32, c33);
        }

        if (sizeof(TRows) > 4)
        {
            Put<TWidth>(call, 4, c40, c41, c42, c43);
        }

        if (sizeof(TRows) > 5)
        {
            Put<TWidth>(call, 5, c50, c51, c52, c53);
        }

        if (sizeof(TRows) > 6)
        {
            Put<TWidth>(call, 6, c60, c61, c62, default);
        }

        if (sizeof(TRows) > 7)
        {
            Put<TWidth>(call, 7, c70, c71, c72, default);
        }
    }

    // Only registers as wide as a line of the cache have a line each; narrower ones share it, and to ask for it twice costs little.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Foresee<TWidth>(T* row, nint last) where TWidth : unmanaged
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        Sse.Prefetch0(row);
        if (sizeof(TWidth) > 2)
        {
            Sse.Prefetch0(row + default(R).Count);
        }

        if (sizeof(TWidth) > 3)
        {
            Sse.Prefetch0(row + (2 * default(R).Count));
        }

        if (sizeof(TWidth) > 1)
        {
            Sse.Prefetch0(row + last);
        }
    }

    // All registers of the row are read before one is written: they may overlap. Sums are not written over: the compiler would copy them all for that.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TWidth>(TileCall<T>* call, int row, V c0, V c1, V c2, V c3) where TWidth : unmanaged
    {
        T* to = call->C + call->To[row];
        nint last = call->Last;
        if (call->Accumulate)
        {
            Load<TWidth>(to, last, out V s0, out V s1, out V s2, out V s3);
            Store<TWidth>(default(R).Add(s0, c0), default(R).Add(s1, c1), default(R).Add(s2, c2), default(R).Add(s3, c3), to, last);
        }
        else
        {
            Store<TWidth>(c0, c1, c2, c3, to, last);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load<TWidth>(T* from, nint last, out V w0, out V w1, out V w2, out V w3) where TWidth : unmanaged
    {
        w0 = default(R).Load(from);
        w1 = sizeof(TWidth) > 2 ? default(R).Load(from + default(R).Count) : sizeof(TWidth) > 1 ? default(R).Load(from + last) : default;
        w2 = sizeof(TWidth) > 3 ? default(R).Load(from + (2 * default(R).Count)) : sizeof(TWidth) > 2 ? default(R).Load(from + last) : default;
        w3 = sizeof(TWidth) > 3 ? default(R).Load(from + last) : default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TWidth>(V w0, V w1, V w2, V w3, T* to, nint last) where TWidth : unmanaged
    {
        default(R).Store(w0, to);
        if (sizeof(TWidth) > 2)
        {
            default(R).Store(w1, to + default(R).Count);
        }

        if (sizeof(TWidth) > 3)
        {
            default(R).Store(w2, to + (2 * default(R).Count));
        }

        if (sizeof(TWidth) > 1)
        {
            default(R).Store(sizeof(TWidth) > 3 ? w3 : sizeof(TWidth) > 2 ? w2 : w1, to + last);
        }
    }

    // How the right factor lies: as in its matrix; so, and it is copied while it is read; or one register behind another.
    private readonly struct AsItLies;

    private readonly struct Copied;

    private readonly struct Panel;
}
