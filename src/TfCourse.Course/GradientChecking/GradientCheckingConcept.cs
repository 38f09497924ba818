using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Gradients held against differences of the cost.</summary>
public static class GradientCheckingConcept
{
    // Wide enough that float32 still has five digits of the difference; the formulas are the same for any ε.
    private const double Epsilon = 0.125;

    /// <summary>The concept.</summary>
    public static Concept Concept { get; } = new(
        "gradient-checking", 1, "Gradient checking", "two-sided (J(θ+ε) − J(θ−ε)) / 2ε, error O(ε²); one-sided (J(θ+ε) − J(θ)) / ε, error O(ε); ‖g − g'‖ / (‖g‖ + ‖g'‖) near 1e-7 is right",
        "Five rules. Check, do not train with it: it is slow. When it fails, look at the components: which W or b, which entry. Remember the regularization term. It does not work with dropout: set keep_prob to 1. Check at random weights, and again after some training.",
        typeof(GradientCheck), typeof(GradientCheckingConcept), Compare);

    /// <summary>The derivative of a function by two-sided difference.</summary>
    /// <param name="J">The function.</param>
    /// <param name="theta">Where.</param>
    /// <param name="epsilon">ε, above 0.</param>
    public static Tensor TwoSided(Func<Tensor, Tensor> J, Tensor theta, Tensor epsilon) => (J(theta + epsilon) - J(theta - epsilon)) / (2.0 * epsilon);

    /// <summary>The derivative of a function by one-sided difference.</summary>
    /// <param name="J">The function.</param>
    /// <param name="theta">Where.</param>
    /// <param name="epsilon">ε, above 0.</param>
    public static Tensor OneSided(Func<Tensor, Tensor> J, Tensor theta, Tensor epsilon) => (J(theta + epsilon) - J(theta)) / epsilon;

    private static void Compare(ConceptTrial trial)
    {
        // One number: J(θ) = θ³.
        double theta = trial.Number(1, 2);
        Tensor t = trial.Input(np.array(theta)), epsilon = trial.Input(np.array(Epsilon));
        trial.Agree("dθ", 3 * theta * theta, tf.gradients(t * t * t, t)[0]);
        trial.Agree("dθ, two-sided", GradientCheck.TwoSided(v => v * v * v, theta, Epsilon), TwoSided(v => v * v * v, t, epsilon));
        trial.Agree("dθ, one-sided", GradientCheck.OneSided(v => v * v * v, theta, Epsilon), OneSided(v => v * v * v, t, epsilon));

        // A whole network, along one random direction of all parameters: J(θ + ε·d).
        Parameters parameters = trial.Network(3, 4, 1), direction = parameters.Select((_, w) => trial.Normal([.. w.shape.Select(d => (int)d)]));
        NDArray X = trial.Normal(3, 10), Y = trial.Labels(10);
        double J(double step) => Reference.Cost.CrossEntropy(ForwardPropagation.Run(X, parameters.Select((name, w) => w + step * direction[name])).AL, Y);

        IReadOnlyList<GraphLayer> layers = trial.Input(parameters), along = trial.Input(direction);
        Tensor x = trial.Input(X), y = trial.Input(Y), zero = trial.Input(np.array(0.0));
        Tensor Cost(Tensor step) => GraphNetwork.Cost(GraphNetwork.Forward(x, [.. layers.Select((layer, l) => new GraphLayer(layer.W + step * along[l].W, layer.b + step * along[l].b))]), y);
        trial.Agree("J(θ+ε·d)", J(Epsilon), Cost(epsilon));
        trial.Agree("J(θ−ε·d)", J(-Epsilon), Cost(-epsilon));
        Gradients gradients = BackwardPropagation.Run(ForwardPropagation.Run(X, parameters), Y);
        trial.Agree("slope along d", parameters.Names.Sum(name => (double)np.sum(gradients.Of(name) * direction[name])), tf.gradients(Cost(zero), zero)[0]);
        trial.AgreeGradients("", gradients, GraphNetwork.Cost(GraphNetwork.Forward(x, layers), y), layers);
    }
}
