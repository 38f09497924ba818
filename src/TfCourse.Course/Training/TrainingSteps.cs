using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>Makes the steps of an epoch: one after another, or by several clients at once that take batches in turn.</summary>
internal sealed class TrainingSteps
{
    private readonly Session _session;
    private readonly TrainingSettings _settings;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly (BatchFeeds Feeds, object[] Fetches)[] _clients;
    private readonly Lock _lock = new();

    public TrainingSteps(Session session, TrainingGraph graph, TrainingSettings settings, Dataset train, IProgress<TrainingProgress>? progress)
    {
        (_session, _settings, _progress) = (session, settings, progress);
        _clients = [.. graph.Clients.Select(c => (
            new BatchFeeds(train, settings.BatchSize, ExampleOrder.Shuffled((ulong)settings.Seed), c.Networks, graph.LearningRate), new object[] { c.Loss, c.Correct, c.Step }))];
    }

    /// <summary>Batches of an epoch.</summary>
    public int Count => _clients[0].Feeds.Count;

    /// <summary>Makes steps until the epoch has ended, enough are made, or training is cancelled; one at least when asked for.</summary>
    public TrainingState Run(TrainingState state, bool oneAtLeast, int most, CancellationToken cancellation)
    {
        var epoch = new Epoch(state, most);
        Array.ForEach(_clients, c => c.Feeds.StartEpoch(state.Epoch - 1));
        if (_clients.Length == 1)
        {
            Run(_clients[0], epoch, oneAtLeast, cancellation);
        }
        else
        {
            // A client's error is the run's, as soon as the others have ended their steps.
            using var others = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            Task[] tasks = [.. _clients.Select((c, i) => Task.Factory.StartNew(
                () =>
                {
                    try
                    {
                        Run(c, epoch, oneAtLeast && i == 0, others.Token);
                    }
                    catch
                    {
                        others.Cancel();
                        throw;
                    }
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
            Task.WhenAll(tasks).GetAwaiter().GetResult();
        }

        return epoch.State;
    }

    private void Run((BatchFeeds Feeds, object[] Fetches) client, Epoch epoch, bool oneAtLeast, CancellationToken cancellation)
    {
        long total = (long)_settings.Epochs * Count;
        for (bool isFirst = oneAtLeast; isFirst || !cancellation.IsCancellationRequested; isFirst = false)
        {
            (int batch, long step) = epoch.Next(_lock, Count);
            if (batch < 0)
            {
                return;
            }

            // A step is short, and whole steps resume bit for bit: training stops between two.
            NDArray[] values = _session.run(client.Fetches, client.Feeds.Fill(batch, Rate(step, total)), CancellationToken.None);
            lock (_lock)
            {
                double loss = DivergedException.RequireFinite((float)values[0], epoch.State.Steps + 1, _settings.LearningRate);
                TrainingState state = epoch.State = epoch.State.After(loss * client.Feeds.Examples, (int)values[1], client.Feeds.Examples);
                _progress?.Report(new TrainingProgress(state.Epoch, _settings.Epochs, state.Batch, Count, state.LossSum / state.Seen, null));
            }
        }
    }

    // Half a cosine from α to 0: the last epochs settle instead of jumping. Loshchilov and Hutter, 2017, arXiv:1608.03983.
    private float Rate(long step, long total) => (float)(_settings.LearningRate * 0.5 * (1 + Math.Cos(Math.PI * step / total)));

    // Batches are handed out in order, and a batch that is handed out is made: so all before the next are done when no client works.
    private sealed class Epoch(TrainingState start, int most)
    {
        private readonly (int Batch, long Step) _start = (start.Batch, start.Steps);
        private int _handed;

        public TrainingState State { get; set; } = start;

        public (int Batch, long Step) Next(Lock guard, int count)
        {
            lock (guard)
            {
                int batch = _start.Batch + _handed;
                if (batch >= count || _handed >= most)
                {
                    return (-1, 0);
                }

                _handed++;
                return (batch, _start.Step + _handed - 1);
            }
        }
    }
}
