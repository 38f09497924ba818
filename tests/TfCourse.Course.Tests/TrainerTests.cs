using TfCourse.Course;
using TfCourse.Datasets;

namespace TfCourse.Course.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class TrainerTests
{
    private static readonly TrainingSettings Small = new(Epochs: 2, BatchSize: 50, Hidden: 16, Seed: 3);

    [Test]
    public void Equal_seeds_give_equal_bits_and_another_seed_does_not()
    {
        DatasetSplit digits = DatasetCatalog.Load("digits");
        TrainingResult a = new Trainer(Small, digits).Run(), b = new Trainer(Small, digits).Run();
        TrainingResult c = new Trainer(Small with { Seed = 4 }, digits).Run();
        Assert.Multiple(() =>
        {
            foreach (string name in a.Parameters.Keys)
            {
                Assert.That(b.Parameters[name].ToArray<float>(), Is.EqualTo(a.Parameters[name].ToArray<float>()), name);
            }

            Assert.That(b.History, Is.EqualTo(a.History));
            Assert.That(c.Parameters["layer1/W"].ToArray<float>(), Is.Not.EqualTo(a.Parameters["layer1/W"].ToArray<float>()));
        });
    }

    [Test]
    public void Digits_are_learned()
    {
        TrainingResult result = new Trainer(Small with { Epochs = 40, BatchSize = 20, Hidden = 32 }, DatasetCatalog.Load("digits")).Run();
        Assert.That(result.TestAccuracy, Is.GreaterThan(0.93));
    }

    [Test]
    public void Cancelling_ends_after_the_batch_and_says_so()
    {
        using var source = new CancellationTokenSource();
        var progress = new Once(source.Cancel);
        TrainingResult result = new Trainer(Small, DatasetCatalog.Load("digits")).Run(progress, cancellation: source.Token);
        Assert.Multiple(() =>
        {
            Assert.That(result.Interrupted, Is.True);
            Assert.That(result.History, Is.Empty);
            Assert.That(progress.Count, Is.EqualTo(1));
        });
    }

    [TestCase("epochs")]
    [TestCase("batch-size")]
    [TestCase("learning-rate")]
    [TestCase("hidden")]
    [TestCase("seed")]
    [TestCase("threads")]
    public void A_setting_out_of_range_names_itself_its_value_and_its_range(string setting)
    {
        TrainingSettings bad = setting switch
        {
            "epochs" => Small with { Epochs = 0 },
            "batch-size" => Small with { BatchSize = -7 },
            "learning-rate" => Small with { LearningRate = double.NaN },
            "hidden" => Small with { Hidden = 0 },
            "seed" => Small with { Seed = -1 },
            _ => Small with { Threads = -1 },
        };
        var error = Assert.Throws<ArgumentOutOfRangeException>(bad.Validate);
        Assert.That(error!.Message, Does.Contain(setting + " is").And.Contain("it has to be"));
    }

    private sealed class Once(Action action) : IProgress<TrainingProgress>
    {
        public int Count { get; private set; }

        public void Report(TrainingProgress value)
        {
            Count++;
            action();
        }
    }
}
