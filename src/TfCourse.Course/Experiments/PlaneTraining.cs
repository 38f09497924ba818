using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Datasets;
using TfCourse.Engine;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = Tensorflow.NumPy.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>What a training run on points of the plane left.</summary>
/// <param name="Epochs">The epochs at which costs were kept.</param>
/// <param name="Costs">The cost J of those epochs: over all mini-batches, each before its update.</param>
/// <param name="LastBatchCosts">The cost of the last mini-batch of those epochs alone, which the course printed in 2017.</param>
/// <param name="DevCosts">The cross-entropy of the dev points after those epochs; empty without dev points.</param>
/// <param name="Parameters">The parameters at the end, or the best ones when training stopped early.</param>
/// <param name="TrainAccuracy">Share of training points on the right side.</param>
/// <param name="DevAccuracy">Share of dev points on the right side; NaN without dev points.</param>
/// <param name="Probability">The probability of class 1 over the plane.</param>
/// <param name="BestEpoch">The epoch whose parameters these are, when training watched the dev cost; else null.</param>
public sealed record PlaneRun(
    IReadOnlyList<double> Epochs, IReadOnlyList<double> Costs, IReadOnlyList<double> LastBatchCosts, IReadOnlyList<double> DevCosts, Parameters Parameters, double TrainAccuracy, double DevAccuracy,
    PlaneGrid Probability, int? BestEpoch)
{
    /// <summary>The length of all weights: √ Σ W².</summary>
    public double WeightNorm => GradientClipping.Norm([.. Parameters.Names.Where(n => n[0] == 'W').Select(n => Parameters[n])]);

    /// <summary>The share of weights nearer to 0 than 0.001.</summary>
    public double SparseShare
    {
        get
        {
            double[] all = [.. Parameters.Names.Where(n => n[0] == 'W').SelectMany(n => Parameters[n].ToArray<double>())];
            return all.Count(w => Math.Abs(w) < 1e-3) / (double)all.Length;
        }
    }
}

/// <summary>
/// Trains the course's network on points of the plane, as a float64 graph: mini-batches in the course's order, any
/// optimizer, any schedule, any of the course's regularizers.
/// </summary>
public sealed class PlaneTraining
{
    /// <summary>The training points.</summary>
    public required PlanePoints Train { get; init; }

    /// <summary>The dev points; null for none.</summary>
    public PlanePoints? Dev { get; init; }

    /// <summary>W1 [n1, 2], b1, …: where to begin.</summary>
    public required Parameters Start { get; init; }

    /// <summary>Adds the step to the graph: from loss, variables and α.</summary>
    public Func<Tensor, IReadOnlyList<ResourceVariable>, Tensor, Operation> Step { get; init; } = OptimizerCatalogue.Find("gradient-descent").Step;

    /// <summary>α of an epoch, from 0.</summary>
    public required Func<int, double> LearningRate { get; init; }

    /// <summary>Passes over the training points; at least 1.</summary>
    public required int Epochs { get; init; }

    /// <summary>Points of a mini-batch; 0 for all, in their own order.</summary>
    public int BatchSize { get; init; }

    /// <summary>The order of epoch e is drawn with this seed + e + 1, as the course does from 10 on.</summary>
    public int Seed { get; init; } = 10;

    /// <summary>Costs are kept of every such epoch.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Activation of the hidden layers.</summary>
    public HiddenActivation Hidden { get; init; } = HiddenActivation.Relu;

    /// <summary>λ of L2 regularization; 0 for none.</summary>
    public double L2 { get; init; }

    /// <summary>λ of L1 regularization; 0 for none.</summary>
    public double L1 { get; init; }

    /// <summary>Probability of keeping a hidden unit; 1 for no dropout.</summary>
    public double KeepProb { get; init; } = 1;

    /// <summary>
    /// When given, all passes have the masks that np.random gives after this seed, as in the course's exercise; it goes with
    /// batches of all points. Else every pass draws masks of its own.
    /// </summary>
    public int? MaskSeed { get; init; }

    /// <summary>The largest length of the weights into a unit; 0 for no bound.</summary>
    public double MaxNorm { get; init; }

