namespace TfCourse.Reference;

/// <summary>Train, dev and test examples: columns in the order of one permutation, cut into three.</summary>
/// <param name="Train">Indices of the training examples.</param>
/// <param name="Dev">Indices of the dev examples.</param>
/// <param name="Test">Indices of the test examples.</param>
public sealed record TrainDevTest(NDArray Train, NDArray Dev, NDArray Test)
{
    /// <summary>
    /// <c>seed(seed); permutation(m)</c>: the first examples are the dev set, the next the test set, the rest the training
    /// set. Each example is in exactly one.
    /// </summary>
    /// <param name="m">How many examples; above dev + test.</param>
    /// <param name="dev">How many of them are the dev set; at least 1.</param>
    /// <param name="test">How many of them are the test set; at least 1.</param>
    /// <param name="seed">Seed of np.random, set here.</param>
    /// <exception cref="ArgumentOutOfRangeException">A set would be empty.</exception>
    public static TrainDevTest Of(int m, int dev, int test, int seed)
    {
        Hyperparameter.AtLeastOne(dev, nameof(dev));
        Hyperparameter.AtLeastOne(test, nameof(test));
        Hyperparameter.AtLeastOne(m - dev - test, "train");
        np.random.seed(seed);
        NDArray permutation = np.random.permutation(m);
        return new TrainDevTest(permutation[new Slice(dev + test, m)], permutation[new Slice(0, dev)], permutation[new Slice(dev, dev + test)]);
    }

    /// <summary>
    /// k-fold: <c>seed(seed); permutation(m)</c> cut into k parts as equal as can be; each part is the dev set once, the others
    /// the training set. The error is the mean over the folds.
    /// </summary>
    /// <param name="m">How many examples; at least k.</param>
    /// <param name="k">How many folds; at least 2.</param>
    /// <param name="seed">Seed of np.random, set here.</param>
    /// <returns>The indices of both sets, fold by fold.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A fold would be empty, or there is one alone.</exception>
    public static IReadOnlyList<(NDArray Train, NDArray Dev)> Folds(int m, int k, int seed)
    {
        Hyperparameter.Within(k, nameof(k), 2, m);
        np.random.seed(seed);
        NDArray permutation = np.random.permutation(m);
        return
        [
            .. Enumerable.Range(0, k).Select(i => ((int)((long)i * m / k), (int)((i + 1L) * m / k))).Select(part =>
                (np.concatenate([permutation[new Slice(0, part.Item1)], permutation[new Slice(part.Item2, m)]], 0), permutation[new Slice(part.Item1, part.Item2)])),
        ];
    }

    /// <summary>The share of examples whose answer is wrong: what the course calls the error of a set.</summary>
    /// <param name="answers">Answers, [1, m].</param>
    /// <param name="Y">Labels, [1, m].</param>
    /// <param name="indices">The set.</param>
    public static double Error(NDArray answers, NDArray Y, NDArray indices)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(Y);
        return 1 - Prediction.Accuracy(answers[":", indices], Y[":", indices]);
    }
}
