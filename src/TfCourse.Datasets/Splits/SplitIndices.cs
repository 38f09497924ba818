using System.Runtime.InteropServices;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Which examples belong to which part. Every example belongs to exactly one: there is no leakage.</summary>
public sealed record SplitIndices
{
    /// <summary>Takes the parts after checking that they are disjoint and cover every example.</summary>
    /// <param name="count">Number of examples.</param>
    /// <param name="train">Examples of the training part, not empty.</param>
    /// <param name="dev">Examples of the dev part; may be empty.</param>
    /// <param name="test">Examples of the test part; may be empty.</param>
    /// <exception cref="ArgumentException">An example is missing, occurs twice or does not exist, or train is empty.</exception>
    public SplitIndices(int count, IReadOnlyList<int> train, IReadOnlyList<int> dev, IReadOnlyList<int> test)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(dev);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (train.Count == 0)
            throw new ArgumentException("The training part is empty; required: 1 example or more.", nameof(train));

        bool[] seen = new bool[count];
        foreach (int index in train.Concat(dev).Concat(test))
        {
            if ((uint)index >= (uint)count)
                throw new ArgumentException(Invariant($"The parts hold example {index}; required: 0 to {count - 1}."), nameof(count));
            if (seen[index])
                throw new ArgumentException(
                    Invariant($"Example {index} is in two parts or twice in one; that leaks from one into the other."), nameof(count));
            seen[index] = true;
        }
        if (Array.IndexOf(seen, false) is >= 0 and int missing)
            throw new ArgumentException(Invariant($"Example {missing} is in no part; every example needs one."), nameof(count));
        (Train, Dev, Test) = (train, dev, test);
    }

    /// <summary>Examples of the training part.</summary>
    public IReadOnlyList<int> Train { get; }

    /// <summary>Examples of the dev part.</summary>
    public IReadOnlyList<int> Dev { get; }

    /// <summary>Examples of the test part.</summary>
    public IReadOnlyList<int> Test { get; }

    /// <summary>Moves examples with equal features into one part, so that none is learned in train and met again in test.</summary>
    /// <param name="data">The set that was split.</param>
    /// <returns>The split in which such a group is in train if one of it was, else in dev; the sizes of the parts can change.</returns>
    /// <exception cref="ArgumentException">The set has another number of examples.</exception>
    public SplitIndices KeepEqualTogether(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        int count = Train.Count + Dev.Count + Test.Count;
        if (data.Count != count)
            throw new ArgumentException(Invariant($"'{data.Name}' has {data.Count} examples; required: {count}, as were split."), nameof(data));

        List<int>[] parts = [[], [], []];
        // Train, dev, test in this order: the first part that holds a group keeps all of it.
        Dictionary<string, List<int>> home = new(StringComparer.Ordinal);
        foreach ((IReadOnlyList<int> indices, List<int> part) in new[] { Train, Dev, Test }.Zip(parts))
            foreach (int index in indices)
            {
                string features = new(MemoryMarshal.Cast<float, char>(data.Example(index)));
                if (!home.TryAdd(features, part))
                    home[features].Add(index);
                else
                    part.Add(index);
            }
        return new SplitIndices(count, parts[0], parts[1], parts[2]);
    }

    /// <summary>Copies the examples into sets called <c>name/train</c> and so on; an empty part becomes null.</summary>
    /// <param name="data">The set that was split.</param>
    public DatasetSplit Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new DatasetSplit(Part(Train, "train")!, Part(Dev, "dev"), Part(Test, "test"));

        Dataset? Part(IReadOnlyList<int> indices, string part)
            => indices.Count == 0 ? null : data.Subset([.. indices], $"{data.Name}/{part}");
    }
}
