using System.Diagnostics;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Datasets;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>
/// Trains a <see cref="DenseNetwork"/> with mini-batch Adam, whose α falls along half a cosine. The same settings give the same bits,
/// also when the run was stopped and resumed at any step.
/// </summary>
public sealed class Trainer
{
    private readonly TrainingSettings _settings;
    private readonly Dataset _train, _test;
    private readonly Dataset? _dev;
    private readonly ClusterTraining? _cluster;

    /// <summary>A trainer of a data set with classes.</summary>
    /// <param name="settings">Hyperparameters.</param>
    /// <param name="data">Train and test set; features [examples, …], labels in [0, classes).</param>
    /// <param name="cluster">Where replicas train; null for this process.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="ArgumentException">The data set has no classes or no test set, or does not measure the metric to stop on.</exception>
    public Trainer(TrainingSettings settings, DatasetSplit data, ClusterTraining? cluster = null)
    {
        settings.Validate();
        if (data.Train.Labels is null || data.Test is null)
        {
            throw new ArgumentException($"The data set '{data.Train.Name}' has no {(data.Test is null ? "test set" : "classes")}; a classifier needs both.", nameof(data));
        }

        (_settings, _train, _dev, _test, _cluster) = (settings, data.Train, data.Dev, data.Test, cluster);
        Monitor();
    }

    /// <summary>Trains.</summary>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="checkpoints">Where the state is saved, after each epoch and when training ends; null for nowhere.</param>
    /// <param name="resume">A checkpoint of these to go on from; null to begin.</param>
    /// <param name="cancellation">Ends training after the present batch; the result then says so.</param>
    /// <returns>Accuracies, times, history and parameters.</returns>
    /// <exception cref="DivergedException">The loss is not finite; the checkpoints are those of before.</exception>
    /// <exception cref="EngineException">A checkpoint cannot be written or read, or too many tasks of a cluster were lost.</exception>
    public TrainingResult Run(IProgress<TrainingProgress>? progress = null, RunCheckpoints? checkpoints = null, string? resume = null, CancellationToken cancellation = default)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return Attempt(progress, checkpoints, resume, cancellation);
            }
            catch (EngineException e) when (_cluster is not null && checkpoints is not null && attempt < _cluster.Attempts && ClusterTraining.IsLoss(e.Code) && !cancellation.IsCancellationRequested)
            {
                // A step that was broken off may have changed some variables and not others: all go back to a checkpoint.
                resume = checkpoints.Newest();
                _cluster.Lost?.Invoke(e, resume);
                cancellation.WaitHandle.WaitOne(_cluster.Pause);
            }
        }
    }

    private TrainingResult Attempt(IProgress<TrainingProgress>? progress, RunCheckpoints? checkpoints, string? resume, CancellationToken cancellation)
    {
        using Graph graph = new Graph().as_default();
        var training = new TrainingGraph([_train.FeatureSize, _settings.Hidden, _train.ClassCount], _settings.Seed, _cluster, _settings.Normalize ? Standardization.Fit(_train) : null);
        graph.finalize();

        var config = new ConfigProto { IntraOpParallelismThreads = _settings.Threads, OperationTimeoutInMs = _cluster is null ? 0 : (long)_cluster.LongestStep.TotalMilliseconds };
        using var session = new Session(graph, config, _cluster?.Engine, _cluster?.Target ?? "");
        TrainingState state = TrainingState.Start;
        BestParameters? best = Monitor() is { } monitor ? new BestParameters(monitor, training.Network.Parameters) : null;
        if (resume is null)
        {
            session.run(training.Initialize);
        }
        else
        {
            state = (checkpoints ?? throw new ArgumentException("To resume, the run's checkpoints are needed.", nameof(checkpoints))).Restore(session, training.Variables, resume, best);
        }

        var steps = new TrainingSteps(session, training, _settings, _train, progress);
        long first = state.Steps;
        var clock = Stopwatch.StartNew();
        Convergence before = Convergence.TooFew;
        while (state.Epoch <= _settings.Epochs && best is not { Stopped: true } && !cancellation.IsCancellationRequested)
        {
            state = steps.Run(state, state.Steps == first, _cluster?.StepsBetweenCheckpoints ?? int.MaxValue, cancellation);
            if (state.Batch < steps.Count)
            {
                if (!cancellation.IsCancellationRequested)
                {
                    checkpoints?.Save(session, training.Variables, state, best);
                    continue;
                }

                break;
            }

            EpochResult result = new(state.Epoch, state.LossSum / state.Seen, (double)state.Correct / state.Seen, Accuracy(session, training.Network, _test), state.Steps,
                _dev is null ? null : Accuracy(session, training.Network, _dev));
            state = state.NextEpoch(result);
            best?.Look(session, result);
            checkpoints?.Save(session, training.Variables, state, best);
            ConvergenceFinding seen = Judge(state);
            progress?.Report(new TrainingProgress(result.Epoch, _settings.Epochs, steps.Count, steps.Count, result.Loss, result,
                seen.State != before && seen.State is not (Convergence.TooFew or Convergence.Falling) ? seen : null));
            before = seen.State;
        }

        bool interrupted = state.Epoch <= _settings.Epochs && best is not { Stopped: true };
        if (!interrupted)
        {
            best?.Restore(session);
        }

        if (interrupted || best is not null)
        {
            checkpoints?.Save(session, training.Variables, state, best);
        }

        double seconds = clock.Elapsed.TotalSeconds;
        var parameters = new OrderedDictionary<string, NDArray>();
        foreach (ResourceVariable parameter in training.Network.Stored)
        {
            parameters.Add(parameter.Op.name, parameter.eval(session));
        }

        return new TrainingResult(
            Accuracy(session, training.Network, _train), Accuracy(session, training.Network, _test), seconds, (state.Steps - first) / seconds, state.History, parameters, interrupted, Judge(state), interrupted ? null : best?.Epoch);
    }

    private static ConvergenceFinding Judge(TrainingState state) => ConvergenceCheck.Judge([.. state.History.Select(h => h.Loss)]);

    private MetricMonitor? Monitor() => _settings.StopOn is { } metric ? new MetricMonitor(metric, EpochResult.MetricNames(_dev is not null), _settings.Patience) : null;

    private static double Accuracy(Session session, DenseNetwork network, Dataset data)
    {
        // In parts: the whole set at once would need its activations at once.
        var batches = new BatchFeeds(data, Math.Min(data.Count, 500), ExampleOrder.InFileOrder, [network]);
        batches.StartEpoch(0);
        long correct = 0;
        for (int batch = 0; batch < batches.Count; batch++)
        {
            correct += (int)session.run(network.Correct, batches.Fill(batch));
        }

        return (double)correct / data.Count;
    }
}
