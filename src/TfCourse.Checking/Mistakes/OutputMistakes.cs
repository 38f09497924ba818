namespace TfCourse.Checking;

/// <summary>The derivative of the output activation once too often: (a - y)·a·(1 - a) under a cross-entropy.</summary>
internal sealed class OutputDerivativeTwice() : Mistake("output-derivative-twice", 0)
{
    public override string Title => "the last layer's dZ has the derivative of its activation once too often";

    public override string Where => "dZ of the last layer: with a cross-entropy after sigmoid or softmax it is A - Y; the derivative has cancelled already";

    public override double[] Output(BackwardPass pass, Func<double[]> right) => Matrix.Zip(right(), pass.Trace.A[pass.Network.Layers], (d, a) => d * a * (1 - a));
}

/// <summary>dZ = dA for the last layer.</summary>
internal sealed class OutputDerivativeMissing() : Mistake("output-derivative-missing", 0)
{
    public override string Title => "the last layer's dZ lacks the derivative of its activation";

    public override string Where => "dZ of the last layer: multiply dA by the derivative of the output activation";

    public override double[] Output(BackwardPass pass, Func<double[]> right) => pass.LossDerivative();
}

/// <summary>Only A - Y, whatever the loss: right for cross-entropy only.</summary>
internal sealed class OutputOfCrossEntropy() : Mistake("delta-of-another-loss", 0)
{
    public override string Title => "the last layer's dZ is A - Y, which belongs to a cross-entropy, not to this loss";

    public override string Where => "dZ of the last layer: differentiate the loss that the cost computes";

    public override double[] Output(BackwardPass pass, Func<double[]> right)
        => Matrix.Zip(pass.Trace.A[pass.Network.Layers], pass.Network.Y, (a, y) => pass.Network.Scale * (a - y));
}

/// <summary>-(y/a)·a(1-a): the second term of the binary cross-entropy forgotten.</summary>
internal sealed class SecondTermForgotten() : Mistake("second-term-forgotten", 0)
{
    public override string Title => "dA of the last layer lacks the term of the other class, (1 - Y)/(1 - A)";

    public override string Where => "dA of the last layer: -(Y/A) + (1 - Y)/(1 - A)";

    public override double Rarity => 1.3;

    public override double[] Output(BackwardPass pass, Func<double[]> right)
        => Matrix.Zip(pass.Trace.A[pass.Network.Layers], pass.Network.Y, (a, y) => -pass.Network.Scale * y * (1 - a));
}

/// <summary>The last layer's z where its probability belongs: Z - Y.</summary>
internal sealed class LogitsForProbabilities() : Mistake("logits-for-probabilities", 0)
{
    public override string Title => "the last layer's dZ is computed from logits (Z) where probabilities (A) belong";

    public override string Where => "dZ of the last layer: A - Y, with A after sigmoid or softmax";

    public override double[] Output(BackwardPass pass, Func<double[]> right)
        => Matrix.Zip(pass.Trace.Z[pass.Network.Layers], pass.Network.Y, (z, y) => pass.Network.Scale * (z - y));
}

/// <summary>Probabilities where logits belong: sigmoid(A) - Y or softmax(A) - Y.</summary>
internal sealed class ProbabilitiesForLogits() : Mistake("probabilities-for-logits", 0)
{
    public override string Title => "the last layer's dZ applies the output activation to probabilities that have been through it already";

    public override string Where => "dZ of the last layer: the function that gets A expects logits; give it Z, or subtract Y from A at once";

    public override double[] Output(BackwardPass pass, Func<double[]> right)
    {
        int l = pass.Network.Layers;
        return Matrix.Zip(pass.Network.Output.Of(pass.Trace.A[l], pass.Units(l), pass.Examples), pass.Network.Y, (a, y) => pass.Network.Scale * (a - y));
    }
}

/// <summary>The predicted class where its probability belongs.</summary>
internal sealed class PredictionsForProbabilities() : Mistake("predictions-for-probabilities", 0)
{
    public override string Title => "the last layer's dZ uses rounded predictions (A > 0.5) where probabilities belong";

    public override string Where => "dZ of the last layer: A - Y, with A as the forward pass left it";

    public override double Rarity => 1.5;

    public override double[] Output(BackwardPass pass, Func<double[]> right)
        => Matrix.Zip(pass.Trace.A[pass.Network.Layers], pass.Network.Y, (a, y) => pass.Network.Scale * ((a > 0.5 ? 1 : 0) - y));
}

