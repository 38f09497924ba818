namespace Tensorflow;

/// <summary>Gradient descent: w ← w − α·g.</summary>
/// <remarks>Source: TensorFlow's ResourceApplyGradientDescent. A sparse gradient is subtracted row by row.</remarks>
public sealed class GradientDescentOptimizer : Optimizer
{
    private readonly Tensor _learningRate;
    private Tensor? _alpha;

    /// <summary>Gradient descent.</summary>
    /// <param name="learning_rate">α, the step size: a number or a scalar tensor, e.g. a decay.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="name">The name of the steps.</param>
    public GradientDescentOptimizer(Tensor learning_rate, bool use_locking = false, string name = "GradientDescent")
        : base(name) => _learningRate = learning_rate;

    private protected override void Prepare() => _alpha = Hyperparameter(_learningRate, "learning_rate");

    private protected override Operation ApplyDense(Tensor gradient, IVariableV1 variable)
        => Apply("ApplyGradientDescent", variable, [], [Cast(_alpha!, variable), gradient]);

    // Rows named twice move twice, which is what their sum would do.
    private protected override Operation ApplyRepeated(IndexedSlices gradient, IVariableV1 variable) => ApplySparse(gradient.values, gradient.indices, variable);

    private protected override Operation ApplySparse(Tensor values, Tensor indices, IVariableV1 variable)
        => variable is ResourceVariable
            ? Build.Node("ResourceScatterAdd", null, [variable.Handle, indices, -values * Cast(_alpha!, variable)])
            : Build.Node("ScatterSub", null, [variable.Handle, indices, values * Cast(_alpha!, variable)]);
}
