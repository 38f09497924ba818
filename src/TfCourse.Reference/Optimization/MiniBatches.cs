namespace TfCourse.Reference;

/// <summary>The examples in random order, cut into mini-batches.</summary>
public static class MiniBatches
{
    /// <summary>
    /// Columns in the order of <c>seed(seed); permutation(m)</c>, then slices of the given size; what is left over is a
    /// last, smaller mini-batch.
    /// </summary>
    /// <param name="X">Input, [n_0, m]: a column an example.</param>
    /// <param name="Y">Labels, [n_L, m].</param>
    /// <param name="miniBatchSize">Examples a mini-batch, above 0.</param>
    /// <param name="seed">Seed of np.random, set here.</param>
    /// <exception cref="ArgumentException">X and Y have different numbers of examples.</exception>
    public static IReadOnlyList<(NDArray X, NDArray Y)> Random(NDArray X, NDArray Y, int miniBatchSize = 64, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(X);
        ArgumentNullException.ThrowIfNull(Y);
        Hyperparameter.AtLeastOne(miniBatchSize, nameof(miniBatchSize));
        int m = (int)X.shape[1];
        if (Y.shape[1] != m)
            throw new ArgumentException($"X has {m} examples, Y {Y.shape[1]}; examples are columns of both.", nameof(Y));

        np.random.seed(seed);
        NDArray permutation = np.random.permutation(m);
        NDArray shuffledX = X[":", permutation], shuffledY = Y[":", permutation];

        List<(NDArray, NDArray)> miniBatches = [];
        for (int start = 0; start < m; start += miniBatchSize)
        {
            Slice columns = new(start, Math.Min(start + (long)miniBatchSize, m));
            miniBatches.Add((shuffledX[Slice.All, columns], shuffledY[Slice.All, columns]));
        }

        return miniBatches;
    }
}
