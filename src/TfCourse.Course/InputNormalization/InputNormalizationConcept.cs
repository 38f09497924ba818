using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;

namespace TfCourse.Course;

/// <summary>Inputs of mean 0 and variance 1, by the numbers of the training set.</summary>
public static class InputNormalizationConcept
{
    /// <summary>The concept.</summary>
    public static Concept Concept { get; } = new(
        "input-normalization", 1, "Normalizing inputs", "μ = Σx/m, σ² = Σ(x−μ)²/m over the training examples; x ← (x − μ)/σ; X [n, m], μ and σ [n, 1]",
        "Features of very different sizes make the cost a narrow valley that gradient descent crosses to and fro; after normalization it is round and takes larger steps. The dev and test sets use μ and σ of the training set, which are stored with the model.",
        typeof(Reference.InputNormalization), typeof(InputNormalizationConcept), Compare);

    /// <summary>μ and σ of each feature.</summary>
    /// <param name="trainX">Training inputs, [n, m].</param>
    /// <returns>[n, 1] each.</returns>
    public static (Tensor Mean, Tensor Deviation) Fit(Tensor trainX)
    {
        (Tensor mean, Tensor variance) = tf.nn.moments(trainX, 1, keep_dims: true);
        return (mean, tf.sqrt(variance));
    }

    private static void Compare(ConceptTrial trial)
    {
        int n = trial.Whole(2, 5), m = trial.Whole(20, 40);
        NDArray scales = trial.Uniform(0.5, 20, n, 1), train = trial.Rounded(trial.Normal(n, m) * scales + scales), test = trial.Rounded(trial.Normal(n, 9) * scales);
        NDArray C = trial.Normal(n, 9);
        var normalization = Reference.InputNormalization.Fit(train);

        Tensor trainX = trial.Input(train), testX = trial.Input(test);
        (Tensor mean, Tensor deviation) = Fit(trainX);
        trial.Agree("μ", normalization.Mean, mean);
        trial.Agree("σ", normalization.Deviation, deviation);
        trial.Agree("train, normalized", normalization.Apply(train), (trainX - mean) / deviation);
        Tensor normalized = (testX - mean) / deviation;
        trial.Agree("test, normalized", normalization.Apply(test), normalized);
        trial.Agree("dX of a test cost", normalization.Backward(C), tf.gradients(tf.reduce_sum(trial.Input(C) * normalized), testX)[0]);
    }
}
