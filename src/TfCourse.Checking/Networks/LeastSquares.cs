namespace TfCourse.Checking;

/// <summary>Coefficients of columns that add up to a target, by orthogonalization (modified Gram-Schmidt, twice).</summary>
internal static class LeastSquares
{
    /// <summary>Fits; a column that the others make up already gets 0.</summary>
    /// <returns>The coefficients and the largest absolute residual.</returns>
    public static (double[] Coefficients, double Residual) Fit(double[][] columns, double[] target)
    {
        int count = columns.Length;
        double[][] q = new double[count][];
        var r = new double[count, count];
        var used = new bool[count];
        for (int j = 0; j < count; j++)
        {
            double[] v = (double[])columns[j].Clone();
            double before = Matrix.Norm(v);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int i = 0; i < j; i++)
                {
                    if (!used[i])
                        continue;
                    double dot = Matrix.Dot(q[i], v);
                    r[i, j] += dot;
                    for (int k = 0; k < v.Length; k++)
                        v[k] -= dot * q[i][k];
                }
            }

            double norm = Matrix.Norm(v);
            used[j] = norm > 1e-11 * before && norm > 0;
            r[j, j] = norm;
            q[j] = used[j] ? Matrix.Scaled(v, 1 / norm) : v;
        }

        double[] rest = (double[])target.Clone();
        var y = new double[count];
        for (int j = 0; j < count; j++)
        {
            if (!used[j])
                continue;
            y[j] = Matrix.Dot(q[j], rest);
            for (int k = 0; k < rest.Length; k++)
                rest[k] -= y[j] * q[j][k];
        }

        var x = new double[count];
        for (int j = count - 1; j >= 0; j--)
        {
            if (!used[j])
                continue;
            double sum = y[j];
            for (int i = j + 1; i < count; i++)
                sum -= r[j, i] * x[i];
            x[j] = sum / r[j, j];
        }

        return (x, rest.Max(Math.Abs));
    }
}
