using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.Checking;

/// <summary>The framework's path of a rule: its own optimizer fed with gradients where it has one, else a graph of elementary ops.</summary>
internal static class OptimizerGraph
{
    /// <summary>The parameters after each step, and what computed them.</summary>
    public static (double[][] Path, string Judge) Path(OptimizerClaim claim, double[] start, IReadOnlyList<double[]> gradients)
    {
        using Graph graph = new Graph().as_default();
        return Optimizer(claim) is { } optimizer ? (Optimized(graph, optimizer, start, gradients), "the framework's own optimizer") : (Unrolled(graph, claim, start, gradients), "a graph of the rule");
    }

    private static double[][] Optimized(Graph graph, Optimizer optimizer, double[] start, IReadOnlyList<double[]> gradients)
    {
        ResourceVariable variable = tf.Variable(tf.constant(start, shape: new Shape(start.Length)), name: "w");
        Tensor gradient = tf.placeholder(tf.float64, new Shape(start.Length), "g");
        Operation step = optimizer.apply_gradients([Tuple.Create(gradient, (IVariableV1)variable)]);
        Operation initialize = tf.global_variables_initializer();
        using Session session = new(graph);
        session.run(initialize);
        List<double[]> path = [];
        foreach (double[] g in gradients)
        {
            session.run(step, new FeedItem(gradient, g));
            path.Add(session.run(variable.GraphElement).ToArray<double>());
        }

        return [.. path];
    }

    private static double[][] Unrolled(Graph graph, OptimizerClaim claim, double[] start, IReadOnlyList<double[]> gradients)
    {
        Tensor w = Vector(start);
        UnrolledRule rule = new(claim, Vector(new double[start.Length]));
        List<Tensor> steps = [];
        for (int t = 1; t <= gradients.Count; t++)
            steps.Add(w = rule.Next(w, Vector(gradients[t - 1]), t));
        using Session session = new(graph);
        return [.. session.run((Tensor[])[.. steps]).Select(step => step.ToArray<double>())];
    }

    // Those whose numbers are tensors: the others round β or start values to float32, or start elsewhere.
    private static Optimizer? Optimizer(OptimizerClaim c)
    {
        Tensor rate = Number(c.LearningRate), beta1 = Number(c.Beta1), beta2 = Number(c.Beta2), epsilon = Number(c.Epsilon);
        return c.Rule switch
        {
            "sgd" => tf.train.GradientDescentOptimizer(rate),
            "momentum" => tf.train.MomentumOptimizer(rate, beta1),
            "nesterov" => tf.train.MomentumOptimizer(rate, beta1, use_nesterov: true),
            "adadelta" when c.InitialAccumulator == 0 => tf.train.AdadeltaOptimizer(rate, beta2, epsilon),
            "tf_adagrad" when c.InitialAccumulator > 0 => tf.train.AdagradOptimizer(rate, c.InitialAccumulator),
            "rmsprop" when c.InitialAccumulator == 1 => tf.train.RMSPropOptimizer(rate, beta2, Number(0), epsilon),
            "rmsprop_momentum" when c.InitialAccumulator == 1 => tf.train.RMSPropOptimizer(rate, beta2, beta1, epsilon),
            "centered_rmsprop" when c.InitialAccumulator == 1 => tf.train.RMSPropOptimizer(rate, beta2, Number(0), epsilon, centered: true),
            "proximal_sgd" => tf.train.ProximalGradientDescentOptimizer(rate, Number(c.L1), Number(c.L2)),
            "proximal_adagrad" when c.InitialAccumulator > 0 => tf.train.ProximalAdagradOptimizer(rate, c.InitialAccumulator, Number(c.L1), Number(c.L2)),
            _ => null,
        };
    }

    private static Tensor Vector(double[] values) => tf.constant(values, shape: new Shape(values.Length));

    private static Tensor Number(double value) => tf.constant(value, TF_DataType.TF_DOUBLE);
}
