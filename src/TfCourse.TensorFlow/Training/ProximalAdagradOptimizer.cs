namespace Tensorflow;

/// <summary>Adagrad followed by the proximal step of L1 and L2 penalties.</summary>
/// <remarks><para>a ← a + g²; η = α / √a; p = w − η·g; w ← sign(p) / (1 + η·λ₂) · max(|p| − η·λ₁, 0). Source: Duchi and Singer, 2009.</para></remarks>
public sealed class ProximalAdagradOptimizer : Optimizer
{
    private readonly Tensor _learningRate;
    private readonly double _initial;
    private readonly Tensor _l1, _l2;
    private Tensor? _alpha, _l1Tensor, _l2Tensor;

    /// <summary>Proximal Adagrad.</summary>
    /// <param name="learning_rate">α, the step size: a number or a scalar tensor; above 0.</param>
    /// <param name="initial_accumulator_value">a at the start; above 0.</param>
    /// <param name="l1_regularization_strength">λ₁; not below 0.</param>
    /// <param name="l2_regularization_strength">λ₂; not below 0.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="name">The name of slots and steps.</param>
    /// <exception cref="ValueError">The initial accumulator value is not above 0.</exception>
    public ProximalAdagradOptimizer(
        Tensor learning_rate, double initial_accumulator_value = 0.1, Tensor? l1_regularization_strength = null, Tensor? l2_regularization_strength = null,
        bool use_locking = false, string name = "ProximalAdagrad")
        : base(name)
    {
        RequirePositive(initial_accumulator_value, nameof(initial_accumulator_value));
        (_learningRate, _initial, _l1, _l2) = (learning_rate, initial_accumulator_value, l1_regularization_strength ?? 0.0, l2_regularization_strength ?? 0.0);
    }

    private protected override void CreateSlots(IReadOnlyList<IVariableV1> variables)
    {
        foreach (IVariableV1 variable in variables)
        {
            MakeValueSlot(variable, "accumulator", _initial);
        }
    }

    private protected override void Prepare()
    {
        _alpha = Hyperparameter(_learningRate, "learning_rate");
        _l1Tensor = Hyperparameter(_l1, "l1_regularization_strength");
        _l2Tensor = Hyperparameter(_l2, "l2_regularization_strength");
    }

    private protected override Operation ApplyDense(Tensor gradient, IVariableV1 variable)
        => Apply("ApplyProximalAdagrad", variable, ["accumulator"], [Cast(_alpha!, variable), Cast(_l1Tensor!, variable), Cast(_l2Tensor!, variable), gradient]);

    private protected override Operation ApplySparse(Tensor values, Tensor indices, IVariableV1 variable)
        => Apply("SparseApplyProximalAdagrad", variable, ["accumulator"], [Cast(_alpha!, variable), Cast(_l1Tensor!, variable), Cast(_l2Tensor!, variable), values, indices]);
}
