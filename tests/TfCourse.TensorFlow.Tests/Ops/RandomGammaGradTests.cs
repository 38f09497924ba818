using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class RandomGammaGradTests
{
    // P(a, x) is constant along x(a): the slope is that of the quantile, here by central differences of Igamma.
    [TestCase(0.3, 0.05)]
    [TestCase(0.3, 2.0)]
    [TestCase(1.0, 0.7)]
    [TestCase(2.5, 1.0)]
    [TestCase(2.5, 6.0)]
    [TestCase(40.0, 35.0)]
    [TestCase(40.0, 55.0)]
    public void Sample_moves_as_the_quantile_does(double alpha, double sample)
    {
        double slope = Run(x => Build.One("RandomGammaGrad", null, [alpha, x]), sample);

        const double Step = 1e-5;
        double byAlpha = (Run(x => tf.math.igamma(alpha + Step, x), sample) - Run(x => tf.math.igamma(alpha - Step, x), sample)) / (2 * Step);
        double bySample = (Run(x => tf.math.igamma(alpha, x), sample + Step) - Run(x => tf.math.igamma(alpha, x), sample - Step)) / (2 * Step);
        Assert.That(slope, Is.EqualTo(-byAlpha / bySample).Within(1e-6).Percent.Or.EqualTo(-byAlpha / bySample).Within(1e-7));
    }

    [Test]
    public void Gradient_of_samples_reaches_alpha()
    {
        var graph = new Graph { seed = 1 };
        graph.as_default();
        try
        {
            Tensor alpha = tf.constant(new[] { 0.5, 3.0 });
            Tensor samples = tf.random.gamma(new Shape(1000), alpha, dtype: TF_DataType.TF_DOUBLE);
            Tensor mean = tf.reduce_sum(samples) / 1000.0;
            using var session = new Session(graph);
            double[] gradient = session.run(tf.gradients(mean, alpha)[0]).ToArray<double>();

            // The mean of the gamma distribution is alpha, so its slope is 1.
            Assert.That(gradient, Has.All.EqualTo(1).Within(0.1));
        }
        finally
        {
            graph.Exit();
        }
    }

    private static double Run(Func<Tensor, Tensor> f, double x)
    {
        var graph = new Graph();
        graph.as_default();
        try
        {
            using var session = new Session(graph);
            return session.run(f(tf.constant(x))).ToArray<double>()[0];
        }
        finally
        {
            graph.Exit();
        }
    }
}
