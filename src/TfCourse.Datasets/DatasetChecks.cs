using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>What must hold of the parts of a data set before it exists.</summary>
internal static class DatasetChecks
{
    public static void Features(float[] features, ReadOnlySpan<int> shape, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (shape.Length < 2 || shape.Contains(0))
            throw new ArgumentException(
                $"The shape is {Sizes.Show(shape)}; required: [examples, features…] with every size 1 or more.", nameof(shape));
        int count = Sizes.Require(shape, sizeof(float), nameof(shape));
        if (count != features.Length)
            throw new ArgumentException(
                Invariant($"The shape {Sizes.Show(shape)} has {count} values, but {features.Length} were given."), nameof(features));
        int size = count / shape[0];
        if (names.Count != 0 && names.Count != size)
            throw new ArgumentException(
                Invariant($"There are {names.Count} feature names for {size} features; required: one each, or none."), nameof(names));
        if (FirstNotFinite(features) is { } bad)
            throw new ArgumentException(
                Invariant($"Feature {bad % size} of example {bad / size} is {features[bad]}; required: finite values. Leave the example out or fill the gap first."),
                nameof(features));
    }

    public static void Labels(int[] labels, int examples, int classes)
    {
        if (classes < 2)
            throw new ArgumentOutOfRangeException(nameof(classes), classes, "Classification needs 2 classes or more.");
        RequireOneEach(labels.Length, examples, nameof(labels));
        for (int i = 0; i < labels.Length; i++)
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentOutOfRangeException(
                    nameof(labels), labels[i], Invariant($"The label of example {i} is {labels[i]}; required: 0 to {classes - 1}, one of {classes} classes."));
    }

    public static void Targets(float[] targets, int examples)
    {
        RequireOneEach(targets.Length, examples, nameof(targets));
        if (FirstNotFinite(targets) is { } bad)
            throw new ArgumentException(
                Invariant($"The target of example {bad} is {targets[bad]}; required: finite values."), nameof(targets));
    }

    public static void Indices(ReadOnlySpan<int> indices, int count)
    {
        if (indices.IsEmpty)
            throw new ArgumentOutOfRangeException(nameof(indices), 0, "No index was given; a data set needs 1 example or more.");
        foreach (int index in indices)
            if ((uint)index >= (uint)count)
                throw new ArgumentOutOfRangeException(nameof(indices), index, Invariant($"An index is {index}; required: 0 to {count - 1}."));
    }

    private static void RequireOneEach(int given, int examples, string parameter)
    {
        if (given != examples)
            throw new ArgumentException(Invariant($"There are {given} {parameter} for {examples} examples; required: one each."), parameter);
    }

    private static int? FirstNotFinite(float[] values)
    {
        for (int i = 0; i < values.Length; i++)
            if (!float.IsFinite(values[i]))
                return i;
        return null;
    }
}
