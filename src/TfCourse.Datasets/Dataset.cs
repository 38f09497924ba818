using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Examples for supervised learning: features, and per example a class index or a real target.</summary>
/// <remarks>
/// Axis 0 counts examples. All values are finite. The arrays are the set's own: change them only where a method says so,
/// or work on a <see cref="Subset"/>, which copies.
/// </remarks>
public sealed class Dataset
{
    private readonly int[] _shape;
    private readonly string[] _classNames, _featureNames;

    private Dataset(
        string name, float[] features, ReadOnlySpan<int> shape, int[]? labels, float[]? targets,
        IReadOnlyList<string> classNames, IReadOnlyList<string> featureNames, string targetName, string source, string licence)
    {
        _shape = shape.ToArray();
        (Name, Features, Labels, Targets) = (name, features, labels, targets);
        (_classNames, _featureNames) = ([.. classNames], [.. featureNames]);
        (TargetName, Source, Licence) = (targetName, source, licence);
        FeatureSize = Count == 0 ? 0 : features.Length / Count;
    }

    /// <summary>Name of the set.</summary>
    public string Name { get; }

    /// <summary>Features, shape [examples, features…], flat in C order.</summary>
    public float[] Features { get; }

    /// <summary>Shape of <see cref="Features"/>: examples first.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>Number of examples.</summary>
    public int Count => _shape[0];

    /// <summary>Feature values of one example, ∏ shape[1..].</summary>
    public int FeatureSize { get; }

    /// <summary>Class index of each example, in [0, classes), shape [examples]; null for regression.</summary>
    public int[]? Labels { get; }

    /// <summary>Real target of each example, shape [examples]; null for classification.</summary>
    public float[]? Targets { get; }

    /// <summary>Number of classes; 0 for regression.</summary>
    public int ClassCount => _classNames.Length;

    /// <summary>Names of the classes; empty for regression.</summary>
    public IReadOnlyList<string> ClassNames => _classNames;

    /// <summary>Names of the features; empty where they have none, as pixels.</summary>
    public IReadOnlyList<string> FeatureNames => _featureNames;

    /// <summary>What the target is called; empty for classification.</summary>
    public string TargetName { get; }

    /// <summary>Where the data come from.</summary>
    public string Source { get; }

    /// <summary>The licence of the data.</summary>
    public string Licence { get; }

