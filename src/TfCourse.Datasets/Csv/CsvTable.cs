namespace TfCourse.Datasets;

/// <summary>The numbers of a CSV file: a header of names and rows of finite float64 values.</summary>
public sealed class CsvTable
{
    private readonly long[] _lines;

    internal CsvTable(string file, string[] names, double[] values, long[] lines)
    {
        (File, Names, Values, _lines) = (file, names, values, lines);
    }

    /// <summary>What errors call the file.</summary>
    public string File { get; }

    /// <summary>Header names, one a column, all different.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of rows below the header.</summary>
    public int RowCount => _lines.Length;

    /// <summary>The values row by row: shape [rows, columns].</summary>
    public double[] Values { get; }

    /// <summary>The value in a row and column, both counted from 0.</summary>
    public double this[int row, int column] => Values[(row * Names.Count) + column];

    /// <summary>Index of a column, from 0.</summary>
    /// <exception cref="ArgumentException">No column has that name; the message lists near ones and all.</exception>
    public int IndexOf(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        for (int i = 0; i < Names.Count; i++)
            if (Names[i] == column)
                return i;
        throw new ArgumentException($"{File} has no column '{column}'.{NearNames.Hint(column, (IReadOnlyCollection<string>)Names)}", nameof(column));
    }

    /// <summary>Turns the table into labelled examples: one column holds class indices, all others are features.</summary>
    /// <param name="name">Name of the data set.</param>
    /// <param name="labelColumn">Column of class indices.</param>
    /// <param name="classNames">Names of the classes 0, 1, …; at least two.</param>
    /// <param name="source">Where the data come from.</param>
    /// <param name="licence">The licence of the data.</param>
    /// <returns>Features of shape [rows, columns − 1] and labels of shape [rows].</returns>
    /// <exception cref="DataException">A label is no whole number in [0, classes); file, line and column are named.</exception>
    /// <exception cref="ArgumentException">The column does not exist.</exception>
    public Dataset ToClassification(
        string name, string labelColumn, IReadOnlyList<string> classNames, string source = "", string licence = "")
    {
        ArgumentNullException.ThrowIfNull(classNames);
        int column = IndexOf(labelColumn);
        int[] labels = new int[RowCount];
        for (int row = 0; row < labels.Length; row++)
        {
            double value = this[row, column];
            if (value < 0 || value >= classNames.Count || value != Math.Floor(value))
                throw Cell(row, column, $"the label {value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}",
                    FormattableString.Invariant($"a whole number from 0 to {classNames.Count - 1}"));
            labels[row] = (int)value;
        }
        return Dataset.Classification(
            name, Features(column), [RowCount, Names.Count - 1], labels, classNames, FeatureNames(column), source, licence);
    }

    /// <summary>Turns the table into examples with a real target: one column is the target, all others are features.</summary>
    /// <param name="name">Name of the data set.</param>
    /// <param name="targetColumn">Column of the target.</param>
    /// <param name="source">Where the data come from.</param>
    /// <param name="licence">The licence of the data.</param>
    /// <returns>Features of shape [rows, columns − 1] and targets of shape [rows].</returns>
    /// <exception cref="DataException">A value is too large for float32; file, line and column are named.</exception>
    /// <exception cref="ArgumentException">The column does not exist.</exception>
    public Dataset ToRegression(string name, string targetColumn, string source = "", string licence = "")
    {
        int column = IndexOf(targetColumn);
        float[] targets = new float[RowCount];
        for (int row = 0; row < targets.Length; row++)
            targets[row] = Single(row, column);
        return Dataset.Regression(
            name, Features(column), [RowCount, Names.Count - 1], targets, FeatureNames(column), targetColumn, source, licence);
    }

    private string[] FeatureNames(int except) => [.. Names.Where((_, index) => index != except)];

    private float[] Features(int except)
    {
        float[] features = new float[RowCount * (Names.Count - 1)];
        int at = 0;
        for (int row = 0; row < RowCount; row++)
            for (int column = 0; column < Names.Count; column++)
                if (column != except)
                    features[at++] = Single(row, column);
        return features;
    }

    private float Single(int row, int column)
    {
        float value = (float)this[row, column];
        return float.IsFinite(value)
            ? value
            : throw Cell(row, column, "a value too large for float32", "magnitudes up to 3.4e38");
    }

    private DataException Cell(int row, int column, string found, string required)
        => new(DataFault.Malformed, File, found, required) { Line = _lines[row], Column = column + 1, ColumnName = Names[column] };
}
