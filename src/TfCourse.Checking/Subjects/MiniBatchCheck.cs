namespace TfCourse.Checking;

/// <summary>Splits (X [features, m], Y [1, m], batch size, seed) into batches, columns are examples.</summary>
/// <param name="x">The inputs.</param>
/// <param name="y">The labels.</param>
/// <param name="batchSize">How many examples a batch has.</param>
/// <param name="seed">Seed of the shuffling.</param>
public delegate IReadOnlyList<(double[,] X, double[,] Y)> MiniBatchSplitter(double[,] x, double[,] y, int batchSize, int seed);

/// <summary>Checks a mini-batch splitter on examples that can be told apart.</summary>
public static class MiniBatchCheck
{
    private const int Features = 3, Batch = 8;

    /// <summary>Checks a splitter with a number of examples that the batch size divides, and one that it does not.</summary>
    /// <param name="split">The splitter; columns are examples.</param>
    /// <param name="shuffles">Whether it is meant to shuffle.</param>
    /// <param name="name">What to call it.</param>
    public static CheckReport Run(MiniBatchSplitter split, bool shuffles = true, string name = "mini-batches")
    {
        ArgumentNullException.ThrowIfNull(split);
        List<Finding> findings = [];
        foreach (int m in new[] { 37, 32 })
        {
            if (findings.Count == 0)
                Look(split, m, shuffles, findings);
        }

        return new CheckReport(name, "mini-batches", findings.Count > 0 ? Verdict.Wrong : Verdict.Agrees, findings, [], [], [$"37 and 32 examples, batches of {Batch}: each example carries its number"]);
    }

    private static void Look(MiniBatchSplitter split, int m, bool shuffles, List<Finding> findings)
    {
        (double[,] x, double[,] y) = Data(m);
        (double[,] keptX, double[,] keptY) = Data(m);
        IReadOnlyList<(double[,] X, double[,] Y)> batches = split(x, y, Batch, 3), again = split(x, y, Batch, 3);
        if (!x.Cast<double>().SequenceEqual(keptX.Cast<double>()) || !y.Cast<double>().SequenceEqual(keptY.Cast<double>()))
        {
            Add("overwrites-its-input", "the data set itself is shuffled or changed", "shuffle indices, and copy");
            return;
        }

        if (batches.Any(b => b.X.GetLength(0) != Features || b.X.GetLength(1) != b.Y.GetLength(1)))
        {
            Add("wrong-axis", $"a batch has the shape [{batches[0].X.GetLength(0)}, {batches[0].X.GetLength(1)}]: the split runs over the features", "slice the axis of the examples (columns)");
            return;
        }

        int[] order = [.. batches.SelectMany(b => Enumerable.Range(0, b.X.GetLength(1)).Select(j => (int)b.X[0, j]))];
        if (batches.Any(b => b.X.GetLength(1) == 0))
            Add("empty-batch", "the last batch is empty", "the number of batches when the size divides m");
        if (batches.Any(b => Enumerable.Range(0, b.X.GetLength(1)).Any(j => b.X[1, j] != b.X[0, j] + 1000 || b.X[2, j] != b.X[0, j] + 2000)))
            Add("features-mixed", "features of different examples are mixed in one column", "move whole columns");
        else if (batches.Any(b => Enumerable.Range(0, b.X.GetLength(1)).Any(j => b.Y[0, j] != b.X[0, j])))
            Add("labels-out-of-step", "X is shuffled without Y, or by another permutation: labels belong to other examples", "apply one and the same permutation to X and Y");
        int missing = m - order.Distinct().Count();
        if (missing > 0 && missing == m % Batch && order.Length == m - missing)
            Add("last-batch-dropped", $"the last batch of {missing} examples is dropped", "one more batch for the rest when the size does not divide m");
        else if (missing > 0)
            Add("examples-missing", $"{missing} of {m} examples are in no batch", "the bounds of the slices");
        if (order.Length != order.Distinct().Count())
            Add("examples-repeated", $"{order.Length - order.Distinct().Count()} examples are in two batches", "the bounds of the slices: from k·size to (k+1)·size");
        if (batches.Take(batches.Count - 1).Any(b => b.X.GetLength(1) != Batch) && findings.Count == 0)
            Add("wrong-batch-size", $"batches have {string.Join(", ", batches.Select(b => b.X.GetLength(1)).Distinct())} examples, {Batch} were asked for", "the batch size is the number of examples, not of batches");
        if (!batches.SelectMany(b => b.X.Cast<double>()).SequenceEqual(again.SelectMany(b => b.X.Cast<double>())))
            Add("non-deterministic", "the same seed gives other batches", "use the seed that is handed in");
        bool sorted = order.SequenceEqual(order.Order());
        if (shuffles && sorted && findings.Count == 0)
            Add("not-shuffled", "the examples come in their original order", "shuffle before splitting");
        else if (shuffles && findings.Count == 0 && split(x, y, Batch, 4).SelectMany(b => b.X.Cast<double>()).SequenceEqual(batches.SelectMany(b => b.X.Cast<double>())))
            Add("same-seed", "another seed gives the same order: every epoch sees the same batches", "use the seed that is handed in, another one each epoch");
        else if (!shuffles && !sorted && findings.Count == 0)
            Add("shuffled", "the examples are shuffled, which they were not meant to be", "keep the order");

        void Add(string id, string title, string where) => findings.Add(new Finding(id, title, where, [], 0, 0, 1));
    }

    private static (double[,] X, double[,] Y) Data(int m)
    {
        var x = new double[Features, m];
        var y = new double[1, m];
        for (int j = 0; j < m; j++)
            (x[0, j], x[1, j], x[2, j], y[0, j]) = (j, j + 1000, j + 2000, j);
        return (x, y);
    }
}
