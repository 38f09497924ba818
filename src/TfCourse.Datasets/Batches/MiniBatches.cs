using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Partitions a set into mini-batches, anew for every epoch, and copies one batch at a time into the caller's buffers.</summary>
/// <remarks>
/// <para>Every example is in exactly one batch of an epoch; with m examples and batch size b there are ⌈m / b⌉ batches, the
/// last of them smaller when b does not divide m (or ⌊m / b⌋ when it is dropped).</para>
/// <para>The usual order, <see cref="ExampleOrder.Shuffled"/>, allocates nothing after the constructor. One thread at a time.</para>
/// </remarks>
/// <example>
/// <code>
/// MiniBatches batches = new(train, 64, ExampleOrder.Shuffled(seed: 1));
/// float[] x = new float[batches.BufferLength];
/// for (int epoch = 0; epoch &lt; 10; epoch++)
/// {
///     batches.StartEpoch(epoch);
///     for (int batch = 0; batch &lt; batches.Count; batch++)
///     {
///         int examples = batches.FillFeatures(batch, x);
///         // … one step on the first examples * FeatureSize values of x
///     }
/// }
/// </code>
/// </example>
public sealed class MiniBatches
{
    private readonly Dataset _data;
    private readonly ExampleOrder _order;
    private readonly int[] _indices;
    private bool _started;

    /// <summary>Prepares the buffers of a partition.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="batchSize">Examples of a batch, 1 or more; at most all of them when the last batch is dropped.</param>
    /// <param name="order">Order of the examples in each epoch.</param>
    /// <param name="dropLast">Leaves out a last batch that is not full.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is out of range.</exception>
    public MiniBatches(Dataset data, int batchSize, ExampleOrder order, bool dropLast = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(order);
        if (batchSize < 1 || (dropLast && batchSize > data.Count))
            throw new ArgumentOutOfRangeException(
                nameof(batchSize), batchSize,
                Invariant($"batchSize is {batchSize}; required: 1 or more{(dropLast ? Invariant($", and at most {data.Count}, the number of examples, since the last partial batch is dropped") : "")}."));
        (_data, _order, BatchSize, _indices) = (data, order, batchSize, new int[data.Count]);
        Count = dropLast ? data.Count / batchSize : (int)(((long)data.Count + batchSize - 1) / batchSize);
        BufferLength = Math.Min(batchSize, data.Count) * data.FeatureSize;
    }

    /// <summary>Examples of a full batch.</summary>
    public int BatchSize { get; }

    /// <summary>Batches of an epoch.</summary>
    public int Count { get; }

    /// <summary>Floats that a buffer needs to hold the features of any batch.</summary>
    public int BufferLength { get; }

    /// <summary>Puts the examples into the order of an epoch; epochs may be started in any sequence.</summary>
    /// <param name="epoch">Number of the epoch, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is negative.</exception>
    public void StartEpoch(int epoch)
    {
        _order.Fill(epoch, _indices);
        _started = true;
    }

    /// <summary>The examples of a batch in the present epoch.</summary>
    /// <param name="batch">In [0, <see cref="Count"/>).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such batch.</exception>
    /// <exception cref="InvalidOperationException">No epoch was started.</exception>
    public ReadOnlySpan<int> Indices(int batch)
    {
        if (!_started)
            throw new InvalidOperationException("No epoch was started; call StartEpoch first.");
        if ((uint)batch >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(batch), batch, Invariant($"batch is {batch}; required: 0 to {Count - 1}."));
        int start = batch * BatchSize;
        return _indices.AsSpan(start, Math.Min(BatchSize, _indices.Length - start));
    }

    /// <summary>Copies the features of a batch, shape [examples of the batch, features…].</summary>
    /// <param name="batch">In [0, <see cref="Count"/>).</param>
    /// <param name="features">At least the batch's values; what lies beyond them is left alone.</param>
    /// <returns>Examples of the batch.</returns>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    public int FillFeatures(int batch, Span<float> features)
    {
        ReadOnlySpan<int> indices = Indices(batch);
        int size = _data.FeatureSize;
        Require(features.Length, indices.Length * size, nameof(features));
        ReadOnlySpan<float> all = _data.Features;
        for (int i = 0; i < indices.Length; i++)
            all.Slice(indices[i] * size, size).CopyTo(features[(i * size)..]);
        return indices.Length;
    }

    /// <summary>Copies the class indices of a batch, shape [examples of the batch].</summary>
    /// <param name="batch">In [0, <see cref="Count"/>).</param>
    /// <param name="labels">At least the batch's values.</param>
    /// <returns>Examples of the batch.</returns>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    /// <exception cref="InvalidOperationException">The set has real targets.</exception>
    public int FillLabels(int batch, Span<int> labels)
    {
        int[] all = RequireLabels();
        ReadOnlySpan<int> indices = Indices(batch);
        Require(labels.Length, indices.Length, nameof(labels));
        for (int i = 0; i < indices.Length; i++)
            labels[i] = all[indices[i]];
        return indices.Length;
    }

    /// <summary>Writes the classes of a batch as unit vectors, shape [examples of the batch, classes].</summary>
    /// <param name="batch">In [0, <see cref="Count"/>).</param>
    /// <param name="oneHot">At least the batch's values.</param>
    /// <returns>Examples of the batch.</returns>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    /// <exception cref="InvalidOperationException">The set has real targets.</exception>
    public int FillOneHot(int batch, Span<float> oneHot)
    {
        int[] all = RequireLabels();
        ReadOnlySpan<int> indices = Indices(batch);
        int classes = _data.ClassCount;
        Require(oneHot.Length, indices.Length * classes, nameof(oneHot));
        oneHot[..(indices.Length * classes)].Clear();
        for (int i = 0; i < indices.Length; i++)
            oneHot[(i * classes) + all[indices[i]]] = 1;
        return indices.Length;
    }

    /// <summary>Copies the real targets of a batch, shape [examples of the batch].</summary>
    /// <param name="batch">In [0, <see cref="Count"/>).</param>
    /// <param name="targets">At least the batch's values.</param>
    /// <returns>Examples of the batch.</returns>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    /// <exception cref="InvalidOperationException">The set has class labels.</exception>
    public int FillTargets(int batch, Span<float> targets)
    {
        float[] all = _data.Targets
            ?? throw new InvalidOperationException($"'{_data.Name}' has class labels and no real targets; use FillLabels or FillOneHot.");
        ReadOnlySpan<int> indices = Indices(batch);
        Require(targets.Length, indices.Length, nameof(targets));
        for (int i = 0; i < indices.Length; i++)
            targets[i] = all[indices[i]];
        return indices.Length;
    }

    private int[] RequireLabels()
        => _data.Labels
           ?? throw new InvalidOperationException($"'{_data.Name}' has real targets and no class labels; use FillTargets.");

    private static void Require(int given, int needed, string parameter)
    {
        if (given < needed)
            throw new ArgumentException(Invariant($"The buffer holds {given} values; required: {needed} or more."), parameter);
    }
}
