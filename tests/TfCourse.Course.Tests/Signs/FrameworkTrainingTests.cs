using Tensorflow.NumPy;
using TfCourse.Datasets;
using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.Course.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class FrameworkTrainingTests
{
    private static readonly FrameworkSettings Small = new(FrameworkForm.Tf1, Epochs: 3, LearningRate: 1e-3f, Threads: 1);
    private static readonly Lazy<DatasetSplit> Digits = new(() => DatasetCatalog.Load("digits"));

    [TestCase(1)]
    [TestCase(45)]
    [TestCase(60)]
    public void A_run_that_was_stopped_goes_on_bit_for_bit(int steps)
    {
        TrainingResult whole = new FrameworkTraining(Small, Digits.Value).Run();
        var checkpoints = new RunCheckpoints("run", files: new MemoryFileSystem());
        TrainingResult result = Stopped(checkpoints, steps, null);
        Assert.That((result.Interrupted, result.History.Count), Is.EqualTo((true, steps / 45)));
        while (result.Interrupted)
        {
            result = Stopped(checkpoints, steps, checkpoints.Newest());
        }

        Assert.That(result.History, Is.EqualTo(whole.History));
        foreach ((string name, NDArray values) in whole.Parameters)
        {
            Assert.That(result.Parameters[name].ToArray<float>(), Is.EqualTo(values.ToArray<float>()), name);
        }
    }

    [Test]
    public void A_checkpoint_of_another_network_is_refused()
    {
        var checkpoints = new RunCheckpoints("run", files: new MemoryFileSystem());
        Stopped(checkpoints, 1, null);
        Assert.That(() => new FrameworkTraining(Small, DatasetCatalog.Load("fashion-mnist")).Run(checkpoints: checkpoints, resume: checkpoints.Newest()), Throws.InstanceOf<EngineException>().With.Message.Contains("W1"));
    }

    [Test]
    public void The_cost_on_signs_falls_from_the_first_epochs_on()
    {
        var training = new FrameworkTraining(new FrameworkSettings(FrameworkForm.Tf1, Epochs: 2), DatasetCatalog.Load("signs"));
        IReadOnlyList<double> costs = training.Costs(training.Run());
        Assert.That(costs[0] / 33, Is.EqualTo(1.8569).Within(0.01));
        Assert.That(costs[^1], Is.LessThan(costs[0]));
    }

    private static TrainingResult Stopped(RunCheckpoints checkpoints, int steps, string? resume)
    {
        using var stop = new CancellationTokenSource();
        return new FrameworkTraining(Small, Digits.Value).Run(new Until(steps, stop), checkpoints, resume, stop.Token);
    }

    private sealed class Until(int steps, CancellationTokenSource stop) : IProgress<TrainingProgress>
    {
        private int _seen;

        public void Report(TrainingProgress value)
        {
            if (value.Finished is null && ++_seen >= steps)
            {
                stop.Cancel();
            }
        }
    }
}
