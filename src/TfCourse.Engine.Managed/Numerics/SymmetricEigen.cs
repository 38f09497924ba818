namespace TfCourse.Engine.Managed;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations.</summary>
/// <remarks>Source: Golub and Van Loan, Matrix Computations, algorithm 8.5.3.</remarks>
internal static class SymmetricEigen
{
    private const int MaxSweeps = 60;

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="a">[n, n]; its lower triangle counts; overwritten.</param>
    /// <param name="values">The eigenvalues, rising.</param>
    /// <param name="vectors">[n, n], eigenvectors in columns; empty when they are not wanted.</param>
    /// <param name="n">The size.</param>
    /// <returns>Whether it worked: false for a matrix with infinities or NaN.</returns>
    public static bool Decompose(Span<double> a, Span<double> values, Span<double> vectors, int n)
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                if (!double.IsFinite(a[(i * n) + j]))
                {
                    return false;
                }

                a[(j * n) + i] = a[(i * n) + j];
            }
        }

        vectors.Clear();
        for (int i = 0; vectors.Length > 0 && i < n; i++)
        {
            vectors[(i * n) + i] = 1;
        }

        for (int sweep = 0; sweep < MaxSweeps && Sweep(a, vectors, n); sweep++)
        {
            // until nothing outside of the diagonal counts
        }

        Sort(a, values, vectors, n);
        return true;
    }

    private static bool Sweep(Span<double> a, Span<double> vectors, int n)
    {
        bool rotated = false;
        for (int p = 0; p < n - 1; p++)
        {
            for (int q = p + 1; q < n; q++)
            {
                double off = a[(p * n) + q], scale = Math.Abs(a[(p * n) + p]) + Math.Abs(a[(q * n) + q]);
                if (Math.Abs(off) <= 1e-17 * scale || off == 0)
                {
                    continue;
                }

                rotated = true;
                double theta = (a[(q * n) + q] - a[(p * n) + p]) / (2 * off);
                double t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1)), c = 1 / Math.Sqrt((t * t) + 1), s = t * c;
                for (int k = 0; k < n; k++)
                {
                    (a[(k * n) + p], a[(k * n) + q]) = Rotate(a[(k * n) + p], a[(k * n) + q], c, s);
                }

                for (int k = 0; k < n; k++)
                {
                    (a[(p * n) + k], a[(q * n) + k]) = Rotate(a[(p * n) + k], a[(q * n) + k], c, s);
                }

                (a[(p * n) + q], a[(q * n) + p]) = (0, 0);
                for (int k = 0; vectors.Length > 0 && k < n; k++)
                {
                    (vectors[(k * n) + p], vectors[(k * n) + q]) = Rotate(vectors[(k * n) + p], vectors[(k * n) + q], c, s);
                }
            }
        }

        return rotated;
    }

    private static (double X, double Y) Rotate(double x, double y, double c, double s) => ((c * x) - (s * y), (s * x) + (c * y));

    private static void Sort(ReadOnlySpan<double> a, Span<double> values, Span<double> vectors, int n)
    {
        var order = new int[n];
        var diagonal = new double[n];
        for (int i = 0; i < n; i++)
        {
            (order[i], diagonal[i]) = (i, a[(i * n) + i]);
        }

        Array.Sort(diagonal, order);
        diagonal.CopyTo(values);
        double[] unsorted = vectors.ToArray();
        for (int i = 0; vectors.Length > 0 && i < n; i++)
        {
            for (int k = 0; k < n; k++)
            {
                vectors[(k * n) + i] = unsorted[(k * n) + order[i]];
            }
        }
    }
}
