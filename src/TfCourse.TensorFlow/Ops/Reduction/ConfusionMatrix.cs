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
        label = Checked(label, label >= 0L, "`labels` contains negative values.  ");
        prediction = Checked(prediction, prediction >= 0L, "`predictions` contains negative values.  ");
        Tensor classes;
        if (num_classes is null)
        {
            classes = tf.maximum(tf.reduce_max(prediction), tf.reduce_max(label)) + 1L;
        }
        else
        {
            classes = tf.cast(num_classes, TF_DataType.TF_INT64);
            label = Checked(label, label < classes, "`labels` out of bound");
            prediction = Checked(prediction, prediction < classes, "`predictions` out of bound");
        }

        Tensor indices = Build.One("Pack", "stack", [label, prediction], ("axis", 1));
        Tensor values = weights is null ? Build.One("Fill", "ones_like", [tf.shape(prediction), tf.cast(1, dtype)])
            : weights is not Literal && weights.dtype == dtype ? weights : tf.cast(weights, dtype);
        return Build.One("ScatterNd", null, [indices, values, Build.One("Pack", "stack", [classes, classes])]);
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

    // The values, once all elements of the condition are found to hold.
    private static Tensor Checked(Tensor values, Tensor condition, string message)
    {
        Operation check = Build.Node("Assert", null, [tf.reduce_all(condition), message, values], ("summarize", 3));
        using (tf.control_dependencies([check]))
        {
            return tf.identity(values);
        }
    }
}
