namespace Tensorflow;

/// <summary>LogSoftmax: logsoftmax[…, j] = logits[…, j] - log Σₖ exp(logits[…, k]).</summary>
internal static class LogSoftmax
{
    public static OpDefinition Define() => new("LogSoftmax")
    {
        Inputs = ["logits: T"],
        Outputs = ["logsoftmax: T"],
        Attrs = [Activation.Floats],
        Shape = c => [c.WithRankAtLeast(0, 1)],
        Gradient = Gradient.Of(Backward),
    };

    // dx = dy - exp(y) · Σ dy
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor softmax = Build.One("Exp", null, [op.outputs[0]]);
        return [Build.One("Sub", null, [dy, Softmax.OverClasses(dy) * softmax])];
    }
}

/// <content>log_softmax.</content>
public sealed partial class nn_api
{
    /// <summary>Logarithms of the probabilities of classes: logits[j] - log Σₖ exp(logits[k]) along an axis, exact where the probability itself would be 0.</summary>
    /// <param name="logits">Rank at least 1, classes along the axis; half, bfloat16, float or double.</param>
    /// <param name="axis">The axis of the classes, counted from the end when negative.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the logits.</returns>
    /// <exception cref="ValueError">The logits are a scalar, or have no such axis.</exception>
    public Tensor log_softmax(Tensor logits, int axis = -1, string? name = null) => Softmax.Along("LogSoftmax", logits, axis, name);
}
