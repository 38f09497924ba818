using Tensorflow.NumPy;
using TfCourse.Course;
using TfCourse.Datasets;
using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.Course.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class ResumeTests
{
    private static readonly TrainingSettings Small = new(Epochs: 3, BatchSize: 40, Hidden: 8, Seed: 5, Threads: 1);
    private static readonly Lazy<DatasetSplit> Digits = new(() => DatasetCatalog.Load("digits"));
    private static readonly Lazy<TrainingResult> Whole = new(() => new Trainer(Small, Digits.Value).Run());

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(29)]
    [TestCase(47)]
    public void A_run_that_was_stopped_goes_on_as_if_it_had_not(int steps) => StopAndResume(steps);

    [Test]
    [Category("Long")]
    public void A_run_may_be_stopped_at_any_of_a_hundred_steps() => Assert.Multiple(() =>
    {
        for (int steps = 1; steps <= 100; steps++)
        {
            StopAndResume(steps);
        }
    });

    [Test]
    public void A_run_that_is_stopped_again_and_again_ends_the_same()
    {
        var files = new MemoryFileSystem();
        var checkpoints = new RunCheckpoints("run", files: files);
        TrainingResult result = Stopped(checkpoints, 1, null);
        while (result.Interrupted)
        {
            result = Stopped(checkpoints, 17, checkpoints.Newest());
        }

        RequireEqual(result);
    }

    [Test]
    public void A_damaged_checkpoint_is_passed_over_for_the_one_before()
    {
        var files = new MemoryFileSystem();
        var checkpoints = new RunCheckpoints("run", files: files);
        Stopped(checkpoints, 9, null);
        Stopped(checkpoints, 5, checkpoints.Newest());
        byte[] data = files.Get("run/step-14.data-00000-of-00001");
        data[100] ^= 1;
        files.Set("run/step-14.data-00000-of-00001", data);
        var skipped = new List<string>();
        string newest = checkpoints.Newest(skipped.Add)!;
        Assert.That(newest, Does.EndWith("step-9"));
        Assert.That(skipped, Has.Count.EqualTo(1).And.Some.Contains("step-14"));
        RequireEqual(new Trainer(Small, Digits.Value).Run(checkpoints: checkpoints, resume: newest));
    }

    [Test]
    public void A_checkpoint_of_another_network_is_refused_by_name()
    {
        var files = new MemoryFileSystem();
        var checkpoints = new RunCheckpoints("run", files: files);
        Stopped(checkpoints, 1, null);
        EngineException refused = Assert.Throws<EngineException>(
            () => new Trainer(Small with { Hidden = 9 }, Digits.Value).Run(checkpoints: checkpoints, resume: checkpoints.Newest()))!;
        Assert.That(refused.Message, Does.Contain("layer"));
    }

    [Test]
    public void A_loss_that_is_no_number_ends_training_and_keeps_the_checkpoints()
    {
        var files = new MemoryFileSystem();
        var checkpoints = new RunCheckpoints("run", files: files);
        Stopped(checkpoints, 3, null);
        string[] before = [.. files.Paths];
        DivergedException diverged = Assert.Throws<DivergedException>(() => new Trainer(Small with { LearningRate = 1e30 }, Digits.Value).Run(checkpoints: checkpoints))!;
        Assert.That(diverged.Message, Does.Contain("step").And.Contain("learning rate"));
        Assert.That(files.Paths, Is.EqualTo(before));
    }

    [Test]
    public void The_state_of_training_comes_back_bit_for_bit()
    {
        var state = new TrainingState(7, 2, 3, 0.1 + 0.2, 4, 5, 1.0 / 3, [new EpochResult(1, Math.PI, 0.1, 0.7, 6)]);
        TrainingState again = TrainingState.FromJson(state.ToJson());
        Assert.That(again with { History = state.History }, Is.EqualTo(state));
        Assert.That(again.History, Is.EqualTo(state.History));
        Assert.That(() => TrainingState.FromJson("{}"), Throws.TypeOf<FormatException>());
    }

    private static void StopAndResume(int steps)
    {
        var checkpoints = new RunCheckpoints("run", files: new MemoryFileSystem());
        TrainingResult stopped = Stopped(checkpoints, steps, null);
        Assert.That(stopped.Interrupted, Is.EqualTo(steps < Whole.Value.History[^1].Steps));
        RequireEqual(new Trainer(Small, Digits.Value).Run(checkpoints: checkpoints, resume: checkpoints.Newest()));
    }

    private static TrainingResult Stopped(RunCheckpoints checkpoints, int steps, string? resume)
    {
        using var source = new CancellationTokenSource();
        return new Trainer(Small, Digits.Value).Run(new After(steps, source.Cancel), checkpoints, resume, source.Token);
    }

    private static void RequireEqual(TrainingResult result)
    {
        Assert.That(result.Interrupted, Is.False);
        Assert.That(result.History, Is.EqualTo(Whole.Value.History));
        foreach ((string name, NDArray value) in Whole.Value.Parameters)
        {
            Assert.That(result.Parameters[name].ToArray<float>(), Is.EqualTo(value.ToArray<float>()), name);
        }
    }

    private sealed class After(int steps, Action action) : IProgress<TrainingProgress>
    {
        private int _seen;

        public void Report(TrainingProgress value)
        {
            if (value.Finished is null && ++_seen == steps)
            {
                action();
            }
        }
    }
}