    /// <summary>Deviation of the noise put on the inputs anew in each epoch; 0 for none.</summary>
    public double Jitter { get; init; }

    /// <summary>So many kept epochs without a better dev cost end training; 0 for never.</summary>
    public int Patience { get; init; }

    /// <summary>Trains.</summary>
    /// <param name="progress">Told the share done and the cost; it may end the run by throwing.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it, its value and the range.</exception>
    public PlaneRun Run(Action<double, double>? progress = null)
    {
        Validate();
        using Graph graph = new Graph().as_default();
        tf.set_random_seed(Seed);
        Tensor keep = tf.placeholder_with_default(tf.constant(1.0), new Shape());
        List<(Tensor Uniform, NDArray Value)> masks = [];
        var network = new CourseGraph(Start, Hidden, KeepProb < 1 ? (a, l) => Penalties.Dropout(a, Uniform(a, l, masks), keep) : null);
        Tensor[] weights = [.. network.Layers.Select(layer => layer.W)];
        Tensor m = tf.cast(tf.shape(network.X)[1], TF_DataType.TF_DOUBLE), J = network.Cost;
        J = L2 > 0 ? J + Penalties.L2(weights, L2, m) : J;
        J = L1 > 0 ? J + Penalties.L1(weights, L1, m) : J;
        Tensor alpha = tf.placeholder(TF_DataType.TF_DOUBLE, new Shape(), "learning_rate");
        Operation step = Step(J, network.Variables, alpha);
        Operation? bound = MaxNorm > 0
            ? tf.group([.. network.Variables.Where((_, i) => i % 2 == 0).Select(w => w.assign(Penalties.MaxNorm(w, tf.constant(MaxNorm))).op)])
            : null;
        Operation initialize = tf.global_variables_initializer();
        using Session session = new(graph);
        session.run(initialize);
        return Loop(session, network, J, step, bound, [(keep, NDArray.over(new[] { KeepProb }, new Shape())), .. masks], alpha, progress);
    }

    private void Validate()
    {
        Range.Require(Epochs, "epochs", 1, int.MaxValue, whole: true);
        Range.Require(BatchSize, "batch size", 0, int.MaxValue, whole: true);
        Range.Require(Every, "every", 1, int.MaxValue, whole: true);
        Range.Require(LearningRate(0), "learning rate", 0, double.MaxValue, aboveMin: true);
        Range.Require(L2, "λ of L2", 0, double.MaxValue);
        Range.Require(L1, "λ of L1", 0, double.MaxValue);
        Range.Require(KeepProb, "keep_prob", 0, 1, aboveMin: true);
        Range.Require(MaxNorm, "max-norm", 0, double.MaxValue);
        Range.Require(Jitter, "jitter", 0, double.MaxValue);
        Range.Require(Patience, "patience", 0, int.MaxValue, whole: true);
        foreach (int label in Train.Labels.Concat(Dev?.Labels ?? []))
        {
            Range.Require(label, "a label", 0, 1, whole: true);
        }
    }

    // Numbers that decide what is dropped; 0, which keeps everything, unless something else is fed.
    private Tensor Uniform(Tensor a, int layer, List<(Tensor Uniform, NDArray Value)> masks)
    {
        if (MaskSeed is not { } seed)
        {
            return tf.random.uniform(tf.shape(a), dtype: TF_DataType.TF_DOUBLE, seed: layer);
        }

        if (BatchSize > 0)
        {
            throw new InvalidOperationException($"Masks of one seed go with batches of all points; the batch size is {BatchSize}.");
        }

        if (layer == 1)
        {
            np.random.seed(seed);
        }

        int units = (int)Start.W(layer).shape[0];
        Tensor uniform = tf.placeholder_with_default(tf.constant(0.0, shape: new Shape(units, 1)), new Shape(units, -1));
        masks.Add((uniform, NDArray.over(np.random.rand(units, Train.Count).ToArray<double>(), new Shape(units, Train.Count))));
        return uniform;
    }