/// <summary>Softmax over the wrong axis in the pass backward.</summary>
internal sealed class SoftmaxOverWrongAxis() : Mistake("softmax-wrong-axis", 0)
{
    public override string Title => "the pass backward takes the softmax over the wrong axis (over the examples, not over the classes)";

    public override string Where => "the softmax that dZ of the last layer is computed from: sum over the classes of one example, with keepdims";

    public override double[] Output(BackwardPass pass, Func<double[]> right)
    {
        int l = pass.Network.Layers;
        double[] a = OutputFunction.SoftmaxOverExamples.Of(pass.Trace.Z[l], pass.Units(l), pass.Examples);
        return Matrix.Zip(a, pass.Network.Y, (p, y) => pass.Network.Scale * (p - y));
    }
}

/// <summary>softmax's Jacobian without what lies off its diagonal: dA·a·(1 - a).</summary>
internal sealed class SoftmaxAsIfElementwise() : Mistake("softmax-diagonal-only", 0)
{
    public override string Title => "softmax is differentiated as if each output depended on its own logit alone (a·(1 - a))";

    public override string Where => "dZ of the last layer: a·(dA - Σ a·dA) an example, or A - Y for softmax with cross-entropy";

    public override double[] Output(BackwardPass pass, Func<double[]> right)
        => Matrix.Zip(pass.LossDerivative(), pass.Trace.A[pass.Network.Layers], (d, a) => d * a * (1 - a));
}

/// <summary>The last example is not in the sums, or the first.</summary>
internal sealed class ExampleDropped(bool last) : Mistake("example-dropped", 0)
{
    public override string Title => $"the gradient leaves the {(last ? "last" : "first")} example out";

    public override string Where => "the loop or slice over the examples: it goes from the first to the last one, both included";

    public override double Rarity => 1.2;

    public override double[] Output(BackwardPass pass, Func<double[]> right)
    {
        double[] d = (double[])right().Clone();
        for (int i = last ? pass.Examples - 1 : 0; i < d.Length; i += pass.Examples)
            d[i] = 0;
        return d;
    }
}

/// <summary>Y shifted against X in the pass backward.</summary>
internal sealed class LabelsOutOfStep() : Mistake("labels-out-of-step", 0)
{
    public override string Title => "the gradient's labels are out of step with its inputs: shifted by one example";

    public override string Where => "the indexing of Y in the pass backward: example i of X goes with example i of Y";

    public override double Rarity => 2;

    public override double[] Output(BackwardPass pass, Func<double[]> right)
    {
        int m = pass.Examples;
        var moved = new double[pass.Network.Y.Length];
        for (int i = 0; i < moved.Length; i++)
            moved[i] = pass.Network.Y[i / m * m + (i % m + 1) % m];
        return new BackwardPass(new Trace(pass.Network with { Y = moved }, pass.Trace.Theta).With(pass.Trace), []).RightOutput();
    }
}

/// <summary>Which gradients of the data, without a penalty's part, a factor stands before.</summary>
internal enum DataPart
{
    All,
    Weights,
    Biases,
}

/// <summary>A factor too much or missing in front of the data's part, while a penalty's part is right.</summary>
internal sealed class DataScaled(DataPart part, int layer, string id, string what, Func<double, double> factor) : Mistake(id, layer)
{
    public override string Title => part == DataPart.All ? $"the gradients of the loss (without the regularization term) are {what}"
        : $"d{(part == DataPart.Weights ? "W" : "b")}{L} without its regularization term is {what}";

    public override string Where => "the factor in front of the product dZ·Aᵀ and of the sum of dZ: the cost has 1/m";

    public override double[] Output(BackwardPass pass, Func<double[]> right) => part == DataPart.All ? Matrix.Scaled(right(), factor(pass.Examples)) : right();

    public override double[] Weights(BackwardPass pass, int l, double[] dZ, Func<double[]> right) => part == DataPart.Weights && Sits(l) ? Matrix.Scaled(right(), factor(pass.Examples)) : right();

    public override double[] Biases(BackwardPass pass, int l, double[] dZ, Func<double[]> right) => part == DataPart.Biases && Sits(l) ? Matrix.Scaled(right(), factor(pass.Examples)) : right();
}
