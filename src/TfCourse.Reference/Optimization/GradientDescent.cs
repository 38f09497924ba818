namespace TfCourse.Reference;

/// <summary>Gradient descent: <c>w ← w - α·g</c>. The same in the course and in TensorFlow.</summary>
/// <remarks>Stochastic, mini-batch and batch gradient descent differ only in the examples that g is a mean of.</remarks>
public sealed class GradientDescent : UpdateRule
{
    /// <inheritdoc/>
    public override Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t)
        => new(w - learningRate * g);
}
