namespace Tensorflow;

/// <summary>The functions of <c>tf.train</c>.</summary>
public sealed partial class train_api
{
    /// <summary>Gradient descent: w ← w − α·g.</summary>
    /// <param name="learning_rate">α: a number or a scalar tensor.</param>
    /// <param name="use_locking">Kept for source compatibility.</param>
    /// <param name="name">The name of the steps.</param>
    /// <returns>The optimizer.</returns>
    public Optimizer GradientDescentOptimizer(Tensor learning_rate, bool use_locking = false, string name = "GradientDescent")
        => new GradientDescentOptimizer(learning_rate, use_locking, name);

    /// <summary>Adam; see <see cref="Tensorflow.AdamOptimizer"/> for the formula.</summary>
    /// <param name="learning_rate">α: a number or a scalar tensor.</param>
    /// <param name="beta1">β₁, in [0, 1).</param>
    /// <param name="beta2">β₂, in [0, 1).</param>
    /// <param name="epsilon">ε̂, above 0.</param>
    /// <param name="use_locking">Kept for source compatibility.</param>
    /// <param name="name">The name of slots and steps.</param>
    /// <returns>The optimizer.</returns>
    public Optimizer AdamOptimizer(Tensor learning_rate, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, bool use_locking = false, string name = "Adam")
        => new AdamOptimizer(learning_rate, beta1, beta2, epsilon, use_locking, TF_DataType.TF_FLOAT, name);

    /// <summary>Adam with all its defaults: rate 0.001, betas 0.9 and 0.999, ε̂ 1e-8.</summary>
    /// <returns>The optimizer.</returns>
    public Optimizer AdamOptimizer() => new AdamOptimizer(0.001f);

    /// <summary>Adam with the betas 0.9 and 0.999.</summary>
    /// <param name="learning_rate">α.</param>
    /// <param name="epsilon">ε̂, above 0. TensorFlow.NET takes it at this place; TensorFlow has β₁ here, which is meant when more numbers follow.</param>
    /// <param name="name">The name of slots and steps.</param>
    /// <returns>The optimizer.</returns>
    public Optimizer AdamOptimizer(float learning_rate, float epsilon, string name) => new AdamOptimizer(learning_rate, epsilon: epsilon, name: name);

    /// <summary>Adam with its defaults.</summary>
    /// <param name="learning_rate">α.</param>
    /// <param name="dtype">Kept for source compatibility: each variable has its own type.</param>
    /// <param name="name">The name of slots and steps.</param>
    /// <returns>The optimizer.</returns>
    public Optimizer AdamOptimizer(float learning_rate, TF_DataType dtype, string name = "Adam") => new AdamOptimizer(learning_rate, dtype: dtype, name: name);

    /// <summary>Adam with its defaults.</summary>
    /// <param name="learning_rate">α: a number or a scalar tensor.</param>
    /// <param name="name">The name of slots and steps.</param>
    /// <returns>The optimizer.</returns>
    public Optimizer AdamOptimizer(Tensor learning_rate, string name) => new AdamOptimizer(learning_rate, name: name);

    /// <summary>Adam whose rate is a variable, read in each step.</summary>
    /// <param name="learning_rate">α: a scalar variable.</param>
    /// <param name="name">The name of slots and steps.</param>
    /// <returns>The optimizer.</returns>
    public Optimizer AdamOptimizer<TVariable>(TVariable learning_rate, string name = "Adam") where TVariable : IVariableV1 => new AdamOptimizer(learning_rate.AsTensor(), name: name);
}

/// <content>train.</content>
public sealed partial class tensorflow
{
    /// <summary>Optimizers and what belongs to training.</summary>
    public train_api train { get; } = new();
}
