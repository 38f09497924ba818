namespace Tensorflow;

/// <summary>FTRL-proximal: follows the regularized leader; weights that do not pay for themselves are exactly zero.</summary>
/// <remarks>
/// <para>n' = n + g²; σ = (n'^(−p) − n^(−p)) / α; z ← z + g − σ·w; w ← (sign(z)·λ₁ − z) / (n'^(−p) / α + 2·λ₂') where |z| exceeds λ₁, else 0; λ₂' = λ₂ + β / (2·α).</para>
/// <para>Source: McMahan et al., 2013, "Ad Click Prediction"; with shrinkage g + 2·λ·w stands for g in z.</para>
/// </remarks>
public sealed class FtrlOptimizer : Optimizer
{
    private readonly Tensor _learningRate;
    private readonly double _power, _initial, _l1, _l2, _shrinkage, _beta;
    private readonly string? _accumulatorName, _linearName;
    private Tensor? _alpha, _powerTensor, _l1Tensor, _l2Tensor, _shrinkageTensor;

    /// <summary>FTRL-proximal.</summary>
    /// <param name="learning_rate">α, the step size: a number or a scalar tensor; above 0.</param>
    /// <param name="learning_rate_power">p, how the step size shrinks; not above 0.</param>
    /// <param name="initial_accumulator_value">n at the start; not below 0.</param>
    /// <param name="l1_regularization_strength">λ₁; not below 0.</param>
    /// <param name="l2_regularization_strength">λ₂; not below 0.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="name">The name of slots and steps.</param>
    /// <param name="accum_name">The suffix of n's slots; the name.</param>
    /// <param name="linear_name">The suffix of z's slots; the name.</param>
    /// <param name="l2_shrinkage_regularization_strength">A penalty on the size of weights that leaves the step size as it is; not below 0.</param>
    /// <param name="beta">β, of the paper; not below 0.</param>
    /// <exception cref="ValueError">A value out of its range.</exception>
    public FtrlOptimizer(
        Tensor learning_rate, double learning_rate_power = -0.5, double initial_accumulator_value = 0.1, double l1_regularization_strength = 0, double l2_regularization_strength = 0,
        bool use_locking = false, string name = "Ftrl", string? accum_name = null, string? linear_name = null, double l2_shrinkage_regularization_strength = 0, double beta = 0)
        : base(name)
    {
        RequireNotNegative(initial_accumulator_value, nameof(initial_accumulator_value));
        RequireNotNegative(-learning_rate_power, "-learning_rate_power");
        RequireNotNegative(l1_regularization_strength, nameof(l1_regularization_strength));
        RequireNotNegative(l2_regularization_strength, nameof(l2_regularization_strength));
        RequireNotNegative(l2_shrinkage_regularization_strength, nameof(l2_shrinkage_regularization_strength));
        (_learningRate, _power, _initial, _l1, _l2) = (learning_rate, learning_rate_power, initial_accumulator_value, l1_regularization_strength, l2_regularization_strength);
        (_shrinkage, _beta, _accumulatorName, _linearName) = (l2_shrinkage_regularization_strength, beta, accum_name, linear_name);
    }

    private protected override void CreateSlots(IReadOnlyList<IVariableV1> variables)
    {
        foreach (IVariableV1 variable in variables)
        {
            MakeSlot(variable, "accum", () => new Operations.Initializers.Ones().Apply(variable.shape, variable.dtype.as_base_dtype()) * Exactly(_initial, variable), _accumulatorName);
            MakeZerosSlot(variable, "linear", _linearName);
        }
    }

    private protected override void Prepare()
    {
        _alpha = Hyperparameter(_learningRate, "learning_rate");
        _l1Tensor = Hyperparameter(_l1, "l1_regularization_strength");
        Tensor largest = Binding.tf.maximum((float)1e-10, _learningRate);
        _l2Tensor = (Tensor)(float)_l2 + (Tensor)(float)_beta / ((Tensor)2f * largest);
        Hyperparameter(_beta, "beta");
        _shrinkageTensor = Hyperparameter(_shrinkage, "l2_shrinkage_regularization_strength");
        _powerTensor = Hyperparameter(_power, "learning_rate_power");
    }

    private protected override Operation ApplyDense(Tensor gradient, IVariableV1 variable) => Apply(Op("Apply"), variable, ["accum", "linear"], [gradient, .. Scalars(variable)]);

    private protected override Operation ApplySparse(Tensor values, Tensor indices, IVariableV1 variable)
        => Apply(Op("SparseApply"), variable, ["accum", "linear"], [values, indices, .. Scalars(variable)]);

    private string Op(string form) => _shrinkage > 0 ? form + "FtrlV2" : form + "Ftrl";

    private Tensor[] Scalars(IVariableV1 variable)
    {
        Tensor alpha = Cast(_alpha!, variable), l1 = Cast(_l1Tensor!, variable), l2 = Cast(_l2Tensor!, variable);
        return _shrinkage > 0 ? [alpha, l1, l2, Cast(_shrinkageTensor!, variable), Cast(_powerTensor!, variable)] : [alpha, l1, l2, Cast(_powerTensor!, variable)];
    }
}