    /// <summary>Makes a set of labelled examples; the arrays are not copied.</summary>
    /// <param name="name">Name of the set.</param>
    /// <param name="features">Finite values in C order.</param>
    /// <param name="shape">[examples, features…]; two or more axes, each 1 or more.</param>
    /// <param name="labels">Class indices in [0, classes), one an example.</param>
    /// <param name="classNames">Names of the classes, at least two.</param>
    /// <param name="featureNames">Names of the features, one each, or none.</param>
    /// <param name="source">Where the data come from.</param>
    /// <param name="licence">The licence of the data.</param>
    /// <exception cref="ArgumentException">Sizes disagree, a value is not finite, or a label is out of range.</exception>
    public static Dataset Classification(
        string name, float[] features, ReadOnlySpan<int> shape, int[] labels, IReadOnlyList<string> classNames,
        IReadOnlyList<string>? featureNames = null, string source = "", string licence = "")
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classNames);
        DatasetChecks.Features(features, shape, featureNames ?? []);
        DatasetChecks.Labels(labels, shape[0], classNames.Count);
        return new Dataset(name, features, shape, labels, null, classNames, featureNames ?? [], "", source, licence);
    }

    /// <summary>Makes a set of examples with a real target; the arrays are not copied.</summary>
    /// <param name="name">Name of the set.</param>
    /// <param name="features">Finite values in C order.</param>
    /// <param name="shape">[examples, features…]; two or more axes, each 1 or more.</param>
    /// <param name="targets">Finite targets, one an example.</param>
    /// <param name="featureNames">Names of the features, one each, or none.</param>
    /// <param name="targetName">What the target is called.</param>
    /// <param name="source">Where the data come from.</param>
    /// <param name="licence">The licence of the data.</param>
    /// <exception cref="ArgumentException">Sizes disagree or a value is not finite.</exception>
    public static Dataset Regression(
        string name, float[] features, ReadOnlySpan<int> shape, float[] targets,
        IReadOnlyList<string>? featureNames = null, string targetName = "", string source = "", string licence = "")
    {
        ArgumentNullException.ThrowIfNull(targets);
        DatasetChecks.Features(features, shape, featureNames ?? []);
        DatasetChecks.Targets(targets, shape[0]);
        return new Dataset(name, features, shape, null, targets, [], featureNames ?? [], targetName, source, licence);
    }

    /// <summary>The features of one example, without a copy.</summary>
    /// <param name="example">In [0, <see cref="Count"/>).</param>
    public ReadOnlySpan<float> Example(int example)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(example);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(example, Count);
        return Features.AsSpan(example * FeatureSize, FeatureSize);
    }

    /// <summary>What a feature is called: its name, or its coordinates such as <c>[3, 7]</c>.</summary>
    /// <param name="feature">In [0, <see cref="FeatureSize"/>).</param>
    public string FeatureName(int feature)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(feature);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(feature, FeatureSize);
        if (_featureNames.Length > 0)
            return _featureNames[feature];
        int[] coordinates = new int[_shape.Length - 1];
        for (int axis = coordinates.Length - 1; axis >= 0; axis--)
            (feature, coordinates[axis]) = Math.DivRem(feature, _shape[axis + 1]);
        return Sizes.Show(coordinates);
    }

    /// <summary>Copies chosen examples, in the order of the indices; an index may occur more than once.</summary>
    /// <param name="indices">At least one, each in [0, <see cref="Count"/>).</param>
    /// <param name="name">Name of the new set; the old one's when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no index, or one is out of range.</exception>
    public Dataset Subset(ReadOnlySpan<int> indices, string? name = null)
    {
        DatasetChecks.Indices(indices, Count);
        int[] shape = [indices.Length, .. _shape[1..]];
        float[] features = new float[Sizes.Require(shape, sizeof(float), nameof(indices))];
        int[]? labels = Labels is null ? null : new int[indices.Length];
        float[]? targets = Targets is null ? null : new float[indices.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            Example(indices[i]).CopyTo(features.AsSpan(i * FeatureSize));
            if (labels is not null)
                labels[i] = Labels![indices[i]];
            if (targets is not null)
                targets[i] = Targets![indices[i]];
        }
        return With(name ?? Name, features, shape, labels, targets);
    }

    /// <summary>The same examples with other features of the same shape, as after normalization; the array is not copied.</summary>
    /// <param name="features">Finite values, as many as before.</param>
    /// <exception cref="ArgumentException">The number of values differs or one is not finite.</exception>
    public Dataset WithFeatures(float[] features)
    {
        DatasetChecks.Features(features, _shape, _featureNames);
        return With(Name, features, _shape, Labels, Targets);
    }

    /// <summary>The examples of both sets, this one's first, as one.</summary>
    /// <param name="other">A set of the same feature shape, classes and kind.</param>
    /// <exception cref="ArgumentException">The two do not fit together.</exception>
    public Dataset Concatenate(Dataset other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!_shape.AsSpan(1).SequenceEqual(other._shape.AsSpan(1)) || !_classNames.SequenceEqual(other._classNames, StringComparer.Ordinal))
            throw new ArgumentException(
                Invariant($"'{Name}' has the shape {Sizes.Show(_shape)} and {ClassCount} classes, '{other.Name}' {Sizes.Show(other._shape)} and {other.ClassCount}; all but the number of examples must agree."),
                nameof(other));
        int[] shape = [checked(Count + other.Count), .. _shape[1..]];
        Sizes.Require(shape, sizeof(float), nameof(other));
        return With(
            Name, [.. Features, .. other.Features], shape,
            Labels is null ? null : [.. Labels, .. other.Labels!], Targets is null ? null : [.. Targets, .. other.Targets!]);
    }

    private Dataset With(string name, float[] features, int[] shape, int[]? labels, float[]? targets)
        => new(name, features, shape, labels, targets, _classNames, _featureNames, TargetName, Source, Licence);
}
