namespace TfCourse.Reports;

/// <summary>A function of two numbers, known on a regular grid.</summary>
public sealed record Surface
{
    /// <summary>A function on a grid.</summary>
    /// <param name="xMin">x of the first column.</param>
    /// <param name="xMax">x of the last column; above <paramref name="xMin"/>.</param>
    /// <param name="yMin">y of the first row.</param>
    /// <param name="yMax">y of the last row; above <paramref name="yMin"/>.</param>
    /// <param name="z">Values, [rows, columns]; at least 2 of both.</param>
    /// <exception cref="ArgumentException">A range is empty or the grid is too small.</exception>
    public Surface(double xMin, double xMax, double yMin, double yMax, double[,] z)
    {
        if (!(xMax > xMin) || !(yMax > yMin) || z.GetLength(0) < 2 || z.GetLength(1) < 2)
        {
            throw new ArgumentException($"A surface over [{Ticks.Label(xMin)}, {Ticks.Label(xMax)}] and [{Ticks.Label(yMin)}, {Ticks.Label(yMax)}] with {z.GetLength(0)} rows and {z.GetLength(1)} columns: both ranges go upwards, and there are at least 2 rows and 2 columns.", nameof(z));
        }

        (XMin, XMax, YMin, YMax, Z) = (xMin, xMax, yMin, yMax, z);
    }

    /// <summary>x of the first column.</summary>
    public double XMin { get; }

    /// <summary>x of the last column.</summary>
    public double XMax { get; }

    /// <summary>y of the first row.</summary>
    public double YMin { get; }

    /// <summary>y of the last row.</summary>
    public double YMax { get; }

    /// <summary>Values, [rows, columns]: a row a y, a column an x.</summary>
    public double[,] Z { get; }

    /// <summary>How many y there are.</summary>
    public int Rows => Z.GetLength(0);

    /// <summary>How many x there are.</summary>
    public int Columns => Z.GetLength(1);

    /// <summary>Evaluates a function on a grid.</summary>
    /// <param name="xMin">The least x.</param>
    /// <param name="xMax">The largest x.</param>
    /// <param name="yMin">The least y.</param>
    /// <param name="yMax">The largest y.</param>
    /// <param name="f">The function.</param>
    /// <param name="points">How many x and how many y; at least 2.</param>
    public static Surface Of(double xMin, double xMax, double yMin, double yMax, Func<double, double, double> f, int points = 81)
    {
        var z = new double[points, points];
        var surface = new Surface(xMin, xMax, yMin, yMax, z);
        for (int i = 0; i < points; i++)
        {
            for (int j = 0; j < points; j++)
            {
                z[i, j] = f(surface.X(j), surface.Y(i));
            }
        }

        return surface;
    }

    /// <summary>x of a column.</summary>
    /// <param name="column">From 0.</param>
    public double X(int column) => XMin + ((XMax - XMin) * column / (Columns - 1));

    /// <summary>y of a row.</summary>
    /// <param name="row">From 0.</param>
    public double Y(int row) => YMin + ((YMax - YMin) * row / (Rows - 1));

    internal IEnumerable<double> Values => Z.Cast<double>();
}
