using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>A layer of a network in which layers may be normalized.</summary>
/// <param name="W">Weights, [n, n_prev].</param>
/// <param name="Gamma">γ, [n, 1]; null for a layer without normalization.</param>
/// <param name="Beta">β, [n, 1]; without normalization it is the layer's bias b: both shift, so no layer needs the two.</param>
public sealed record NormalizedLayer(Tensor W, Tensor? Gamma, Tensor Beta);

/// <summary>What such a network gives.</summary>
/// <param name="Signals">Of every layer, what its activation gets: Z̃, or Z without normalization; the last one is the logits. [n, m].</param>
/// <param name="Moments">μ and σ² of the mini-batch, [n, 1] each, for every layer with γ; empty at test time.</param>
public sealed record NormalizedPass(IReadOnlyList<Tensor> Signals, IReadOnlyList<(Tensor Mean, Tensor Variance)> Moments)
{
    /// <summary>The logits, [classes, m].</summary>
    public Tensor Logits => Signals[^1];
}

/// <summary>Linear → batch normalization or bias → activation, layer by layer, in the course's orientation: columns are examples.</summary>
public static class NormalizedNetwork
{
    /// <summary>Adds the way forward to the graph.</summary>
    /// <param name="x">Input, [n_0, m].</param>
    /// <param name="layers">The layers; nothing follows the last one.</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <param name="averages">At test time, averages of training for every layer with γ; null in training: the mini-batch's own.</param>
    /// <param name="hidden">Activation of the layers before the last.</param>
    public static NormalizedPass Forward(
        Tensor x, IReadOnlyList<NormalizedLayer> layers, double epsilon, IReadOnlyList<(Tensor Mean, Tensor Variance)>? averages = null, HiddenActivation hidden = HiddenActivation.Relu)
    {
        List<Tensor> signals = [];
        List<(Tensor, Tensor)> moments = [];
        Tensor a = x;
        int normalized = 0;
        for (int l = 0; l < layers.Count; l++)
        {
            NormalizedLayer layer = layers[l];
            Tensor z = tf.matmul(layer.W, a);
            if (layer.Gamma is not { } gamma)
            {
                z = tf.add(z, layer.Beta);
            }
            else if (averages is not null)
            {
                (Tensor mean, Tensor variance) = averages[normalized++];
                z = GraphBatchNorm.Test(z, gamma, layer.Beta, mean, variance, epsilon);
            }
            else
            {
                (z, Tensor mean, Tensor variance) = GraphBatchNorm.Train(z, gamma, layer.Beta, epsilon);
                moments.Add((mean, variance));
            }

            signals.Add(z);
            a = l < layers.Count - 1 ? GraphNetwork.Activate(z, hidden) : z;
        }

        return new NormalizedPass(signals, moments);
    }
}
