using System.Numerics;

namespace NumSharp;

public static partial class np
{
    /// <summary>The matrix product: <c>product[i, j] = Σₖ a[i, k] · b[k, j]</c>.</summary>
    /// <param name="a">Shape [m, k] or [k]; a number multiplies every element.</param>
    /// <param name="b">Shape [k, n] or [k]; a number multiplies every element.</param>
    /// <returns>Shape [m, n]; without m or n where a or b has one axis.</returns>
    /// <exception cref="ArgumentException">The inner sizes differ, or an array has more than two axes.</exception>
    public static NDArray dot(NDArray a, NDArray b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return a.ndim == 0 || b.ndim == 0 ? a * b : Product(a, b, "np.dot");
    }

    /// <inheritdoc cref="dot"/>
    public static NDArray matmul(NDArray a, NDArray b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return a.ndim == 0 || b.ndim == 0
            ? throw new ArgumentException($"np.matmul: shapes {a.Shape} and {b.Shape}: a number is no matrix. Use * to multiply by it.")
            : Product(a, b, "np.matmul");
    }

    private static NDArray Product(NDArray a, NDArray b, string operation)
    {
        if (a.ndim > 2 || b.ndim > 2)
            throw new ArgumentException(
                $"{operation}: shapes {a.Shape} and {b.Shape}: at most two axes each are multiplied. Reshape, or multiply the matrices one by one.");

        // A vector is a row on the left and a column on the right.
        int m = a.ndim == 2 ? a.Dims[0] : 1, k = a.Dims[^1], n = b.ndim == 2 ? b.Dims[1] : 1;
        if (k != b.Dims[0])
            throw new ArgumentException(
                $"{operation}: inner sizes differ: a is {a.Shape}, b is {b.Shape}, so {k} meets {b.Dims[0]}. "
                + "The last axis of a and the first of b must be equally long; is a transpose missing?");

        int[] dims = [.. a.Dims[..^1], .. b.Dims[1..]];
        return ElementType.Common(a.typecode, b.typecode) switch
        {
            NPTypeCode.Double => Product<double>(a, b, m, k, n, dims),
            NPTypeCode.Single => Product<float>(a, b, m, k, n, dims),
            NPTypeCode.Int32 => Product<int>(a, b, m, k, n, dims),
            NPTypeCode.Int64 => Product<long>(a, b, m, k, n, dims),
            NPTypeCode.Byte => Product<byte>(a, b, m, k, n, dims),
            _ => Product<int>(a, b, m, k, n, dims).astype(NPTypeCode.Boolean),
        };
    }

    // Row by row of b, so that the inner loop runs along both b and the result. Every entry adds its products in order,
    // each rounded together with the sum where the processor can: so do the libraries that NumPy calls.
    private static NDArray Product<T>(NDArray a, NDArray b, int m, int k, int n, int[] dims) where T : struct, INumber<T>
    {
        ReadOnlySpan<T> left = a.Values<T>(), right = b.Values<T>();
        T[] product = new T[Shape.Count([m, n])];
        for (int i = 0; i < m; i++)
        {
            Span<T> row = product.AsSpan(i * n, n);
            for (int p = 0; p < k; p++)
            {
                T factor = left[i * k + p];
                ReadOnlySpan<T> other = right.Slice(p * n, row.Length);
                for (int j = 0; j < row.Length; j++)
                    row[j] = T.MultiplyAddEstimate(factor, other[j], row[j]);
            }
        }

        return new NDArray(product, dims);
    }
}
