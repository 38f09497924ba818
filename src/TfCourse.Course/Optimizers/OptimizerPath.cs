using Tensorflow;
using TfCourse.Checking;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>What optimizers are let loose on: a cost with gradients by hand, and the same cost as a graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">Where paths begin.</param>
/// <param name="Gradients">The gradients at given parameters, by hand.</param>
/// <param name="Cost">The cost as a graph of variables of the parameters' names, in their order.</param>
public sealed record OptimizerProblem(string Name, Parameters Start, Func<Parameters, Gradients> Gradients, Func<IReadOnlyList<ResourceVariable>, Tensor> Cost)
{
    /// <summary>A surface of two parameters, w [2].</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="start">Where to begin; null for the surface's own start.</param>
    public static OptimizerProblem Of(TestSurface surface, (double, double)? start = null)
    {
        (double a, double b) = start ?? surface.Start;
        var parameters = new Parameters();
        parameters["w"] = np.array(a, b);
        return new(surface.Name, parameters,
            theta =>
            {
                double[] w = theta["w"].ToArray<double>();
                (double da, double db) = surface.Gradient(w[0], w[1]);
                var gradients = new Gradients();
                gradients["dw"] = np.array(da, db);
                return gradients;
            },
            variables => GraphSurface.Cost(surface.Name, ((Tensor)variables[0])[0], ((Tensor)variables[0])[1]));
    }

    /// <summary>The course's network on given examples.</summary>
    /// <param name="start">W1, b1, …</param>
    /// <param name="X">Input, [n, m].</param>
    /// <param name="Y">Labels, [1, m].</param>
    public static OptimizerProblem Of(Parameters start, NDArray X, NDArray Y) => new("network", start,
        theta => BackwardPropagation.Run(ForwardPropagation.Run(X, theta), Y),
        variables =>
        {
            TF_DataType type = variables[0].dtype;
            Tensor x = Fixed(X, type), y = Fixed(Y, type);
            GraphLayer[] layers = [.. Enumerable.Range(0, start.Layers).Select(l => new GraphLayer(variables[2 * l], variables[(2 * l) + 1]))];
            return GraphNetwork.Cost(GraphNetwork.Forward(x, layers), y);
        });

    internal static Tensor Fixed(NDArray array, TF_DataType type) => type == TF_DataType.TF_DOUBLE
        ? tf.constant(array.ToArray<double>(), type, new Shape(array.shape))
        : tf.constant(Array.ConvertAll(array.ToArray<double>(), v => (float)v), type, new Shape(array.shape));
}

/// <summary>The paths of an optimizer on a problem: parameters after each step.</summary>
public static class OptimizerPath
{
    /// <summary>By hand.</summary>
    /// <param name="pair">The optimizer.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="learningRate">α, above 0.</param>
    /// <param name="steps">How many; at least 1.</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, CheckedArray>> ByHand(OptimizerPair pair, OptimizerProblem problem, double learningRate, int steps)
    {
        var optimizer = new Reference.Optimizer(pair.Hand(), learningRate);
        Parameters theta = problem.Start;
        List<IReadOnlyDictionary<string, CheckedArray>> path = [];
        for (int t = 0; t < steps; t++)
        {
            theta = optimizer.Step(theta, problem.Gradients(theta));
            path.Add(Arrays.Of(theta));
        }

        return path;
    }

    /// <summary>As a graph in a session of its own.</summary>
    /// <param name="pair">The optimizer.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="learningRate">α, above 0.</param>
    /// <param name="steps">How many; at least 1.</param>
    /// <param name="type">The variables' type.</param>
    /// <param name="engine">The engine; null for the default one.</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, CheckedArray>> AsGraph(
        OptimizerPair pair, OptimizerProblem problem, double learningRate, int steps, TF_DataType type = TF_DataType.TF_DOUBLE, Engine.IEngine? engine = null)
    {
        using Graph graph = new Graph().as_default();
        ResourceVariable[] variables = [.. problem.Start.Names.Select(name => tf.Variable(OptimizerProblem.Fixed(problem.Start[name], type), name: name))];
        Operation step = pair.Step(problem.Cost(variables), variables, tf.constant(learningRate, type));
        Operation initialize = tf.global_variables_initializer();
        Tensor[] values = [.. variables.Select(v => v.AsTensor())];
        using Session session = new(graph, null, engine);
        session.run(initialize);
        List<IReadOnlyDictionary<string, CheckedArray>> path = [];
        for (int t = 0; t < steps; t++)
        {
            session.run(step);
            var after = new OrderedDictionary<string, CheckedArray>();
            foreach ((string name, Tensorflow.NumPy.NDArray value) in problem.Start.Names.Zip(session.run(values)))
            {
                after.Add(name, Arrays.Of(value));
            }

            path.Add(after);
        }

        return path;
    }
}
