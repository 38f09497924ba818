using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>From numbers of mean 0 and variance 1 to starting weights, as graphs. A draw is [n_l, n_(l-1)]: a row a unit.</summary>
public static class WeightScales
{
    /// <summary>He: <c>W = draw · √(2 / n_(l-1))</c>, for relu.</summary>
    /// <param name="draw">Normally distributed.</param>
    public static Tensor He(Tensor draw) => draw * tf.sqrt(2.0 / FanIn(draw));

    /// <summary>The course's Xavier: <c>W = draw · √(1 / n_(l-1))</c>, for tanh.</summary>
    /// <param name="draw">Normally distributed.</param>
    public static Tensor Xavier(Tensor draw) => draw * tf.sqrt(1.0 / FanIn(draw));

    /// <summary>Glorot: <c>W = draw · √(2 / (n_(l-1) + n_l))</c>.</summary>
    /// <param name="draw">Normally distributed.</param>
    public static Tensor Glorot(Tensor draw) => draw * tf.sqrt(2.0 / (FanIn(draw) + FanOut(draw)));

    /// <summary>LeCun: <c>W = √(3 / n_(l-1)) · (2·draw − 1)</c>.</summary>
    /// <param name="draw">Evenly distributed between 0 and 1.</param>
    public static Tensor LeCun(Tensor draw) => tf.sqrt(3.0 / FanIn(draw)) * (2.0 * draw - 1.0);

    /// <summary>Orthogonal: Q of the QR decomposition, its columns turned so that R has a positive diagonal.</summary>
    /// <param name="draw">Normally distributed.</param>
    public static Tensor Orthogonal(Tensor draw)
    {
        bool tall = draw.shape[0] >= draw.shape[1];
        Tensor[] qr = tf.linalg.qr(tall ? draw : tf.transpose(draw));
        int columns = (int)Math.Min(draw.shape[0], draw.shape[1]);
        Tensor signs = tf.sign(tf.reduce_sum(qr[1] * tf.cast(tf.eye(columns), draw.dtype), axis: 1));
        Tensor q = qr[0] * signs;
        return tall ? q : tf.transpose(q);
    }

    private static Tensor FanIn(Tensor draw) => tf.constant((double)draw.shape[1], draw.dtype);

    private static Tensor FanOut(Tensor draw) => tf.constant((double)draw.shape[0], draw.dtype);
}
