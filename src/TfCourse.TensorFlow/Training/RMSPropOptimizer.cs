namespace Tensorflow;

/// <summary>RMSProp: steps divided by the root of a running mean of squared gradients.</summary>
/// <remarks>
/// <para>s ← ρ·s + (1 − ρ)·g²; m ← μ·m + α·g / √(s + ε); w ← w − m. Centered: a ← ρ·a + (1 − ρ)·g besides, and s − a² stands for s in the root.</para>
/// <para>Source: Hinton's lecture 6e, 2012; centered: Graves, 2013. s starts at 1. The course adds ε outside of the root and has no momentum.</para>
/// </remarks>
public sealed class RMSPropOptimizer : Optimizer
{
    private readonly Tensor _learningRate, _decay, _momentum, _epsilon;
    private readonly bool _centered;
    private Tensor? _alpha, _rho, _mu, _eps;

    /// <summary>RMSProp.</summary>
    /// <param name="learning_rate">α, the step size: a number or a scalar tensor; above 0.</param>
    /// <param name="decay">ρ, what is kept of the running mean; in [0, 1).</param>
    /// <param name="momentum">μ, what is kept of the last step; in [0, 1).</param>
    /// <param name="epsilon">ε, inside of the root; above 0.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="centered">Whether the mean gradient is taken off: the variance in place of the mean square.</param>
    /// <param name="name">The name of slots and steps.</param>
    public RMSPropOptimizer(
        Tensor learning_rate, Tensor? decay = null, Tensor? momentum = null, Tensor? epsilon = null, bool use_locking = false, bool centered = false, string name = "RMSProp")
        : base(name)
        => (_learningRate, _decay, _momentum, _epsilon, _centered) = (learning_rate, decay ?? 0.9f, momentum ?? 0f, epsilon ?? 1e-10f, centered);

    private string[] Slots => _centered ? ["mg", "rms", "momentum"] : ["rms", "momentum"];

    private protected override void CreateSlots(IReadOnlyList<IVariableV1> variables)
    {
        foreach (IVariableV1 variable in variables)
        {
            MakeOnesSlot(variable, "rms");
            if (_centered)
            {
                MakeZerosSlot(variable, "mg");
            }

            MakeZerosSlot(variable, "momentum");
        }
    }

    private protected override void Prepare()
    {
        _alpha = Hyperparameter(_learningRate, "learning_rate");
        _rho = Hyperparameter(_decay, "decay");
        _mu = Hyperparameter(_momentum, "momentum");
        _eps = Hyperparameter(_epsilon, "epsilon");
    }

    private protected override Operation ApplyDense(Tensor gradient, IVariableV1 variable)
        => Apply(_centered ? "ApplyCenteredRMSProp" : "ApplyRMSProp", variable, Slots, [.. Scalars(variable), gradient]);

    private protected override Operation ApplySparse(Tensor values, Tensor indices, IVariableV1 variable)
        => Apply(_centered ? "SparseApplyCenteredRMSProp" : "SparseApplyRMSProp", variable, Slots, [.. Scalars(variable), values, indices]);

    private Tensor[] Scalars(IVariableV1 variable) => [Cast(_alpha!, variable), Cast(_rho!, variable), Cast(_mu!, variable), Cast(_eps!, variable)];
}
