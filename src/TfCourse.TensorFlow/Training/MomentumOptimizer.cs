namespace Tensorflow;

/// <summary>Gradient descent with momentum, plain or Nesterov's.</summary>
/// <remarks>
/// <para>For every variable w with gradient g: v ← μ·v + g; then w ← w − α·v, or with Nesterov's form w ← w − α·(g + μ·v).</para>
/// <para>Source: Polyak, 1964; Sutskever et al., 2013. The course writes v ← μ·v + (1 − μ)·g instead, which is the same with α·(1 − μ) for α.</para>
/// </remarks>
public sealed class MomentumOptimizer : Optimizer
{
    private readonly Tensor _learningRate, _momentum;
    private readonly bool _nesterov;
    private Tensor? _alpha, _mu;

    /// <summary>Momentum.</summary>
    /// <param name="learning_rate">α, the step size: a number or a scalar tensor; above 0.</param>
    /// <param name="momentum">μ, what is kept of the last step; in [0, 1).</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="name">The name of slots and steps.</param>
    /// <param name="use_nesterov">Whether the gradient counts as at the place that the momentum leads to.</param>
    public MomentumOptimizer(Tensor learning_rate, Tensor momentum, bool use_locking = false, string name = "Momentum", bool use_nesterov = false)
        : base(name) => (_learningRate, _momentum, _nesterov) = (learning_rate, momentum, use_nesterov);

    private protected override void CreateSlots(IReadOnlyList<IVariableV1> variables)
    {
        foreach (IVariableV1 variable in variables)
        {
            MakeZerosSlot(variable, "momentum");
        }
    }

    private protected override void Prepare()
    {
        _alpha = Hyperparameter(_learningRate, "learning_rate");
        _mu = Hyperparameter(_momentum, "momentum");
    }

    private protected override Operation ApplyDense(Tensor gradient, IVariableV1 variable)
        => Apply("ApplyMomentum", variable, ["momentum"], [Cast(_alpha!, variable), gradient, Cast(_mu!, variable)], ("use_nesterov", _nesterov));

    private protected override Operation ApplySparse(Tensor values, Tensor indices, IVariableV1 variable)
        => Apply("SparseApplyMomentum", variable, ["momentum"], [Cast(_alpha!, variable), values, indices, Cast(_mu!, variable)], ("use_nesterov", _nesterov));
}
