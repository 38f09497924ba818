using NumSharp;

namespace TfCourse.Reference.Tests;

public sealed class MiniBatchTests
{
    [TestCase(10, 4, new[] { 4, 4, 2 })]
    [TestCase(8, 4, new[] { 4, 4 })]
    [TestCase(3, 4, new[] { 3 })]
    [TestCase(3, int.MaxValue, new[] { 3 })]
    public void Every_example_is_in_one_mini_batch_with_its_label(int m, int size, int[] sizes)
    {
        NDArray X = np.arange((double)m).reshape(1, m);

        IReadOnlyList<(NDArray X, NDArray Y)> batches = MiniBatches.Random(X, X * 10, size, seed: 5);

        Assert.That(batches.Select(b => (int)b.X.shape[1]), Is.EqualTo(sizes));
        Assert.That(batches.SelectMany(b => b.X.ToArray<double>()), Is.EquivalentTo(X.ToArray<double>()));
        Assert.That(batches.SelectMany(b => b.Y.ToArray<double>()), Is.EqualTo(batches.SelectMany(b => (b.X * 10).ToArray<double>())));
    }

    [Test]
    public void Impossible_requests_are_refused()
    {
        Assert.That(() => MiniBatches.Random(np.zeros((2, 5)), np.zeros((1, 4))), Throws.ArgumentException.With.Message.Contains("5").And.Message.Contains("4"));
        Assert.That(() => MiniBatches.Random(np.zeros((2, 5)), np.zeros((1, 5)), 0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => LearningRateDecay.InIntervals(1, 1, 1, 0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Two_runs_in_a_row_are_one_run_when_optimizer_and_seed_go_on()
    {
        (NDArray X, NDArray Y) = Points.Moons(3, 60, 0.2);
        Parameters start = Initialization.He([2, 4, 1], seed: 3);
        Parameters whole = new MiniBatchTraining { Optimizer = new Optimizer(new CourseAdam(), 0.01), Epochs = 6, MiniBatchSize = 16 }.Run(X, Y, start).Parameters;

        Optimizer optimizer = new(new CourseAdam(), 0.01);
        Parameters first = new MiniBatchTraining { Optimizer = optimizer, Epochs = 2, MiniBatchSize = 16 }.Run(X, Y, start).Parameters;
        Parameters second = new MiniBatchTraining { Optimizer = optimizer, Epochs = 4, MiniBatchSize = 16, Seed = 12 }.Run(X, Y, first).Parameters;

        Assert.That(optimizer.Steps, Is.EqualTo(24));
        foreach (string name in whole.Names)
            Assert.That(second[name].ToArray<double>(), Is.EqualTo(whole[name].ToArray<double>()));
    }
}
