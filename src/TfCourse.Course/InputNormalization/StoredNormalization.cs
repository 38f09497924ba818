using Tensorflow;
using TfCourse.Datasets;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>
/// Input normalization that is part of a network: μ and σ are variables that no optimizer trains, so checkpoints and SavedModels
/// hold them, and whoever runs the model gives it inputs as they were measured.
/// </summary>
public sealed class StoredNormalization
{
    /// <summary>Adds the variables to the default graph, as normalization/mean and normalization/deviation, [features].</summary>
    /// <param name="features">How many features an example has; at least 1.</param>
    /// <param name="fitted">What the training set gave; null when the values come from a checkpoint.</param>
    /// <exception cref="ArgumentException">It was fitted on another number of features.</exception>
    public StoredNormalization(int features, Standardization? fitted)
    {
        if (fitted is not null && fitted.Mean.Count != features)
        {
            throw new ArgumentException($"The normalization was fitted on {fitted.Mean.Count} features; the network has {features}.", nameof(fitted));
        }

        float[] mean = fitted is null ? new float[features] : [.. fitted.Mean.Select(m => (float)m)];

        // A feature that is constant in the training set is only centred.
        float[] deviation = [.. Enumerable.Range(0, features).Select(i => fitted?.Variance[i] is > 0 and var v ? (float)Math.Sqrt(v) : 1f)];
        using (tf.name_scope("normalization"))
        {
            Mean = tf.Variable(tf.constant(mean), trainable: false, name: "mean");
            Deviation = tf.Variable(tf.constant(deviation), trainable: false, name: "deviation");
        }
    }

    /// <summary>μ of each feature, [features].</summary>
    public ResourceVariable Mean { get; }

    /// <summary>σ of each feature, [features]; 1 for a constant one.</summary>
    public ResourceVariable Deviation { get; }

    /// <summary><c>(x − μ) / σ</c>.</summary>
    /// <param name="x">[examples, features], as measured.</param>
    public Tensor Apply(Tensor x) => (x - Mean) / Deviation;
}
