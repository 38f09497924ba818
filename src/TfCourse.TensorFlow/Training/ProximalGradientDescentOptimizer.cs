namespace Tensorflow;

/// <summary>Gradient descent followed by the proximal step of L1 and L2 penalties: small weights become exactly zero.</summary>
/// <remarks><para>p = w − α·g; w ← sign(p) / (1 + α·λ₂) · max(|p| − α·λ₁, 0). Source: Duchi and Singer, 2009.</para></remarks>
public sealed class ProximalGradientDescentOptimizer : Optimizer
{
    private readonly Tensor _learningRate;
    private readonly Tensor _l1, _l2;
    private Tensor? _alpha, _l1Tensor, _l2Tensor;

    /// <summary>Proximal gradient descent.</summary>
    /// <param name="learning_rate">α, the step size: a number or a scalar tensor; above 0.</param>
    /// <param name="l1_regularization_strength">λ₁; not below 0.</param>
    /// <param name="l2_regularization_strength">λ₂; not below 0.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="name">The name of steps.</param>
    public ProximalGradientDescentOptimizer(
        Tensor learning_rate, Tensor? l1_regularization_strength = null, Tensor? l2_regularization_strength = null, bool use_locking = false, string name = "ProximalGradientDescent")
        : base(name) => (_learningRate, _l1, _l2) = (learning_rate, l1_regularization_strength ?? 0.0, l2_regularization_strength ?? 0.0);

    private protected override void Prepare()
    {
        _alpha = Hyperparameter(_learningRate, "learning_rate");
        _l1Tensor = Hyperparameter(_l1, "l1_regularization_strength");
        _l2Tensor = Hyperparameter(_l2, "l2_regularization_strength");
    }

    private protected override Operation ApplyDense(Tensor gradient, IVariableV1 variable)
        => Apply("ApplyProximalGradientDescent", variable, [], [Cast(_alpha!, variable), Cast(_l1Tensor!, variable), Cast(_l2Tensor!, variable), gradient]);

    private protected override Operation ApplySparse(Tensor values, Tensor indices, IVariableV1 variable)
        => Apply("SparseApplyProximalGradientDescent", variable, [], [Cast(_alpha!, variable), Cast(_l1Tensor!, variable), Cast(_l2Tensor!, variable), values, indices]);
}
