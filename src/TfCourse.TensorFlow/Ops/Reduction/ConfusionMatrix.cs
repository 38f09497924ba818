using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>confusion_matrix.</content>
public sealed partial class math_api
{
    /// <summary>How often each label was taken for each class: <c>output[l, p]</c> counts the examples of label l and prediction p.</summary>
    /// <param name="labels">A vector of classes, not negative.</param>
    /// <param name="predictions">A vector of classes as long; either may have a last axis of size 1 more.</param>
    /// <param name="num_classes">How many classes there are, a scalar; null for the greatest class + 1.</param>
    /// <param name="dtype">The type of the counts.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <param name="weights">A weight for each example; null counts each as 1.</param>
    /// <returns>Shape [num_classes, num_classes]. A class out of range fails when the graph runs.</returns>
    /// <exception cref="ValueError">The vectors are not of one length.</exception>
    public Tensor confusion_matrix(Tensor labels, Tensor predictions, Tensor? num_classes = null, TF_DataType dtype = TF_DataType.TF_INT32, string? name = null, Tensor? weights = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "confusion_matrix");
        (Tensor label, Tensor prediction) = Squeezed(labels, predictions);
        prediction = tf.cast(prediction, TF_DataType.TF_INT64);
        label = tf.cast(label, TF_DataType.TF_INT64);
        label = Checked(label, Assertions.NonNegative(label, "`labels` contains negative values"));
        prediction = Checked(prediction, Assertions.NonNegative(prediction, "`predictions` contains negative values"));
        Tensor classes;
        if (num_classes is null)
        {
            classes = tf.maximum(tf.reduce_max(prediction), tf.reduce_max(label)) + 1L;
        }
        else
        {
            classes = num_classes;
            Tensor bound = tf.cast(num_classes, TF_DataType.TF_INT64);
            label = Checked(label, Assertions.Below(label, bound, "`labels` out of bound"));
            prediction = Checked(prediction, Assertions.Below(prediction, bound, "`predictions` out of bound"));
        }

        Tensor? given = weights is null ? null : tf.cast(Composing.Value(weights, "weights"), dtype);
        Tensor sizes = tf.stack([classes, classes]), indices = Build.One("Pack", "stack", [label, prediction], ("axis", 1));
        Tensor values = given ?? tf.ones_like(prediction, dtype);
        return Build.One("ScatterNd", null, [indices, values, tf.cast(sizes, TF_DataType.TF_INT64)]);
    }

    // A last axis of size 1 that only one of them has is dropped.
    private static (Tensor Labels, Tensor Predictions) Squeezed(Tensor labels, Tensor predictions)
    {
        if (!labels.shape.IsNull && !predictions.shape.IsNull)
        {
            int difference = predictions.ndim - labels.ndim;
            predictions = difference == 1 && predictions.shape[-1] is 1 or -1 ? tf.squeeze(predictions, -1) : predictions;
            labels = difference == -1 && labels.shape[-1] is 1 or -1 ? tf.squeeze(labels, -1) : labels;
        }

        return (labels, predictions);
    }

    // The values, once the check has passed.
    private static Tensor Checked(Tensor values, Operation check)
    {
        return Assertions.After([check], values);
    }
}
