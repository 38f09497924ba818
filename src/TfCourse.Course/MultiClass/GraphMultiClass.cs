using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>Softmax, its cost, and the scores of several classes as graphs. Logits are [classes, m]: a column an example.</summary>
public static class GraphMultiClass
{
    /// <summary><c>softmax(Z / T)</c> down each column.</summary>
    /// <param name="z">Logits, [classes, m].</param>
    /// <param name="temperature">T, above 0; null for 1.</param>
    public static Tensor Softmax(Tensor z, Tensor? temperature = null) => tf.transpose(tf.nn.softmax(tf.transpose(temperature is null ? z : z / temperature)));

    /// <summary>1 for the largest logit of each column, the first of equals; 0 for the others.</summary>
    /// <param name="z">Logits, [classes, m].</param>
    public static Tensor Hardmax(Tensor z) => tf.one_hot(tf.argmax(z, 0), (int)z.shape[0], dtype: z.dtype, axis: 0);

    /// <summary><c>(1 − ε)·Y + ε/classes</c>.</summary>
    /// <param name="y">One-hot labels, [classes, m].</param>
    /// <param name="epsilon">ε, in [0, 1).</param>
    public static Tensor Smooth(Tensor y, double epsilon) => (y * (1 - epsilon)) + (epsilon / y.shape[0]);

    /// <summary>Each example's cross-entropy, [m], from logits.</summary>
    /// <param name="z">Logits, [classes, m].</param>
    /// <param name="y">Labels whose columns sum to 1, [classes, m].</param>
    public static Tensor Losses(Tensor z, Tensor y) => tf.nn.softmax_cross_entropy_with_logits_v2(labels: tf.transpose(y), logits: tf.transpose(z));

    /// <summary>Whether each example's class is among its k largest logits, [m], boolean. TensorFlow's op takes float32.</summary>
    /// <param name="z">Logits, [classes, m].</param>
    /// <param name="labels">Classes, int32 [m].</param>
    /// <param name="k">1 to the number of classes.</param>
    public static Tensor InTop(Tensor z, Tensor labels, int k) => tf.nn.in_top_k(tf.cast(tf.transpose(z), TF_DataType.TF_FLOAT), labels, k);

    /// <summary>How often each class (row) was answered with each class (column), in a floating type.</summary>
    /// <param name="labels">True classes, int32 [m].</param>
    /// <param name="z">Logits, [classes, m].</param>
    public static Tensor ConfusionMatrix(Tensor labels, Tensor z) => tf.cast(tf.math.confusion_matrix(labels, tf.argmax(z, 0), (int)z.shape[0]), z.dtype);

    /// <summary>Precision, recall and F1 of each class, [classes] each; a quotient 0/0 is 0.</summary>
    /// <param name="confusion">[true class, answer].</param>
    public static (Tensor Precision, Tensor Recall, Tensor F1) PerClass(Tensor confusion)
    {
        Tensor right = tf.linalg.diag_part(confusion);
        Tensor precision = tf.math.divide_no_nan(right, tf.reduce_sum(confusion, 0)), recall = tf.math.divide_no_nan(right, tf.reduce_sum(confusion, 1));
        return (precision, recall, tf.math.divide_no_nan(2.0 * precision * recall, precision + recall));
    }

    /// <summary>By equal ranges of the answer's probability: how many examples, their mean probability, their share of right answers; [bins] each, 0 in empty ranges.</summary>
    /// <param name="a">Probabilities, [classes, m].</param>
    /// <param name="labels">Classes, int32 [m].</param>
    /// <param name="bins">How many ranges.</param>
    public static (Tensor Count, Tensor Confidence, Tensor Accuracy) Calibration(Tensor a, Tensor labels, int bins)
    {
        Tensor sure = tf.reduce_max(a, 0);
        Tensor hits = tf.cast(tf.equal(tf.argmax(a, 0, output_type: tf.int32), labels), a.dtype);
        Tensor bin = tf.minimum(tf.cast(tf.floor(sure * (double)bins), tf.int32), bins - 1);
        Tensor member = tf.one_hot(bin, bins, dtype: a.dtype);
        Tensor count = tf.reduce_sum(member, 0);
        return (count, tf.math.divide_no_nan(Total(sure), count), tf.math.divide_no_nan(Total(hits), count));

        Tensor Total(Tensor each) => tf.reshape(tf.matmul(tf.reshape(each, new Shape(1, -1)), member), new Shape(bins));
    }
}
