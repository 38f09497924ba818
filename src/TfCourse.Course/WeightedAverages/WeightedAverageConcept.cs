using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Exponentially weighted averages, the building block of momentum, RMSProp and Adam.</summary>
public static class WeightedAverageConcept
{
    /// <summary>The concept.</summary>
    public static Concept Concept { get; } = new(
        "weighted-averages", 2, "Exponentially weighted averages", "v₀ = 0; vₜ = β·vₜ₋₁ + (1−β)·θₜ; corrected vₜ / (1 − βᵗ); about the mean of the last 1/(1−β) values",
        "One number remembers a mean of the recent past. A larger β averages over more values, smoother and later. The first averages are too small because v₀ is 0; dividing by 1 − βᵗ puts that right and soon no longer matters.",
        typeof(WeightedAverage), typeof(WeightedAverageConcept), Compare);

    /// <summary>The averages of a series, one after the other.</summary>
    /// <param name="theta">θ₁, θ₂, …, [values], a known number.</param>
    /// <param name="beta">β, in [0, 1).</param>
    /// <param name="biasCorrection">Whether to divide by 1 − βᵗ.</param>
    /// <returns>[values].</returns>
    public static Tensor Run(Tensor theta, Tensor beta, bool biasCorrection)
    {
        List<Tensor> averages = [];
        Tensor v = tf.zeros_like(theta[0]);
        for (int t = 1; t <= theta.shape[0]; t++)
        {
            v = beta * v + (1.0 - beta) * theta[t - 1];
            averages.Add(biasCorrection ? v / (1.0 - tf.pow(beta, (double)t)) : v);
        }

        return tf.stack(averages.ToArray());
    }

    private static void Compare(ConceptTrial trial)
    {
        int count = trial.Whole(8, 16);
        double beta = trial.Rounded(np.array(trial.Number(0.5, 0.95))).ToArray<double>()[0];
        NDArray theta = trial.Normal(count), C = trial.Normal(count);
        Tensor x = trial.Input(theta), c = trial.Input(C), b = trial.Input(np.array(beta));
        foreach (bool corrected in new[] { false, true })
        {
            Tensor averages = Run(x, b, corrected);
            string name = corrected ? "corrected" : "plain";
            trial.Agree($"v, {name}", WeightedAverage.Run(theta, beta, corrected), averages);
            trial.Agree($"dθ, {name}", WeightedAverage.Backward(C, beta, corrected), tf.gradients(tf.reduce_sum(c * averages), x)[0]);
        }
    }
}
