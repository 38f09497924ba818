using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TfCourse.Engine.Managed;

/// <summary>c = op(a) · op(b) for row-major matrices, where op is the identity or the transpose.</summary>
/// <remarks>
/// Floats and doubles are <see cref="Products"/>. For integers the right factor is packed into panels as wide as two vector registers, the
/// left one is read in groups of four rows: eight accumulators stay in registers over the whole inner sum. Sums run over k in order, so
/// that the result does not depend on where a tile lies.
/// </remarks>
internal static class Gemm
{
    private const int Rows = 4;

    public static void Multiply<T>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k)
        where T : unmanaged, INumber<T>
    {
        if (a.Length < (long)m * k || b.Length < (long)k * n || c.Length < (long)m * n)
        {
            throw EngineException.Internal($"Gemm [{m},{k}] times [{k},{n}]: the buffers hold {a.Length}, {b.Length} and {c.Length} elements");
        }

        if (m == 0 || n == 0)
        {
            return;
        }

        if (k == 0)
        {
            c[..(m * n)].Clear();
            return;
        }

        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            Floats(a, transposeA, b, transposeB, c, m, n, k);
        }
        else if (Vector<T>.IsSupported && Vector.IsHardwareAccelerated && typeof(T) != typeof(Half))
        {
            Tiled(a, transposeA, b, transposeB, c, m, n, k);
        }
        else
        {
            Plain(a, transposeA, b, transposeB, c, m, n, k);
        }
    }

    private static unsafe void Floats<T>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k)
        where T : unmanaged
    {
        fixed (T* pa = a, pb = b, pc = c)
        {
            if (typeof(T) == typeof(float))
            {
                var product = Product<float>.Of((float*)pa, transposeA, (float*)pb, transposeB, (float*)pc, m, n, k);
                Products.Run(&product);
            }
            else
            {
                var product = Product<double>.Of((double*)pa, transposeA, (double*)pb, transposeB, (double*)pc, m, n, k);
                Products.Run(&product);
            }
        }
    }

    private static void Plain<T>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                // Half sums in float, as TensorFlow does: a sum of rounded halves loses all digits.
                if (typeof(T) == typeof(Half))
                {
                    float wide = 0;
                    for (int p = 0; p < k; p++)
                    {
                        wide += float.CreateTruncating(a[transposeA ? (p * m) + i : (i * k) + p]) * float.CreateTruncating(b[transposeB ? (j * k) + p : (p * n) + j]);
                    }

                    c[(i * n) + j] = T.CreateTruncating(wide);
                    continue;
                }

                T sum = T.Zero;
                for (int p = 0; p < k; p++)
                {
                    sum = unchecked(sum + (a[transposeA ? (p * m) + i : (i * k) + p] * b[transposeB ? (j * k) + p : (p * n) + j]));
                }

                c[(i * n) + j] = sum;
            }
        }
    }

    private static unsafe void Tiled<T>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k)
        where T : unmanaged, INumber<T>
    {
        int width = 2 * Vector<T>.Count;
        T[] panel = Scratch<T>.Panel(checked(width * k));
        T[] left = transposeA ? Scratch<T>.Left(checked(Rows * k)) : [];
        T[] edge = Scratch<T>.Edge(Rows * width);
        fixed (T* pa = a, pb = b, pc = c, pp = panel, pl = left, pe = edge)
        {
            for (int j = 0; j < n; j += width)
            {
                int columns = Math.Min(width, n - j);
                Pack(pb, pp, transposeB, j, columns, width, n, k);
                for (int i = 0; i < m; i += Rows)
                {
                    int rows = Math.Min(Rows, m - i);
                    T* rowStart = pa + ((long)i * k);
                    if (transposeA)
                    {
                        Transpose(pa, pl, i, rows, m, k);
                        rowStart = pl;
                    }

                    bool whole = rows == Rows && columns == width;
                    T* target = whole ? pc + ((long)i * n) + j : pe;
                    Tile(rowStart, rows, k, pp, target, whole ? n : width, k);
                    for (int r = 0; !whole && r < rows; r++)
                    {
                        new ReadOnlySpan<T>(pe + (r * width), columns).CopyTo(new Span<T>(pc + ((long)(i + r) * n) + j, columns));
                    }
                }
            }
        }
    }

    // panel[p, 0..width) = op(b)[p, j..j+columns), zeros beyond
    private static unsafe void Pack<T>(T* b, T* panel, bool transposed, int j, int columns, int width, int n, int k) where T : unmanaged
    {
        for (int p = 0; p < k; p++)
        {
            T* row = panel + ((long)p * width);
            for (int q = 0; q < columns; q++)
            {
                row[q] = transposed ? b[((long)(j + q) * k) + p] : b[((long)p * n) + j + q];
            }

            for (int q = columns; q < width; q++)
            {
                row[q] = default;
            }
        }
    }

    private static unsafe void Transpose<T>(T* a, T* left, int i, int rows, int m, int k) where T : unmanaged
    {
        for (int p = 0; p < k; p++)
        {
            for (int r = 0; r < rows; r++)
            {
                left[((long)r * k) + p] = a[((long)p * m) + i + r];
            }
        }
    }

    // Up to four rows of the left factor times a panel; rows beyond repeat the last, their results are not used.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void Tile<T>(T* a, int rows, int lda, T* panel, T* c, int ldc, int k) where T : unmanaged, INumber<T>
    {
        int v = Vector<T>.Count;
        T* a0 = a;
        T* a1 = rows > 1 ? a0 + lda : a0;
        T* a2 = rows > 2 ? a1 + lda : a1;
        T* a3 = rows > 3 ? a2 + lda : a2;
        Vector<T> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        for (int p = 0; p < k; p++)
        {
            Vector<T> b0 = Vector.Load(panel), b1 = Vector.Load(panel + v);
            panel += 2 * v;
            var x = new Vector<T>(a0[p]);
            (c00, c01) = (Fma(x, b0, c00), Fma(x, b1, c01));
            x = new Vector<T>(a1[p]);
            (c10, c11) = (Fma(x, b0, c10), Fma(x, b1, c11));
            x = new Vector<T>(a2[p]);
            (c20, c21) = (Fma(x, b0, c20), Fma(x, b1, c21));
            x = new Vector<T>(a3[p]);
            (c30, c31) = (Fma(x, b0, c30), Fma(x, b1, c31));
        }

        c00.Store(c);
        c01.Store(c + v);
        if (rows > 1)
        {
            c10.Store(c + ldc);
            c11.Store(c + ldc + v);
        }

        if (rows > 2)
        {
            c20.Store(c + (2 * ldc));
            c21.Store(c + (2 * ldc) + v);
        }

        if (rows > 3)
        {
            c30.Store(c + (3 * ldc));
            c31.Store(c + (3 * ldc) + v);
        }
    }

    private static Vector<T> Fma<T>(Vector<T> x, Vector<T> y, Vector<T> sum) where T : unmanaged => (x * y) + sum;

    // Buffers of the thread, kept: a step allocates nothing.
    private static class Scratch<T>
    {
        [ThreadStatic]
        private static T[]? _panel, _left, _edge;

        public static T[] Panel(int size) => Grow(ref _panel, size);

        public static T[] Left(int size) => Grow(ref _left, size);

        public static T[] Edge(int size) => Grow(ref _edge, size);

        private static T[] Grow(ref T[]? buffer, int size) => buffer is { } b && b.Length >= size ? b : buffer = new T[size];
    }
}
