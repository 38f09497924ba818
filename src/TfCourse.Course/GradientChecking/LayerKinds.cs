using NumSharp;
using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>The backward pass of every kind of layer against two-sided differences of the cost.</summary>
public static class LayerKinds
{
    /// <summary>Checks each kind once, on a small network or layer drawn from a seed.</summary>
    /// <param name="seed">The seed; at least 0.</param>
    /// <returns>The kind and ‖g − g'‖ / (‖g‖ + ‖g'‖).</returns>
    public static IReadOnlyList<(string Name, double Difference)> Differences(int seed)
    {
        List<(string, double)> all = [];
        foreach (HiddenActivation hidden in Enum.GetValues<HiddenActivation>())
        {
            all.Add(($"{hidden.ToString().ToLowerInvariant()} layers, sigmoid output", Network(seed, 1, hidden, OutputActivation.Sigmoid)));
        }

        all.Add(("relu layers, softmax output", Network(seed, 3, HiddenActivation.Relu, OutputActivation.Softmax)));
        all.Add(("batch normalization", BatchNormalization(seed)));
        return all;
    }

    private static double Network(int seed, int units, HiddenActivation hidden, OutputActivation output)
    {
        const int M = 12;

        // Biases away from 0: zero biases put units whose inputs are all off exactly on relu's kink, where differences are no derivative.
        Parameters parameters = Initialization.Xavier([4, 5, 4, units], seed).Select((name, w) => name[0] == 'b' ? np.random.randn(w.shape) * 0.2 : w);
        NDArray X = np.random.randn(4, M);
        NDArray Y = output == OutputActivation.Softmax ? SoftmaxCrossEntropy.OneHot([.. Enumerable.Range(0, M).Select(i => i % units)], units) : (np.random.rand(1, M) < 0.5).astype(np.float64);
        double Cost(Parameters theta)
        {
            ForwardCache cache = ForwardPropagation.Run(X, theta, output, hidden: hidden);
            return output == OutputActivation.Softmax ? SoftmaxCrossEntropy.Cost(cache.Layers[^1].Z, Y) : Reference.Cost.CrossEntropy(cache.AL, Y);
        }

        return GradientCheck.Run(parameters, BackwardPropagation.Run(ForwardPropagation.Run(X, parameters, output, hidden: hidden), Y, hidden: hidden), Cost, 1e-6).Difference;
    }

    // J = Σ C·Z̃ with numbers C drawn at random; Z, γ and β are its parameters.
    private static double BatchNormalization(int seed)
    {
        np.random.seed(seed);
        Parameters theta = new();
        theta["Z"] = np.random.randn(4, 9);
        theta["gamma"] = 1.0 + 0.3 * np.random.randn(4, 1);
        theta["beta"] = np.random.randn(4, 1);
        NDArray C = np.random.randn(4, 9);
        (_, BatchNormCache cache) = BatchNorm.Forward(theta["Z"], theta["gamma"], theta["beta"]);
        Gradients gradients = new();
        (gradients["dZ"], gradients["dgamma"], gradients["dbeta"]) = BatchNorm.Backward(C, cache);
        return GradientCheck.Run(theta, gradients, at => (double)np.sum(C * BatchNorm.Forward(at["Z"], at["gamma"], at["beta"]).Ztilde), 1e-6).Difference;
    }
}
