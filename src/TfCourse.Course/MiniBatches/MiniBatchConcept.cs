using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>The examples in random order, cut into mini-batches, the last one smaller.</summary>
public static class MiniBatchConcept
{
    /// <summary>The concept.</summary>
    public static Concept Concept { get; } = new(
        "mini-batches", 2, "Mini-batch gradient descent", "permutation(m); batch t = columns [t·size, (t+1)·size); the last batch keeps what is left; Σ m_t·J_t = m·J",
        "A step for every mini-batch instead of one for every pass: many more steps in the same time, with noise that 1/√size measures. Size 1 is stochastic, size m is batch gradient descent; 64 to 512 and powers of two are usual. Small sets (below 2000) take one batch.",
        typeof(Reference.MiniBatches), typeof(MiniBatchConcept), Compare);

    /// <summary>The columns of a mini-batch.</summary>
    /// <param name="x">All examples, [n, m].</param>
    /// <param name="permutation">Whole numbers, [m]: the order of the examples.</param>
    /// <param name="start">Where the batch begins in that order.</param>
    /// <param name="size">How many examples it has.</param>
    public static Tensor Batch(Tensor x, Tensor permutation, int start, int size)
    {
        int[] begin = [start], length = [size];
        return tf.gather(x, tf.slice(permutation, tf.constant(begin), tf.constant(length)), axis: 1);
    }

    private static void Compare(ConceptTrial trial)
    {
        int m = trial.Whole(20, 40), size = trial.Whole(6, 9);
        Parameters parameters = trial.Network(3, 4, 1);
        NDArray X = trial.Normal(3, m), Y = trial.Labels(m);

        var batches = Reference.MiniBatches.Random(X, Y, size, trial.Seed);
        np.random.seed(trial.Seed);
        Tensor permutation = trial.Indices(np.random.permutation(m)), x = trial.Input(X), y = trial.Input(Y);
        IReadOnlyList<GraphLayer> layers = trial.Input(parameters);
        List<Tensor> sums = [];
        for (int t = 0; t < batches.Count; t++)
        {
            int count = Math.Min(size, m - (t * size));
            Tensor batchX = Batch(x, permutation, t * size, count), batchY = Batch(y, permutation, t * size, count);
            ForwardCache cache = ForwardPropagation.Run(batches[t].X, parameters);
            Tensor cost = GraphNetwork.Cost(GraphNetwork.Forward(batchX, layers), batchY);
            trial.Agree($"X of batch {t}", batches[t].X, batchX);
            trial.Agree($"cost of batch {t}", Reference.Cost.CrossEntropy(cache.AL, batches[t].Y), cost);
            trial.AgreeGradients($"batch {t} ", BackwardPropagation.Run(cache, batches[t].Y), cost, layers);
            sums.Add(cost * (double)count / (double)m);
        }

        // The batches' costs, weighted by their sizes, are the cost of all examples, and so are the gradients.
        ForwardCache whole = ForwardPropagation.Run(X, parameters);
        trial.Agree("cost of all", Reference.Cost.CrossEntropy(whole.AL, Y), tf.add_n([.. sums]));
        trial.AgreeGradients("all ", BackwardPropagation.Run(whole, Y), tf.add_n([.. sums]), layers);
    }
}
