using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// sum[j] = Σᵢ x[i, j]: sums of 64 rows first, then of those, so that the rounding error grows with the root of the rows only. Many rows are cut into parts
/// that threads share, as many for any number of threads.
/// </summary>
internal static unsafe class ColumnSums
{
    private const int Chunk = 64, PartElements = 1 << 16, MostPartSums = 2048;

    public static void Of<T>(ReadOnlySpan<T> x, Span<T> sum) where T : unmanaged, INumber<T>
    {
        int columns = sum.Length, rows = columns == 0 ? 0 : x.Length / columns;
        sum.Clear();
        fixed (T* px = x, ps = sum)
        {
            int parts = Math.Min(x.Length / PartElements, MostPartSums / Math.Max(1, columns));
            if (parts < 2)
            {
                Add(px, ps, rows, columns);
            }
            else
            {
                AddParts(px, ps, rows, columns, parts);
            }
        }
    }

    private static void AddParts<T>(T* x, T* sum, int rows, int columns, int parts) where T : unmanaged, INumber<T>
    {
        T* sums = stackalloc T[MostPartSums];
        int partRows = (((rows + parts - 1) / parts) + Chunk - 1) / Chunk * Chunk;
        parts = (rows + partRows - 1) / partRows;
        new Span<T>(sums, parts * columns).Clear();
        Workers.Current.Run(new Share<T> { X = x, Sums = sums, Rows = rows, PartRows = partRows, Columns = columns }, parts);
        Add(sums, sum, parts, columns);
    }

    private static void Add<T>(T* x, T* sum, int rows, int columns) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float) && columns <= FewColumnSums.MostColumns && Simd.Bits >= 256)
        {
            FewColumnSums.Add((float*)x, (float*)sum, rows, columns);
            return;
        }

        if (NarrowColumnSums.Fits<T>(rows, columns))
        {
            NarrowColumnSums.Add(x, sum, rows, columns);
            return;
        }

        for (int row = 0; row < rows; row += Chunk)
        {
            Part(x + ((long)row * columns), sum, Math.Min(Chunk, rows - row), columns);
        }
    }

    // A few columns at a time, so that their sums stay in registers.
    private static void Part<T>(T* x, T* sum, int rows, int columns) where T : unmanaged, INumber<T>
    {
        int j = 0;
        if (Vector<T>.IsSupported)
        {
            int width = Vector<T>.Count;
            for (; j <= columns - (4 * width); j += 4 * width)
            {
                Four(x + j, sum + j, rows, columns);
            }

            if (columns - j >= width)
            {
                Last(x, sum, rows, columns, j);
                return;
            }
        }

        for (; j <= columns - 4; j += 4)
        {
            FourScalars(x + j, sum + j, rows, columns);
        }

        for (; j < columns; j++)
        {
            T part = default;
            for (int i = 0; i < rows; i++)
            {
                part = Number.Add(part, x[(i * (long)columns) + j]);
            }

            sum[j] = Number.Add(sum[j], part);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four<T>(T* x, T* sum, int rows, int columns) where T : unmanaged, INumber<T>
    {
        int width = Vector<T>.Count;
        Vector<T> a = default, b = default, c = default, d = default;
        for (int i = 0; i < rows; i++, x += columns)
        {
            a += Vector.Load(x);
            b += Vector.Load(x + width);
            c += Vector.Load(x + (2 * width));
            d += Vector.Load(x + (3 * width));
        }

        (Vector.Load(sum) + a).Store(sum);
        (Vector.Load(sum + width) + b).Store(sum + width);
        (Vector.Load(sum + (2 * width)) + c).Store(sum + (2 * width));
        (Vector.Load(sum + (3 * width)) + d).Store(sum + (3 * width));
    }

    // The last columns, fewer than four registers: the last register ends with the last column, and all are read before one is written.
    private static void Last<T>(T* x, T* sum, int rows, int columns, int from) where T : unmanaged, INumber<T>
    {
        int width = Vector<T>.Count, end = columns - width, second = Math.Min(from + width, end), third = Math.Min(from + (2 * width), end);
        int first = Math.Min(from, end);
        Vector<T> a = default, b = default, c = default, d = default;
        for (int i = 0; i < rows; i++, x += columns)
        {
            a += Vector.Load(x + first);
            b += Vector.Load(x + second);
            c += Vector.Load(x + third);
            d += Vector.Load(x + end);
        }

        a += Vector.Load(sum + first);
        b += Vector.Load(sum + second);
        c += Vector.Load(sum + third);
        d += Vector.Load(sum + end);
        a.Store(sum + first);
        b.Store(sum + second);
        c.Store(sum + third);
        d.Store(sum + end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourScalars<T>(T* x, T* sum, int rows, int columns) where T : unmanaged, INumber<T>
    {
        T a = default, b = default, c = default, d = default;
        for (int i = 0; i < rows; i++, x += columns)
        {
            a = Number.Add(a, x[0]);
            b = Number.Add(b, x[1]);
            c = Number.Add(c, x[2]);
            d = Number.Add(d, x[3]);
        }

        sum[0] = Number.Add(sum[0], a);
        sum[1] = Number.Add(sum[1], b);
        sum[2] = Number.Add(sum[2], c);
        sum[3] = Number.Add(sum[3], d);
    }

    private struct Share<T> : IChunks where T : unmanaged, INumber<T>
    {
        public T* X, Sums;
        public int Rows, PartRows, Columns;

        public readonly void Run(int chunk)
        {
            int first = chunk * PartRows;
            Add(X + ((long)first * Columns), Sums + (chunk * Columns), Math.Min(PartRows, Rows - first), Columns);
        }
    }
}
