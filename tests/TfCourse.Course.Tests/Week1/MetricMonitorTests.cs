using NumSharp;
using TfCourse.Reference;

namespace TfCourse.Course.Tests;

[TestFixture]
public sealed class MetricMonitorTests
{
    private static readonly string[] Measured = ["loss", "train_accuracy", "dev_accuracy"];

    [Test]
    public void An_unknown_metric_is_refused_before_the_first_epoch_with_those_that_are_measured()
        => Assert.That(() => new MetricMonitor("dev_acuracy", Measured, 3), Throws.ArgumentException.With.Message.Contains("dev_accuracy").And.Message.Contains("loss, train_accuracy"));

    [Test]
    public void Training_ends_at_the_scripted_epoch_with_the_best_parameters()
    {
        double[] accuracies = [0.5, 0.7, 0.69, 0.72, 0.71, 0.72, 0.6];
        var monitor = new MetricMonitor("dev_accuracy", Measured, patience: 3);
        int asked = 0, epoch = 0;
        while (!monitor.ShouldStop(epoch, new Dictionary<string, double> { ["loss"] = 1, ["dev_accuracy"] = accuracies[epoch] }, () => Of(epoch)))
        {
            epoch++;
        }

        Assert.That(epoch, Is.EqualTo(6));
        Assert.That((monitor.BestEpoch, monitor.Best, asked), Is.EqualTo((3, 0.72, 3)), "parameters are asked for in epochs 0, 1 and 3");
        Assert.That((double)monitor.BestParameters!["W1"], Is.EqualTo(3));

        Parameters Of(int number)
        {
            asked++;
            var parameters = new Parameters();
            parameters["W1"] = np.array((double)number);
            return parameters;
        }
    }

    [Test]
    public void An_epoch_without_the_metric_is_an_error()
        => Assert.That(() => new MetricMonitor("loss", Measured, 1).ShouldStop(0, new Dictionary<string, double> { ["accuracy"] = 1 }), Throws.InstanceOf<KeyNotFoundException>().With.Message.Contains("'loss'"));
}
