using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Sums of the columns of a matrix of up to four columns without gaps, of its rows as they are or times a weight each. Eight rows are as many
/// registers as there are columns: no element stands alone in one.
/// </summary>
internal static unsafe class FewColumnSums
{
    /// <summary>The most columns.</summary>
    public const int MostColumns = 4;

    /// <summary>How many sums a column has before they are added up: row i belongs to sum i modulo so many.</summary>
    public const int Parts = 8;

    // To which row of eight an element belongs, by columns.
    private static readonly int[][] Rows = [.. Enumerable.Range(0, MostColumns + 1).Select(c => Enumerable.Range(0, Parts * c).Select(e => e / c).ToArray())];

    /// <summary>sum[j] += Σᵢ x[i, j], 64 rows at a time, so that the rounding error grows with the root of the rows only.</summary>
    [SkipLocalsInit]
    public static void Add(float* x, float* sum, int rows, int columns)
    {
        const int Chunk = 64;
        float* parts = stackalloc float[MostColumns * Parts];
        for (int i = 0; i < rows; i += Chunk, x += Chunk * columns)
        {
            int count = Math.Min(Chunk, rows - i);
            Run<Size1>(x, null, count / Parts, columns, parts);
            for (int e = count / Parts * Parts * columns; e < count * columns; e++)
            {
                parts[e % (Parts * columns)] += x[e];
            }

            for (int j = 0; j < columns; j++)
            {
                sum[j] += Total(parts + j, columns);
            }
        }
    }

    /// <summary>sum[j] = Σᵢ x[i, j] weights[i].</summary>
    [SkipLocalsInit]
    public static void Weighted(float* x, float* weights, float* sum, int rows, int columns)
    {
        float* parts = stackalloc float[MostColumns * Parts];
        Run<Size2>(x, weights, rows / Parts, columns, parts);
        for (int e = rows / Parts * Parts * columns; e < rows * columns; e++)
        {
            ref float part = ref parts[e % (Parts * columns)];
            part = default(Register1<float>).MultiplyAdd(x[e], weights[e / columns], part);
        }

        for (int j = 0; j < columns; j++)
        {
            sum[j] = Total(parts + j, columns);
        }
    }

    // Halves meet until one is left.
    private static float Total(float* part, int step)
        => ((part[0] + part[4 * step]) + (part[2 * step] + part[6 * step])) + ((part[step] + part[5 * step]) + (part[3 * step] + part[7 * step]));

    private static void Run<TKind>(float* x, float* weights, int periods, int columns, float* parts) where TKind : unmanaged
    {
        switch (columns)
        {
            case 1: Run<Size1, TKind>(x, weights, periods, parts); break;
            case 2: Run<Size2, TKind>(x, weights, periods, parts); break;
            case 3: Run<Size3, TKind>(x, weights, periods, parts); break;
            case 4: Run<Size4, TKind>(x, weights, periods, parts); break;
            default: throw EngineException.Internal($"sums of few columns were asked for {columns}: at most {MostColumns} are");
        }
    }

    // The kind: 1 as they are, 2 with weights.
    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    private static void Run<TColumns, TKind>(float* x, float* weights, int periods, float* parts)
        where TColumns : unmanaged
        where TKind : unmanaged
    {
        Vector256<float> a = default, b = default, c = default, d = default;
        fixed (int* row = Rows[sizeof(TColumns)])
        {
            Vector256<int> rowA = Vector256.Load(row), rowB = sizeof(TColumns) > 1 ? Vector256.Load(row + 8) : default;
            Vector256<int> rowC = sizeof(TColumns) > 2 ? Vector256.Load(row + 16) : default, rowD = sizeof(TColumns) > 3 ? Vector256.Load(row + 24) : default;
            for (; periods > 0; periods--, x += Parts * sizeof(TColumns), weights += sizeof(TKind) > 1 ? Parts : 0)
            {
                Vector256<float> w = sizeof(TKind) > 1 ? Vector256.Load(weights) : default;
                a = Next<TKind>(x, w, rowA, a);
                b = sizeof(TColumns) > 1 ? Next<TKind>(x + 8, w, rowB, b) : b;
                c = sizeof(TColumns) > 2 ? Next<TKind>(x + 16, w, rowC, c) : c;
                d = sizeof(TColumns) > 3 ? Next<TKind>(x + 24, w, rowD, d) : d;
            }
        }

        a.Store(parts);
        if (sizeof(TColumns) > 1)
        {
            b.Store(parts + 8);
        }

        if (sizeof(TColumns) > 2)
        {
            c.Store(parts + 16);
        }

        if (sizeof(TColumns) > 3)
        {
            d.Store(parts + 24);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Next<TKind>(float* x, Vector256<float> weights, Vector256<int> rows, Vector256<float> sums) where TKind : unmanaged => sizeof(TKind) > 1
        ? Fused.MultiplyAdd(Vector256.Load(x), Vector256.ShuffleNative(weights, rows), sums)
        : sums + Vector256.Load(x);
}
