using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>What many layers do to activations and gradients, and what bounds gradients that explode.</summary>
public static class DeepGradientConcepts
{
    /// <summary>Vanishing and exploding gradients.</summary>
    public static Concept Vanishing { get; } = new(
        "vanishing-gradients", 1, "Vanishing and exploding gradients", "‖Al‖ and ‖dWl‖ for l = 1 … L; ‖dA(l−1)‖ ≤ ‖Wl‖·‖g'‖·‖dAl‖ multiplies up over the layers",
        "In a deep network the gradient of the first layers is a product of many factors; factors below 1 let it vanish, factors above 1 let it explode. Careful initialization keeps the factors near 1; relu does not shrink what it lets through.",
        typeof(BackwardPropagation), typeof(GraphNetwork), CompareDepth);

    /// <summary>Gradient clipping.</summary>
    public static Concept Clipping { get; } = new(
        "gradient-clipping", 1, "Gradient clipping", "by value: min(max(g, −c), c); by norm: g·c/max(‖g‖, c); by global norm: every g·c/max(‖all g‖, c)",
        "One step along an exploding gradient can throw away what was learnt. Clipping bounds the step; by global norm it keeps the direction of all parameters together.",
        typeof(Reference.GradientClipping), typeof(DeepGradientConcepts), CompareClipping);

    /// <summary>The length of an array: √ Σ x².</summary>
    /// <param name="x">Any shape.</param>
    public static Tensor Norm(Tensor x) => tf.sqrt(tf.reduce_sum(tf.square(x)));

    private static void CompareDepth(ConceptTrial trial)
    {
        int depth = trial.Whole(6, 9);
        int[] units = [4, .. Enumerable.Repeat(6, depth), 1];
        Parameters parameters = trial.Network(units);
        NDArray X = trial.Normal(4, 12), Y = trial.Labels(12);
        foreach (HiddenActivation activation in Enum.GetValues<HiddenActivation>())
        {
            ForwardCache cache = ForwardPropagation.Run(X, parameters, hidden: activation);
            Gradients gradients = BackwardPropagation.Run(cache, Y, hidden: activation);

            IReadOnlyList<GraphLayer> layers = trial.Input(parameters);
            GraphPass pass = GraphNetwork.Forward(trial.Input(X), layers, activation);
            Tensor cost = GraphNetwork.Cost(pass, trial.Input(Y));
            Tensor[] weights = tf.gradients(cost, [.. layers.Select(layer => layer.W)]);
            trial.AgreeGradients($"{activation} ", gradients, cost, layers);
            for (int l = 1; l <= depth; l++)
            {
                trial.Agree($"{activation} ‖A{l}‖", Reference.GradientClipping.Norm([cache.A(l)]), Norm(pass.A[l - 1]));
                trial.Agree($"{activation} ‖dW{l}‖", Reference.GradientClipping.Norm([gradients[$"dW{l}"]]), Norm(weights[l - 1]));
            }
        }
    }

    private static void CompareClipping(ConceptTrial trial)
    {
        Parameters parameters = trial.Network(3, 5, 1).Select((_, w) => 3 * w);
        NDArray X = trial.Normal(3, 8), Y = trial.Labels(8);
        Gradients gradients = BackwardPropagation.Run(ForwardPropagation.Run(X, parameters), Y);
        NDArray[] all = [.. parameters.Names.Select(gradients.Of)];
        double norm = Reference.GradientClipping.Norm(all), limit = trial.Number(0.2, 0.6) * norm;

        IReadOnlyList<GraphLayer> layers = trial.Input(parameters);
        Tensor cost = GraphNetwork.Cost(GraphNetwork.Forward(trial.Input(X), layers), trial.Input(Y));
        Tensor[] graph = tf.gradients(cost, [.. layers.SelectMany(layer => new[] { layer.W, layer.b })]);
        Tensor bound = trial.Input(np.array(limit)), small = trial.Input(np.array(limit / 4));
        trial.Agree("global norm", norm, tf.global_norm(graph));
        (Tensor[] together, _) = tf.clip_by_global_norm(graph, bound);
        IReadOnlyList<NDArray> globally = Reference.GradientClipping.ByGlobalNorm(all, limit);
        for (int i = 0; i < all.Length; i++)
        {
            string name = Gradients.NameOf(parameters.Names[i]);
            trial.Agree(name, all[i], graph[i]);
            trial.Agree($"{name} by value", Reference.GradientClipping.ByValue(all[i], limit / 4), tf.clip_by_value(graph[i], -small, small));
            trial.Agree($"{name} by norm", Reference.GradientClipping.ByNorm(all[i], limit / 4), tf.clip_by_norm(graph[i], small));
            trial.Agree($"{name} by global norm", globally[i], together[i]);
        }
    }
}
