using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Splits a set into train, dev and test at random, the same for the same seed on every machine.</summary>
/// <remarks>
/// Examples are taken in the order of one random permutation. Stratified, every class is divided in the same proportions as
/// far as whole examples allow: the quotas are rounded by largest remainders, so the sizes of the parts stay exact.
/// </remarks>
public static class Splitting
{
    // Separates the stream of splits from the streams of epochs that share a seed.
    private const ulong Stream = 0x73706C6974;

    /// <summary>Splits by fractions; train takes the rest.</summary>
    /// <param name="data">The whole set.</param>
    /// <param name="dev">Fraction for dev, in [0, 1); 0 for no such part. The count is rounded to the nearest, halves up.</param>
    /// <param name="test">Fraction for test, in [0, 1); 0 for no such part.</param>
    /// <param name="seed">Seed of the permutation.</param>
    /// <param name="stratified">Keeps the proportions of the classes; needs labels.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fraction is out of range, or a part that was asked for would be empty.</exception>
    /// <exception cref="ArgumentException">Stratified is asked for a set without labels.</exception>
    public static DatasetSplit ByFraction(Dataset data, double dev, double test, ulong seed, bool stratified = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        int devCount = CountOf(dev, nameof(dev), data.Count), testCount = CountOf(test, nameof(test), data.Count);
        if (devCount + (long)testCount >= data.Count)
            throw new ArgumentOutOfRangeException(
                nameof(dev), dev,
                Invariant($"dev {dev} and test {test} of {data.Count} examples take {devCount} and {testCount} and leave none for train; their sum must stay below 1."));
        return ByCount(data, devCount, testCount, seed, stratified);
    }

    /// <summary>Splits by counts; train takes the rest.</summary>
    /// <param name="data">The whole set.</param>
    /// <param name="dev">Examples for dev, 0 or more.</param>
    /// <param name="test">Examples for test, 0 or more; dev + test stays below the number of examples.</param>
    /// <param name="seed">Seed of the permutation.</param>
    /// <param name="stratified">Keeps the proportions of the classes; needs labels.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or no example is left for train.</exception>
    /// <exception cref="ArgumentException">Stratified is asked for a set without labels.</exception>
    public static DatasetSplit ByCount(Dataset data, int dev, int test, ulong seed, bool stratified = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Indices(data.Count, dev, test, seed, stratified ? Strata.Labels(data) : null).Apply(data);
    }

    /// <summary>Splits the numbers 0 … count − 1; what <see cref="ByCount"/> does to examples.</summary>
    /// <param name="count">Number of examples, 1 or more.</param>
    /// <param name="dev">Examples for dev, 0 or more.</param>
    /// <param name="test">Examples for test, 0 or more; dev + test stays below <paramref name="count"/>.</param>
    /// <param name="seed">Seed of the permutation.</param>
    /// <param name="labels">Class of each example, 0 or more, to stratify by; null for no strata.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of range.</exception>
    /// <exception cref="ArgumentException">There is not one label an example.</exception>
    public static SplitIndices Indices(int count, int dev, int test, ulong seed, int[]? labels = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        RequirePart(dev, nameof(dev), count);
        RequirePart(test, nameof(test), count);
        if (dev + (long)test >= count)
            throw new ArgumentOutOfRangeException(
                nameof(dev), dev, Invariant($"dev {dev} and test {test} leave none of {count} examples for train; required: dev + test from 0 to {count - 1}."));

        int[] order = new int[count];
        Xoshiro256.Of(seed, Stream).Permutation(order);
        int[] strata = Strata.Sizes(labels, count);
        int[] testQuota = Strata.Quotas(strata, test);
        int[] left = [.. strata.Zip(testQuota, (size, taken) => size - taken)];
        int[] devQuota = Strata.Quotas(left, dev);

        List<int> trainPart = new(count - dev - test), devPart = new(dev), testPart = new(test);
        foreach (int example in order)
        {
            int stratum = labels is null ? 0 : labels[example];
            List<int> part = Take(testQuota, stratum) ? testPart : Take(devQuota, stratum) ? devPart : trainPart;
            part.Add(example);
        }
        return new SplitIndices(count, trainPart, devPart, testPart);
    }

    private static bool Take(int[] quota, int stratum)
    {
        if (quota[stratum] == 0)
            return false;
        quota[stratum]--;
        return true;
    }

    private static int CountOf(double fraction, string name, int examples)
    {
        // NaN fails the comparison as well.
        if (!(fraction >= 0 && fraction < 1))
            throw new ArgumentOutOfRangeException(name, fraction, Invariant($"{name} is {fraction}; required: a fraction in [0, 1)."));
        int count = (int)Math.Floor((fraction * examples) + 0.5);
        return fraction > 0 && count == 0
            ? throw new ArgumentOutOfRangeException(
                name, fraction, Invariant($"{name} is {fraction} of {examples} examples, which is none; required: 0, or at least {0.5 / examples} for one example."))
            : count;
    }

    private static void RequirePart(int part, string name, int count)
    {
        if (part < 0 || part >= count)
            throw new ArgumentOutOfRangeException(name, part, Invariant($"{name} is {part}; required: 0 to {count - 1} of {count} examples."));
    }
}
