using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Sums of few columns over many rows: a register holds elements of several rows, and what it sums of each column is put together at the end.</summary>
/// <remarks>As many rows as a register has elements are as many registers as there are columns; then the columns that their elements belong to repeat.</remarks>
internal static unsafe class NarrowColumnSums
{
    private const int Widest = 16, LeastRows = 64, Chunk = 64, LeastSums = 8;

    /// <summary>Whether this is the way for so many rows and columns.</summary>
    public static bool Fits<T>(int rows, int columns) where T : unmanaged
        => Vector<T>.IsSupported && Vector.IsHardwareAccelerated && rows >= LeastRows && columns > 0 && columns < Math.Min(Widest, 4 * Vector<T>.Count);

    /// <summary>sum[j] += Σᵢ x[i, j].</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add<T>(T* x, T* sum, int rows, int columns) where T : unmanaged, INumber<T>
    {
        int width = Vector<T>.Count;

        // Sums that are added to again too soon would wait for themselves.
        int together = (LeastSums + columns - 1) / columns;
        T* parts = stackalloc T[(Widest + LeastSums) * width];
        long left = (long)rows * columns, taken = AddPeriods(x, left, together, parts, sum, columns);
        taken += AddPeriods(x + taken, left - taken, 1, parts, sum, columns);
        Fold(x + taken, (int)(left - taken), sum, columns);
    }

    // Whole periods, some beside each other; how many elements they are.
    private static long AddPeriods<T>(T* x, long count, int together, T* parts, T* sum, int columns) where T : unmanaged, INumber<T>
    {
        int width = Vector<T>.Count, once = columns * width, period = together * once;
        long left = count;
        while (left >= period)
        {
            int steps = (int)Math.Min(Chunk, left / period);
            new Span<T>(parts, period).Clear();
            for (int step = 0; step < steps; step++, x += period)
            {
                for (int i = 0; i < period; i += width)
                {
                    (Vector.Load(parts + i) + Vector.Load(x + i)).Store(parts + i);
                }
            }

            for (int i = once; i < period; i += width)
            {
                T* first = parts + (i % once);
                (Vector.Load(first) + Vector.Load(parts + i)).Store(first);
            }

            Fold(parts, once, sum, columns);
            left -= (long)steps * period;
        }

        return count - left;
    }

    // Elements row by row.
    private static void Fold<T>(T* x, int count, T* sum, int columns) where T : unmanaged, INumber<T>
    {
        for (int j = 0; j < columns; j++)
        {
            T part = default;
            for (int i = j; i < count; i += columns)
            {
                part = Number.Add(part, x[i]);
            }

            sum[j] = Number.Add(sum[j], part);
        }
    }
}
