namespace Tensorflow;

/// <content>Learning rates that fall with the step.</content>
public sealed partial class train_api
{
    /// <summary>A falling rate: rate · decay_rate ^ (step / decay_steps).</summary>
    /// <param name="learning_rate">The rate at step 0.</param>
    /// <param name="global_step">The step: an integer scalar.</param>
    /// <param name="decay_steps">After how many steps the rate has fallen by the factor.</param>
    /// <param name="decay_rate">The factor.</param>
    /// <param name="staircase">Whether it falls at once, every decay_steps.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the rate's type.</returns>
    /// <exception cref="ValueError">There is no step.</exception>
    public Tensor exponential_decay(Tensor learning_rate, Tensor? global_step, Tensor decay_steps, Tensor decay_rate, bool staircase = false, string? name = null)
        => LearningRateDecays.Exponential(learning_rate, global_step, decay_steps, decay_rate, staircase, name);

    /// <summary>A falling rate: rate · decay_rate ^ (step / decay_steps).</summary>
    /// <param name="learning_rate">The rate at step 0.</param>
    /// <param name="global_step">The step: an integer scalar.</param>
    /// <param name="decay_steps">After how many steps the rate has fallen by the factor.</param>
    /// <param name="decay_rate">The factor.</param>
    /// <param name="staircase">Whether it falls at once, every decay_steps.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the rate's type.</returns>
    /// <exception cref="ValueError">There is no step.</exception>
    public Tensor exponential_decay<TVariable>(Tensor learning_rate, TVariable global_step, Tensor decay_steps, Tensor decay_rate, bool staircase = false, string? name = null) where TVariable : IVariableV1
        => LearningRateDecays.Exponential(learning_rate, global_step.AsTensor(), decay_steps, decay_rate, staircase, name);

    /// <summary>A falling rate: rate · exp(−decay_rate · step / decay_steps).</summary>
    /// <param name="learning_rate">The rate at step 0.</param>
    /// <param name="global_step">The step: an integer scalar.</param>
    /// <param name="decay_steps">How often it falls.</param>
    /// <param name="decay_rate">How much.</param>
    /// <param name="staircase">Whether it falls at once, every decay_steps.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the rate's type.</returns>
    /// <exception cref="ValueError">There is no step.</exception>
    public Tensor natural_exp_decay(Tensor learning_rate, Tensor? global_step, Tensor decay_steps, Tensor decay_rate, bool staircase = false, string? name = null)
        => LearningRateDecays.NaturalExponential(learning_rate, global_step, decay_steps, decay_rate, staircase, name);

    /// <summary>A falling rate: rate · exp(−decay_rate · step / decay_steps).</summary>
    /// <param name="learning_rate">The rate at step 0.</param>
    /// <param name="global_step">The step: an integer scalar.</param>
    /// <param name="decay_steps">How often it falls.</param>
    /// <param name="decay_rate">How much.</param>
    /// <param name="staircase">Whether it falls at once, every decay_steps.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the rate's type.</returns>
    /// <exception cref="ValueError">There is no step.</exception>
    public Tensor natural_exp_decay<TVariable>(Tensor learning_rate, TVariable global_step, Tensor decay_steps, Tensor decay_rate, bool staircase = false, string? name = null) where TVariable : IVariableV1
        => LearningRateDecays.NaturalExponential(learning_rate, global_step.AsTensor(), decay_steps, decay_rate, staircase, name);

    /// <summary>A falling rate: rate / (1 + decay_rate · step / decay_steps).</summary>
    /// <param name="learning_rate">The rate at step 0.</param>
    /// <param name="global_step">The step: an integer scalar.</param>
    /// <param name="decay_steps">How often it falls.</param>
    /// <param name="decay_rate">How much.</param>
    /// <param name="staircase">Whether it falls at once, every decay_steps.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the rate's type.</returns>
    /// <exception cref="ValueError">There is no step.</exception>
    public Tensor inverse_time_decay(Tensor learning_rate, Tensor? global_step, Tensor decay_steps, Tensor decay_rate, bool staircase = false, string? name = null)
        => LearningRateDecays.InverseTime(learning_rate, global_step, decay_steps, decay_rate, staircase, name);

