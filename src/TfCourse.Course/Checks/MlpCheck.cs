using NumSharp;
using Tensorflow;
using TfCourse.Checking;
using TfCourse.Datasets;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>What the check of the network found.</summary>
/// <param name="Gradients">By hand against numeric, by hand against the framework, the framework against numeric.</param>
/// <param name="Adam">The hand-written Adam against the framework's.</param>
/// <param name="Diagnosis">What is wrong with the hand-written gradients, by name.</param>
public sealed record MlpCheckReport(IReadOnlyList<GradientComparison> Gradients, TrajectoryComparison Adam, CheckReport Diagnosis)
{
    /// <summary>Whether everything agrees.</summary>
    public bool Agrees => Gradients.All(g => g.Agrees) && Adam.Agrees && Diagnosis.Agrees;
}

/// <summary>
/// Cross-checks the course's network three ways on the moons data, in float64: the hand-written backward pass, numeric
/// differences, and the framework's gradients; then 50 steps of Adam, by hand and by the framework.
/// </summary>
public static class MlpCheck
{
    /// <summary>Two-sided differences are right to about this in float64.</summary>
    public const double NumericTolerance = 1e-7;

    /// <summary>Two exact ways differ by rounding alone.</summary>
    public const double ExactTolerance = 1e-12;

    /// <summary>The same arithmetic in another order, over 50 steps.</summary>
    public const double TrajectoryTolerance = 1e-9;

    private const int Examples = 64, Steps = 50;
    private const float LearningRate = 0.01f, Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-8f;

    /// <summary>Runs the check.</summary>
    /// <param name="seed">Seed of data and initial weights; at least 0.</param>
    /// <param name="spoil">Changes the hand-written gradients before they are compared, to see the check fail; null for none.</param>
    /// <returns>All comparisons.</returns>
    public static MlpCheckReport Run(int seed = 1, Func<Gradients, Gradients>? spoil = null)
    {
        PlanePoints points = Moons.Generate(Examples, 0.2, checked((uint)seed));
        NumSharp.NDArray X = np.array(points.Coordinates).reshape(Examples, 2).T;
        NumSharp.NDArray Y = np.array(Array.ConvertAll(points.Labels, l => (double)l)).reshape(1, Examples);

        // Biases away from zero: where a whole layer is off, zero biases put the next one exactly on relu's kink, where
        // differences are no derivative.
        Parameters parameters = Initialization.He([2, 5, 3, 1], seed).Select((name, value) => name[0] == 'b' ? np.random.randn(value.shape) * 0.1 : value);

        Gradients ByHand(Parameters at)
        {
            Gradients right = BackwardPropagation.Run(ForwardPropagation.Run(X, at), Y);
            return spoil is null ? right : spoil(right);
        }

        var hand = Arrays.Of(ByHand(parameters), parameters);
        var numeric = NumericGradient.Of(theta => Reference.Cost.CrossEntropy(ForwardPropagation.Run(X, Arrays.ToParameters(theta)).AL, Y), Arrays.Of(parameters));

        using Graph graph = new Graph().as_default();
        var network = new CourseGraph(parameters);
        Tensor[] symbolic = tf.gradients(network.Cost, network.Variables.Select(v => (Tensor)v).ToArray());
        Operation step = tf.train.AdamOptimizer(LearningRate, Beta1, Beta2, Epsilon).minimize(network.Cost);
        Operation initialize = tf.global_variables_initializer();
        using Session session = new(graph);
        session.run(initialize);
        FeedItem[] feeds = [new(network.X, Fed(X)), new(network.Y, Fed(Y))];
        var framework = network.Named(session.run(symbolic, feeds));

        return new MlpCheckReport(
            [
                GradientComparison.Of("by hand", hand, "numeric", numeric, NumericTolerance),
                GradientComparison.Of("by hand", hand, "framework", framework, ExactTolerance),
                GradientComparison.Of("framework", framework, "numeric", numeric, NumericTolerance),
            ],
            TrajectoryComparison.Of("by hand", AdamByHand(X, Y, parameters), "framework", AdamOfFramework(session, network, step, feeds), TrajectoryTolerance),
            Checking.GradientCheck.Run(
                Arrays.Of(parameters), theta => Reference.Cost.CrossEntropy(ForwardPropagation.Run(X, Arrays.ToParameters(theta)).AL, Y),
                theta => Arrays.Of(ByHand(Arrays.ToParameters(theta)), parameters), new NetworkFacts { X = Arrays.Of(X), Y = Arrays.Of(Y) }, "the network by hand"));
    }

    private static List<IReadOnlyDictionary<string, CheckedArray>> AdamByHand(NumSharp.NDArray X, NumSharp.NDArray Y, Parameters parameters)
    {
        var adam = new Reference.Optimizer(new TensorFlowAdam(Beta1, Beta2, Epsilon) { PowersInSinglePrecision = true }, LearningRate);
        var path = new List<IReadOnlyDictionary<string, CheckedArray>>();
        for (int t = 0; t < Steps; t++)
        {
            parameters = adam.Step(parameters, BackwardPropagation.Run(ForwardPropagation.Run(X, parameters), Y));
            path.Add(Arrays.Of(parameters));
        }

        return path;
    }

    private static List<IReadOnlyDictionary<string, CheckedArray>> AdamOfFramework(Session session, CourseGraph network, Operation step, FeedItem[] feeds)
    {
        var path = new List<IReadOnlyDictionary<string, CheckedArray>>();
        for (int t = 0; t < Steps; t++)
        {
            session.run(step, feeds);
            path.Add(network.Values(session));
        }

        return path;
    }

    private static Engine.HostTensor Fed(NumSharp.NDArray array)
    {
        CheckedArray values = Arrays.Of(array);
        return new Engine.HostTensor(DataType.DtDouble, [.. values.Shape.Select(d => (long)d)], values.Values);
    }
}
