using Tensorflow.NumPy;
using TfCourse.Datasets;
using TfCourse.TestKit;

namespace TfCourse.Course.Tests;

/// <summary>A run that watches a metric ends in time and keeps the parameters of its best epoch, also when it was stopped and resumed.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class EarlyStoppingTrainerTests
{
    private static readonly TrainingSettings Watching = TrainableModel.Find("breast-cancer").Defaults with { Epochs = 60, StopOn = "dev_accuracy", Patience = 4 };

    [Test]
    public void The_best_epoch_s_parameters_are_kept_and_training_ends()
    {
        DatasetSplit data = DatasetCatalog.Load("wdbc");
        TrainingResult result = new Trainer(Watching, data).Run();
        double[] watched = [.. result.History.Select(h => h.DevAccuracy!.Value)];
        int best = Array.IndexOf(watched, watched.Max()) + 1;
        Assert.That(result.BestEpoch, Is.EqualTo(best));
        Assert.That(result.History, Has.Count.EqualTo(best + Watching.Patience), "the epochs after the best one");
        Assert.That(result.Interrupted, Is.False);
        Assert.That(result.TestAccuracy, Is.EqualTo(result.History[best - 1].TestAccuracy), "of the best epoch");
    }

    [Test]
    public void A_run_that_was_stopped_and_resumed_ends_with_the_same_parameters()
    {
        using var folder = new TemporaryFolder();
        DatasetSplit data = DatasetCatalog.Load("wdbc");
        TrainingResult whole = new Trainer(Watching, data).Run();
        var checkpoints = new RunCheckpoints(Path.Combine(folder.Path, "checkpoints"));
        TrainingResult part = Interrupted(data, checkpoints, whole.BestEpoch!.Value + 1);
        Assert.That(part.Interrupted, Is.True);
        TrainingResult resumed = new Trainer(Watching, data).Run(null, checkpoints, checkpoints.Newest());
        Assert.That(resumed.History, Is.EqualTo(whole.History));
        Assert.That(resumed.BestEpoch, Is.EqualTo(whole.BestEpoch));
        foreach ((string name, NDArray value) in whole.Parameters)
        {
            Assert.That(resumed.Parameters[name].ToArray<float>(), Is.EqualTo(value.ToArray<float>()), name);
        }
    }

    [Test]
    public void A_metric_that_is_not_measured_is_refused_before_training()
    {
        Assert.That(() => new Trainer(Watching with { StopOn = "dev_acuracy" }, DatasetCatalog.Load("wdbc")), Throws.ArgumentException.With.Message.Contains("dev_accuracy"));
        Assert.That(() => new Trainer(Watching, DatasetCatalog.Load("wdbc") with { Dev = null }), Throws.ArgumentException.With.Message.Contains("measured are loss, train_accuracy, test_accuracy"));
        Assert.That(() => new Trainer(Watching with { Patience = 0 }, DatasetCatalog.Load("wdbc")), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("patience is 0; it has to be 1 or more"));
    }

    [Test]
    public void Training_says_what_its_losses_show()
    {
        DatasetSplit data = DatasetCatalog.Load("wdbc");
        Assert.That(new Trainer(Watching with { StopOn = null, Epochs = 20 }, data).Run().Convergence.State, Is.EqualTo(Convergence.Falling));
        var told = new Told();
        TrainingResult tiny = new Trainer(Watching with { StopOn = null, Epochs = 20, LearningRate = 1e-9 }, data).Run(told);
        Assert.That(tiny.Convergence.State, Is.EqualTo(Convergence.Stalled));
        Assert.That(told.Seen, Has.Count.EqualTo(1), "said once, when it is first seen");
        Assert.That(told.Seen[0].Message, Does.Contain("no longer falls"));
    }

    private static TrainingResult Interrupted(DatasetSplit data, RunCheckpoints checkpoints, int afterEpoch)
    {
        using var source = new CancellationTokenSource();
        return new Trainer(Watching, data).Run(new Told { At = afterEpoch, Cancel = source.Cancel }, checkpoints, cancellation: source.Token);
    }

    private sealed class Told : IProgress<TrainingProgress>
    {
        public int At { get; init; } = -1;

        public Action Cancel { get; init; } = () => { };

        public List<ConvergenceFinding> Seen { get; } = [];

        public void Report(TrainingProgress value)
        {
            if (value.Seen is { } seen)
            {
                Seen.Add(seen);
            }

            if (value.Finished?.Epoch == At)
            {
                Cancel();
            }
        }
    }
}
