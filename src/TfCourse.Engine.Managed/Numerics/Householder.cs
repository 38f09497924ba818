namespace TfCourse.Engine.Managed;

/// <summary>A = Q · R by Householder reflections: Q has orthonormal columns, R is upper triangular, with the signs that the reflections give.</summary>
/// <remarks>
/// A reflection takes column k to -sign(aₖₖ)·‖a‖·e₁, which avoids cancellation; a column that is zero below the diagonal is
/// left alone. Source: Golub and Van Loan, Matrix Computations, algorithm 5.2.1.
/// </remarks>
internal static class Householder
{
    /// <summary>Decomposes a matrix.</summary>
    /// <param name="a">[m, n]; overwritten with R in its upper triangle and rubbish below.</param>
    /// <param name="q">[m, columns]: the first columns of the whole Q.</param>
    /// <param name="m">Rows.</param>
    /// <param name="n">Columns of a.</param>
    /// <param name="columns">How many columns of Q are wanted, in [0, m].</param>
    public static void Decompose(Span<double> a, Span<double> q, int m, int n, int columns)
    {
        int steps = Math.Min(m, n);
        var factors = new double[steps];
        for (int k = 0; k < steps; k++)
        {
            factors[k] = Reflect(a, m, n, k);
        }

        q.Clear();
        for (int i = 0; i < columns; i++)
        {
            q[(i * columns) + i] = 1;
        }

        for (int k = steps - 1; k >= 0; k--)
        {
            Apply(a, n, k, factors[k], q, m, columns, 0);
        }
    }

    // Makes the reflection of column k, stores its vector below the diagonal (its first entry is 1), applies it to the columns behind.
    private static double Reflect(Span<double> a, int m, int n, int k)
    {
        double tail = 0;
        for (int i = k + 1; i < m; i++)
        {
            tail += a[(i * n) + k] * a[(i * n) + k];
        }

        double first = a[(k * n) + k];
        if (tail == 0)
        {
            return 0;
        }

        double norm = Math.Sqrt((first * first) + tail), target = first >= 0 ? -norm : norm;
        for (int i = k + 1; i < m; i++)
        {
            a[(i * n) + k] /= first - target;
        }

        a[(k * n) + k] = target;
        double factor = (target - first) / target;
        Apply(a, n, k, factor, a, m, n, k + 1);
        return factor;
    }

    // x[k.., from..] -= factor · v · (vᵀ · x[k.., from..])
    private static void Apply(ReadOnlySpan<double> a, int n, int k, double factor, Span<double> x, int m, int columns, int from)
    {
        for (int c = from; c < columns && factor != 0; c++)
        {
            double dot = x[(k * columns) + c];
            for (int i = k + 1; i < m; i++)
            {
                dot += a[(i * n) + k] * x[(i * columns) + c];
            }

            dot *= factor;
            x[(k * columns) + c] -= dot;
            for (int i = k + 1; i < m; i++)
            {
                x[(i * columns) + c] -= dot * a[(i * n) + k];
            }
        }
    }
}