    /// <summary>A falling rate: rate / (1 + decay_rate · step / decay_steps).</summary>
    /// <param name="learning_rate">The rate at step 0.</param>
    /// <param name="global_step">The step: an integer scalar.</param>
    /// <param name="decay_steps">How often it falls.</param>
    /// <param name="decay_rate">How much.</param>
    /// <param name="staircase">Whether it falls at once, every decay_steps.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the rate's type.</returns>
    /// <exception cref="ValueError">There is no step.</exception>
    public Tensor inverse_time_decay<TVariable>(Tensor learning_rate, TVariable global_step, Tensor decay_steps, Tensor decay_rate, bool staircase = false, string? name = null) where TVariable : IVariableV1
        => LearningRateDecays.InverseTime(learning_rate, global_step.AsTensor(), decay_steps, decay_rate, staircase, name);

    /// <summary>A falling rate: (rate − end) · (1 − step / decay_steps) ^ power + end; end from decay_steps on, or in rounds that grow when it cycles.</summary>
    /// <param name="learning_rate">The rate at step 0.</param>
    /// <param name="global_step">The step: an integer scalar.</param>
    /// <param name="decay_steps">When the end is reached.</param>
    /// <param name="end_learning_rate">The rate at the end; null for 0.0001.</param>
    /// <param name="power">1, which null means, falls in a line.</param>
    /// <param name="cycle">Whether it begins anew, over a whole multiple of decay_steps.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the rate's type.</returns>
    /// <exception cref="ValueError">There is no step.</exception>
    public Tensor polynomial_decay(Tensor learning_rate, Tensor? global_step, Tensor decay_steps, Tensor? end_learning_rate = null, Tensor? power = null, bool cycle = false, string? name = null)
        => LearningRateDecays.Polynomial(learning_rate, global_step, decay_steps, end_learning_rate ?? 0.0001f, power ?? 1f, cycle, name);

    /// <summary>A falling rate: (rate − end) · (1 − step / decay_steps) ^ power + end; end from decay_steps on, or in rounds that grow when it cycles.</summary>
    /// <param name="learning_rate">The rate at step 0.</param>
    /// <param name="global_step">The step: an integer scalar.</param>
    /// <param name="decay_steps">When the end is reached.</param>
    /// <param name="end_learning_rate">The rate at the end; null for 0.0001.</param>
    /// <param name="power">1, which null means, falls in a line.</param>
    /// <param name="cycle">Whether it begins anew, over a whole multiple of decay_steps.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the rate's type.</returns>
    /// <exception cref="ValueError">There is no step.</exception>
    public Tensor polynomial_decay<TVariable>(Tensor learning_rate, TVariable global_step, Tensor decay_steps, Tensor? end_learning_rate = null, Tensor? power = null, bool cycle = false, string? name = null) where TVariable : IVariableV1
        => LearningRateDecays.Polynomial(learning_rate, global_step.AsTensor(), decay_steps, end_learning_rate ?? 0.0001f, power ?? 1f, cycle, name);

    /// <summary>A falling rate: rate · ((1 − alpha) · ½(1 + cos(π · step / decay_steps)) + alpha).</summary>
    /// <param name="learning_rate">The rate at step 0.</param>
    /// <param name="global_step">The step: an integer scalar.</param>
    /// <param name="decay_steps">When the end is reached.</param>
    /// <param name="alpha">The end, as a share of the rate.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the rate's type.</returns>
    /// <exception cref="ValueError">There is no step.</exception>
    public Tensor cosine_decay(Tensor learning_rate, Tensor? global_step, Tensor decay_steps, float alpha = 0, string? name = null)
        => LearningRateDecays.Cosine(learning_rate, global_step, decay_steps, alpha, name);

    /// <summary>A falling rate: rate · ((1 − alpha) · ½(1 + cos(π · step / decay_steps)) + alpha).</summary>
    /// <param name="learning_rate">The rate at step 0.</param>
    /// <param name="global_step">The step: an integer scalar.</param>
    /// <param name="decay_steps">When the end is reached.</param>
    /// <param name="alpha">The end, as a share of the rate.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the rate's type.</returns>
    /// <exception cref="ValueError">There is no step.</exception>
    public Tensor cosine_decay<TVariable>(Tensor learning_rate, TVariable global_step, Tensor decay_steps, float alpha = 0, string? name = null) where TVariable : IVariableV1
        => LearningRateDecays.Cosine(learning_rate, global_step.AsTensor(), decay_steps, alpha, name);

