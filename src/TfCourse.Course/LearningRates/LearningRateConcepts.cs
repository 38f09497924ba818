using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>How large steps are, and how they shrink.</summary>
public static class LearningRateConcepts
{
    /// <summary>Learning-rate decay.</summary>
    public static Concept Decay { get; } = new(
        "learning-rate-decay", 2, "Learning-rate decay",
        "α₀/(1+decay·epoch); α₀/(1+decay·⌊epoch/interval⌋); α₀·0.95^epoch; k·α₀/√epoch; staircase; by hand; cosine with warm-up",
        "Large steps at first, small ones near the minimum, about which mini-batches would wander for ever. Decay every epoch soon stops a long training; decay in intervals does not. Try it after the other hyperparameters.",
        typeof(LearningRateDecay), typeof(Schedules), CompareDecay);

    /// <summary>Learning-rate finder.</summary>
    public static Concept Finder { get; } = new(
        "learning-rate-finder", 2, "Learning-rate finder", "αₖ = least·(largest/least)^(k/(steps−1)); θ ← θ − αₖ·g; J over αₖ; the steepest fall suggests α, at most a tenth of the lowest point's",
        "A short run whose rate grows from far too small to far too large: the cost first stays, then falls, then explodes. A good rate lies where it falls most steeply, and ten times below the lowest point at least, since right behind that the cost explodes. The weights are what they were, afterwards.",
        typeof(LearningRateRange), typeof(LearningRateFinder), CompareFinder);

    private static void CompareDecay(ConceptTrial trial)
    {
        int interval = trial.Whole(2, 5), warmUp = trial.Whole(2, 4);
        double alpha = trial.Number(0.1, 0.5), decay = trial.Rounded(np.array(trial.Number(0.2, 1))).ToArray<double>()[0], k = trial.Number(0.5, 2);
        (int, double)[] rows = [(0, 0.5), (interval, 0.25), (2 * interval, 0.0625)];
        int[] epochs = [.. Enumerable.Range(0, 20)];
        NDArray C = trial.Normal(epochs.Length);
        Tensor rate = trial.Input(np.array(alpha)), epoch = trial.Input(np.array(Array.ConvertAll(epochs, e => (double)e))), c = trial.Input(C);

        Both("every epoch", e => LearningRateDecay.EveryEpoch(alpha, e, decay), Schedules.EveryEpoch(rate, epoch, decay));
        Both("in intervals", e => LearningRateDecay.InIntervals(alpha, e, decay, interval), Schedules.InIntervals(rate, epoch, decay, interval));
        Both("exponential", e => LearningRateDecay.Exponential(alpha, e, 0.95), Schedules.Exponential(rate, epoch, 0.95));
        Both("inverse root", e => LearningRateDecay.InverseRoot(alpha, e, k), Schedules.InverseRoot(rate, epoch, k));
        Both("staircase", e => LearningRateDecay.Staircase(alpha, e, interval, 0.5), Schedules.Staircase(rate, epoch, interval, 0.5));
        Both("cosine with warm-up", e => LearningRateDecay.CosineWithWarmUp(alpha, e, 18, warmUp), Schedules.CosineWithWarmUp(rate, epoch, 18, warmUp));
        trial.Agree("manual", np.array(Array.ConvertAll(epochs, e => LearningRateDecay.Manual(e, rows))), Schedules.Manual(epoch, rows));

        // Every schedule is α₀ times a number: the derivative by α₀ is that number.
        void Both(string name, Func<int, double> byHand, Tensor graph)
        {
            NDArray rates = np.array(Array.ConvertAll(epochs, e => byHand(e)));
            trial.Agree(name, rates, graph);
            trial.Agree($"dα₀, {name}", (double)np.sum(C * rates) / alpha, tf.gradients(tf.reduce_sum(c * graph), rate)[0]);
        }
    }

    private static void CompareFinder(ConceptTrial trial)
    {
        Parameters parameters = trial.Network(2, 3, 1);
        NDArray X = trial.Normal(2, 12), Y = trial.Labels(12);
        IReadOnlyList<double> rates = LearningRateRange.Rates(1e-3, 0.5, 5);
        Gradients? first = null;
        IReadOnlyList<double> costs = LearningRateRange.Costs(parameters, rates, (_, theta) =>
        {
            ForwardCache cache = ForwardPropagation.Run(X, theta);
            Gradients gradients = BackwardPropagation.Run(cache, Y);
            first ??= gradients;
            return (Reference.Cost.CrossEntropy(cache.AL, Y), gradients);
        });

        // The steps one after the other in one graph: no variable is written, so nothing has to be put back.
        Tensor x = trial.Input(X), y = trial.Input(Y), alphas = trial.Input(np.array(rates.ToArray()));
        IReadOnlyList<GraphLayer> layers = trial.Input(parameters);
        trial.AgreeGradients("", first!, GraphNetwork.Cost(GraphNetwork.Forward(x, layers), y), layers);
        for (int k = 0; k < rates.Count; k++)
        {
            Tensor cost = GraphNetwork.Cost(GraphNetwork.Forward(x, layers), y), alpha = alphas[k];
            trial.Agree($"cost of step {k}", costs[k], cost);
            Tensor[] g = tf.gradients(cost, [.. layers.SelectMany(layer => new[] { layer.W, layer.b })]);
            layers = [.. layers.Select((layer, l) => new GraphLayer(layer.W - alpha * g[2 * l], layer.b - alpha * g[(2 * l) + 1]))];
        }
    }
}
