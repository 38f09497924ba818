using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Ways to a lower variance that change the cost, the layers or the weights.</summary>
public static class RegularizationConcepts
{
    /// <summary>L2 regularization.</summary>
    public static Concept L2 { get; } = new(
        "l2", 1, "L2 regularization", "J = cross-entropy + λ/(2m) · Σ_l ‖Wl‖²; dWl += λ/m · Wl",
        "Large weights cost. The gradient shrinks each weight by a share of itself, so it is also called weight decay. Smaller weights make smoother functions. λ is chosen on the dev set; biases are left alone.",
        typeof(L2Regularization), typeof(Penalties), trial => ComparePenalty(trial, L2Regularization.Cost, L2Regularization.AddTo, Penalties.L2));

    /// <summary>L1 regularization.</summary>
    public static Concept L1 { get; } = new(
        "l1", 1, "L1 regularization", "J = cross-entropy + λ/m · Σ_l Σ |Wl|; dWl += λ/m · sign(Wl)",
        "The pull towards 0 does not weaken as a weight gets small, so many weights become 0: the network gets sparse. It seldom generalizes better than L2.",
        typeof(L1Regularization), typeof(Penalties), trial => ComparePenalty(trial, L1Regularization.Cost, L1Regularization.AddTo, Penalties.L1));

    /// <summary>Inverted dropout.</summary>
    public static Concept Dropout { get; } = new(
        "dropout", 1, "Inverted dropout", "D = rand < keep_prob; A ← A·D / keep_prob; dA ← dA·D / keep_prob; A, D [n_l, m]",
        "Every pass trains another thinned network; no unit can rely on one other. Dividing by keep_prob keeps the expected activation, so at test time nothing is dropped and nothing is scaled. The cost is then random: switch dropout off to check gradients or to see J fall.",
        typeof(Reference.Dropout), typeof(Penalties), CompareDropout);

    /// <summary>Max-norm.</summary>
    public static Concept MaxNorm { get; } = new(
        "max-norm", 1, "Max-norm constraint", "w ← w · min(1, c / ‖w‖) for each row w of Wl [n_l, n_(l−1)], after each update",
        "Bounds the weights into each unit without pulling at the small ones, which allows large learning rates, and goes well with dropout.",
        typeof(Reference.MaxNorm), typeof(Penalties), CompareMaxNorm);

    /// <summary>Early stopping.</summary>
    public static Concept EarlyStopping { get; } = new(
        "early-stopping", 1, "Early stopping", "stop after `patience` epochs without a better dev metric; give back the parameters of the best epoch",
        "The dev cost falls and then rises while the training cost goes on falling; the parameters of the lowest dev cost are kept. One run tries all sizes of weights, but fitting and not overfitting are no longer two separate knobs.",
        typeof(Reference.EarlyStopping), typeof(Penalties), CompareEarlyStopping);

    private static void ComparePenalty(
        ConceptTrial trial, Func<Parameters, double, int, double> cost, Func<Gradients, Parameters, double, int, Gradients> addTo,
        Func<IEnumerable<Tensor>, Tensor, Tensor, Tensor> penalty)
    {
        int m = trial.Whole(8, 20);
        double lambda = trial.Number(0.1, 2);
        Parameters parameters = trial.Network(3, 4, 3, 1);
        NDArray X = trial.Normal(3, m), Y = trial.Labels(m);
        ForwardCache cache = ForwardPropagation.Run(X, parameters);

        IReadOnlyList<GraphLayer> layers = trial.Input(parameters);
        GraphPass pass = GraphNetwork.Forward(trial.Input(X), layers);
        Tensor extra = penalty(layers.Select(layer => layer.W), trial.Input(np.array(lambda)), tf.constant((double)m, trial.Type));
        Tensor J = GraphNetwork.Cost(pass, trial.Input(Y)) + extra;
        trial.Agree("penalty", cost(parameters, lambda, m), extra);
        trial.Agree("cost", Reference.Cost.CrossEntropy(cache.AL, Y) + cost(parameters, lambda, m), J);
        trial.AgreeGradients("", addTo(BackwardPropagation.Run(cache, Y), parameters, lambda, m), J, layers);
    }

    private static void CompareDropout(ConceptTrial trial)
    {
        int m = trial.Whole(8, 20);
        double keep = trial.Number(0.5, 0.9);
        Parameters parameters = trial.Network(3, 6, 5, 1);
        NDArray X = trial.Normal(3, m), Y = trial.Labels(m);
        var dropout = new Reference.Dropout(keep, trial.Seed);
        ForwardCache cache = ForwardPropagation.Run(X, parameters, dropout: dropout);

        // The same uniform numbers that the hand draws, layer by layer.
        np.random.seed(trial.Seed);
        Tensor[] uniform = [trial.Input(np.random.rand(6, m)), trial.Input(np.random.rand(5, m))];
        Tensor keepProb = trial.Input(np.array(keep));
        IReadOnlyList<GraphLayer> layers = trial.Input(parameters);
        GraphPass pass = GraphNetwork.Forward(trial.Input(X), layers, after: (a, l) => Penalties.Dropout(a, uniform[l - 1], keepProb));
        trial.Agree("A1", cache.A(1), pass.A[0]);
        trial.Agree("A2", cache.A(2), pass.A[1]);
        trial.Agree("AL", cache.AL, pass.AL);
        trial.AgreeGradients("", BackwardPropagation.Run(cache, Y, dropout), GraphNetwork.Cost(pass, trial.Input(Y)), layers);
    }

    private static void CompareMaxNorm(ConceptTrial trial)
    {
        NDArray W = trial.Normal(trial.Whole(3, 6), trial.Whole(2, 5)), C = trial.Normal((int)W.shape[0], (int)W.shape[1]);
        double c = trial.Number(0.8, 1.6);
        Tensor w = trial.Input(W);
        Tensor bounded = Penalties.MaxNorm(w, trial.Input(np.array(c)));
        trial.Agree("W", Reference.MaxNorm.Apply(W, c), bounded);
        trial.Agree("dW of Σ C·W", Reference.MaxNorm.Backward(C, W, c), tf.gradients(tf.reduce_sum(trial.Input(C) * bounded), w)[0]);
    }

    private static void CompareEarlyStopping(ConceptTrial trial)
    {
        int epochs = trial.Whole(8, 20), patience = trial.Whole(2, 4);
        NDArray path = trial.Normal(epochs, 5), metrics = trial.Uniform(0.1, 1, epochs), C = trial.Normal(5);
        var stopping = new Reference.EarlyStopping(patience);
        double[] seen = metrics.ToArray<double>();
        int stopped = 0;
        while (stopped < epochs && !stopping.ShouldStop(stopped, seen[stopped]))
        {
            stopped++;
        }

        int looked = Math.Min(epochs, stopped + 1);
        NDArray dPath = np.zeros_like(path);
        dPath[stopping.BestEpoch] = C;

        Tensor all = trial.Input(path);
        Tensor best = Penalties.BestOf(all, trial.Input(metrics[new NumSharp.Slice(0, looked)]));
        trial.Agree("best parameters", path[stopping.BestEpoch], tf.identity(best));
        trial.Agree("cost at them", (double)np.sum(C * path[stopping.BestEpoch]), tf.reduce_sum(trial.Input(C) * best));
        trial.Agree("dpath", dPath, tf.gradients(tf.reduce_sum(trial.Input(C) * best), all)[0]);
    }
}
