using TfCourse.Datasets;

namespace TfCourse.Course.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class FrameworkTrainingTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("tfcourse-signs-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, true);

    [Test]
    public void A_run_that_was_stopped_goes_on_bit_for_bit()
    {
        DatasetSplit data = DatasetCatalog.Load("digits");
        var settings = new FrameworkSettings(FrameworkForm.Tf1, Epochs: 6, LearningRate: 1e-3f, Threads: 1);
        FrameworkResult whole = new FrameworkTraining(settings, data).Run();

        string state = Path.Combine(_folder, "state.npz");
        using var stop = new CancellationTokenSource();
        FrameworkResult first = new FrameworkTraining(settings, data).Run(state, new Until(3, stop), stop.Token);
        Assert.That((first.Interrupted, first.Costs.Count), Is.EqualTo((true, 3)));
        FrameworkResult second = new FrameworkTraining(settings, data).Run(state);
        Assert.That(second.Costs, Is.EqualTo(whole.Costs));
        Assert.That(second.TestAccuracy, Is.EqualTo(whole.TestAccuracy));
        Assert.That(() => new FrameworkTraining(settings with { BatchSize = 16 }, data).Run(state), Throws.InstanceOf<DataException>().With.Message.Contains("batch 32"));
    }

    [Test]
    public void The_cost_on_signs_falls_from_the_first_epochs_on()
    {
        var settings = new FrameworkSettings(FrameworkForm.Tf1, Epochs: 2);
        FrameworkResult result = new FrameworkTraining(settings, DatasetCatalog.Load("signs")).Run();
        Assert.That(result.Costs[0] / 33, Is.EqualTo(1.8569).Within(0.01));
        Assert.That(result.Costs[^1], Is.LessThan(result.Costs[0]));
    }

    private sealed class Until(int epoch, CancellationTokenSource stop) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch == epoch)
            {
                stop.Cancel();
            }
        }
    }
}
