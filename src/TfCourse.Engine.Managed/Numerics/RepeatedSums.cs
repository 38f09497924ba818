using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>What sums over repeated images need to know; see <see cref="RepeatedImage"/>.</summary>
/// <remarks>
/// An entry is a register in each of some neighbouring rows of outputs: it begins at From[i] in the image, its outputs are at To[i].
/// What the filter's entry (e, f) meets lies e rows below and f columns behind.
/// </remarks>
internal unsafe struct RepeatedCall
{
    public float* X, Y;
    public nint* From, To;
    public int Count;

    /// <summary>From a row of the image to the next, from a column to the next, from a row of outputs to the next.</summary>
    public nint Row, Column, Line;

    public int FilterRows, FilterColumns;

    /// <summary>Registers: the pattern of the filter, [column, row], or the sums that are its gradient, [row, column].</summary>
    public float* Filter;

    /// <summary>A register that is added to each output.</summary>
    public float* Bias;

    /// <summary>Whether outputs at most 0 become 0.</summary>
    public bool Cuts;
}

/// <summary>Sums over repeated images, in registers from the first to the last product.</summary>
internal static unsafe class RepeatedSums<V, R>
    where V : struct
    where R : struct, IRegister<float, V>
{
    /// <summary>Rows of an entry of outputs: each register of the image serves so many.</summary>
    public const int Height = 4;

    /// <summary>Entries of outputs that are computed with each other: each register of the filter serves so many.</summary>
    public const int Together = 3;

    /// <summary>y = f(Σ image · filter + bias), for filters of three rows or more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Outputs(RepeatedCall* call)
    {
        nint row = call->Row, column = call->Column;
        int inner = call->FilterRows - 3;
        for (int i = 0; i < call->Count; i += Together)
        {
            V a0 = default, b0 = default, c0 = default, a1 = default, b1 = default, c1 = default, a2 = default, b2 = default, c2 = default, a3 = default, b3 = default, c3 = default;
            float* a = call->X + call->From[i], b = call->X + call->From[i + 1], c = call->X + call->From[i + 2], w = call->Filter;
            for (int f = call->FilterColumns; f > 0; f--, a += column, b += column, c += column, w -= 3 * R.Count)
            {
                // Row by row of the image: the rows of outputs that meet it do so with one row of the filter each.
                nint at = 0;
                V xa = R.Load(a + at);
                V xb = R.Load(b + at);
                V xc = R.Load(c + at);
                V k = R.Load(w);
                a0 = R.MultiplyAdd(xa, k, a0);
                b0 = R.MultiplyAdd(xb, k, b0);
                c0 = R.MultiplyAdd(xc, k, c0);
                at += row;
                w += R.Count;
                xa = R.Load(a + at);
                xb = R.Load(b + at);
                xc = R.Load(c + at);
                k = R.Load(w);
                a0 = R.MultiplyAdd(xa, k, a0);
                b0 = R.MultiplyAdd(xb, k, b0);
                c0 = R.MultiplyAdd(xc, k, c0);
                k = R.Load(w - R.Count);
                a1 = R.MultiplyAdd(xa, k, a1);
                b1 = R.MultiplyAdd(xb, k, b1);
                c1 = R.MultiplyAdd(xc, k, c1);
                at += row;
                w += R.Count;
                xa = R.Load(a + at);
                xb = R.Load(b + at);
                xc = R.Load(c + at);
                k = R.Load(w);
                a0 = R.MultiplyAdd(xa, k, a0);
                b0 = R.MultiplyAdd(xb, k, b0);
                c0 = R.MultiplyAdd(xc, k, c0);
                k = R.Load(w - R.Count);
                a1 = R.MultiplyAdd(xa, k, a1);
                b1 = R.MultiplyAdd(xb, k, b1);
                c1 = R.MultiplyAdd(xc, k, c1);
                k = R.Load(w - (2 * R.Count));
                a2 = R.MultiplyAdd(xa, k, a2);
                b2 = R.MultiplyAdd(xb, k, b2);
                c2 = R.MultiplyAdd(xc, k, c2);
                for (int e = inner; e > 0; e--)
                {
                    at += row;
                    w += R.Count;
                    xa = R.Load(a + at);
                    xb = R.Load(b + at);
                    xc = R.Load(c + at);
                    k = R.Load(w);
                    a0 = R.MultiplyAdd(xa, k, a0);
                    b0 = R.MultiplyAdd(xb, k, b0);
                    c0 = R.MultiplyAdd(xc, k, c0);
                    k = R.Load(w - R.Count);
                    a1 = R.MultiplyAdd(xa, k, a1);
                    b1 = R.MultiplyAdd(xb, k, b1);
                    c1 = R.MultiplyAdd(xc, k, c1);
                    k = R.Load(w - (2 * R.Count));
                    a2 = R.MultiplyAdd(xa, k, a2);
                    b2 = R.MultiplyAdd(xb, k, b2);
                    c2 = R.MultiplyAdd(xc, k, c2);
                    k = R.Load(w - (3 * R.Count));
                    a3 = R.MultiplyAdd(xa, k, a3);
                    b3 = R.MultiplyAdd(xb, k, b3);
                    c3 = R.MultiplyAdd(xc, k, c3);
                }

                at += row;
                w += R.Count;
                xa = R.Load(a + at);
                xb = R.Load(b + at);
                xc = R.Load(c + at);
                k = R.Load(w - R.Count);
                a1 = R.MultiplyAdd(xa, k, a1);
                b1 = R.MultiplyAdd(xb, k, b1);
                c1 = R.MultiplyAdd(xc, k, c1);
                k = R.Load(w - (2 * R.Count));
                a2 = R.MultiplyAdd(xa, k, a2);
                b2 = R.MultiplyAdd(xb, k, b2);
                c2 = R.MultiplyAdd(xc, k, c2);
                k = R.Load(w - (3 * R.Count));
                a3 = R.MultiplyAdd(xa, k, a3);
                b3 = R.MultiplyAdd(xb, k, b3);
                c3 = R.MultiplyAdd(xc, k, c3);
                at += row;
                w += R.Count;
                xa = R.Load(a + at);
                xb = R.Load(b + at);
                xc = R.Load(c + at);
                k = R.Load(w - (2 * R.Count));
                a2 = R.MultiplyAdd(xa, k, a2);
                b2 = R.MultiplyAdd(xb, k, b2);
                c2 = R.MultiplyAdd(xc, k, c2);
                k = R.Load(w - (3 * R.Count));
                a3 = R.MultiplyAdd(xa, k, a3);
                b3 = R.MultiplyAdd(xb, k, b3);
                c3 = R.MultiplyAdd(xc, k, c3);
                at += row;
                w += R.Count;
                xa = R.Load(a + at);
                xb = R.Load(b + at);
                xc = R.Load(c + at);
                k = R.Load(w - (3 * R.Count));
                a3 = R.MultiplyAdd(xa, k, a3);
                b3 = R.MultiplyAdd(xb, k, b3);
                c3 = R.MultiplyAdd(xc, k, c3);
                w += R.Count;
            }

            float* ya = call->Y + call->To[i], yb = call->Y + call->To[i + 1], yc = call->Y + call->To[i + 2];
            V bias = R.Load(call->Bias);
            bool cuts = call->Cuts;
            nint line = call->Line;
            Put(a0, bias, cuts, ya);
            Put(b0, bias, cuts, yb);
            Put(c0, bias, cuts, yc);
            Put(a1, bias, cuts, ya + line);
            Put(b1, bias, cuts, yb + line);
            Put(c1, bias, cuts, yc + line);
            Put(a2, bias, cuts, ya + (2 * line));
            Put(b2, bias, cuts, yb + (2 * line));
            Put(c2, bias, cuts, yc + (2 * line));
            Put(a3, bias, cuts, ya + (3 * line));
            Put(b3, bias, cuts, yb + (3 * line));
            Put(c3, bias, cuts, yc + (3 * line));
        }
    }

    /// <summary>sums += Σ image · gradients of outputs, for some rows and columns of the filter at a time.</summary>
    /// <param name="call">Where: entries of two rows, or of one.</param>
    /// <param name="rows">Rows of the filter, 3 to 5.</param>
    /// <param name="columns">Columns of the filter, at most <see cref="ColumnsOf"/>.</param>
    /// <param name="height">Rows of an entry.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Filter(RepeatedCall* call, int rows, int columns, int height)
    {
        switch ((rows * 6) + (columns * 2) + height)
        {
            case 21: Filter<Size3, Size1, Size1>(call); break;
            case 22: Filter<Size3, Size1, Size2>(call); break;
            case 23: Filter<Size3, Size2, Size1>(call); break;
            case 24: Filter<Size3, Size2, Size2>(call); break;
            case 25: Filter<Size3, Size3, Size1>(call); break;
            case 26: Filter<Size3, Size3, Size2>(call); break;
            case 27: Filter<Size4, Size1, Size1>(call); break;
            case 28: Filter<Size4, Size1, Size2>(call); break;
            case 29: Filter<Size4, Size2, Size1>(call); break;
            case 30: Filter<Size4, Size2, Size2>(call); break;
            case 33: Filter<Size5, Size1, Size1>(call); break;
            case 34: Filter<Size5, Size1, Size2>(call); break;
            case 35: Filter<Size5, Size2, Size1>(call); break;
            case 36: Filter<Size5, Size2, Size2>(call); break;
            default: throw EngineException.Internal($"there is no sum of {rows} x {columns} entries over {height} rows");
        }
    }

    /// <summary>The most columns of the filter beside so many rows: what leaves registers for the factors.</summary>
    public static int ColumnsOf(int rows) => rows > 3 ? 2 : 3;

    // One column has registers left: there the second row of an entry has sums of its own, which wait for no others.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Filter<TRows, TColumns, THeight>(RepeatedCall* call)
        where TRows : unmanaged
        where TColumns : unmanaged
        where THeight : unmanaged
    {
        V s00 = default, s01 = default, s02 = default;
        V s10 = default, s11 = default, s12 = default;
        V s20 = default, s21 = default, s22 = default;
        V s30 = default, s31 = default, s32 = default;
        V s40 = default, s41 = default, s42 = default;
        nint row = call->Row, column = call->Column, line = call->Line;
        nint* from = call->From, to = call->To;
        float* image = call->X, gradients = call->Y;
        for (int i = call->Count; i > 0; i--)
        {
            float* x = image + *from++, y = gradients + *to++;
            V d0 = R.Load(y), d1 = sizeof(THeight) > 1 ? R.Load(y + line) : default;
            V x0 = R.Load(x), x1 = sizeof(TColumns) > 1 ? R.Load(x + column) : default, x2 = sizeof(TColumns) > 2 ? R.Load(x + (2 * column)) : default;
            s00 = R.MultiplyAdd(x0, d0, s00);
            s01 = sizeof(TColumns) > 1 ? R.MultiplyAdd(x1, d0, s01) : s01;
            s02 = sizeof(TColumns) > 2 ? R.MultiplyAdd(x2, d0, s02) : s02;
            x += row;
            x0 = R.Load(x);
            x1 = sizeof(TColumns) > 1 ? R.Load(x + column) : default;
            x2 = sizeof(TColumns) > 2 ? R.Load(x + (2 * column)) : default;
            s10 = R.MultiplyAdd(x0, d0, s10);
            s11 = sizeof(TColumns) > 1 ? R.MultiplyAdd(x1, d0, s11) : s11;
            s12 = sizeof(TColumns) > 2 ? R.MultiplyAdd(x2, d0, s12) : s12;
            if (sizeof(THeight) > 1)
            {
                s00 = sizeof(TColumns) > 1 ? R.MultiplyAdd(x0, d1, s00) : s00;
                s01 = R.MultiplyAdd(sizeof(TColumns) > 1 ? x1 : x0, d1, s01);
                s02 = sizeof(TColumns) > 2 ? R.MultiplyAdd(x2, d1, s02) : s02;
            }

            x += row;
            x0 = R.Load(x);
            x1 = sizeof(TColumns) > 1 ? R.Load(x + column) : default;
            x2 = sizeof(TColumns) > 2 ? R.Load(x + (2 * column)) : default;
            s20 = R.MultiplyAdd(x0, d0, s20);
            s21 = sizeof(TColumns) > 1 ? R.MultiplyAdd(x1, d0, s21) : s21;
            s22 = sizeof(TColumns) > 2 ? R.MultiplyAdd(x2, d0, s22) : s22;
            if (sizeof(THeight) > 1)
            {
                s10 = sizeof(TColumns) > 1 ? R.MultiplyAdd(x0, d1, s10) : s10;
                s11 = R.MultiplyAdd(sizeof(TColumns) > 1 ? x1 : x0, d1, s11);
                s12 = sizeof(TColumns) > 2 ? R.MultiplyAdd(x2, d1, s12) : s12;
            }

            if (sizeof(TRows) > 3 || sizeof(THeight) > 1)
            {
                x += row;
                x0 = R.Load(x);
                x1 = sizeof(TColumns) > 1 ? R.Load(x + column) : default;
                x2 = sizeof(TColumns) > 2 ? R.Load(x + (2 * column)) : default;
                if (sizeof(TRows) > 3)
                {
                    s30 = R.MultiplyAdd(x0, d0, s30);
                    s31 = sizeof(TColumns) > 1 ? R.MultiplyAdd(x1, d0, s31) : s31;
                    s32 = sizeof(TColumns) > 2 ? R.MultiplyAdd(x2, d0, s32) : s32;
                }

                if (sizeof(THeight) > 1)
                {
                    s20 = sizeof(TColumns) > 1 ? R.MultiplyAdd(x0, d1, s20) : s20;
                    s21 = R.MultiplyAdd(sizeof(TColumns) > 1 ? x1 : x0, d1, s21);
                    s22 = sizeof(TColumns) > 2 ? R.MultiplyAdd(x2, d1, s22) : s22;
                }
            }

            if (sizeof(TRows) > 4 || (sizeof(TRows) > 3 && sizeof(THeight) > 1))
            {
                x += row;
                x0 = R.Load(x);
                x1 = sizeof(TColumns) > 1 ? R.Load(x + column) : default;
                x2 = sizeof(TColumns) > 2 ? R.Load(x + (2 * column)) : default;
                if (sizeof(TRows) > 4)
                {
                    s40 = R.MultiplyAdd(x0, d0, s40);
                    s41 = sizeof(TColumns) > 1 ? R.MultiplyAdd(x1, d0, s41) : s41;
                    s42 = sizeof(TColumns) > 2 ? R.MultiplyAdd(x2, d0, s42) : s42;
                }

                if (sizeof(THeight) > 1)
                {
                    s30 = sizeof(TColumns) > 1 ? R.MultiplyAdd(x0, d1, s30) : s30;
                    s31 = R.MultiplyAdd(sizeof(TColumns) > 1 ? x1 : x0, d1, s31);
                    s32 = sizeof(TColumns) > 2 ? R.MultiplyAdd(x2, d1, s32) : s32;
                }
            }

            if (sizeof(TRows) > 4 && sizeof(THeight) > 1)
            {
                x += row;
                x0 = R.Load(x);
                x1 = sizeof(TColumns) > 1 ? R.Load(x + column) : default;
                x2 = sizeof(TColumns) > 2 ? R.Load(x + (2 * column)) : default;
                s40 = sizeof(TColumns) > 1 ? R.MultiplyAdd(x0, d1, s40) : s40;
                s41 = R.MultiplyAdd(sizeof(TColumns) > 1 ? x1 : x0, d1, s41);
                s42 = sizeof(TColumns) > 2 ? R.MultiplyAdd(x2, d1, s42) : s42;
            }
        }

        float* sums = call->Filter;
        nint next = (nint)call->FilterColumns * R.Count;
        Add<TColumns>(sums, s00, s01, s02);
        Add<TColumns>(sums + next, s10, s11, s12);
        Add<TColumns>(sums + (2 * next), s20, s21, s22);
        if (sizeof(TRows) > 3)
        {
            Add<TColumns>(sums + (3 * next), s30, s31, s32);
        }

        if (sizeof(TRows) > 4)
        {
            Add<TColumns>(sums + (4 * next), s40, s41, s42);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TColumns>(float* to, V s0, V s1, V s2) where TColumns : unmanaged
    {
        R.Store(R.Add(R.Load(to), sizeof(TColumns) > 1 ? s0 : R.Add(s0, s1)), to);
        if (sizeof(TColumns) > 1)
        {
            R.Store(R.Add(R.Load(to + R.Count), s1), to + R.Count);
        }

        if (sizeof(TColumns) > 2)
        {
            R.Store(R.Add(R.Load(to + (2 * R.Count)), s2), to + (2 * R.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(V sum, V bias, bool cuts, float* to)
    {
        sum = R.Add(sum, bias);
        R.Store(cuts ? R.Cut(sum) : sum, to);
    }
}
