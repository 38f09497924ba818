namespace Tensorflow;

/// <summary>Adadelta: steps in the ratio of the running sizes of steps and gradients.</summary>
/// <remarks>
/// <para>a ← ρ·a + (1 − ρ)·g²; d ← √(u + ε) / √(a + ε) · g; u ← ρ·u + (1 − ρ)·d²; w ← w − α·d. Source: Zeiler, 2012, arXiv:1212.5701 (there α is 1).</para>
/// </remarks>
public sealed class AdadeltaOptimizer : Optimizer
{
    private readonly Tensor _learningRate, _rho, _epsilon;
    private Tensor? _alpha, _decay, _eps;

    /// <summary>Adadelta.</summary>
    /// <param name="learning_rate">α, the step size: a number or a scalar tensor; above 0; 0.001.</param>
    /// <param name="rho">ρ, what is kept of the running means; in [0, 1); 0.95.</param>
    /// <param name="epsilon">ε, keeps roots away from zero; above 0; 1e-8.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="name">The name of slots and steps.</param>
    public AdadeltaOptimizer(Tensor? learning_rate = null, Tensor? rho = null, Tensor? epsilon = null, bool use_locking = false, string name = "Adadelta")
        : base(name) => (_learningRate, _rho, _epsilon) = (learning_rate ?? 0.001f, rho ?? 0.95f, epsilon ?? 1e-8f);

    private protected override void CreateSlots(IReadOnlyList<IVariableV1> variables)
    {
        foreach (IVariableV1 variable in variables)
        {
            MakeZerosSlot(variable, "accum");
            MakeZerosSlot(variable, "accum_update");
        }
    }

    private protected override void Prepare()
    {
        _alpha = Hyperparameter(_learningRate, "lr");
        _decay = Hyperparameter(_rho, "rho");
        _eps = Hyperparameter(_epsilon, "epsilon");
    }

    private protected override Operation ApplyDense(Tensor gradient, IVariableV1 variable)
        => Apply("ApplyAdadelta", variable, ["accum", "accum_update"], [Cast(_alpha!, variable), Cast(_decay!, variable), Cast(_eps!, variable), gradient]);

    private protected override Operation ApplySparse(Tensor values, Tensor indices, IVariableV1 variable)
        => Apply("SparseApplyAdadelta", variable, ["accum", "accum_update"], [Cast(_alpha!, variable), Cast(_decay!, variable), Cast(_eps!, variable), values, indices]);
}
