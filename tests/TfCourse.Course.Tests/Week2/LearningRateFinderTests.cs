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
        Assert.That(finding.Suggested, Is.InRange(1e-4, 5), finding.Reason);
        Assert.That(finding.Costs, Has.Count.EqualTo(finding.LearningRates.Count));

        double[][] Values() => [.. session.run(all.Select(v => v.AsTensor()).ToArray()).Select(v => v.ToArray<double>())];
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
