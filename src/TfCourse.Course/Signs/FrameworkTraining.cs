using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>Settings of a run of the framework exercise's model.</summary>
/// <param name="Form">Which version.</param>
/// <param name="Epochs">Passes over the training set; at least 1. The course makes 1,500.</param>
/// <param name="BatchSize">Examples of a mini-batch; at least 1.</param>
/// <param name="LearningRate">α; above 0.</param>
/// <param name="Seed">Seed of the initial weights, and of the orders with it: epoch e, from 0, has order seed 3 + seed + e.</param>
/// <param name="Threads">Threads of the engine; 0 for all cores.</param>
public sealed record FrameworkSettings(FrameworkForm Form, int Epochs = 1500, int BatchSize = 32, float LearningRate = 1e-4f, int Seed = 1, int Threads = 0);

/// <summary>What a run gave.</summary>
/// <param name="Costs">By epoch: the sum of the losses of its batches, each before its update.</param>
/// <param name="TrainAccuracy">Share of training examples classified right at the end.</param>
/// <param name="TestAccuracy">Share of test examples classified right at the end.</param>
/// <param name="Interrupted">Whether it was stopped before the last epoch.</param>
public sealed record FrameworkResult(IReadOnlyList<double> Costs, double TrainAccuracy, double TestAccuracy, bool Interrupted);

/// <summary>
/// Trains features-25-12-classes as the framework exercise does: columns are examples, mini-batches by permutation, one seed
/// for each epoch. A run that keeps its state in a folder goes on bit for bit where it was stopped.
/// </summary>
public sealed class FrameworkTraining
{
    private const int FirstOrderSeed = 3, SaveEvery = 25;
    private readonly FrameworkSettings _settings;
    private readonly Dataset _train, _test;

    /// <summary>A training.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="data">Train and test set, with classes.</param>
    /// <exception cref="ArgumentException">The data set has no classes or no test set, or a setting is out of its range.</exception>
    public FrameworkTraining(FrameworkSettings settings, DatasetSplit data)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        if (data.Train.Labels is null || data.Test is null)
        {
            throw new ArgumentException($"The data set '{data.Train.Name}' has no {(data.Test is null ? "test set" : "classes")}; the framework exercise needs both.", nameof(data));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Epochs, 1, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.BatchSize, 1, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNegative(settings.Seed, nameof(settings));
        (_settings, _train, _test) = (settings, data.Train, data.Test);
    }

    /// <summary>Units of the layers, the input first.</summary>
    public IReadOnlyList<int> LayerSizes => [_train.FeatureSize, 25, 12, _train.ClassCount];

    /// <summary>Full batches of an epoch: what the course divides an epoch's cost by, though a smaller batch follows.</summary>
    public int FullBatches => Math.Max(1, _train.Count / _settings.BatchSize);

    /// <summary>Trains.</summary>
    /// <param name="stateFile">Where the state is kept, and taken from when it is there; null for no state.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellation">Ends training after the present epoch's batch; the state is that of the last whole epoch.</param>
    /// <exception cref="DataException">The state file is damaged or of another run.</exception>
    public FrameworkResult Run(string? stateFile = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        using Graph graph = new Graph().as_default();
        var network = new FrameworkNetwork(LayerSizes, _settings.Form, _settings.Seed);
        Operation step = _settings.Form.Optimizer(_settings.LearningRate).minimize(network.Loss);
        var state = new FrameworkState(Description(), tf.global_variables());
        Operation initialize = tf.global_variables_initializer();
        graph.finalize();
        using var session = new Session(graph, new ConfigProto { IntraOpParallelismThreads = _settings.Threads });
        session.run(initialize);
        List<double> costs = stateFile is not null && File.Exists(stateFile) ? state.Restore(session, stateFile) : [];

        var batches = new ColumnBatches(_train, network.X, network.Y);
        int count = _settings.Form.DropsLast ? FullBatches : (_train.Count + _settings.BatchSize - 1) / _settings.BatchSize;
        int[] order = new int[_train.Count];
        ExampleOrder orders = _settings.Form.Shuffles ? ExampleOrder.Course((uint)(FirstOrderSeed + _settings.Seed)) : ExampleOrder.InFileOrder;
        object[] fetches = [network.Loss, network.Correct, step];
        int saved = costs.Count;
        bool interrupted = false;
        while (costs.Count < _settings.Epochs && !interrupted)
        {
            int epoch = costs.Count + 1;
            orders.Fill(epoch - 1, order);
            (double cost, long correct, int seen) = (0, 0, 0);
            for (int batch = 0; batch < count; batch++)
            {
                int first = batch * _settings.BatchSize, size = Math.Min(_settings.BatchSize, _train.Count - first);
                Tensorflow.NumPy.NDArray[] values = session.run(fetches, batches.Fill(order.AsSpan(first, size)), CancellationToken.None); // a step is short: training stops between two
                cost += (float)values[0];
                correct += (int)values[1];
                seen += size;
                progress?.Report(new TrainingProgress(epoch, _settings.Epochs, batch + 1, count, cost / (batch + 1), null));
            }

            costs.Add(cost);
            interrupted = cancellation.IsCancellationRequested && costs.Count < _settings.Epochs;
            if (stateFile is not null && (interrupted || costs.Count == _settings.Epochs || costs.Count % SaveEvery == 0))
            {
                state.Save(session, stateFile, costs);
                saved = costs.Count;
            }

            if (progress is not null)
            {
                double test = epoch % SaveEvery == 0 || costs.Count == _settings.Epochs ? Accuracy(session, network, _test) : double.NaN;
                progress.Report(new TrainingProgress(epoch, _settings.Epochs, count, count, cost / count, new EpochResult(epoch, cost / count, (double)correct / seen, test, (long)epoch * count)));
            }
        }

        return new FrameworkResult(costs, Accuracy(session, network, _train), Accuracy(session, network, _test), interrupted);
    }

    private static double Accuracy(Session session, FrameworkNetwork network, Dataset data)
    {
        var batches = new ColumnBatches(data, network.X, network.Y);
        int[] all = [.. Enumerable.Range(0, data.Count)];
        long correct = 0;
        foreach (int[] part in all.Chunk(500))
        {
            correct += (int)session.run(network.Correct, batches.Fill(part));
        }

        return (double)correct / data.Count;
    }

    private string Description() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_settings.Form.Name} {string.Join('-', LayerSizes)} batch {_settings.BatchSize} alpha {_settings.LearningRate:R} seed {_settings.Seed} {_train.Name} {_train.Count}");
}
