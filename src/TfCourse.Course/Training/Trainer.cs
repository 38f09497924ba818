using System.Diagnostics;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Datasets;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>Trains a <see cref="DenseNetwork"/> with mini-batch Adam, whose α falls along half a cosine. The same settings give the same bits.</summary>
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
    /// <param name="cancellation">Ends training after the present batch; the result then says so.</param>
    /// <returns>Accuracies, times, history and parameters.</returns>
    public TrainingResult Run(IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        using Graph graph = new Graph().as_default();
        var network = new DenseNetwork([_train.FeatureSize, _settings.Hidden, _train.ClassCount], _settings.Seed);
        Tensor learningRate = tf.placeholder(tf.float32, Shape.Scalar, "learning_rate");
        Operation step = tf.train.AdamOptimizer(learningRate).minimize(network.Loss);
        Operation initialize = tf.global_variables_initializer();
        graph.finalize();

        using var session = new Session(graph, new ConfigProto { IntraOpParallelismThreads = _settings.Threads });
        session.run(initialize);
        var history = new List<EpochResult>();
        var batches = new BatchFeeds(_train, _settings.BatchSize, ExampleOrder.Shuffled((ulong)_settings.Seed), network, learningRate);
        long total = (long)_settings.Epochs * batches.Count;
        var clock = Stopwatch.StartNew();
        long steps = 0;
        bool interrupted = false;
        for (int epoch = 1; epoch <= _settings.Epochs && !interrupted; epoch++)
        {
            (double loss, long correct, int seen) = (0, 0, 0);
            batches.StartEpoch(epoch - 1);
            for (int batch = 0; batch < batches.Count && !interrupted; batch++)
            {
                NDArray[] values = session.run(batches.Fetches(step), batches.Fill(batch, Rate(steps, total)));
                steps++;
                loss += (double)(float)values[0] * batches.Examples;
                correct += (int)values[1];
                seen += batches.Examples;
                progress?.Report(new TrainingProgress(epoch, _settings.Epochs, batch + 1, batches.Count, loss / seen, null));
                interrupted = cancellation.IsCancellationRequested;
            }

            if (!interrupted)
            {
                var result = new EpochResult(epoch, loss / seen, (double)correct / seen, Accuracy(session, network, _test), steps);
                history.Add(result);
                progress?.Report(new TrainingProgress(epoch, _settings.Epochs, batches.Count, batches.Count, result.Loss, result));
            }
        }

        double seconds = clock.Elapsed.TotalSeconds;
        var parameters = new OrderedDictionary<string, NDArray>();
        foreach (ResourceVariable parameter in network.Parameters)
        {
            parameters.Add(parameter.Op.name, parameter.eval(session));
        }

        return new TrainingResult(
            Accuracy(session, network, _train), Accuracy(session, network, _test), seconds, steps / seconds, history, parameters, interrupted);
    }

    // Half a cosine from α to 0: the last epochs settle instead of jumping. Loshchilov and Hutter, 2017, arXiv:1608.03983.
    private float Rate(long step, long total) => (float)(_settings.LearningRate * 0.5 * (1 + Math.Cos(Math.PI * step / total)));

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
