using Tensorflow;
using TfCourse.Checking;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Hyperparameters drawn on the scale on which they matter.</summary>
public static class ScaleConcept
{
    /// <summary>The concept.</summary>
    public static Concept Concept { get; } = new(
        "hyperparameter-scale", 3, "The right scale for a hyperparameter", "α: r = −4·rand, α = 10^r; β: r even from lg(1−0.9) to lg(1−0.999), β = 1 − 10^r; units, layers: even whole numbers",
        "Of rates drawn evenly from 0.0001 to 1, nine in ten lie above 0.1. On a logarithmic scale every decade gets the same share. For β what counts is 1/(1−β), the number of values averaged: from 0.9 to 0.9005 nothing changes, from 0.999 to 0.9995 it doubles; so 1−β goes on a logarithmic scale.",
        typeof(HyperparameterScale), typeof(ScaleConcept), Compare);

    /// <summary><c>10^(lg low + u·(lg high − lg low))</c>.</summary>
    /// <param name="u">Evenly distributed in [0, 1).</param>
    /// <param name="low">The lower end, above 0.</param>
    /// <param name="high">The upper end.</param>
    public static Tensor Logarithmic(Tensor u, double low, double high) => tf.pow(tf.constant(10.0, u.dtype), (u * (Math.Log10(high) - Math.Log10(low))) + Math.Log10(low));

    private static void Compare(ConceptTrial trial)
    {
        const int draws = 12;
        NDArray U = trial.Uniform(0, 1, draws);
        double low = Math.Pow(10, -trial.Whole(3, 5)), high = trial.Whole(1, 3), least = 0.9, most = 1 - Math.Pow(10, -trial.Whole(3, 4));
        Tensor u = trial.Input(U), alpha = Logarithmic(u, low, high), rest = Logarithmic(1.0 - u, 1 - most, 1 - least);
        NDArray alphaByHand = HyperparameterScale.Logarithmic(U, low, high), betaByHand = HyperparameterScale.OneMinusLogarithmic(U, least, most);
        trial.Agree("α", alphaByHand, alpha);
        trial.Agree("1 − β", 1.0 - betaByHand, rest);

        // What a search draws.
        SearchParameter rate = new LogUniformParameter("α", low, high), average = new OneMinusLogParameter("β", least, most);
        double[] places = U.ToArray<double>();
        trial.Agree("α in a search", Arrays.Of(alphaByHand), new CheckedArray([draws], Array.ConvertAll(places, p => rate.At(p).Number)));
        trial.Agree("1 − β in a search", Arrays.Of(1.0 - betaByHand), new CheckedArray([draws], Array.ConvertAll(places, p => 1 - average.At(p).Number)));
    }
}
