using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Train, dev and test sets: the examples are shuffled once and cut into three; each stands in one set only.</summary>
public static class SplitConcept
{
    /// <summary>The concept.</summary>
    public static Concept Concept { get; } = new(
        "splits", 1, "Train, dev and test sets",
        "permutation(m) cut into test, dev and train indices; X[:, indices], X [n, m]: columns are examples",
        "Parameters are fitted on the training set, hyperparameters are chosen on the dev set, and the test set is looked at once, at the end. "
            + "Dev and test set come from the distribution one cares about. With a million examples 1 % each is plenty. An example that stands in two sets leaks: the error of the second set is too good.",
        typeof(TrainDevTest), typeof(SplitConcept), Compare);

    /// <summary>The examples of a set.</summary>
    /// <param name="x">All examples, [n, m].</param>
    /// <param name="indices">Whole numbers, [set].</param>
    public static Tensor Take(Tensor x, Tensor indices) => tf.gather(x, indices, axis: 1);

    private static void Compare(ConceptTrial trial)
    {
        int n = trial.Whole(2, 4), m = trial.Whole(20, 40);
        NDArray X = trial.Normal(n, m), C = trial.Normal(n, m);
        TrainDevTest split = TrainDevTest.Of(m, dev: 4, test: 5, trial.Seed);

        Tensor x = trial.Input(X), c = trial.Input(C);
        foreach ((string name, NDArray indices) in new[] { ("train", split.Train), ("dev", split.Dev), ("test", split.Test) })
        {
            NDArray taken = X[":", indices];
            Tensor set = Take(x, trial.Indices(indices));
            trial.Agree($"X {name}", taken, set);
            trial.Agree($"mean of {name}", np.mean(taken, 1, keepdims: true), tf.reduce_mean(set, axis: 1, keepdims: true));

            // Only the examples of the set move a cost that is computed on it.
            NDArray dX = np.zeros_like(X);
            foreach (long example in indices.ToArray<long>())
            {
                dX[":", (int)example] = C[":", (int)example] * X[":", (int)example];
            }

            Tensor cost = 0.5 * tf.reduce_sum(Take(c, trial.Indices(indices)) * tf.square(set));
            trial.Agree($"dX of a cost on {name}", dX, tf.gradients(cost, x)[0]);
        }

        CompareFolds(trial, X, x);
    }

    // Every example is held out once: the folds' costs, weighted by their sizes, are the cost of all, and so is the gradient.
    private static void CompareFolds(ConceptTrial trial, NDArray X, Tensor x)
    {
        int m = (int)X.shape[1];
        List<Tensor> costs = [];
        foreach (((NDArray train, NDArray dev), int i) in TrainDevTest.Folds(m, trial.Whole(3, 5), trial.Seed).Select((fold, i) => (fold, i)))
        {
            Tensor set = Take(x, trial.Indices(dev));
            trial.Agree($"X held out by fold {i}", X[":", dev], set);
            trial.Agree($"mean of the others in fold {i}", np.mean(X[":", train], 1, keepdims: true), tf.reduce_mean(Take(x, trial.Indices(train)), axis: 1, keepdims: true));
            costs.Add(0.5 * tf.reduce_sum(tf.square(set)) / (double)m);
        }

        trial.Agree("cost over all folds", 0.5 * (double)np.sum(X * X) / m, tf.add_n([.. costs]));
        trial.Agree("dX over all folds", X / (double)m, tf.gradients(tf.add_n([.. costs]), x)[0]);
    }
}
