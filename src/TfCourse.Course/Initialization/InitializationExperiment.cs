using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>What a run of the experiment gave.</summary>
/// <param name="Costs">The cost before the update at iterations 0, 1000, 2000, …</param>
/// <param name="TrainAccuracy">Share of training points on the right side at the end, in [0, 1].</param>
/// <param name="TestAccuracy">Share of test points on the right side at the end, in [0, 1].</param>
public sealed record InitializationResult(IReadOnlyList<double> Costs, double TrainAccuracy, double TestAccuracy);

/// <summary>
/// The course's experiment on initialization, as a float64 graph: two circles, a 2-10-5-1 network, full-batch gradient
/// descent with α = 0.01. Zeros never break the symmetry of the units, large random weights saturate, He's scale learns.
/// </summary>
public static class InitializationExperiment
{
    private const double LearningRate = 0.01;
    private const int CostEvery = 1000;

    /// <summary>Units of the layers, the input first.</summary>
    public static IReadOnlyList<int> LayerSizes { get; } = [2, 10, 5, 1];

    /// <summary>Trains from given initial parameters.</summary>
    /// <param name="parameters">W1 [10, 2], b1 [10, 1], W2, … as <see cref="Initialization"/> makes them.</param>
    /// <param name="iterations">Updates; at least 1. The course makes 15,000.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>Costs and accuracies.</returns>
    public static InitializationResult Run(Parameters parameters, int iterations = 15_000, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        PlanePoints train = Circles.Generate(300, 0.05, 1), test = Circles.Generate(100, 0.05, 2);
        using Graph graph = new Graph().as_default();
        var network = new CourseGraph(parameters);

        // A tensor of float64: as a plain number α would pass through float32, as Python's optimizers let it.
        Operation step = tf.train.GradientDescentOptimizer(tf.constant(LearningRate)).minimize(network.Cost);
        Operation initialize = tf.global_variables_initializer();
        using Session session = new(graph);
        session.run(initialize);
        FeedItem[] feeds = PlaneFeeds.Of(network, train);
        var costs = new List<double>();
        for (int i = 0; i < iterations; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (i % CostEvery == 0)
            {
                costs.Add(session.run(network.Cost, feeds));
            }

            session.run(step, feeds);
        }

        return new InitializationResult(costs, PlaneFeeds.Accuracy(session, network, train), PlaneFeeds.Accuracy(session, network, test));
    }
}
