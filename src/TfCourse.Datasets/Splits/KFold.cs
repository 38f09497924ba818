using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>k-fold cross-validation: every example is held out once, in one of k folds of nearly equal size.</summary>
/// <remarks>Sizes of folds differ by at most one; stratified, so do the numbers of each class in them.</remarks>
public static class KFold
{
    private const ulong Stream = 0x6B666F6C64;

    /// <summary>The k splits of a set; what is held out is the dev part.</summary>
    /// <param name="data">The whole set.</param>
    /// <param name="k">Number of folds, from 2 to the number of examples.</param>
    /// <param name="seed">Seed of the permutation.</param>
    /// <param name="stratified">Keeps the proportions of the classes; needs labels.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is out of range.</exception>
    /// <exception cref="ArgumentException">Stratified is asked for a set without labels.</exception>
    public static IEnumerable<DatasetSplit> Of(Dataset data, int k, ulong seed, bool stratified = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        // The checks run here; only the copying of examples waits until a fold is asked for.
        return Indices(data.Count, k, seed, stratified ? Strata.Labels(data) : null).Select(fold => fold.Apply(data));
    }

    /// <summary>The k splits of the numbers 0 … count − 1; what is held out is the dev part.</summary>
    /// <param name="count">Number of examples, 2 or more.</param>
    /// <param name="k">Number of folds, from 2 to <paramref name="count"/>.</param>
    /// <param name="seed">Seed of the permutation.</param>
    /// <param name="labels">Class of each example, 0 or more, to stratify by; null for no strata.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is out of range.</exception>
    public static IReadOnlyList<SplitIndices> Indices(int count, int k, ulong seed, int[]? labels = null)
    {
        if (k < 2 || k > count)
            throw new ArgumentOutOfRangeException(nameof(k), k, Invariant($"k is {k}; required: 2 to {count}, the number of examples."));
        Strata.Sizes(labels, count);

        int[] order = new int[count];
        Xoshiro256.Of(seed, Stream).Permutation(order);
        // Dealing out class by class, without starting anew, balances the classes and the folds at once. OrderBy is stable.
        int[] fold = new int[count];
        int[] dealt = labels is null ? order : [.. order.OrderBy(example => labels[example])];
        for (int i = 0; i < count; i++)
            fold[dealt[i]] = i % k;

        return
        [
            .. Enumerable.Range(0, k).Select(held => new SplitIndices(
                count, [.. order.Where(example => fold[example] != held)], [.. order.Where(example => fold[example] == held)], [])),
        ];
    }
}
