using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>What the last layer's loss is.</summary>
public enum FrameworkLoss
{
    /// <summary>Softmax cross-entropy, the mean over the examples.</summary>
    SoftmaxMean,

    /// <summary>Softmax cross-entropy, the sum over the examples.</summary>
    SoftmaxSum,

    /// <summary>Sigmoid cross-entropy of every unit, the mean over units and examples.</summary>
    SigmoidMean,
}

/// <summary>The versions of the framework exercise's model: how it starts, what it minimizes, and what it prints.</summary>
/// <param name="Name">Which version.</param>
/// <param name="GlorotNormal">Whether all parameters, biases too, start from one truncated normal stream; else Glorot's uniform weights and zero biases.</param>
/// <param name="Loss">The loss of a batch.</param>
/// <param name="Adam">Whether Adam updates; else gradient descent.</param>
/// <param name="Epsilon">Adam's ε.</param>
/// <param name="Shuffles">Whether each epoch has its own order, by seeds 4, 5, …; else file order.</param>
/// <param name="DropsLast">Whether a last, smaller batch is left out.</param>
public sealed record FrameworkForm(string Name, bool GlorotNormal, FrameworkLoss Loss, bool Adam, float Epsilon, bool Shuffles, bool DropsLast)
{
    /// <summary>Sessions and placeholders, 2017 to 2020.</summary>
    public static FrameworkForm Tf1 { get; } = new("tf1", false, FrameworkLoss.SoftmaxMean, true, 1e-8f, true, false);

    /// <summary>GradientTape, spring 2021: gradient descent on a binary loss.</summary>
    public static FrameworkForm Spring2021 { get; } = new("tf2 spring 2021", true, FrameworkLoss.SigmoidMean, false, 0, false, true);

    /// <summary>GradientTape, mid 2021: Adam on the batch's mean.</summary>
    public static FrameworkForm Mid2021 { get; } = new("tf2 mid 2021", true, FrameworkLoss.SoftmaxMean, true, 1e-7f, false, false);

    /// <summary>GradientTape, 2022 and later: Adam on the batch's sum.</summary>
    public static FrameworkForm Later { get; } = new("tf2", true, FrameworkLoss.SoftmaxSum, true, 1e-7f, false, false);

    /// <summary>The optimizer of this form.</summary>
    /// <param name="rate">α.</param>
    internal Optimizer Optimizer(float rate) => Adam ? tf.train.AdamOptimizer(rate, 0.9f, 0.999f, Epsilon) : tf.train.GradientDescentOptimizer(rate);
}
