namespace TfCourse.Engine.Managed;

/// <summary>A = U · diag(s) · Vᵀ by one-sided Jacobi rotations: columns are rotated until they are orthogonal; their lengths are the singular values.</summary>
/// <remarks>Source: Golub and Van Loan, Matrix Computations, section 8.6.3. Accurate also for small singular values.</remarks>
internal static class SingularValues
{
    private const int MaxSweeps = 60;

    /// <summary>Decomposes a matrix with at least as many rows as columns.</summary>
    /// <param name="a">[m, n], m ≥ n; overwritten with U, whose columns of zero singular values are zero.</param>
    /// <param name="s">n singular values, falling.</param>
    /// <param name="v">[n, n]</param>
    /// <param name="m">Rows.</param>
    /// <param name="n">Columns.</param>
    public static void Decompose(Span<double> a, Span<double> s, Span<double> v, int m, int n)
    {
        v.Clear();
        for (int i = 0; i < n; i++)
        {
            v[(i * n) + i] = 1;
        }

        for (int sweep = 0; sweep < MaxSweeps && Sweep(a, v, m, n); sweep++)
        {
            // until all columns are orthogonal
        }

        Sort(a, s, v, m, n);
    }

    private static bool Sweep(Span<double> a, Span<double> v, int m, int n)
    {
        bool rotated = false;
        for (int p = 0; p < n - 1; p++)
        {
            for (int q = p + 1; q < n; q++)
            {
                double pp = 0, qq = 0, pq = 0;
                for (int i = 0; i < m; i++)
                {
                    double x = a[(i * n) + p], y = a[(i * n) + q];
                    (pp, qq, pq) = (pp + (x * x), qq + (y * y), pq + (x * y));
                }

                if (!(Math.Abs(pq) > 1e-16 * Math.Sqrt(pp * qq)) || !double.IsFinite(pq))
                {
                    continue;
                }

                rotated = true;
                double theta = (qq - pp) / (2 * pq);
                double t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1)), c = 1 / Math.Sqrt((t * t) + 1), sine = t * c;
                Rotate(a, m, n, p, q, c, sine);
                Rotate(v, n, n, p, q, c, sine);
            }
        }

        return rotated;
    }

    private static void Rotate(Span<double> a, int m, int n, int p, int q, double c, double s)
    {
        for (int i = 0; i < m; i++)
        {
            double x = a[(i * n) + p], y = a[(i * n) + q];
            a[(i * n) + p] = (c * x) - (s * y);
            a[(i * n) + q] = (s * x) + (c * y);
        }
    }

    private static void Sort(Span<double> a, Span<double> s, Span<double> v, int m, int n)
    {
        var lengths = new double[n];
        var order = new int[n];
        for (int j = 0; j < n; j++)
        {
            double sum = 0;
            for (int i = 0; i < m; i++)
            {
                sum += a[(i * n) + j] * a[(i * n) + j];
            }

            (lengths[j], order[j]) = (-Math.Sqrt(sum), j);
        }

        Array.Sort(lengths, order);
        double[] columns = a.ToArray(), rotation = v.ToArray();
        for (int j = 0; j < n; j++)
        {
            s[j] = -lengths[j];
            for (int i = 0; i < m; i++)
            {
                a[(i * n) + j] = s[j] == 0 ? 0 : columns[(i * n) + order[j]] / s[j];
            }

            for (int i = 0; i < n; i++)
            {
                v[(i * n) + j] = rotation[(i * n) + order[j]];
            }
        }
    }

    /// <summary>Fills columns that are zero, and those from n on, so that all columns of u are orthonormal.</summary>
    /// <param name="u">[m, columns], columns ≤ m; non-zero columns are orthonormal.</param>
    /// <param name="m">Rows.</param>
    /// <param name="columns">Columns.</param>
    public static void Complete(Span<double> u, int m, int columns)
    {
        int unit = 0;
        for (int j = 0; j < columns; j++)
        {
            while (Length(u, m, columns, j) < 0.5 && unit < m)
            {
                // A unit vector, made orthogonal to all other columns; twice, since the first time loses digits.
                for (int i = 0; i < m; i++)
                {
                    u[(i * columns) + j] = i == unit ? 1 : 0;
                }

                unit++;
                bool isNew = Orthogonalize(u, m, columns, j) > 1e-8 && Orthogonalize(u, m, columns, j) > 0.5;
                for (int i = 0; i < m && !isNew; i++)
                {
                    u[(i * columns) + j] = 0;
                }
            }
        }
    }

    private static double Length(ReadOnlySpan<double> u, int m, int columns, int j)
    {
        double sum = 0;
        for (int i = 0; i < m; i++)
        {
            sum += u[(i * columns) + j] * u[(i * columns) + j];
        }

        return Math.Sqrt(sum);
    }

    // Subtracts from column j its part along the others, then makes its length 1; gives the length before that.
    private static double Orthogonalize(Span<double> u, int m, int columns, int j)
    {
        for (int other = 0; other < columns; other++)
        {
            double dot = 0;
            for (int i = 0; i < m && other != j; i++)
            {
                dot += u[(i * columns) + other] * u[(i * columns) + j];
            }

            for (int i = 0; i < m && other != j; i++)
            {
                u[(i * columns) + j] -= dot * u[(i * columns) + other];
            }
        }

        double length = Length(u, m, columns, j);
        for (int i = 0; i < m && length > 0; i++)
        {
            u[(i * columns) + j] /= length;
        }

        return length;
    }
}
