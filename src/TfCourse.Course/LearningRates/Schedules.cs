using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>Learning rates that fall, as graphs of the epoch or step.</summary>
public static class Schedules
{
    /// <summary><c>α₀ / (1 + decay·epoch)</c>.</summary>
    /// <param name="rate">α₀.</param>
    /// <param name="epoch">The epoch, floating; any shape.</param>
    /// <param name="decay">At least 0.</param>
    public static Tensor EveryEpoch(Tensor rate, Tensor epoch, double decay) => rate / (1.0 + decay * epoch);

    /// <summary><c>α₀ / (1 + decay·⌊epoch / interval⌋)</c>.</summary>
    /// <param name="rate">α₀.</param>
    /// <param name="epoch">The epoch, floating; any shape.</param>
    /// <param name="decay">At least 0.</param>
    /// <param name="interval">Epochs a stair.</param>
    public static Tensor InIntervals(Tensor rate, Tensor epoch, double decay, int interval) => rate / (1.0 + decay * tf.floor(epoch / (double)interval));

    /// <summary><c>α₀·factorᵉᵖᵒᶜʰ</c>.</summary>
    /// <param name="rate">α₀.</param>
    /// <param name="epoch">The epoch, floating; any shape.</param>
    /// <param name="factor">Above 0 and at most 1.</param>
    public static Tensor Exponential(Tensor rate, Tensor epoch, double factor) => rate * tf.exp(epoch * Math.Log(factor));

    /// <summary><c>k·α₀ / √epoch</c>, and k·α₀ in epoch 0.</summary>
    /// <param name="rate">α₀.</param>
    /// <param name="epoch">The epoch, floating; any shape.</param>
    /// <param name="k">Above 0.</param>
    public static Tensor InverseRoot(Tensor rate, Tensor epoch, double k) => k * rate / tf.sqrt(tf.maximum(epoch, 1.0));

    /// <summary><c>α₀·factor^⌊epoch / interval⌋</c>.</summary>
    /// <param name="rate">α₀.</param>
    /// <param name="epoch">The epoch, floating; any shape.</param>
    /// <param name="interval">Epochs a stair.</param>
    /// <param name="factor">Above 0 and at most 1.</param>
    public static Tensor Staircase(Tensor rate, Tensor epoch, int interval, double factor) => rate * tf.exp(tf.floor(epoch / (double)interval) * Math.Log(factor));

    /// <summary>By hand: the rate of the last row whose epoch has come.</summary>
    /// <param name="epoch">The epoch, floating, [epochs].</param>
    /// <param name="rows">First epoch and rate of each stretch, rising from 0.</param>
    public static Tensor Manual(Tensor epoch, IReadOnlyList<(int From, double LearningRate)> rows)
    {
        Tensor rate = tf.zeros_like(epoch) + rows[0].LearningRate;
        foreach ((int from, double next) in rows.Skip(1))
        {
            rate = tf.where(tf.greater_equal(epoch, (double)from), tf.zeros_like(epoch) + next, rate);
        }

        return rate;
    }

    /// <summary>Warm-up along a line, then half a cosine down to 0.</summary>
    /// <param name="rate">α₀.</param>
    /// <param name="step">The step, floating, [steps].</param>
    /// <param name="total">Steps in all.</param>
    /// <param name="warmUp">Steps of warm-up; at least 1.</param>
    public static Tensor CosineWithWarmUp(Tensor rate, Tensor step, int total, int warmUp)
    {
        Tensor part = tf.minimum((step - warmUp) / (double)(total - warmUp), 1.0);
        return tf.where(tf.less(step, (double)warmUp), rate * (step + 1.0) / (double)warmUp, 0.5 * rate * (1.0 + tf.cos(Math.PI * part)));
    }
}
