using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Engine;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class LearningRateFinderTests
{
    [Test]
    public void The_finder_suggests_a_rate_and_changes_no_bit_of_weights_and_slots()
    {
        using Graph graph = new Graph().as_default();
        PlanePoints points = Moons.Generate(200, 0.2, 3);
        var network = new CourseGraph(Initialization.He([2, 5, 2, 1], 3));
        Tensor alpha = tf.placeholder(tf.float64, new Shape());
        Operation step = tf.train.MomentumOptimizer(alpha, tf.constant(0.9)).minimize(network.Cost);
        IVariableV1[] all = tf.global_variables();
        var finder = new LearningRateFinder(all);
        Operation initialize = tf.global_variables_initializer();
        using var session = new Session(graph);
        session.run(initialize);
        FeedItem[] feeds = PlaneFeeds.Of(network, points);
        double[][] before = Values();

        LearningRateFinding finding = finder.Run(session, (_, rate) =>
        {
            Tensorflow.NumPy.NDArray[] values = session.run(new ITensorOrOperation[] { network.Cost, step }, [.. feeds, new FeedItem(alpha, HostTensor.Scalar(rate))]);
            return values[0];
        });

        Assert.That(Values(), Is.EqualTo(before));
        Assert.That(finding.Suggested, Is.InRange(1e-4, 0.5), finding.Reason);
        Assert.That(finding.Costs, Has.Count.EqualTo(finding.LearningRates.Count));

        double[][] Values() => [.. session.run(all.Select(v => v.AsTensor()).ToArray()).Select(v => v.ToArray<double>())];
    }

    // Flat, a fall whose steepest place is 10^middle, a lowest point at 10^lowest, then an explosion; with noise as mini-batches have.
    [TestCase(-3, 0, 0, -3)]
    [TestCase(-3, 0, 0.02, -3)]
    [TestCase(-2, 0.5, 0.02, -2)]
    [TestCase(-0.5, 0, 0, -1)]
    [TestCase(-0.5, 0, 0.02, -1)]
    public void The_steepest_place_is_suggested_but_never_less_than_ten_times_below_the_lowest(double middle, double lowest, double noise, double expected)
    {
        var random = new Random(1);
        double[] logs = [.. Enumerable.Range(0, 121).Select(k => -6 + (k / 15.0))];
        double[] costs = [.. logs.Select(l => (l > lowest ? Math.Pow(10, 3 * (l - lowest)) - 1 : 0) + 2.5 - (2 / (1 + Math.Exp(-3 * (l - middle)))) - (0.05 * Math.Min(l - lowest, 0)) + (noise * random.NextDouble()))];
        LearningRateFinding finding = LearningRateFinder.Judge([.. logs.Select(l => Math.Pow(10, l))], costs);
        Assert.That(Math.Log10(finding.Suggested!.Value), Is.EqualTo(expected).Within(0.35), finding.Reason);
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(7)]
    public void Training_learns_steadily_with_the_rate_suggested_and_breaks_with_ten_times_the_lowest(int seed)
    {
        PlanePoints points = Moons.Generate(200, 0.2, 3);
        LearningRateFinding finding = Find(points, seed);
        double lowest = finding.LearningRates[finding.Costs.Select((c, k) => (Cost: double.IsNaN(c) ? double.PositiveInfinity : c, k)).Min().k];
        PlaneRun run = Train(finding.Suggested!.Value), far = Train(10 * lowest);
        Assert.Multiple(() =>
        {
            Assert.That(finding.Suggested, Is.LessThanOrEqualTo(lowest / 8), finding.Reason);
            Assert.That(run.Costs[^1], Is.LessThan(0.7 * run.Costs[0]), "it learns");
            Assert.That(run.Costs.Max(), Is.LessThanOrEqualTo(run.Costs[0]), "it never gets worse than it began");
            Assert.That(far.Costs.Max(), Is.GreaterThan(run.Costs[0]), "the range reached rates that are too large");
        });

        PlaneRun Train(double rate) => new PlaneTraining { Train = points, Start = Initialization.He([2, 10, 1], seed), LearningRate = _ => rate, Epochs = 300 }.Run((_, _) => { });
    }

    private static LearningRateFinding Find(PlanePoints points, int seed)
    {
        using Graph graph = new Graph().as_default();
        var network = new CourseGraph(Initialization.He([2, 10, 1], seed));
        Tensor alpha = tf.placeholder(tf.float64, new Shape());
        Operation step = tf.train.GradientDescentOptimizer(alpha).minimize(network.Cost);
        var finder = new LearningRateFinder(tf.global_variables());
        Operation initialize = tf.global_variables_initializer();
        using var session = new Session(graph);
        session.run(initialize);
        FeedItem[] feeds = PlaneFeeds.Of(network, points);
        return finder.Run(session, (_, rate) => session.run(new ITensorOrOperation[] { network.Cost, step }, [.. feeds, new FeedItem(alpha, HostTensor.Scalar(rate))])[0], 1e-4, 100, 120);
    }

    [Test]
    public void Costs_that_never_fall_give_no_suggestion_and_a_reason()
    {
        double[] rates = [.. Enumerable.Range(0, 20).Select(k => Math.Pow(10, -4 + (k / 5.0)))];
        LearningRateFinding finding = LearningRateFinder.Judge(rates, [.. rates.Select(r => 1 + r)]);
        Assert.That(finding.Suggested, Is.Null);
        Assert.That(finding.Reason, Does.Contain("does not fall"));
        Assert.That(LearningRateFinder.Judge(rates, [1, double.NaN]).Reason, Does.Contain("only 1 of 2"));
    }
}
