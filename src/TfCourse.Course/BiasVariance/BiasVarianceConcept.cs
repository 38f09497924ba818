using Tensorflow;
using TfCourse.Reference;
using NDArray = NumSharp.NDArray;

namespace TfCourse.Course;

/// <summary>Errors and costs on the training and the dev set: what a diagnosis is made of.</summary>
public static class BiasVarianceConcept
{
    /// <summary>The concept.</summary>
    public static Concept Concept { get; } = new(
        "bias-variance", 1, "Bias and variance",
        "error = wrong answers / examples; avoidable bias = train error − base error; variance = dev error − train error",
        "High bias: the training error is far above what people (or the best model) reach: a bigger network, longer training, another architecture. "
            + "High variance: the dev error is far above the training error: more data, regularization, a simpler network. Both can be high at once. Bias is looked at first.",
        typeof(Prediction), typeof(Diagnosis), Compare);

    private static void Compare(ConceptTrial trial)
    {
        Parameters parameters = trial.Network(3, 5, 1);
        IReadOnlyList<GraphLayer> layers = trial.Input(parameters);
        foreach ((string name, int m) in new[] { ("train", trial.Whole(20, 40)), ("dev", trial.Whole(8, 16)) })
        {
            NDArray X = trial.Normal(3, m), Y = trial.Labels(m);
            ForwardCache cache = ForwardPropagation.Run(X, parameters);

            Tensor y = trial.Input(Y);
            GraphPass pass = GraphNetwork.Forward(trial.Input(X), layers);
            trial.Agree($"AL on {name}", cache.AL, pass.AL);
            trial.Agree($"error on {name}", 1 - Prediction.Accuracy(Prediction.Binary(cache.AL), Y), GraphNetwork.Error(pass, y));
            trial.Agree($"cost on {name}", Reference.Cost.CrossEntropy(cache.AL, Y), GraphNetwork.Cost(pass, y));
            trial.AgreeGradients($"{name} ", BackwardPropagation.Run(cache, Y), GraphNetwork.Cost(pass, y), layers);
        }
    }
}
