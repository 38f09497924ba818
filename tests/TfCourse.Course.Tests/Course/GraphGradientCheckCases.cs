using Tensorflow;
using TfCourse.Engine;
using TfCourse.Reference;
using TfCourse.TestKit;
using static Tensorflow.Binding;
using static TfCourse.Course.Tests.CourseGraphCaseTests;
using NDArray = NumSharp.NDArray;
using Shape = Tensorflow.Shape;

namespace TfCourse.Course.Tests;

/// <summary>Week 1, "Gradient checking", as graphs.</summary>
internal static class GraphGradientCheckCases
{
    internal static IReadOnlyDictionary<string, Action<AssignmentCase>> Checks { get; } = new Dictionary<string, Action<AssignmentCase>>
    {
        ["forward_propagation"] = c => Number(c, (x, theta) => theta * x),
        ["backward_propagation"] = c => Number(c, (x, theta) => tf.gradients(theta * x, theta)[0]),
        ["gradient_check"] = c => Number(c, (x, theta) =>
        {
            Tensor grad = tf.gradients(theta * x, theta)[0], approx = GradientCheckingConcept.TwoSided(t => t * x, theta, tf.constant(c.Recipe.Number(1e-7, "epsilon")));
            return tf.abs(grad - approx) / (tf.abs(grad) + tf.abs(approx));
        }),
        ["gradient_check_n"] = Network,
    };

    private static void Number(AssignmentCase course, Func<Tensor, Tensor, Tensor> function)
    {
        using Graph graph = new Graph().as_default();
        Tensor value = function(tf.constant(course.Recipe.Find("x")!.Value), tf.constant(course.Recipe.Find("theta")!.Value));
        using var session = new Session(graph);
        Assert.That((double)session.run(value), Is.EqualTo(course.Expected.GetDouble()).Within(course.Tolerance));
    }

    // The network's own gradients, with the planted mistakes, against differences of the graph's cost.
    private static void Network(AssignmentCase course)
    {
        (NDArray? X, Parameters parameters, _) = CourseDraws.Of(course.Recipe);
        NDArray Y = CourseDraws.Labels(course.Recipe);
        double epsilon = course.Recipe.Number(1e-7, "epsilon");
        using Graph graph = new Graph().as_default();
        Tensor[] theta = [.. parameters.Names.Select(name => tf.placeholder_with_default(Constant(parameters[name]), new Shape(parameters[name].shape)))];
        GraphLayer[] layers = [.. Enumerable.Range(0, parameters.Layers).Select(l => new GraphLayer(theta[2 * l], theta[(2 * l) + 1]))];
        Tensor y = Constant(Y), a = GraphNetwork.Forward(Constant(X!), layers).AL;

        // From the probabilities, as the assignment writes it: its last digits are part of what is printed.
        Tensor cost = tf.reduce_sum(-tf.log(a) * y - tf.log(1.0 - a) * (1.0 - y)) / (double)Y.size, stable = GraphNetwork.Cost(GraphNetwork.Forward(Constant(X!), layers), y);
        Tensor[] gradients = tf.gradients(stable, theta);
        using var session = new Session(graph);
        double distance = 0, squares = 0, numericSquares = 0;
        for (int p = 0; p < theta.Length; p++)
        {
            string name = parameters.Names[p];
            double planted = name == "W2" ? course.Recipe.After(@"dW2 multiplied by (\d+)", 1) : name == "b1" ? course.Recipe.After(@"db1 numerator (\d+)", 1) : 1;
            double[] values = parameters[name].ToArray<double>(), claimed = session.run(gradients[p]).ToArray<double>();
            for (int i = 0; i < values.Length; i++)
            {
                double numeric = (Cost(i, epsilon) - Cost(i, -epsilon)) / (2 * epsilon), grad = planted * claimed[i];
                distance += (grad - numeric) * (grad - numeric);
                squares += grad * grad;
                numericSquares += numeric * numeric;
            }

            double Cost(int i, double by)
            {
                double[] moved = [.. values];
                moved[i] += by;
                return session.run(cost, new FeedItem(theta[p], new HostTensor(DataType.DtDouble, parameters[name].shape, moved)));
            }
        }

        // A right network leaves the rounding of its cost alone, divided by ε: some 1e-16/1e-7 here.
        Assert.That(Math.Sqrt(distance) / (Math.Sqrt(squares) + Math.Sqrt(numericSquares)), Is.EqualTo(course.Expected.GetDouble()).Within(Math.Max(course.Tolerance, 1e-9)));
    }
}
