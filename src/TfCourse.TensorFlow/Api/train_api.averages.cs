namespace Tensorflow;

/// <content>Averages, rates by step.</content>
public sealed partial class train_api
{
    /// <inheritdoc cref="Tensorflow.ExponentialMovingAverage(float, Tensor, bool, string)"/>
    public ExponentialMovingAverage ExponentialMovingAverage(float decay, Tensor? num_updates = null, bool zero_debias = false, string name = "ExponentialMovingAverage")
        => new(decay, num_updates, zero_debias, name);

    /// <inheritdoc cref="Tensorflow.ExponentialMovingAverage(float, Tensor, bool, string)"/>
    public ExponentialMovingAverage ExponentialMovingAverage<TVariable>(
        float decay, TVariable num_updates, bool zero_debias = false, string name = "ExponentialMovingAverage") where TVariable : IVariableV1
        => new(decay, num_updates.AsTensor(), zero_debias, name);

    /// <summary>values[i] while x is above boundaries[i − 1] and up to boundaries[i].</summary>
    /// <param name="x">A scalar, e.g. the global step.</param>
    /// <param name="boundaries">Rising numbers of x's type.</param>
    /// <param name="values">One more than there are boundaries, of one type.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the values' type.</returns>
    /// <exception cref="ValueError">The numbers do not fit, or types differ.</exception>
    public Tensor piecewise_constant(Tensor x, Tensor[] boundaries, Tensor[] values, string? name = null) => PiecewiseConstant.Of(x, boundaries, values, name);

    /// <inheritdoc cref="piecewise_constant(Tensor, Tensor[], Tensor[], string)"/>
    public Tensor piecewise_constant<TVariable>(TVariable x, Tensor[] boundaries, Tensor[] values, string? name = null) where TVariable : IVariableV1
        => piecewise_constant(x.AsTensor(), boundaries, values, name);

    /// <summary>values[i] while x is above boundaries[i − 1] and up to boundaries[i].</summary>
    /// <inheritdoc cref="piecewise_constant(Tensor, Tensor[], Tensor[], string)"/>
    public Tensor piecewise_constant<TVariable>(TVariable x, int[] boundaries, float[] values, string? name = null) where TVariable : IVariableV1
        => piecewise_constant(x.AsTensor(), [.. boundaries.Select(b => (Tensor)b)], [.. values.Select(v => (Tensor)v)], name);

    /// <summary>
    /// rate · ((alpha + noisy line) · ½(1 + cos(2π · num_periods · step / decay_steps)) + beta), where the line 1 − step / decay_steps has normal noise
    /// of variance initial_variance / (1 + step)^variance_decay (Bello et al., arXiv:1709.07417).
    /// </summary>
    /// <param name="learning_rate">The rate at step 0.</param>
    /// <param name="global_step">The step: an integer scalar.</param>
    /// <param name="decay_steps">When the end is reached.</param>
    /// <param name="initial_variance">The noise's variance at step 0.</param>
    /// <param name="variance_decay">How it falls.</param>
    /// <param name="num_periods">How many waves.</param>
    /// <param name="alpha">See the formula.</param>
    /// <param name="beta">See the formula.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the rate's type.</returns>
    /// <exception cref="ValueError">There is no step.</exception>
    public Tensor noisy_linear_cosine_decay(
        Tensor learning_rate, Tensor? global_step, Tensor decay_steps, float initial_variance = 1, float variance_decay = 0.55f, float num_periods = 0.5f,
        float alpha = 0, float beta = 0.001f, string? name = null)
        => LearningRateDecays.LinearCosine(
            learning_rate, global_step, decay_steps, num_periods, alpha, beta, name,
            (line, step) => line + (Binding.tf.random.normal(Shape.Scalar, dtype: line.dtype) * Binding.tf.sqrt(initial_variance / Binding.tf.pow(1f + step, variance_decay))));
}
