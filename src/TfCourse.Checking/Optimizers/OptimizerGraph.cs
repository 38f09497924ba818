using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.Checking;

/// <summary>The framework's optimizer of a rule, fed with gradients, where it has one.</summary>
internal static class OptimizerGraph
{
    /// <summary>The parameters after each step; null when the framework has no optimizer of this rule.</summary>
    public static double[][]? Path(OptimizerClaim c, double[] start, IReadOnlyList<double[]> gradients)
    {
        using Graph graph = new Graph().as_default();
        if (Optimizer(c) is not { } optimizer)
            return null;
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

    private static Optimizer? Optimizer(OptimizerClaim c)
    {
        Tensor rate = Number(c.LearningRate), beta1 = Number(c.Beta1), beta2 = Number(c.Beta2), epsilon = Number(c.Epsilon);
        return c.Rule switch
        {
            "momentum" => tf.train.MomentumOptimizer(rate, beta1),
            "nesterov" => tf.train.MomentumOptimizer(rate, beta1, use_nesterov: true),
            "adadelta" => tf.train.AdadeltaOptimizer(rate, beta2, epsilon),
            _ => null,
        };
    }

    private static Tensor Number(double value) => tf.constant(value, TF_DataType.TF_DOUBLE);
}