    private PlaneRun Loop(
        Session session, CourseGraph network, Tensor J, Operation step, Operation? bound, IReadOnlyList<(Tensor Tensor, NDArray Value)> always, Tensor alpha,
        Action<double, double>? progress)
    {
        var batches = new PlaneBatches(Train, BatchSize);
        SessionCallable call = session.make_callable(new ITensorOrOperation[] { J, step }, [network.X, network.Y, alpha, .. always.Select(f => f.Tensor)]);
        double[] rate = [0];
        NDArray rateValue = NDArray.over(rate, new Shape());
        (NDArray[] Feeds, int Count)[] calls = [.. batches.All.Select(b => ((NDArray[])[b.X, b.Y, rateValue, .. always.Select(f => f.Value)], b.Count))];
        List<double> epochs = [], costs = [], lastCosts = [], devCosts = [];
        MetricMonitor? stopping = Patience > 0 ? new MetricMonitor("dev_cost", Dev is null ? ["cost"] : ["cost", "dev_cost"], Patience) : null;
        bool stopped = false;
        for (int epoch = 0; epoch < Epochs && !stopped; epoch++)
        {
            if (BatchSize > 0 || Jitter > 0)
            {
                np.random.seed(Seed + epoch + 1);
                batches.Fill(BatchSize > 0 ? np.random.permutation(Train.Count).ToArray<long>() : null, Jitter);
            }

            rate[0] = LearningRate(epoch);
            double total = 0, last = 0;
            foreach ((NDArray[] feeds, int count) in calls)
            {
                last = (double)call.run_reusing(feeds)[0];
                total += count * last;
                if (bound is not null)
                {
                    session.run(bound);
                }
            }

            if (epoch % Every == 0 || epoch == Epochs - 1)
            {
                epochs.Add(epoch);
                costs.Add(total / Train.Count);
                lastCosts.Add(last);
                progress?.Invoke((double)(epoch + 1) / Epochs, total / Train.Count);
                if (Dev is not null)
                {
                    devCosts.Add(session.run(network.Cost, PlaneFeeds.Of(network, Dev)));
                    stopped = stopping?.ShouldStop(devCosts.Count - 1, new Dictionary<string, double> { ["cost"] = costs[^1], ["dev_cost"] = devCosts[^1] },
                        () => Arrays.ToParameters(network.Values(session))) ?? false;
                }
            }
        }

        if (stopping is { BestParameters: { } best })
        {
            using Graph graph = new Graph().as_default();
            var again = new CourseGraph(best, Hidden);
            Operation initialize = tf.global_variables_initializer();
            using Session fresh = new(graph);
            fresh.run(initialize);
            return Result(fresh, again, epochs, costs, lastCosts, devCosts, (int)epochs[stopping.BestEpoch]);
        }

        return Result(session, network, epochs, costs, lastCosts, devCosts, null);
    }

    private PlaneRun Result(Session session, CourseGraph network, List<double> epochs, List<double> costs, List<double> lastCosts, List<double> devCosts, int? best)
        => new(epochs, costs, lastCosts, devCosts, Arrays.ToParameters(network.Values(session)), PlaneFeeds.Accuracy(session, network, Train),
            Dev is null ? double.NaN : PlaneFeeds.Accuracy(session, network, Dev), Plane(session, network), best);

    private PlaneGrid Plane(Session session, CourseGraph network)
    {
        const int Points = 61;
        double[] xs = [.. Train.Coordinates.Where((_, i) => i % 2 == 0)], ys = [.. Train.Coordinates.Where((_, i) => i % 2 == 1)];
        double room = 0.2, left = xs.Min() - room, right = xs.Max() + room, low = ys.Min() - room, high = ys.Max() + room;
        var places = new double[2 * Points * Points];
        for (int i = 0; i < Points * Points; i++)
        {
            places[i] = left + ((right - left) * (i % Points) / (Points - 1));
            places[(Points * Points) + i] = low + ((high - low) * (i / Points) / (Points - 1));
        }

        double[] p = session.run(network.AL, new FeedItem(network.X, new HostTensor(DataType.DtDouble, [2, Points * Points], places))).ToArray<double>();
        var values = new double[Points, Points];
        Buffer.BlockCopy(p, 0, values, 0, sizeof(double) * p.Length);
        return new PlaneGrid(left, right, low, high, values);
    }
}
