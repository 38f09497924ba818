using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Biases added to the rows of a matrix, in place.</summary>
internal static unsafe class BiasRows
{
    // Below so many registers a row, several rows are added as one: their biases are laid out once.
    private const int Narrow = 4;

    /// <summary>Whether rows of so many columns are added to several at a time.</summary>
    public static bool AreNarrow<T>(int columns) where T : unmanaged => Vector<T>.IsSupported && columns < Narrow * Vector<T>.Count;

    /// <summary>y[i, j] += bias[i].</summary>
    public static void AddToRows<T>(T* y, T* bias, int rows, int columns) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < rows; i++, y += columns)
        {
            int j = 0;
            if (Vector<T>.IsSupported)
            {
                var all = new Vector<T>(bias[i]);
                for (; j <= columns - Vector<T>.Count; j += Vector<T>.Count)
                {
                    (Vector.Load(y + j) + all).Store(y + j);
                }
            }

            for (; j < columns; j++)
            {
                y[j] = Number.Add(y[j], bias[i]);
            }
        }
    }

    /// <summary>y[i, j] += bias[j].</summary>
    [SkipLocalsInit]
    public static void Add<T>(T* y, T* bias, int rows, int columns) where T : unmanaged, INumber<T>
    {
        int width = Vector<T>.IsSupported ? Vector<T>.Count : 0;
        if (!AreNarrow<T>(columns) || rows < 2 * width)
        {
            for (int i = 0; i < rows; i++)
            {
                AddRow(y + ((long)i * columns), bias, columns);
            }

            return;
        }

        // Some rows together are whole registers: after them the pattern repeats.
        int period = LanePattern.Registers(columns, width) * width;
        T* pattern = stackalloc T[Narrow * width * width];
        for (T* to = pattern; to < pattern + period; to += columns)
        {
            for (int j = 0; j < columns; j++)
            {
                to[j] = bias[j];
            }
        }

        int at = 0, all = rows * columns;
        for (; at <= all - period; at += period)
        {
            for (int i = 0; i < period; i += width)
            {
                (Vector.Load(y + at + i) + Vector.Load(pattern + i)).Store(y + at + i);
            }
        }

        for (; at < all; at += columns)
        {
            AddRow(y + at, bias, columns);
        }
    }

    /// <summary>y[j] += bias[j].</summary>
    public static void AddRow<T>(T* y, T* bias, int columns) where T : unmanaged, INumber<T>
    {
        int j = 0;
        for (; Vector<T>.IsSupported && j <= columns - Vector<T>.Count; j += Vector<T>.Count)
        {
            (Vector.Load(y + j) + Vector.Load(bias + j)).Store(y + j);
        }

        for (; j < columns; j++)
        {
            y[j] = Number.Add(y[j], bias[j]);
        }
    }
}
