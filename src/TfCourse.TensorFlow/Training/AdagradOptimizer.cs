namespace Tensorflow;

/// <summary>Adagrad: each parameter's steps shrink with the squares of all its gradients so far.</summary>
/// <remarks><para>a ← a + g²; w ← w − α·g / √a. Source: Duchi, Hazan and Singer, 2011.</para></remarks>
public sealed class AdagradOptimizer : Optimizer
{
    private readonly Tensor _learningRate;
    private readonly double _initial;
    private Tensor? _alpha;

    /// <summary>Adagrad.</summary>
    /// <param name="learning_rate">α, the step size: a number or a scalar tensor; above 0.</param>
    /// <param name="initial_accumulator_value">a at the start; above 0.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="name">The name of slots and steps.</param>
    /// <exception cref="ValueError">The initial accumulator value is not above 0.</exception>
    public AdagradOptimizer(Tensor learning_rate, double initial_accumulator_value = 0.1, bool use_locking = false, string name = "Adagrad")
        : base(name)
    {
        (_learningRate, _initial) = (learning_rate, initial_accumulator_value);
        RequirePositive(initial_accumulator_value, nameof(initial_accumulator_value));
    }

    private protected override void CreateSlots(IReadOnlyList<IVariableV1> variables)
    {
        foreach (IVariableV1 variable in variables)
        {
            MakeConstantSlot(variable, "accumulator", _initial);
        }
    }

    private protected override void Prepare() => _alpha = Hyperparameter(_learningRate, "learning_rate");

    private protected override Operation ApplyDense(Tensor gradient, IVariableV1 variable)
        => Apply("ApplyAdagrad", variable, ["accumulator"], [Cast(_alpha!, variable), gradient]);

    private protected override Operation ApplySparse(Tensor values, Tensor indices, IVariableV1 variable)
        => Apply("SparseApplyAdagrad", variable, ["accumulator"], [Cast(_alpha!, variable), values, indices]);
}
