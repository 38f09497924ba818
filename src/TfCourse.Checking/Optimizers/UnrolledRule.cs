using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.Checking;

/// <summary>A rule as a graph of elementary ops, for the rules that the framework has no optimizer of, or none whose numbers are float64.</summary>
/// <param name="c">The rule with its numbers.</param>
/// <param name="zeros">As many zeros as there are parameters.</param>
internal sealed class UnrolledRule(OptimizerClaim c, Tensor zeros)
{
    private Tensor _m = zeros, _v = zeros + Number(c.InitialAccumulator), _third = zeros;

    /// <summary>The parameters after the step.</summary>
    /// <param name="w">The parameters before it.</param>
    /// <param name="g">Their gradient.</param>
    /// <param name="t">The number of the step, from 1.</param>
    public Tensor Next(Tensor w, Tensor g, int t) => c.Rule switch
    {
        "sgd" => w - Rate * g,
        "momentum" => w - Rate * Kept(ref _m, c.Beta1, g),
        "nesterov" => w - Rate * (g + Number(c.Beta1) * Kept(ref _m, c.Beta1, g)),
        "course_momentum" => w - Rate * Mean(ref _m, c.Beta1, g),
        "adagrad" => w - Rate * g / (tf.sqrt(Kept(ref _v, 1, g * g)) + Epsilon),
        "tf_adagrad" => w - Rate * g / tf.sqrt(Kept(ref _v, 1, g * g)),
        "course_rmsprop" => w - Rate * g / (tf.sqrt(Mean(ref _v, c.Beta2, g * g)) + Epsilon),
        "rmsprop" => w - Rate * g / tf.sqrt(Mean(ref _v, c.Beta2, g * g) + Epsilon),
        "rmsprop_momentum" => w - Kept(ref _m, c.Beta1, Rate * g / tf.sqrt(Mean(ref _v, c.Beta2, g * g) + Epsilon)),
        "centered_rmsprop" => w - Rate * g / tf.sqrt(Mean(ref _v, c.Beta2, g * g) - tf.square(Mean(ref _third, c.Beta2, g)) + Epsilon),
        "adadelta" => w - Rate * AdadeltaStep(g),
        "adam" => w - Adam(g, t),
        "tf_adam" => w - Number(c.LearningRate * Math.Sqrt(1 - Math.Pow(c.Beta2, t)) / (1 - Math.Pow(c.Beta1, t))) * Mean(ref _m, c.Beta1, g) / (tf.sqrt(Mean(ref _v, c.Beta2, g * g)) + Epsilon),
        "adamw" => w - Adam(g, t) - Rate * Number(c.WeightDecay) * w,
        "amsgrad" => w - Rate * Corrected(Mean(ref _m, c.Beta1, g), c.Beta1, t) / (tf.sqrt(_third = tf.maximum(_third, Corrected(Mean(ref _v, c.Beta2, g * g), c.Beta2, t))) + Epsilon),
        "adamax" => w - Rate * Corrected(Mean(ref _m, c.Beta1, g), c.Beta1, t) / ((_v = tf.maximum(Number(c.Beta2) * _v, tf.abs(g))) + Epsilon),
        "nadam" => w - Rate * (Number(c.Beta1) * Corrected(Mean(ref _m, c.Beta1, g), c.Beta1, t + 1) + Corrected(Number(1 - c.Beta1) * g, c.Beta1, t))
            / (tf.sqrt(Corrected(Mean(ref _v, c.Beta2, g * g), c.Beta2, t)) + Epsilon),
        "ftrl" => Ftrl(w, g),
        "proximal_sgd" => Proximal(w - Rate * g, Rate),
        "proximal_adagrad" => ProximalAdagrad(w, g),
        "adagrad_da" => DualAveraging(g, t),
        _ => throw new ArgumentException($"The rule '{c.Rule}' has no graph."),
    };

    private Tensor Rate => Number(c.LearningRate);

    private Tensor Epsilon => Number(c.Epsilon);

    private static Tensor Number(double value) => tf.constant(value, TF_DataType.TF_DOUBLE);

    private static Tensor Kept(ref Tensor state, double share, Tensor added) => state = Number(share) * state + added;

    private static Tensor Mean(ref Tensor state, double share, Tensor added) => state = Number(share) * state + Number(1 - share) * added;

    private static Tensor Corrected(Tensor mean, double share, int t) => mean / Number(1 - Math.Pow(share, t));

    private Tensor Adam(Tensor g, int t)
        => Rate * Corrected(Mean(ref _m, c.Beta1, g), c.Beta1, t) / (tf.sqrt(Corrected(Mean(ref _v, c.Beta2, g * g), c.Beta2, t)) + Epsilon);

    private Tensor AdadeltaStep(Tensor g)
    {
        Tensor step = tf.sqrt(_third + Epsilon) / tf.sqrt(Mean(ref _v, c.Beta2, g * g) + Epsilon) * g;
        Mean(ref _third, c.Beta2, step * step);
        return step;
    }

    private Tensor Ftrl(Tensor w, Tensor g)
    {
        Tensor before = tf.sqrt(_v), root = tf.sqrt(Kept(ref _v, 1, g * g));
        Tensor linear = Kept(ref _m, 1, g - (root - before) / Rate * w);
        return -tf.sign(linear) * tf.maximum(tf.abs(linear) - Number(c.L1), Number(0)) / (root / Rate + Number(2 * c.L2));
    }

    private Tensor ProximalAdagrad(Tensor w, Tensor g)
    {
        Tensor rate = Rate / tf.sqrt(Kept(ref _v, 1, g * g));
        return Proximal(w - rate * g, rate);
    }

    private Tensor DualAveraging(Tensor g, int t)
    {
        Tensor sum = Kept(ref _m, 1, g), squares = Kept(ref _v, 1, g * g);
        return -Rate * tf.sign(sum) * tf.maximum(tf.abs(sum) - Number(c.L1 * t), Number(0)) / (Number(c.L2 * t * c.LearningRate) + tf.sqrt(squares));
    }

    private Tensor Proximal(Tensor w, Tensor rate) => tf.sign(w) * tf.maximum(tf.abs(w) - rate * Number(c.L1), Number(0)) / (Number(1) + rate * Number(c.L2));
}
