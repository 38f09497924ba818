namespace Tensorflow;

/// <summary>Adagrad with dual averaging: the weights are a function of the sums of all gradients and of their squares.</summary>
/// <remarks>
/// <para>G ← G + g; Q ← Q + g²; w ← −α·s / (t·α·λ₂ + √Q), s = sign(G)·max(|G| − λ₁·t, 0), t the step from 1. Source: Duchi, Hazan and Singer, 2011.</para>
/// </remarks>
public sealed class AdagradDAOptimizer : Optimizer
{
    private readonly Tensor _learningRate;
    private readonly IVariableV1 _globalStep;
    private readonly double _initial, _l1, _l2;
    private Tensor? _alpha, _step;

    /// <summary>Adagrad with dual averaging.</summary>
    /// <param name="learning_rate">α, the step size: a number or a scalar tensor; above 0.</param>
    /// <param name="global_step">Counts the steps.</param>
    /// <param name="initial_gradient_squared_accumulator_value">Q at the start; above 0.</param>
    /// <param name="l1_regularization_strength">λ₁; not below 0.</param>
    /// <param name="l2_regularization_strength">λ₂; not below 0.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="name">The name of slots and steps.</param>
    /// <exception cref="ValueError">The initial value is not above 0.</exception>
    public AdagradDAOptimizer(
        Tensor learning_rate, IVariableV1 global_step, double initial_gradient_squared_accumulator_value = 0.1, double l1_regularization_strength = 0,
        double l2_regularization_strength = 0, bool use_locking = false, string name = "AdagradDA")
        : base(name)
    {
        RequirePositive(initial_gradient_squared_accumulator_value, nameof(initial_gradient_squared_accumulator_value));
        (_learningRate, _globalStep, _initial) = (learning_rate, global_step, initial_gradient_squared_accumulator_value);
        (_l1, _l2) = (l1_regularization_strength, l2_regularization_strength);
    }

    private protected override void CreateSlots(IReadOnlyList<IVariableV1> variables)
    {
        foreach (IVariableV1 variable in variables)
        {
            Tensor zeros, squares;
            using (variable.Graph.Colocated(variable.Op))
            {
                zeros = Binding.tf.constant(Exactly(0, variable).Value.Elements, variable.dtype.as_base_dtype(), variable.shape);
                squares = Binding.tf.constant(Exactly(_initial, variable).Value.Elements, variable.dtype.as_base_dtype(), variable.shape);
            }

            MakeSlot(variable, "gradient_accumulator", () => zeros);
            MakeSlot(variable, "gradient_squared_accumulator", () => squares);
        }
    }

    private protected override void Prepare()
    {
        _alpha = Hyperparameter(_learningRate, "learning_rate");
        using (_alpha.graph.Colocated(_alpha.op))
        {
            _step = Binding.tf.identity(_globalStep.AsTensor()) + (Tensor)1;
        }
    }

    private protected override Operation ApplyDense(Tensor gradient, IVariableV1 variable) => Apply("ApplyAdagradDA", variable, Slots, Inputs(variable, gradient));

    private protected override Operation ApplySparse(Tensor values, Tensor indices, IVariableV1 variable)
        => Apply("SparseApplyAdagradDA", variable, Slots, Inputs(variable, values, indices));

    private static string[] Slots => ["gradient_accumulator", "gradient_squared_accumulator"];

    private Tensor[] Inputs(IVariableV1 variable, params Tensor[] gradient)
    {
        Tensor step = Binding.tf.identity(_step!);
        return [.. gradient, Cast(_alpha!, variable), Scalar(_l1, variable), Scalar(_l2, variable), step];
    }

    private static Tensor Scalar(double value, IVariableV1 variable) => Binding.tf.cast((float)value, variable.dtype.as_base_dtype());
}
