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

    /// <summary>A trainer of a data set with classes.</summary>
    /// <param name="settings">Hyperparameters.</param>
    /// <param name="data">Train and test set; features [examples, …], labels in [0, classes).</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="ArgumentException">The data set has no classes or no test set.</exception>
    public Trainer(TrainingSettings settings, DatasetSplit data)
    {
        settings.Validate();
        if (data.Train.Labels is null || data.Test is null)
        {
            throw new ArgumentException($"The data set '{data.Train.Name}' has no {(data.Test is null ? "test set" : "classes")}; a classifier needs both.", nameof(data));
        }

        (_settings, _train, _test) = (settings, data.Train, data.Test);
    }

    /// <summary>Trains.</summary>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="checkpoints">Where the state is saved, after each epoch and when training ends; null for nowhere.</param>
    /// <param name="resume">A checkpoint of these to go on from; null to begin.</param>
    /// <param name="cancellation">Ends training after the present batch; the result then says so.</param>
    /// <returns>Accuracies, times, history and parameters.</returns>
    /// <exception cref="DivergedException">The loss is not finite; the checkpoints are those of before.</exception>
    /// <exception cref="EngineException">A checkpoint cannot be written or read.</exception>
    public TrainingResult Run(IProgress<TrainingProgress>? progress = null, RunCheckpoints? checkpoints = null, string? resume = null, CancellationToken cancellation = default)
    {
        using Graph graph = new Graph().as_default();
        var network = new DenseNetwork([_train.FeatureSize, _settings.Hidden, _train.ClassCount], _settings.Seed);
        Tensor learningRate = tf.placeholder(tf.float32, Shape.Scalar, "learning_rate");
        Operation step = tf.train.AdamOptimizer(learningRate).minimize(network.Loss);
        Operation initialize = tf.global_variables_initializer();
        IVariableV1[] variables = tf.global_variables();
        Saver? saver = resume is null ? null : tf.train.Saver(variables);
        graph.finalize();

        using var session = new Session(graph, new ConfigProto { IntraOpParallelismThreads = _settings.Threads });
        TrainingState state = TrainingState.Start;
        if (saver is null)
        {
            session.run(initialize);
        }
        else
        {
            state = (checkpoints ?? throw new ArgumentException("To resume, the run's checkpoints are needed.", nameof(checkpoints))).Restore(session, saver, resume!);
        }

        var batches = new BatchFeeds(_train, _settings.BatchSize, ExampleOrder.Shuffled((ulong)_settings.Seed), network, learningRate);
        long total = (long)_settings.Epochs * batches.Count, first = state.Steps;
        var clock = Stopwatch.StartNew();
        while (state.Epoch <= _settings.Epochs && !cancellation.IsCancellationRequested)
        {
            batches.StartEpoch(state.Epoch - 1);
            while (state.Batch < batches.Count && (state.Steps == first || !cancellation.IsCancellationRequested))
            {
                // A step is short, and whole steps resume bit for bit: training stops between two.
                NDArray[] values = session.run(batches.Fetches(step), batches.Fill(state.Batch, Rate(state.Steps, total)), CancellationToken.None);
                state = state with
                {
                    Steps = state.Steps + 1,
                    Batch = state.Batch + 1,
                    LossSum = state.LossSum + ((double)RequireFinite(values[0], state.Steps + 1) * batches.Examples),
                    Correct = state.Correct + (int)values[1],
                    Seen = state.Seen + batches.Examples,
                };
                progress?.Report(new TrainingProgress(state.Epoch, _settings.Epochs, state.Batch, batches.Count, state.LossSum / state.Seen, null));
            }

            if (state.Batch < batches.Count)
            {
                break;
            }

            EpochResult result = new(state.Epoch, state.LossSum / state.Seen, (double)state.Correct / state.Seen, Accuracy(session, network, _test), state.Steps);
            state = new TrainingState(state.Steps, state.Epoch + 1, 0, 0, 0, 0, Math.Max(state.BestTestAccuracy, result.TestAccuracy), [.. state.History, result]);
            checkpoints?.Save(session, variables, state);
            progress?.Report(new TrainingProgress(result.Epoch, _settings.Epochs, batches.Count, batches.Count, result.Loss, result));
        }

        bool interrupted = state.Epoch <= _settings.Epochs;
        if (interrupted)
        {
            checkpoints?.Save(session, variables, state);
        }

        double seconds = clock.Elapsed.TotalSeconds;
        var parameters = new OrderedDictionary<string, NDArray>();
        foreach (ResourceVariable parameter in network.Parameters)
        {
            parameters.Add(parameter.Op.name, parameter.eval(session));
        }

        return new TrainingResult(
            Accuracy(session, network, _train), Accuracy(session, network, _test), seconds, (state.Steps - first) / seconds, state.History, parameters, interrupted);
    }

    // Half a cosine from α to 0: the last epochs settle instead of jumping. Loshchilov and Hutter, 2017, arXiv:1608.03983.
    private float Rate(long step, long total) => (float)(_settings.LearningRate * 0.5 * (1 + Math.Cos(Math.PI * step / total)));

    private float RequireFinite(NDArray loss, long step) => float.IsFinite(loss) ? loss : throw new DivergedException(FormattableString.Invariant(
        $"the loss is {(float)loss} at step {step}: training has diverged; try a smaller learning rate than {_settings.LearningRate}. Checkpoints of earlier epochs are kept."));

    private static double Accuracy(Session session, DenseNetwork network, Dataset data)
    {
        // In parts: the whole set at once would need its activations at once.
        var batches = new BatchFeeds(data, Math.Min(data.Count, 500), ExampleOrder.InFileOrder, network);
        batches.StartEpoch(0);
        long correct = 0;
        for (int batch = 0; batch < batches.Count; batch++)
        {
            correct += (int)session.run(network.Correct, batches.Fill(batch));
        }

        return (double)correct / data.Count;
    }
}
