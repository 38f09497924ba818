namespace TfCourse.Reference;

/// <summary>What "momentum" means to the running averages of batch normalization: libraries disagree.</summary>
public enum MomentumConvention
{
    /// <summary>
    /// The share of the old average that stays: <c>average ← momentum·average + (1 − momentum)·batch</c>; 0.99 unless said
    /// otherwise. The variance is that over m. The β of exponentially weighted averages.
    /// </summary>
    TensorFlow,

    /// <summary>
    /// The share of the new batch: <c>average ← (1 − momentum)·average + momentum·batch</c>; 0.1 unless said otherwise. The
    /// variance is that over m − 1, though the layer itself divides by m.
    /// </summary>
    PyTorch,
}
