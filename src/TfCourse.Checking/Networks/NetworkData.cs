namespace TfCourse.Checking;

/// <summary>X, Y and masks turned to columns-are-examples, for one way to read a network's shape.</summary>
internal sealed record NetworkData(double[] X, double[] Y, int Examples, double[]?[] Masks)
{
    /// <summary>Every way that the arrays fit the sizes.</summary>
    public static IEnumerable<NetworkData> Read(NetworkFacts facts, int[] sizes)
    {
        if (facts.X is not { } x || facts.Y is not { } y || x.Shape.Count is 0 or > 2)
            yield break;
        (int rows, int columns) = x.Shape.Count == 2 ? (x.Shape[0], x.Shape[1]) : sizes[0] == 1 ? (1, x.Shape[0]) : (x.Shape[0], 1);
        foreach (bool examplesAreRows in new[] { false, true })
        {
            (int features, int m) = examplesAreRows ? (columns, rows) : (rows, columns);
            if (features != sizes[0] || m == 0)
                continue;
            double[] inputs = examplesAreRows ? Matrix.Transpose(x.Values, rows, columns) : x.Values;
            double[]?[]? masks = ReadMasks(facts, sizes, m, examplesAreRows);
            if (masks is null)
                continue;
            foreach (double[] labels in ReadLabels(y, sizes[^1], m, examplesAreRows))
                yield return new NetworkData(inputs, labels, m, masks);
        }
    }

    private static IEnumerable<double[]> ReadLabels(CheckedArray y, int units, int m, bool examplesAreRows)
    {
        if (y.Values.Length == units * m)
        {
            bool rows = y.Shape.Count == 2 && y.Shape[0] == m && y.Shape[1] == units, columns = y.Shape.Count == 2 && y.Shape[0] == units && y.Shape[1] == m;
            if (units == 1 || (columns && !(rows && examplesAreRows)))
                yield return y.Values;
            if (units > 1 && rows)
                yield return Matrix.Transpose(y.Values, m, units);
        }
        else if (y.Values.Length == m && y.Values.All(v => v >= 0 && v < units && v == Math.Floor(v)))
        {
            var bits = new double[units * m];
            for (int e = 0; e < m; e++)
                bits[(int)y.Values[e] * m + e] = 1;
            yield return bits;
        }
    }

    private static double[]?[]? ReadMasks(NetworkFacts facts, int[] sizes, int m, bool examplesAreRows)
    {
        var masks = new double[]?[sizes.Length - 1];
        for (int i = 0; i < facts.Masks.Count && i < masks.Length - 1; i++)
        {
            if (facts.Masks[i] is not { } mask)
                continue;
            if (mask.Values.Length != sizes[i + 1] * m)
                return null;
            double[] bits = Matrix.Map(mask.Values, v => v == 0 ? 0 : 1);
            masks[i] = examplesAreRows ? Matrix.Transpose(bits, m, sizes[i + 1]) : bits;
        }

        return masks;
    }
}
