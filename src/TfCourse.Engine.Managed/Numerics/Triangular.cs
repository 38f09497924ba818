namespace TfCourse.Engine.Managed;

/// <summary>Systems of equations with a triangular matrix.</summary>
internal static class Triangular
{
    /// <summary>x = op(A)⁻¹ · x in place, where A is the lower or upper triangle of a and op the identity or the transpose. A zero on the diagonal divides to infinities and NaN.</summary>
    /// <param name="a">[n, n]; the other triangle is not read.</param>
    /// <param name="x">[n, columns]</param>
    /// <param name="n">The size.</param>
    /// <param name="columns">How many right-hand sides.</param>
    /// <param name="lower">Which triangle.</param>
    /// <param name="transpose">Whether op transposes.</param>
    /// <param name="unitDiagonal">Whether the diagonal is ones, not read.</param>
    public static void Solve(ReadOnlySpan<double> a, Span<double> x, int n, int columns, bool lower, bool transpose, bool unitDiagonal)
    {
        bool forward = lower != transpose;
        for (int step = 0; step < n; step++)
        {
            int i = forward ? step : n - 1 - step;
            Span<double> row = x.Slice(i * columns, columns);
            for (int before = 0; before < step; before++)
            {
                int j = forward ? before : n - 1 - before;
                double factor = transpose ? a[(j * n) + i] : a[(i * n) + j];
                ReadOnlySpan<double> known = x.Slice(j * columns, columns);
                for (int c = 0; c < columns; c++)
                {
                    row[c] -= factor * known[c];
                }
            }

            if (!unitDiagonal)
            {
                double diagonal = a[(i * n) + i];
                for (int c = 0; c < columns; c++)
                {
                    row[c] /= diagonal;
                }
            }
        }
    }
}
