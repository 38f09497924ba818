using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Sums over repeated images and gradients of outputs that are the gradient of the filter, in registers from the first to the last product.</summary>
internal static unsafe class RepeatedGradients<V, R>
    where V : struct
    where R : struct, IRegister<float, V>
{
    /// <summary>Rows that an entry may have: the more, the more rows of outputs each register of the image serves.</summary>
    public static ReadOnlySpan<int> Heights => [4, 2, 1];

    /// <summary>The most columns of the filter beside so many rows: what leaves registers for the factors.</summary>
    public static int ColumnsOf(int rows) => rows > 3 ? 2 : 3;

    /// <summary>sums += Σ image · gradients of outputs, for some rows and columns of the filter at a time.</summary>
    /// <param name="call">Where.</param>
    /// <param name="rows">Rows of the filter, 3 to 5.</param>
    /// <param name="columns">Columns of the filter, at most <see cref="ColumnsOf"/>.</param>
    /// <param name="height">Rows of an entry, of <see cref="Heights"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(RepeatedCall* call, int rows, int columns, int height)
    {
        switch ((((rows * 3) + columns) * 5) + height)
        {
            case 51: Add<Size3, Size1, Size1>(call); break;
            case 52: Add<Size3, Size1, Size2>(call); break;
            case 54: Add<Size3, Size1, Size4>(call); break;
            case 56: Add<Size3, Size2, Size1>(call); break;
            case 57: Add<Size3, Size2, Size2>(call); break;
            case 59: Add<Size3, Size2, Size4>(call); break;
            case 61: Add<Size3, Size3, Size1>(call); break;
            case 62: Add<Size3, Size3, Size2>(call); break;
            case 64: Add<Size3, Size3, Size4>(call); break;
            case 66: Add<Size4, Size1, Size1>(call); break;
            case 67: Add<Size4, Size1, Size2>(call); break;
            case 69: Add<Size4, Size1, Size4>(call); break;
            case 71: Add<Size4, Size2, Size1>(call); break;
            case 72: Add<Size4, Size2, Size2>(call); break;
            case 74: Add<Size4, Size2, Size4>(call); break;
            case 81: Add<Size5, Size1, Size1>(call); break;
            case 82: Add<Size5, Size1, Size2>(call); break;
            case 84: Add<Size5, Size1, Size4>(call); break;
            case 86: Add<Size5, Size2, Size1>(call); break;
            case 87: Add<Size5, Size2, Size2>(call); break;
            case 89: Add<Size5, Size2, Size4>(call); break;
            default: throw EngineException.Internal($"there is no sum of {rows} x {columns} entries over {height} rows");
        }
    }

    // A column alone has registers left: there every other row of an entry has sums of its own, which wait for no others.
    // All is written out: with a method for what repeats the sums do not stay in registers, and it runs at a third of the speed.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Add<TRows, TColumns, THeight>(RepeatedCall* call)
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
            V d0 = default(R).Load(y), d1 = default, d2 = default, d3 = default;
            if (sizeof(THeight) > 1)
            {
                d1 = default(R).Load(y + line);
            }

            if (sizeof(THeight) > 2)
            {
                d2 = default(R).Load(y + (2 * line));
                d3 = default(R).Load(y + (3 * line));
            }

            V x0 = default(R).Load(x), x1 = sizeof(TColumns) > 1 ? default(R).Load(x + column) : default, x2 = sizeof(TColumns) > 2 ? default(R).Load(x + (2 * column)) : default;
            s00 = default(R).MultiplyAdd(x0, d0, s00);
            s01 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x1, d0, s01) : s01;
            s02 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d0, s02) : s02;

            x += row;
            x0 = default(R).Load(x);
            x1 = sizeof(TColumns) > 1 ? default(R).Load(x + column) : default;
            x2 = sizeof(TColumns) > 2 ? default(R).Load(x + (2 * column)) : default;
            if (sizeof(THeight) > 1)
            {
                s00 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x0, d1, s00) : s00;
                s01 = default(R).MultiplyAdd(sizeof(TColumns) > 1 ? x1 : x0, d1, s01);
                s02 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d1, s02) : s02;
            }

            s10 = default(R).MultiplyAdd(x0, d0, s10);
            s11 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x1, d0, s11) : s11;
            s12 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d0, s12) : s12;

            x += row;
            x0 = default(R).Load(x);
            x1 = sizeof(TColumns) > 1 ? default(R).Load(x + column) : default;
            x2 = sizeof(TColumns) > 2 ? default(R).Load(x + (2 * column)) : default;
            if (sizeof(THeight) > 2)
            {
                s00 = default(R).MultiplyAdd(x0, d2, s00);
                s01 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x1, d2, s01) : s01;
                s02 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d2, s02) : s02;
            }

            if (sizeof(THeight) > 1)
            {
                s10 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x0, d1, s10) : s10;
                s11 = default(R).MultiplyAdd(sizeof(TColumns) > 1 ? x1 : x0, d1, s11);
                s12 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d1, s12) : s12;
            }

            s20 = default(R).MultiplyAdd(x0, d0, s20);
            s21 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x1, d0, s21) : s21;
            s22 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d0, s22) : s22;

            if (sizeof(TRows) + sizeof(THeight) > 4)
            {
                x += row;
                x0 = default(R).Load(x);
                x1 = sizeof(TColumns) > 1 ? default(R).Load(x + column) : default;
                x2 = sizeof(TColumns) > 2 ? default(R).Load(x + (2 * column)) : default;
                if (sizeof(THeight) > 2)
                {
                    s00 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x0, d3, s00) : s00;
                    s01 = default(R).MultiplyAdd(sizeof(TColumns) > 1 ? x1 : x0, d3, s01);
                    s02 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d3, s02) : s02;
                }

                if (sizeof(THeight) > 2)
                {
                    s10 = default(R).MultiplyAdd(x0, d2, s10);
                    s11 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x1, d2, s11) : s11;
                    s12 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d2, s12) : s12;
                }

                if (sizeof(THeight) > 1)
                {
                    s20 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x0, d1, s20) : s20;
                    s21 = default(R).MultiplyAdd(sizeof(TColumns) > 1 ? x1 : x0, d1, s21);
                    s22 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d1, s22) : s22;
                }

                if (sizeof(TRows) > 3)
                {
                    s30 = default(R).MultiplyAdd(x0, d0, s30);
                    s31 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x1, d0, s31) : s31;
                    s32 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d0, s32) : s32;
                }
            }

            if (sizeof(TRows) + sizeof(THeight) > 5)
            {
                x += row;
                x0 = default(R).Load(x);
                x1 = sizeof(TColumns) > 1 ? default(R).Load(x + column) : default;
                x2 = sizeof(TColumns) > 2 ? default(R).Load(x + (2 * column)) : default;
                if (sizeof(THeight) > 2)
                {
                    s10 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x0, d3, s10) : s10;
                    s11 = default(R).MultiplyAdd(sizeof(TColumns) > 1 ? x1 : x0, d3, s11);
                    s12 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d3, s12) : s12;
                }

                if (sizeof(THeight) > 2)
                {
                    s20 = default(R).MultiplyAdd(x0, d2, s20);
                    s21 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x1, d2, s21) : s21;
                    s22 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d2, s22) : s22;
                }

                if (sizeof(TRows) > 3 && sizeof(THeight) > 1)
                {
                    s30 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x0, d1, s30) : s30;
                    s31 = default(R).MultiplyAdd(sizeof(TColumns) > 1 ? x1 : x0, d1, s31);
                    s32 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d1, s32) : s32;
                }

                if (sizeof(TRows) > 4)
                {
                    s40 = default(R).MultiplyAdd(x0, d0, s40);
                    s41 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x1, d0, s41) : s41;
                    s42 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d0, s42) : s42;
                }
            }

            if (sizeof(TRows) + sizeof(THeight) > 6)
            {
                x += row;
                x0 = default(R).Load(x);
                x1 = sizeof(TColumns) > 1 ? default(R).Load(x + column) : default;
                x2 = sizeof(TColumns) > 2 ? default(R).Load(x + (2 * column)) : default;
                if (sizeof(THeight) > 2)
                {
                    s20 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x0, d3, s20) : s20;
                    s21 = default(R).MultiplyAdd(sizeof(TColumns) > 1 ? x1 : x0, d3, s21);
                    s22 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d3, s22) : s22;
                }

                if (sizeof(TRows) > 3 && sizeof(THeight) > 2)
                {
                    s30 = default(R).MultiplyAdd(x0, d2, s30);
                    s31 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x1, d2, s31) : s31;
                    s32 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d2, s32) : s32;
                }

                if (sizeof(TRows) > 4 && sizeof(THeight) > 1)
                {
                    s40 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x0, d1, s40) : s40;
                    s41 = default(R).MultiplyAdd(sizeof(TColumns) > 1 ? x1 : x0, d1, s41);
                    s42 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d1, s42) : s42;
                }
            }

            if (sizeof(TRows) + sizeof(THeight) > 7)
            {
                x += row;
                x0 = default(R).Load(x);
                x1 = sizeof(TColumns) > 1 ? default(R).Load(x + column) : default;
                x2 = sizeof(TColumns) > 2 ? default(R).Load(x + (2 * column)) : default;
                if (sizeof(TRows) > 3 && sizeof(THeight) > 2)
                {
                    s30 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x0, d3, s30) : s30;
                    s31 = default(R).MultiplyAdd(sizeof(TColumns) > 1 ? x1 : x0, d3, s31);
                    s32 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d3, s32) : s32;
                }

                if (sizeof(TRows) > 4 && sizeof(THeight) > 2)
                {
                    s40 = default(R).MultiplyAdd(x0, d2, s40);
                    s41 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x1, d2, s41) : s41;
                    s42 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d2, s42) : s42;
                }
            }

            if (sizeof(TRows) + sizeof(THeight) > 8)
            {
                x += row;
                x0 = default(R).Load(x);
                x1 = sizeof(TColumns) > 1 ? default(R).Load(x + column) : default;
                x2 = sizeof(TColumns) > 2 ? default(R).Load(x + (2 * column)) : default;
                if (sizeof(TRows) > 4 && sizeof(THeight) > 2)
                {
                    s40 = sizeof(TColumns) > 1 ? default(R).MultiplyAdd(x0, d3, s40) : s40;
                    s41 = default(R).MultiplyAdd(sizeof(TColumns) > 1 ? x1 : x0, d3, s41);
                    s42 = sizeof(TColumns) > 2 ? default(R).MultiplyAdd(x2, d3, s42) : s42;
                }
            }
        }

        float* sums = call->Filter;
        nint next = (nint)call->FilterColumns * default(R).Count;
        Put<TColumns>(sums, s00, s01, s02);
        Put<TColumns>(sums + next, s10, s11, s12);
        Put<TColumns>(sums + (2 * next), s20, s21, s22);
        if (sizeof(TRows) > 3)
        {
            Put<TColumns>(sums + (3 * next), s30, s31, s32);
        }

        if (sizeof(TRows) > 4)
        {
            Put<TColumns>(sums + (4 * next), s40, s41, s42);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TColumns>(float* to, V s0, V s1, V s2) where TColumns : unmanaged
    {
        default(R).Store(default(R).Add(default(R).Load(to), sizeof(TColumns) > 1 ? s0 : default(R).Add(s0, s1)), to);
        if (sizeof(TColumns) > 1)
        {
            default(R).Store(default(R).Add(default(R).Load(to + default(R).Count), s1), to + default(R).Count);
        }

        if (sizeof(TColumns) > 2)
        {
            default(R).Store(default(R).Add(default(R).Load(to + (2 * default(R).Count)), s2), to + (2 * default(R).Count));
        }
    }
}
