using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>c = op(a) · op(b) for row-major matrices, where op is the identity or the transpose; see <see cref="Products"/>.</summary>
internal static unsafe class Gemm
{
    /// <summary>Computes the product with the threads of the run.</summary>
    /// <exception cref="EngineException">A buffer is too short.</exception>
    public static void Multiply<T>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k)
        where T : unmanaged, INumber<T>
    {
        if (a.Length < (long)m * k || b.Length < (long)k * n || c.Length < (long)m * n)
        {
            throw EngineException.Internal($"Gemm [{m},{k}] times [{k},{n}]: the buffers hold {a.Length}, {b.Length} and {c.Length} elements");
        }

        if (typeof(T) == typeof(Half))
        {
            Halves(a, transposeA, b, transposeB, c, m, n, k);
            return;
        }

        fixed (T* pa = a, pb = b, pc = c)
        {
            var product = Product<T>.Of(pa, transposeA, pb, transposeB, pc, m, n, k);
            Products.RunShared(&product);
        }
    }

    // Half sums in float, as TensorFlow does: a sum of rounded halves loses all digits.
    private static void Halves<T>(ReadOnlySpan<T> a, bool transposeA, ReadOnlySpan<T> b, bool transposeB, Span<T> c, int m, int n, int k)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                float sum = 0;
                for (int p = 0; p < k; p++)
                {
                    sum += float.CreateTruncating(a[transposeA ? (p * m) + i : (i * k) + p]) * float.CreateTruncating(b[transposeB ? (j * k) + p : (p * n) + j]);
                }

                c[(i * n) + j] = T.CreateTruncating(sum);
            }
        }
    }
}
