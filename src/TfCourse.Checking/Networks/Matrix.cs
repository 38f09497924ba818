using System.Numerics.Tensors;

namespace TfCourse.Checking;

/// <summary>The few products a dense network needs, on row-major float64.</summary>
internal static class Matrix
{
    /// <summary>a [n, k] · b [k, m].</summary>
    public static double[] Product(double[] a, double[] b, int n, int k, int m)
    {
        var product = new double[checked(n * m)];
        for (int i = 0; i < n; i++)
        {
            Span<double> row = product.AsSpan(i * m, m);
            for (int j = 0; j < k; j++)
            {
                double factor = a[i * k + j];
                if (factor == 0)
                    continue;
                ReadOnlySpan<double> of = b.AsSpan(j * m, m);
                if (m < 8)
                {
                    for (int c = 0; c < m; c++)
                        row[c] += factor * of[c];
                }
                else
                    TensorPrimitives.MultiplyAdd(of, factor, row, row);
            }
        }

        return product;
    }

    /// <summary>a [n, m] · bᵀ for b [k, m].</summary>
    public static double[] ProductTransposed(double[] a, double[] b, int n, int m, int k)
    {
        var product = new double[checked(n * k)];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < k; j++)
                product[i * k + j] = Dot(a.AsSpan(i * m, m), b.AsSpan(j * m, m));
        }

        return product;
    }

    /// <summary>aᵀ · b for a [n, k], b [n, m].</summary>
    public static double[] TransposedProduct(double[] a, double[] b, int n, int k, int m) => Product(Transpose(a, n, k), b, k, n, m);

    /// <summary>aᵀ for a [n, m].</summary>
    public static double[] Transpose(double[] a, int n, int m)
    {
        var t = new double[a.Length];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
                t[j * n + i] = a[i * m + j];
        }

        return t;
    }

    /// <summary>Sums over the columns of a [n, m]: n values.</summary>
    public static double[] RowSums(double[] a, int n, int m)
    {
        var sums = new double[n];
        for (int i = 0; i < n; i++)
            sums[i] = TensorPrimitives.Sum(a.AsSpan(i * m, m));
        return sums;
    }

    public static double[] Scaled(double[] a, double factor) => Array.ConvertAll(a, v => v * factor);

    public static double[] Map(double[] a, Func<double, double> f) => Array.ConvertAll(a, v => f(v));

    /// <summary>f element by element over two arrays of one length.</summary>
    public static double[] Zip(double[] a, double[] b, Func<double, double, double> f)
    {
        if (a.Length != b.Length)
            throw new ArgumentException($"{a.Length} and {b.Length} elements do not pair.");
        var r = new double[a.Length];
        for (int i = 0; i < r.Length; i++)
            r[i] = f(a[i], b[i]);
        return r;
    }

    public static double[] Times(double[] a, double[] b) => Zip(a, b, (x, y) => x * y);

    public static double[] Minus(double[] a, double[] b) => Zip(a, b, (x, y) => x - y);

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length >= 8)
            return TensorPrimitives.Dot(a, b);
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    public static double Norm(ReadOnlySpan<double> a) => a.IsEmpty ? 0 : TensorPrimitives.Norm(a);

    public static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.Sqrt(sum);
    }
}
