namespace TfCourse.Checking;

/// <summary>The ways to end a network that the search tries: output activation, loss, and what is wrong with the pair if anything.</summary>
internal static class CostFamily
{
    private static readonly CostQuirk WrongAxis = new("softmax-wrong-axis",
        "the cost takes the softmax over the wrong axis (over the examples, not over the classes)",
        "softmax in the forward pass: sum over the classes of one example, with keepdims");

    private static readonly CostQuirk Twice = new("probabilities-for-logits",
        "the cost gets probabilities where logits belong: the output activation is applied twice",
        "the loss wants logits; give it Z of the last layer, or use the loss that takes probabilities");

    private static readonly CostQuirk Logits = new("logits-for-probabilities",
        "the cost gets logits where probabilities belong: log of Z, not of A",
        "the loss wants probabilities; apply sigmoid or softmax first, or use the loss that takes logits");

    private static readonly CostQuirk OneTerm = new("second-term-forgotten",
        "the cost lacks the term of the other class, (1 - Y)·log(1 - A)",
        "the cross-entropy of one sigmoid unit: -(Y·log A + (1 - Y)·log(1 - A))");

    private static readonly CostQuirk Relu = new("relu-before-output",
        "relu is applied to the last layer before its sigmoid or softmax",
        "the loop over the layers: the last one has no relu");

    /// <summary>All pairs that make sense for a number of units and for labels between 0 and 1, or any.</summary>
    public static IEnumerable<(OutputFunction Output, LossFunction Loss, CostQuirk? Quirk)> For(int units, bool bits)
    {
        OutputFunction sigmoid = OutputFunction.Sigmoid, softmax = OutputFunction.Softmax, linear = OutputFunction.Linear;
        OutputFunction tanh = OutputFunction.Elementwise(Activation.Named("tanh")), relu = OutputFunction.Elementwise(Activation.Named("relu"));
        if (bits)
        {
            yield return (sigmoid, LossFunction.Binary, null);
            if (units > 1)
            {
                yield return (softmax, LossFunction.Categorical, null);
                yield return (softmax, LossFunction.Binary, null);
                yield return (softmax, LossFunction.Squared, null);
                yield return (OutputFunction.SoftmaxOverExamples, LossFunction.Categorical, WrongAxis);
                yield return (OutputFunction.Chain(softmax, softmax), LossFunction.Categorical, Twice);
                yield return (OutputFunction.Chain(sigmoid, softmax), LossFunction.Categorical, Twice);
                yield return (OutputFunction.Chain(relu, softmax), LossFunction.Categorical, Relu);
            }

            yield return (OutputFunction.Chain(sigmoid, sigmoid), LossFunction.Binary, Twice);
            yield return (OutputFunction.Chain(softmax, sigmoid), LossFunction.Binary, Twice);
            yield return (OutputFunction.Chain(relu, sigmoid), LossFunction.Binary, Relu);
            yield return (sigmoid, LossFunction.Categorical, units == 1 ? OneTerm : null);
            foreach (double edge in new[] { 1e-7, 1e-8, 1e-10, 1e-12, 1e-15, 1e-5 })
            {
                OutputFunction clipped = OutputFunction.Elementwise(new Activation("clip", z => Math.Clamp(z, edge, 1 - edge), z => z > edge && z < 1 - edge ? 1 : 0, null, true));
                yield return (clipped, LossFunction.Binary, Logits);
                if (units > 1)
                    yield return (clipped, LossFunction.Categorical, Logits);
            }

            yield return (linear, LossFunction.Binary, Logits);
            yield return (linear, LossFunction.HingeOfBits, null);
        }

        foreach (OutputFunction output in new[] { linear, sigmoid, tanh, relu })
            yield return (output, LossFunction.Squared, null);
        foreach (LossFunction loss in new[] { LossFunction.Absolute, LossFunction.Huber, LossFunction.LogCosh, LossFunction.Hinge })
            yield return (linear, loss, null);
    }

    /// <summary>Cross-entropies with a small number added inside the logarithm.</summary>
    public static IEnumerable<LossFunction> Guarded(LossFunction loss)
    {
        foreach (double e in new[] { 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15 })
        {
            if (ReferenceEquals(loss, LossFunction.Binary))
            {
                yield return new(loss.Name, (a, y) => -(y * Math.Log(a + e) + (1 - y) * Math.Log(1 - a + e)), (a, y) => -y / (a + e) + (1 - y) / (1 - a + e)) { Guard = e };
                yield return new(loss.Name, (a, y) => loss.Of(Math.Clamp(a, e, 1 - e), y), (a, y) => a > e && a < 1 - e ? loss.Derivative(a, y) : 0) { Guard = e, Clips = true };
            }
            else if (ReferenceEquals(loss, LossFunction.Categorical))
            {
                yield return new(loss.Name, (a, y) => -y * Math.Log(a + e), (a, y) => -y / (a + e)) { Guard = e };
                yield return new(loss.Name, (a, y) => loss.Of(Math.Clamp(a, e, 1 - e), y), (a, y) => a > e && a < 1 - e ? loss.Derivative(a, y) : 0) { Guard = e, Clips = true };
            }
        }
    }
}
