using System.Diagnostics;
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

/// <summary>
/// Trains features-25-12-classes as the framework exercise does: columns are examples, mini-batches by permutation, one seed
/// for each epoch. A run with checkpoints goes on bit for bit where it was stopped.
/// </summary>
public sealed class FrameworkTraining
{
    private const int FirstOrderSeed = 3, SaveEvery = 25, Evaluated = 500;
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

    /// <summary>Batches of an epoch.</summary>
    public int Batches => _settings.Form.DropsLast ? FullBatches : (_train.Count + _settings.BatchSize - 1) / _settings.BatchSize;

    /// <summary>By epoch: the sum of the losses of its batches, each before its update.</summary>
    /// <param name="result">What a run of this training gave.</param>
    public IReadOnlyList<double> Costs(TrainingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. result.History.Select(epoch => epoch.Loss * Batches)];
    }

    /// <summary>Trains.</summary>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="checkpoints">Where the state is saved, after each 25th epoch and when training ends or is stopped; null for nowhere.</param>
    /// <param name="resume">A checkpoint of these to go on from; null to begin.</param>
    /// <param name="cancellation">Ends training after the present batch; the result then says so.</param>
    /// <returns>Accuracies, times, history and parameters. An epoch's loss is the mean of its batches' losses.</returns>
    /// <exception cref="EngineException">A checkpoint cannot be written or read, or is of another network.</exception>
    public TrainingResult Run(IProgress<TrainingProgress>? progress = null, RunCheckpoints? checkpoints = null, string? resume = null, CancellationToken cancellation = default)
    {
        using Graph graph = new Graph().as_default();
        var network = new FrameworkNetwork(LayerSizes, _settings.Form, _settings.Seed);
        Operation step = _settings.Form.Optimizer(_settings.LearningRate).minimize(network.Loss);
        var batches = new ColumnBatches(_train, network.X, network.Y);
        int[] order = new int[_train.Count];
        ExampleOrder orders = _settings.Form.Shuffles ? ExampleOrder.Course((uint)(FirstOrderSeed + _settings.Seed)) : ExampleOrder.InFileOrder;
        object[] fetches = [network.Loss, network.Correct, step];
        var loop = new TrainingLoop(resume)
        {
            Epochs = _settings.Epochs,
            LearningRate = _settings.LearningRate,
            Batches = Batches,
            MeansBatches = true,
            SaveEvery = SaveEvery,
            StartEpoch = epoch => orders.Fill(epoch, order),
            Step = (running, at) =>
            {
                int first = at.Batch * _settings.BatchSize, size = Math.Min(_settings.BatchSize, _train.Count - first);
                Tensorflow.NumPy.NDArray[] values = running.run(fetches, batches.Fill(order.AsSpan(first, size)), CancellationToken.None); // a step is short: training stops between two
                return new StepResult((float)values[0], (int)values[1], size);
            },
            TestAccuracy = running => Accuracy(running, network, _test),
        };
        graph.finalize();
        using var session = new Session(graph, new ConfigProto { IntraOpParallelismThreads = _settings.Threads });
        TrainingState state = loop.Begin(session, checkpoints);
        long begun = state.Steps;
        var clock = Stopwatch.StartNew();
        state = loop.Run(session, state, checkpoints, progress, cancellation);
        double seconds = clock.Elapsed.TotalSeconds;
        Tensorflow.NumPy.NDArray[] values = session.run(network.Parameters.Select(p => p.GraphElement).ToArray(), null, CancellationToken.None);
        return new TrainingResult(
            Accuracy(session, network, _train), Accuracy(session, network, _test), seconds, (state.Steps - begun) / seconds, state.History,
            new OrderedDictionary<string, Tensorflow.NumPy.NDArray>(network.Parameters.Zip(values, (p, v) => KeyValuePair.Create(p.Op.name, v))), state.Epoch <= _settings.Epochs,
            ConvergenceCheck.Judge([.. state.History.Select(epoch => epoch.Loss)]), null);
    }

    private static double Accuracy(Session session, FrameworkNetwork network, Dataset data)
    {
        var batches = new ColumnBatches(data, network.X, network.Y);
        long correct = 0;
        foreach (int[] part in Enumerable.Range(0, data.Count).Chunk(Evaluated))
        {
            correct += (int)session.run(network.Correct, batches.Fill(part));
        }

        return (double)correct / data.Count;
    }
}