    /// <summary>A falling rate: a cosine from the rate down, again and again (Loshchilov and Hutter, arXiv:1608.03983): periods grow by t_mul, heights shrink by m_mul.</summary>
    /// <param name="learning_rate">The rate at step 0.</param>
    /// <param name="global_step">The step: an integer scalar.</param>
    /// <param name="first_decay_steps">The length of the first period.</param>
    /// <param name="t_mul">By how much periods grow; null for 2.</param>
    /// <param name="m_mul">By how much heights shrink; null for 1.</param>
    /// <param name="alpha">The lowest, as a share of the rate; null for 0.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the rate's type.</returns>
    /// <exception cref="ValueError">There is no step.</exception>
    public Tensor cosine_decay_restarts(Tensor learning_rate, Tensor? global_step, Tensor first_decay_steps, Tensor? t_mul = null, Tensor? m_mul = null, Tensor? alpha = null, string? name = null)
        => LearningRateDecays.CosineRestarts(learning_rate, global_step, first_decay_steps, t_mul ?? 2f, m_mul ?? 1f, alpha ?? 0f, name);

    /// <summary>A falling rate: a cosine from the rate down, again and again (Loshchilov and Hutter, arXiv:1608.03983): periods grow by t_mul, heights shrink by m_mul.</summary>
    /// <param name="learning_rate">The rate at step 0.</param>
    /// <param name="global_step">The step: an integer scalar.</param>
    /// <param name="first_decay_steps">The length of the first period.</param>
    /// <param name="t_mul">By how much periods grow; null for 2.</param>
    /// <param name="m_mul">By how much heights shrink; null for 1.</param>
    /// <param name="alpha">The lowest, as a share of the rate; null for 0.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the rate's type.</returns>
    /// <exception cref="ValueError">There is no step.</exception>
    public Tensor cosine_decay_restarts<TVariable>(Tensor learning_rate, TVariable global_step, Tensor first_decay_steps, Tensor? t_mul = null, Tensor? m_mul = null, Tensor? alpha = null, string? name = null) where TVariable : IVariableV1
        => LearningRateDecays.CosineRestarts(learning_rate, global_step.AsTensor(), first_decay_steps, t_mul ?? 2f, m_mul ?? 1f, alpha ?? 0f, name);

    /// <summary>A falling rate: rate · ((alpha + 1 − step / decay_steps) · ½(1 + cos(2π · num_periods · step / decay_steps)) + beta) (Bello et al., arXiv:1709.07417).</summary>
    /// <param name="learning_rate">The rate at step 0.</param>
    /// <param name="global_step">The step: an integer scalar.</param>
    /// <param name="decay_steps">When the end is reached.</param>
    /// <param name="num_periods">How many waves; null for ½.</param>
    /// <param name="alpha">See the formula; null for 0.</param>
    /// <param name="beta">See the formula; null for 0.001.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the rate's type.</returns>
    /// <exception cref="ValueError">There is no step.</exception>
    public Tensor linear_cosine_decay(Tensor learning_rate, Tensor? global_step, Tensor decay_steps, Tensor? num_periods = null, Tensor? alpha = null, Tensor? beta = null, string? name = null)
        => LearningRateDecays.LinearCosine(learning_rate, global_step, decay_steps, num_periods ?? 0.5f, alpha ?? 0f, beta ?? 0.001f, name, null);

    /// <summary>A falling rate: rate · ((alpha + 1 − step / decay_steps) · ½(1 + cos(2π · num_periods · step / decay_steps)) + beta) (Bello et al., arXiv:1709.07417).</summary>
    /// <param name="learning_rate">The rate at step 0.</param>
    /// <param name="global_step">The step: an integer scalar.</param>
    /// <param name="decay_steps">When the end is reached.</param>
    /// <param name="num_periods">How many waves; null for ½.</param>
    /// <param name="alpha">See the formula; null for 0.</param>
    /// <param name="beta">See the formula; null for 0.001.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar of the rate's type.</returns>
    /// <exception cref="ValueError">There is no step.</exception>
    public Tensor linear_cosine_decay<TVariable>(Tensor learning_rate, TVariable global_step, Tensor decay_steps, Tensor? num_periods = null, Tensor? alpha = null, Tensor? beta = null, string? name = null) where TVariable : IVariableV1
        => LearningRateDecays.LinearCosine(learning_rate, global_step.AsTensor(), decay_steps, num_periods ?? 0.5f, alpha ?? 0f, beta ?? 0.001f, name, null);
}
