namespace TfCourse.Course;

/// <summary>Training cannot go on: the loss is no number any more.</summary>
/// <param name="message">The step, the loss, what to do.</param>
public sealed class DivergedException(string message) : Exception(message)
{
    /// <summary>The loss, when it is a number.</summary>
    /// <exception cref="DivergedException">It is not finite.</exception>
    internal static double RequireFinite(double loss, long step, double learningRate) => double.IsFinite(loss) ? loss : throw new DivergedException(FormattableString.Invariant(
        $"the loss is {loss} at step {step}: training has diverged; try a smaller learning rate than {learningRate}. Checkpoints of earlier epochs are kept."));
}
