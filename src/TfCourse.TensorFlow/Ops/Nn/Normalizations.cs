namespace Tensorflow;

/// <content>Normalization.</content>
public sealed partial class nn_api
{
    /// <summary>Batch normalization with given averages: y = (x − mean) / √(variance + ε) · scale + offset.</summary>
    /// <remarks>Source: Ioffe and Szegedy, 2015, arXiv:1502.03167.</remarks>
    /// <param name="x">Any shape, floating.</param>
    /// <param name="mean">Of a shape that stretches to x's.</param>
    /// <param name="variance">Of a shape that stretches to x's.</param>
    /// <param name="offset">β; null for 0.</param>
    /// <param name="scale">γ; null for 1.</param>
    /// <param name="variance_epsilon">ε, keeps the divisor away from zero.</param>
    /// <param name="name">The name of the scope.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor batch_normalization(Tensor x, Tensor mean, Tensor variance, Tensor? offset, Tensor? scale, double variance_epsilon, string? name = null)
    {
        using var scope = new ops.NameScope(name, "batchnorm");
        Tensor inverse = Build.One("Rsqrt", null, [variance + variance_epsilon]);
        inverse = scale is null ? inverse : inverse * scale;
        Tensor scaled = x * Composing.Cast(inverse, x.dtype);
        Tensor shift = mean * inverse;
        return scaled + Composing.Cast(offset is null ? -shift : offset - shift, x.dtype);
    }

    /// <summary>Batch normalization of images in one op, over the batch or with given averages.</summary>
    /// <param name="x">Rank 4 (5 for NDHWC and NCDHW), channels as the format says; half, bfloat16 or float.</param>
    /// <param name="scale">γ, one for each channel.</param>
    /// <param name="offset">β, one for each channel.</param>
    /// <param name="mean">The averages; needed unless in training with a factor of 1.</param>
    /// <param name="variance">The averages; needed unless in training with a factor of 1.</param>
    /// <param name="epsilon">ε; at least 1.001e-5, smaller ones are raised to that.</param>
    /// <param name="data_format">NHWC, NCHW, NDHWC or NCDHW.</param>
    /// <param name="is_training">Whether the batch's own mean and variance are used.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="exponential_avg_factor">f: the returned averages are (1 − f)·old + f·batch.</param>
    /// <returns>y, and mean and variance: in training the averages, the variance unbiased; else those given.</returns>
    /// <exception cref="ValueError">Averages are missing, or sizes do not fit.</exception>
    public Tensor[] fused_batch_norm(Tensor x, Tensor scale, Tensor offset, Tensor? mean = null, Tensor? variance = null, float epsilon = 0.001f,
        string data_format = "NHWC", bool is_training = true, string? name = null, float exponential_avg_factor = 1)
    {
        if ((!is_training || exponential_avg_factor != 1) && (mean is null || variance is null))
        {
            throw new ValueError("Both `mean` and `variance` must be a 1D tensor when `is_training` is False or `exponential_avg_factor` != 1.0.");
        }

        Tensor images = Composing.Value(x, "input"), gamma = Composing.Value(scale, "scale"), beta = Composing.Value(offset, "offset");
        Tensor[] outputs = Build.Many("FusedBatchNormV3", name, [images, gamma, beta, mean ?? None(), variance ?? None()],
            ("epsilon", Math.Max(epsilon, 1.001e-5f)), ("exponential_avg_factor", exponential_avg_factor), ("data_format", data_format), ("is_training", is_training));
        return outputs[..3];

        static Tensor None() => Binding.tf.constant(Array.Empty<float>());
    }
}
