using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>The columns of a right factor as tiles cover them, and its copy in that order: panel after panel, each [row, register, element].</summary>
internal static unsafe class Panels<T, V, R>
    where T : unmanaged, INumber<T>
    where V : struct
    where R : struct, IRegister<T, V>
{
    /// <summary>Registers of the next tile when so many columns are left, and how many columns it covers. Fewer columns than a register has are padded.</summary>
    /// <param name="columns">The columns left.</param>
    /// <param name="widest">The most registers: <see cref="Tile{T, V, R}.MaxWidth"/>, the main width where tiles of all widths have to have the same rows, or fewer.</param>
    /// <param name="covered">The columns of the tile.</param>
    public static int Width(int columns, int widest, out int covered)
    {
        int main = Math.Min(Tile<T, V, R>.MainWidth, widest), full = default(R).Count, registers = (columns + full - 1) / full;
        int width = registers <= widest ? registers : registers > main + 1 ? main : 2;

        // Two registers of three: the last one has to be full.
        covered = Math.Min(width == 2 && registers == 3 ? columns - full : columns, width * full);
        return width;
    }

    /// <summary>Where the last register of a tile begins, as the others do one behind another: it ends with the last column.</summary>
    public static nint Last(int width, int covered) => width == 1 ? 0 : covered - default(R).Count;

    /// <summary>No fewer elements than the copy of a factor takes.</summary>
    public static long Size(int columns, int rows) => (columns + ((long)Tile<T, V, R>.MaxWidth * default(R).Count)) * rows;

    /// <summary>Copies rows of a factor to rows [from, from + rows) of panels of <paramref name="height"/> rows; the factor may lie transposed.</summary>
    public static void Pack(T* b, nint stride, bool transposed, int columns, int rows, T* panels, int height, int from)
    {
        if (columns < default(R).Count)
        {
            One(b, stride, transposed, 1, columns, rows, panels + ((nint)from * default(R).Count));
            return;
        }

        int start = transposed ? 0 : Full(b, stride, columns, rows, ref panels, height, from);
        for (int done = start; done < columns;)
        {
            int width = Width(columns - done, Tile<T, V, R>.MaxWidth, out int covered);
            int step = width * default(R).Count;
            One(b + (transposed ? done * stride : done), stride, transposed, width, covered, rows, panels + ((nint)from * step));
            panels += (nint)step * height;
            done += covered;
        }
    }

    /// <summary>Copies one panel: <paramref name="columns"/> columns in so many registers.</summary>
    public static void One(T* b, nint stride, bool transposed, int width, int columns, int rows, T* panel)
    {
        if (columns < default(R).Count)
        {
            Narrow(b, stride, transposed, columns, rows, panel);
            return;
        }

        int step = width * default(R).Count;
        for (int w = 0; w < width; w++, panel += default(R).Count)
        {
            nint column = w == width - 1 ? Last(width, columns) : (nint)w * default(R).Count;
            if (transposed)
            {
                Transposition.Write(b + (column * stride), stride, default(R).Count, rows, panel, step);
            }
            else
            {
                Copy(b + column, stride, rows, panel, step);
            }
        }
    }

    // Panels of the main width, row by row as the factor lies in memory; how many columns they cover.
    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    private static int Full(T* b, nint stride, int columns, int rows, ref T* panels, int height, int from)
    {
        int main = Tile<T, V, R>.MainWidth, full = 0;
        while (Width(columns - (full * main * default(R).Count), Tile<T, V, R>.MaxWidth, out int covered) == main && covered == main * default(R).Count)
        {
            full++;
            if (full * covered == columns)
            {
                break;
            }
        }

        int step = main * default(R).Count;
        nint panel = (nint)step * height;
        T* line = panels + ((nint)from * step);
        for (int q = 0; q < rows; q++, b += stride, line += step)
        {
            T* x = b, to = line;
            for (int f = 0; f < full; f++, to += panel, x += step)
            {
                for (int w = 0; w < step; w += default(R).Count)
                {
                    default(R).Store(default(R).Load(x + w), to + w);
                }
            }
        }

        panels += full * panel;
        return full * step;
    }

    /// <summary>Puts rows computed in whole registers where they belong: y[to[r] + j] (+)= x[r · Count + j].</summary>
    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    public static void Unpad(T* x, int rows, int columns, T* y, nint* to, bool add)
    {
        for (int r = 0; r < rows; r++, x += default(R).Count)
        {
            T* row = y + to[r];
            if (!add && sizeof(T) == 4 && columns >= 4)
            {
                // Two halves that may overlap.
                if (columns <= 8)
                {
                    Vector128.Load((float*)x).Store((float*)row);
                    Vector128.Load((float*)x + columns - 4).Store((float*)row + columns - 4);
                }
                else
                {
                    Vector256.Load((float*)x).Store((float*)row);
                    Vector256.Load((float*)x + columns - 8).Store((float*)row + columns - 8);
                }

                continue;
            }

            for (int j = 0; j < columns; j++)
            {
                row[j] = add ? Number.Add(row[j], x[j]) : x[j];
            }
        }
    }

    // Behind the columns stand elements of the next row, or 0: what memory holds by chance may be numbers without a leading digit, with which processors
    // compute a hundred times slower.
    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    private static void Narrow(T* b, nint stride, bool transposed, int columns, int rows, T* to)
    {
        if (transposed)
        {
            for (int q = 0; q < rows; q++)
            {
                default(R).Store(default, to + ((nint)q * default(R).Count));
            }

            Transposition.Write(b, stride, columns, rows, to, default(R).Count);
            return;
        }

        // Whole registers as long as there are as many elements behind.
        nint behind = default(R).Count - columns;
        int row = 0;
        for (; (rows - 1 - row) * stride >= behind; row++, b += stride, to += default(R).Count)
        {
            default(R).Store(default(R).Load(b), to);
        }

        for (; row < rows; row++, b += stride, to += default(R).Count)
        {
            default(R).Store(default, to);
            for (int j = 0; j < columns; j++)
            {
                to[j] = b[j];
            }
        }
    }

    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    private static void Copy(T* from, nint stride, int count, T* to, nint step)
    {
        for (int q = 0; q < count; q++, from += stride, to += step)
        {
            default(R).Store(default(R).Load(from), to);
        }
    }
}
