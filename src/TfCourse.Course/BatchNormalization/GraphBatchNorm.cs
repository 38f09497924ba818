using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>Batch normalization of a layer's Z [n, m] as graphs: in plain ops, in TensorFlow's one fused op, at test time, folded.</summary>
public static class GraphBatchNorm
{
    /// <summary>Over the mini-batch, in plain ops: <c>γ·(Z − μ)/√(σ² + ε) + β</c>.</summary>
    /// <param name="z">[n, m].</param>
    /// <param name="gamma">γ, [n, 1].</param>
    /// <param name="beta">β, [n, 1].</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <returns>Z̃ [n, m], and the mini-batch's μ and σ² [n, 1], σ² over m.</returns>
    public static (Tensor Ztilde, Tensor Mean, Tensor Variance) Train(Tensor z, Tensor gamma, Tensor beta, double epsilon)
    {
        (Tensor mean, Tensor variance) = tf.nn.moments(z, 1, keep_dims: true);
        return (tf.nn.batch_normalization(z, mean, variance, beta, gamma, epsilon), mean, variance);
    }

    /// <summary>The same in one op, FusedBatchNormV3, which takes float32 and images: an example is an image of one pixel, a unit a channel.</summary>
    /// <param name="z">[n, m], float32.</param>
    /// <param name="gamma">γ, [n, 1].</param>
    /// <param name="beta">β, [n, 1].</param>
    /// <param name="epsilon">ε; the op raises smaller ones to 1.001e-5.</param>
    /// <returns>Z̃ [n, m], and μ and σ² [n, 1]. The op hands out σ² over m − 1, though it divides by that over m itself.</returns>
    public static (Tensor Ztilde, Tensor Mean, Tensor UnbiasedVariance) Fused(Tensor z, Tensor gamma, Tensor beta, double epsilon)
    {
        int n = (int)gamma.shape[0];
        Tensor images = tf.reshape(tf.transpose(z), new Shape(-1, 1, 1, n));
        Tensor[] all = tf.nn.fused_batch_norm(images, tf.reshape(gamma, new Shape(n)), tf.reshape(beta, new Shape(n)), epsilon: (float)epsilon);
        return (tf.transpose(tf.reshape(all[0], new Shape(-1, n))), tf.reshape(all[1], new Shape(n, 1)), tf.reshape(all[2], new Shape(n, 1)));
    }

    /// <summary>At test time, with averages of training in the place of the mini-batch's own.</summary>
    /// <param name="z">[n, m]; one example is enough.</param>
    /// <param name="gamma">γ, [n, 1].</param>
    /// <param name="beta">β, [n, 1].</param>
    /// <param name="mean">Average mean, [n, 1].</param>
    /// <param name="variance">Average variance, [n, 1].</param>
    /// <param name="epsilon">ε, as in training.</param>
    public static Tensor Test(Tensor z, Tensor gamma, Tensor beta, Tensor mean, Tensor variance, double epsilon)
        => tf.nn.batch_normalization(z, mean, variance, beta, gamma, epsilon);

    /// <summary>A running average after a mini-batch.</summary>
    /// <param name="average">The average so far.</param>
    /// <param name="batch">The mini-batch's mean or variance; by PyTorch's convention the variance over m − 1.</param>
    /// <param name="momentum">In [0, 1).</param>
    /// <param name="convention">What momentum means.</param>
    public static Tensor Next(Tensor average, Tensor batch, double momentum, MomentumConvention convention)
    {
        double stays = convention == MomentumConvention.TensorFlow ? momentum : 1 - momentum;
        return (average * stays) + (batch * (1 - stays));
    }

    /// <summary>The variance over m − 1 from that over m.</summary>
    /// <param name="variance">Over m.</param>
    /// <param name="z">[n, m]: what it is of.</param>
    public static Tensor Unbiased(Tensor variance, Tensor z)
    {
        Tensor m = tf.cast(tf.shape(z)[1], variance.dtype);
        return variance * (m / (m - 1.0));
    }

    /// <summary>The linear layer and its normalization at test time as one linear layer: <c>W' = γ/√(σ² + ε)·W</c>, <c>b' = β − γ·μ/√(σ² + ε)</c>.</summary>
    /// <param name="w">Weights of the layer before, [n, n_prev].</param>
    /// <param name="gamma">γ, [n, 1].</param>
    /// <param name="beta">β, [n, 1].</param>
    /// <param name="mean">Average mean, [n, 1].</param>
    /// <param name="variance">Average variance, [n, 1].</param>
    /// <param name="epsilon">ε, as in training.</param>
    public static GraphLayer Fold(Tensor w, Tensor gamma, Tensor beta, Tensor mean, Tensor variance, double epsilon)
    {
        Tensor scale = gamma * tf.rsqrt(variance + epsilon);
        return new GraphLayer(scale * w, beta - (scale * mean));
    }
}
