using Tensorflow;
using TfCourse.Datasets;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>What makes training steps: a batch is shared out over its networks, and its step follows.</summary>
/// <param name="Networks">What is fed.</param>
/// <param name="Loss">The mean loss of the batch, before the step.</param>
/// <param name="Correct">How many of its examples are classified right, before the step.</param>
/// <param name="Step">The update of the parameters.</param>
internal sealed record TrainingClient(IReadOnlyList<DenseNetwork> Networks, Tensor Loss, Tensor Correct, Operation Step);

/// <summary>The graph of a training run in the default graph: one network, or replicas of it on the workers of a cluster with common variables.</summary>
internal sealed class TrainingGraph
{
    public TrainingGraph(IReadOnlyList<int> sizes, int seed, ClusterTraining? cluster, Standardization? fitted)
    {
        (Func<Operation, int>? inTurn, int next) = (null, 0);
        if (cluster is not null)
        {
            inTurn = _ => next++ % Math.Max(1, cluster.Layout.ParameterServers);
        }

        using (On(cluster, 0, inTurn))
        {
            Network = new DenseNetwork(sizes, seed, normalization: fitted is null ? null : () => new StoredNormalization(sizes[0], fitted));
            LearningRate = tf.placeholder(tf.float32, Shape.Scalar, "learning_rate");
        }

        var networks = new List<DenseNetwork> { Network };
        for (int r = 1; r < (cluster?.Layout.Workers ?? 1); r++)
        {
            using (On(cluster, r, inTurn))
            using (tf.name_scope(FormattableString.Invariant($"replica{r}")))
            {
                networks.Add(new DenseNetwork(sizes, seed, shared: Network.Parameters, normalization: Network.Normalization is { } same ? () => same : null));
            }
        }

        using (On(cluster, 0, inTurn))
        {
            var optimizer = tf.train.AdamOptimizer(LearningRate);
            Clients = cluster is { Asynchronous: true } ? [.. networks.Select((n, r) => Alone(n, optimizer, cluster, r, inTurn!))]
                : cluster is null ? [new TrainingClient([Network], Network.Loss, Network.Correct, optimizer.minimize(Network.Loss))]
                : [Together(networks, optimizer, cluster, inTurn!)];
            Initialize = tf.global_variables_initializer();
        }

        Variables = tf.global_variables();
    }

    /// <summary>The network that is evaluated; on a cluster the replica of worker 0.</summary>
    public DenseNetwork Network { get; }

    /// <summary>The learning rate: placeholder, a scalar.</summary>
    public Tensor LearningRate { get; }

    /// <summary>One, or one for each worker when they do not wait for each other.</summary>
    public IReadOnlyList<TrainingClient> Clients { get; }

    /// <summary>Gives all variables their initial values.</summary>
    public Operation Initialize { get; }

    /// <summary>The parameters and the optimizer's slots.</summary>
    public IVariableV1[] Variables { get; }

    private static ScopeBlock? On(ClusterTraining? cluster, int worker, Func<Operation, int>? inTurn) => cluster?.Layout.On(worker, inTurn!);

    private static TrainingClient Alone(DenseNetwork network, Optimizer optimizer, ClusterTraining cluster, int worker, Func<Operation, int> inTurn)
    {
        using (cluster.Layout.On(worker, inTurn))
        {
            return new TrainingClient([network], network.Loss, network.Correct, optimizer.minimize(network.Loss));
        }
    }

    // The gradient of the mean over a batch is the sum of the replicas' gradients of sums, divided by the number of examples: parts
    // of any sizes, also empty ones, give what one machine would get from the whole batch.
    private static TrainingClient Together(List<DenseNetwork> networks, Optimizer optimizer, ClusterTraining cluster, Func<Operation, int> inTurn)
    {
        var sums = new List<Tensor>();
        var gradients = new List<Tuple<Tensor, IVariableV1>[]>();
        for (int r = 0; r < networks.Count; r++)
        {
            using (cluster.Layout.On(r, inTurn))
            using (tf.name_scope(FormattableString.Invariant($"gradients_of_replica{r}")))
            {
                sums.Add(tf.reduce_sum(networks[r].Losses));
                gradients.Add(optimizer.compute_gradients(sums[r], [.. networks[r].Parameters]));
            }
        }

        Tensor examples = tf.cast(tf.add_n([.. networks.Select(n => tf.size(n.Labels))]), tf.float32);
        Tuple<Tensor, IVariableV1>[] means = [.. gradients[0].Select((pair, v) =>
        {
            // Where the variable lives: each replica sends its gradient once.
            using (ops.get_default_graph().colocate_with(pair.Item2.Op))
            {
                return Tuple.Create(tf.add_n([.. gradients.Select(g => g[v].Item1)]) / examples, pair.Item2);
            }
        })];
        return new TrainingClient(networks, tf.add_n([.. sums]) / examples, tf.add_n([.. networks.Select(n => n.Correct)]), optimizer.apply_gradients(means));
    }
}
