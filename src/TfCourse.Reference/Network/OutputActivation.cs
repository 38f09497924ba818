namespace TfCourse.Reference;

/// <summary>The activation of the last layer, and with it the cost that fits it.</summary>
public enum OutputActivation
{
    /// <summary>Each output unit is a yes-or-no question; cross-entropy by <see cref="Cost"/>.</summary>
    Sigmoid,

    /// <summary>The output units are classes of which one is right; cross-entropy by <see cref="SoftmaxCrossEntropy"/>.</summary>
    Softmax,
}
