using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Products of a matrix of patches with another matrix, where no patch is ever copied: what convolutions are made of.</summary>
/// <remarks>
/// Row p of the patches begins at x[at[p]] and consists of segments of one length at fixed offsets from there: the rows
/// of a filter window lie in the image as they are. The product is computed in tiles of six rows by two vector registers,
/// summed over a whole row of patches in registers.
/// </remarks>
internal static unsafe class PatchProduct
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>Columns of a tile, for one element type.</summary>
    public static int Width<T>() => 2 * Vector<T>.Count;

    /// <summary>The elements of a right factor of k rows and n columns in panels of a tile's width.</summary>
    public static int PanelSize<T>(int k, int n) => checked(k * ((n + Width<T>() - 1) / Width<T>()) * Width<T>());

    /// <summary>Puts rows [from, from + rows) of a right factor of k rows in place: panel[j / width][from + p, j % width] = b[p · rowStride + j], zeros beyond n.</summary>
    public static void Pack<T>(T* b, int rows, int n, int rowStride, T* panels, int k, int from = 0) where T : unmanaged
    {
        int width = Width<T>();
        for (int j = 0; j < n; j += width, panels += (long)k * width)
        {
            int columns = Math.Min(width, n - j);
            T* panel = panels + ((long)from * width);
            for (int p = 0; p < rows; p++, panel += width)
            {
                var row = new Span<T>(panel, width);
                new ReadOnlySpan<T>(b + ((long)p * rowStride) + j, columns).CopyTo(row);
                row[columns..].Clear();
            }
        }
    }

    /// <summary>y[to[p] + j] = Σₛ Σ_q x[at[p] + offsets[s] + q] · b[s · length + q, j], b in panels.</summary>
    public static void Multiply<T>(T* x, ReadOnlySpan<int> at, ReadOnlySpan<int> offsets, int length, T* panels, T* y, ReadOnlySpan<int> to, int n)
        where T : unmanaged, INumber<T>
    {
        int width = Width<T>(), k = offsets.Length * length;
        T* edge = stackalloc T[Rows * width];
        int* edgeRows = stackalloc int[Rows] { 0, width, 2 * width, 3 * width, 4 * width, 5 * width };
        int* first = stackalloc int[Rows];
        fixed (int* pAt = at, pTo = to, pOffsets = offsets)
        {
            for (int j = 0; j < n; j += width, panels += (long)k * width)
            {
                int columns = Math.Min(width, n - j);
                for (int i = 0; i < at.Length; i += Rows)
                {
                    int rows = Math.Min(Rows, at.Length - i);
                    for (int r = 0; r < Rows; r++)
                    {
                        first[r] = pAt[i + Math.Min(r, rows - 1)];
                    }

                    if (rows == Rows && columns == width)
                    {
                        Tile(x, first, pOffsets, offsets.Length, length, panels, y + j, pTo + i);
                        continue;
                    }

                    Tile(x, first, pOffsets, offsets.Length, length, panels, edge, edgeRows);
                    for (int r = 0; r < rows; r++)
                    {
                        new ReadOnlySpan<T>(edge + (r * width), columns).CopyTo(new Span<T>(y + pTo[i + r] + j, columns));
                    }
                }
            }
        }
    }

    /// <summary>c[r, j] += Σ_p x[at[p] + offsets[r]] · b[p, j], b in panels, c with rows of a stride.</summary>
    public static void AddTransposed<T>(T* x, ReadOnlySpan<int> at, ReadOnlySpan<int> offsets, T* panels, T* c, int rowStride, int n)
        where T : unmanaged, INumber<T>
    {
        int width = Width<T>();
        T* sums = stackalloc T[Rows * width];
        int* first = stackalloc int[Rows];
        fixed (int* pAt = at, pOffsets = offsets)
        {
            for (int j = 0; j < n; j += width, panels += (long)at.Length * width)
            {
                int columns = Math.Min(width, n - j);
                for (int i = 0; i < offsets.Length; i += Rows)
                {
                    int rows = Math.Min(Rows, offsets.Length - i);
                    for (int r = 0; r < Rows; r++)
                    {
                        first[r] = pOffsets[i + Math.Min(r, rows - 1)];
                    }

                    TransposedTile(x, first, pAt, at.Length, panels, sums);
                    for (int r = 0; r < rows; r++)
                    {
                        T* row = c + ((long)(i + r) * rowStride) + j;
                        for (int q = 0; q < columns; q++)
                        {
                            row[q] = unchecked(row[q] + sums[(r * width) + q]);
                        }
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Tile<T>(T* x, int* at, int* offsets, int segments, int length, T* panel, T* y, int* to) where T : unmanaged, INumber<T>
    {
        int v = Vector<T>.Count;
        Vector<T> a0 = default, b0 = default, c0 = default, d0 = default, e0 = default, f0 = default;
        Vector<T> a1 = default, b1 = default, c1 = default, d1 = default, e1 = default, f1 = default;
        for (int s = 0; s < segments; s++)
        {
            T* start = x + offsets[s];
            T* ra = start + at[0], rb = start + at[1], rc = start + at[2], rd = start + at[3], re = start + at[4], rf = start + at[5];
            for (int p = 0; p < length; p++, panel += 2 * v)
            {
                Vector<T> w0 = Vector.Load(panel), w1 = Vector.Load(panel + v);
                var row = new Vector<T>(ra[p]);
                (a0, a1) = (Fma(row, w0, a0), Fma(row, w1, a1));
                row = new Vector<T>(rb[p]);
                (b0, b1) = (Fma(row, w0, b0), Fma(row, w1, b1));
                row = new Vector<T>(rc[p]);
                (c0, c1) = (Fma(row, w0, c0), Fma(row, w1, c1));
                row = new Vector<T>(rd[p]);
                (d0, d1) = (Fma(row, w0, d0), Fma(row, w1, d1));
                row = new Vector<T>(re[p]);
                (e0, e1) = (Fma(row, w0, e0), Fma(row, w1, e1));
                row = new Vector<T>(rf[p]);
                (f0, f1) = (Fma(row, w0, f0), Fma(row, w1, f1));
            }
        }

        Store(a0, a1, y + to[0]);
        Store(b0, b1, y + to[1]);
        Store(c0, c1, y + to[2]);
        Store(d0, d1, y + to[3]);
        Store(e0, e1, y + to[4]);
        Store(f0, f1, y + to[5]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TransposedTile<T>(T* x, int* offsets, int* at, int count, T* panel, T* sums) where T : unmanaged, INumber<T>
    {
        int v = Vector<T>.Count;
        T* xa = x + offsets[0], xb = x + offsets[1], xc = x + offsets[2], xd = x + offsets[3], xe = x + offsets[4], xf = x + offsets[5];
        Vector<T> a0 = default, b0 = default, c0 = default, d0 = default, e0 = default, f0 = default;
        Vector<T> a1 = default, b1 = default, c1 = default, d1 = default, e1 = default, f1 = default;
        for (int i = 0; i < count; i++, panel += 2 * v)
        {
            int p = at[i];
            Vector<T> w0 = Vector.Load(panel), w1 = Vector.Load(panel + v);
            var row = new Vector<T>(xa[p]);
            (a0, a1) = (Fma(row, w0, a0), Fma(row, w1, a1));
            row = new Vector<T>(xb[p]);
            (b0, b1) = (Fma(row, w0, b0), Fma(row, w1, b1));
            row = new Vector<T>(xc[p]);
            (c0, c1) = (Fma(row, w0, c0), Fma(row, w1, c1));
            row = new Vector<T>(xd[p]);
            (d0, d1) = (Fma(row, w0, d0), Fma(row, w1, d1));
            row = new Vector<T>(xe[p]);
            (e0, e1) = (Fma(row, w0, e0), Fma(row, w1, e1));
            row = new Vector<T>(xf[p]);
            (f0, f1) = (Fma(row, w0, f0), Fma(row, w1, f1));
        }

        Store(a0, a1, sums);
        Store(b0, b1, sums + (2 * v));
        Store(c0, c1, sums + (4 * v));
        Store(d0, d1, sums + (6 * v));
        Store(e0, e1, sums + (8 * v));
        Store(f0, f1, sums + (10 * v));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector<T> left, Vector<T> right, T* y) where T : unmanaged
    {
        left.Store(y);
        right.Store(y + Vector<T>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Fma<T>(Vector<T> x, Vector<T> y, Vector<T> sum) where T : unmanaged
        => typeof(T) == typeof(float) ? (Vector<T>)(object)Vector.FusedMultiplyAdd((Vector<float>)(object)x, (Vector<float>)(object)y, (Vector<float>)(object)sum)
            : typeof(T) == typeof(double) ? (Vector<T>)(object)Vector.FusedMultiplyAdd((Vector<double>)(object)x, (Vector<double>)(object)y, (Vector<double>)(object)sum)
            : (x * y) + sum;
}
