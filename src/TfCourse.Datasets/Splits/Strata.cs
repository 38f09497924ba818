using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Groups of examples that are divided in equal proportions: the classes, or all examples as one group.</summary>
internal static class Strata
{
    public static int[] Labels(Dataset data)
        => data.Labels ?? throw new ArgumentException(
            $"'{data.Name}' has real targets and no class labels; stratified needs labels.", nameof(data));

    /// <summary>Examples of each class; without labels one group of all.</summary>
    public static int[] Sizes(int[]? labels, int count)
    {
        if (labels is null)
            return [count];
        if (labels.Length != count)
            throw new ArgumentException(Invariant($"There are {labels.Length} labels for {count} examples; required: one each."), nameof(labels));
        if (Array.Find(labels, label => label < 0) is < 0 and int negative)
            throw new ArgumentOutOfRangeException(nameof(labels), negative, Invariant($"A label is {negative}; required: 0 or more."));
        int[] sizes = new int[labels.Max() + 1];
        foreach (int label in labels)
            sizes[label]++;
        return sizes;
    }

    /// <summary>Divides <paramref name="total"/> in proportion to the sizes: floors first, then largest remainders, lower class first.</summary>
    public static int[] Quotas(int[] sizes, int total)
    {
        long all = sizes.Sum(size => (long)size);
        int[] quotas = new int[sizes.Length];
        long[] remainders = new long[sizes.Length];
        int given = 0;
        for (int i = 0; i < sizes.Length; i++)
        {
            (long whole, remainders[i]) = Math.DivRem((long)total * sizes[i], Math.Max(1, all));
            quotas[i] = (int)whole;
            given += quotas[i];
        }
        foreach (int i in Enumerable.Range(0, sizes.Length).OrderByDescending(i => remainders[i]).Take(total - given))
            quotas[i]++;
        return quotas;
    }
}
