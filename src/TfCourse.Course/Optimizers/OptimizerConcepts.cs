using Tensorflow;
using TfCourse.Checking;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Every optimizer as a concept: the same path by hand and as a graph.</summary>
public static class OptimizerConcepts
{
    // Few enough for float32 to keep five digits through the quotients of small gradients.
    private const int Steps = 5;

    /// <summary>A concept an optimizer.</summary>
    public static IReadOnlyList<Concept> All { get; } =
        [.. OptimizerCatalogue.All.Select(pair => new Concept(pair.Name, 2, pair.Title, pair.Formula, pair.Lesson, pair.Hand().GetType(), pair.GraphType, trial => Compare(trial, pair)))];

    /// <summary>Weight decay against L2 regularization under Adam.</summary>
    public static Concept WeightDecay { get; } = new(
        "weight-decay", 1, "Weight decay against L2 under Adam", "L2: g ← g + λ·w, then Adam; decoupled: w ← w − α·λ·w beside Adam's step",
        "Under gradient descent both are the same. Adam divides the gradient by its size, and L2's share with it, so that weights of large gradients are hardly decayed; AdamW takes the decay out.",
        typeof(AdamW), typeof(AdamWOptimizer), CompareDecay);

    private static void Compare(ConceptTrial trial, OptimizerPair pair)
    {
        Parameters parameters = trial.Network(3, 4, 1);
        NDArray X = trial.Normal(3, 12), Y = trial.Labels(12);
        OptimizerProblem problem = OptimizerProblem.Of(parameters, X, Y);
        double alpha = trial.Rounded(np.array(pair.LearningRate * trial.Number(1, 10))).ToArray<double>()[0];
        Agree(trial, "", OptimizerPath.ByHand(pair, problem, alpha, Steps), OptimizerPath.AsGraph(pair, problem, alpha, Steps, trial.Type, trial.Engine));

        IReadOnlyList<GraphLayer> layers = trial.Input(parameters);
        trial.AgreeGradients("", problem.Gradients(parameters), GraphNetwork.Cost(GraphNetwork.Forward(trial.Input(X), layers), trial.Input(Y)), layers);
    }

    private static void CompareDecay(ConceptTrial trial)
    {
        double lambda = 0.1, alpha = 0.01;
        Parameters parameters = trial.Network(3, 4, 1);
        NDArray X = trial.Normal(3, 12), Y = trial.Labels(12);
        OptimizerProblem plain = OptimizerProblem.Of(parameters, X, Y);
        var penalized = new OptimizerProblem("network with L2", parameters,
            theta => L2Regularization.AddTo(plain.Gradients(theta), theta, lambda, 1),
            variables => plain.Cost(variables) + Penalties.L2([.. variables.Where((_, i) => i % 2 == 0).Select(v => (Tensor)v)], lambda, tf.constant(1.0, trial.Type)));

        OptimizerPair adam = OptimizerCatalogue.Find("adam");
        OptimizerPair decoupled = OptimizerCatalogue.Find("adamw") with
        {
            Hand = () => new AdamW(lambda),
            Step = (loss, variables, rate) => new AdamWOptimizer(lambda).Minimize(loss, variables, rate),
        };
        Agree(trial, "L2 under Adam: ", OptimizerPath.ByHand(adam, penalized, alpha, Steps), OptimizerPath.AsGraph(adam, penalized, alpha, Steps, trial.Type, trial.Engine));
        Agree(trial, "AdamW: ", OptimizerPath.ByHand(decoupled, plain, alpha, Steps), OptimizerPath.AsGraph(decoupled, plain, alpha, Steps, trial.Type, trial.Engine));

        IReadOnlyList<GraphLayer> layers = trial.Input(parameters);
        Tensor cost = GraphNetwork.Cost(GraphNetwork.Forward(trial.Input(X), layers), trial.Input(Y)) + Penalties.L2(layers.Select(l => l.W), lambda, tf.constant(1.0, trial.Type));
        trial.AgreeGradients("with L2 ", penalized.Gradients(parameters), cost, layers);
    }

    private static void Agree(
        ConceptTrial trial, string prefix, IReadOnlyList<IReadOnlyDictionary<string, CheckedArray>> byHand, IReadOnlyList<IReadOnlyDictionary<string, CheckedArray>> graph)
    {
        for (int t = 0; t < byHand.Count; t++)
        {
            foreach ((string name, CheckedArray value) in byHand[t])
            {
                trial.Agree($"{prefix}{name} after step {t + 1}", value, graph[t][name]);
            }
        }
    }
}
