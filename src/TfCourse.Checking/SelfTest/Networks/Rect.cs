namespace TfCourse.Checking.SelfTests;

/// <summary>Matrices as the self-test's hand-written networks use them, in a reader's style: nothing is shared with what checks them.</summary>
internal static class Rect
{
    public static double[,] Dot(double[,] a, double[,] b)
    {
        int n = a.GetLength(0), k = a.GetLength(1), m = b.GetLength(1);
        var c = new double[n, m];
        for (int i = 0; i < n; i++)
        {
            for (int p = 0; p < k; p++)
            {
                double v = a[i, p];
                for (int j = 0; j < m; j++)
                    c[i, j] += v * b[p, j];
            }
        }

        return c;
    }

    public static double[,] T(double[,] a)
    {
        var t = new double[a.GetLength(1), a.GetLength(0)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
                t[j, i] = a[i, j];
        }

        return t;
    }

    public static double[,] Each(double[,] a, Func<double, double> f) => Each(a, a, (x, _) => f(x));

    /// <summary>f of a and b, where b may be one column or one row that is repeated.</summary>
    public static double[,] Each(double[,] a, double[,] b, Func<double, double, double> f)
    {
        int n = a.GetLength(0), m = a.GetLength(1);
        bool oneRow = b.GetLength(0) == 1, oneColumn = b.GetLength(1) == 1;
        var c = new double[n, m];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
                c[i, j] = f(a[i, j], b[oneRow ? 0 : i, oneColumn ? 0 : j]);
        }

        return c;
    }

    public static double[,] Add(double[,] a, double[,] b) => Each(a, b, (x, y) => x + y);

    public static double[,] Sub(double[,] a, double[,] b) => Each(a, b, (x, y) => x - y);

    public static double[,] Mul(double[,] a, double[,] b) => Each(a, b, (x, y) => x * y);

    public static double[,] Times(double[,] a, double c) => Each(a, x => x * c);

    /// <summary>Sums over axis 0 (down the rows) or 1, the axis kept.</summary>
    public static double[,] Sum(double[,] a, int axis)
    {
        var s = new double[axis == 0 ? 1 : a.GetLength(0), axis == 0 ? a.GetLength(1) : 1];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
                s[axis == 0 ? 0 : i, axis == 0 ? j : 0] += a[i, j];
        }

        return s;
    }

    public static double Total(double[,] a) => a.Cast<double>().Sum();

    public static double Squares(double[,] a) => a.Cast<double>().Sum(v => v * v);

    public static double[,] Softmax(double[,] z, int axis)
    {
        double[,] e = Each(z, Math.Exp);
        return Each(e, Sum(e, axis), (x, s) => x / s);
    }

    public static double[,] Normal(Random random, int rows, int columns, double deviation = 1)
    {
        var a = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                a[i, j] = deviation * TfCourse.Checking.Normal.Next(random);
        }

        return a;
    }

    public static double[,] Bits(Random random, int rows, int columns, double ones)
        => Each(new double[rows, columns], _ => random.NextDouble() < ones ? 1 : 0);

    /// <summary>One 1 a row.</summary>
    public static double[,] OneHotRows(Random random, int rows, int columns)
    {
        var y = new double[rows, columns];
        for (int i = 0; i < rows; i++)
            y[i, random.Next(columns)] = 1;
        return y;
    }
}
