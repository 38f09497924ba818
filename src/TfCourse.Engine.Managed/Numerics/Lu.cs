namespace TfCourse.Engine.Managed;

/// <summary>P · A = L · U of a square matrix with partial pivoting, in place: U on and above the diagonal, L below it, ones on L's diagonal not stored.</summary>
/// <remarks>Source: Golub and Van Loan, Matrix Computations, algorithm 3.4.1.</remarks>
internal readonly ref struct Lu
{
    private readonly Span<double> _lu;
    private readonly Span<int> _rows;
    private readonly int _n;

    private Lu(Span<double> lu, Span<int> rows, int n, int sign)
    {
        _lu = lu;
        _rows = rows;
        (_n, Sign) = (n, sign);
    }

    /// <summary>The determinant of P: 1 or -1.</summary>
    public int Sign { get; }

    /// <summary>Decomposes a, which is overwritten.</summary>
    /// <param name="a">[n, n]</param>
    /// <param name="rows">Room for n row numbers.</param>
    /// <param name="n">The size.</param>
    public static Lu Of(Span<double> a, Span<int> rows, int n)
    {
        int sign = 1;
        for (int i = 0; i < n; i++)
        {
            rows[i] = i;
        }

        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
            {
                pivot = Math.Abs(a[(i * n) + k]) > Math.Abs(a[(pivot * n) + k]) ? i : pivot;
            }

            if (pivot != k)
            {
                Swap(a.Slice(k * n, n), a.Slice(pivot * n, n));
                (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
                sign = -sign;
            }

            double diagonal = a[(k * n) + k];
            if (diagonal == 0)
            {
                continue;
            }

            for (int i = k + 1; i < n; i++)
            {
                double factor = a[(i * n) + k] /= diagonal;
                Span<double> row = a.Slice(i * n, n);
                ReadOnlySpan<double> top = a.Slice(k * n, n);
                for (int j = k + 1; j < n; j++)
                {
                    row[j] -= factor * top[j];
                }
            }
        }

        return new Lu(a, rows, n, sign);
    }

    /// <summary>U's diagonal element.</summary>
    public double Pivot(int i) => _lu[(i * _n) + i];

    /// <summary>Whether no pivot is 0 or NaN.</summary>
    public bool IsInvertible
    {
        get
        {
            for (int i = 0; i < _n; i++)
            {
                if (!(Math.Abs(Pivot(i)) > 0))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>x = A⁻¹ · b for several columns.</summary>
    /// <param name="b">[n, columns]</param>
    /// <param name="x">[n, columns], not the memory of b.</param>
    /// <param name="columns">How many right-hand sides.</param>
    public void Solve(ReadOnlySpan<double> b, Span<double> x, int columns)
    {
        for (int i = 0; i < _n; i++)
        {
            b.Slice(_rows[i] * columns, columns).CopyTo(x.Slice(i * columns, columns));
        }

        Triangular.Solve(_lu, x, _n, columns, lower: true, transpose: false, unitDiagonal: true);
        Triangular.Solve(_lu, x, _n, columns, lower: false, transpose: false, unitDiagonal: false);
    }

    private static void Swap(Span<double> a, Span<double> b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            (a[i], b[i]) = (b[i], a[i]);
        }
    }
}
