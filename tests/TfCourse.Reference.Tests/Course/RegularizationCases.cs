using System.Text.Json;
using NumSharp;

namespace TfCourse.Reference.Tests;

/// <summary>Week 1, "Regularization".</summary>
internal static class RegularizationCases
{
    private static readonly NDArray Y = np.array(new double[,] { { 1, 1, 0, 1, 0 } });

    internal static IReadOnlyDictionary<string, Action<JsonElement>> Checks { get; } = new Dictionary<string, Action<JsonElement>>
    {
        ["w1.reg.cost"] = CostWithRegularization,
        ["w1.reg.backprop"] = BackpropagationWithRegularization,
        ["w1.dropout.forward"] = ForwardWithDropout,
        ["w1.dropout.forward.cache"] = ForwardWithDropout,
        ["w1.dropout.backward"] = BackwardWithDropout,
    };

    private static void CostWithRegularization(JsonElement courseCase)
    {
        np.random.seed(1);
        Parameters parameters = CourseRun.Draw(3, 2, 3, 1);
        NDArray A3 = np.array(new[,] { { 0.40682402, 0.01629284, 0.16722898, 0.10118111, 0.40682402 } });

        double crossEntropy = Cost.CrossEntropy(A3, Y), l2 = L2Regularization.Cost(parameters, lambda: 0.1, m: 5);

        JsonElement parts = courseCase.GetProperty("recomputed");
        Assert.That(crossEntropy + l2, Is.EqualTo(courseCase.Expected().GetDouble()).Within(courseCase.Tolerance()));
        Assert.That(crossEntropy, Is.EqualTo(parts.GetProperty("cross_entropy").GetDouble()).Within(1e-14));
        Assert.That(l2, Is.EqualTo(parts.GetProperty("l2").GetDouble()).Within(1e-14));
    }

    // The printed table of intermediate values is this forward pass, rounded to eight decimals.
    private static void BackpropagationWithRegularization(JsonElement courseCase)
    {
        np.random.seed(1);
        NDArray X = np.random.randn(3, 5);
        Parameters parameters = CourseRun.Draw(3, 2, 3, 1);

        Gradients gradients = BackwardPropagation.Run(ForwardPropagation.Run(X, parameters), Y);
        gradients = L2Regularization.AddTo(gradients, parameters, lambda: 0.7, m: 5);

        CourseFile.Compare(courseCase, name => gradients[name]);
    }

    private static void ForwardWithDropout(JsonElement courseCase)
    {
        np.random.seed(1);
        NDArray X = np.random.randn(3, 5);
        Parameters parameters = CourseRun.Draw(3, 2, 3, 1);

        ForwardCache cache = ForwardPropagation.Run(X, parameters, dropout: new Dropout(0.7, seed: 1));

        CourseFile.Compare(courseCase, name => Named(cache, name));
    }

    private static void BackwardWithDropout(JsonElement courseCase)
    {
        np.random.seed(1);
        NDArray X = np.random.randn(3, 5);
        JsonElement literals = courseCase.GetProperty("cache_literals");
        LayerCache Layer(int l) => new(
            literals.GetProperty($"W{l}").Array(), literals.GetProperty($"b{l}").Array(), literals.GetProperty($"Z{l}").Array(),
            literals.GetProperty($"A{l}").Array(), l < 3 ? literals.GetProperty($"D{l}").Array() : null);

        Gradients gradients = BackwardPropagation.Run(new ForwardCache(X, [Layer(1), Layer(2), Layer(3)]), Y, new Dropout(0.8));

        CourseFile.Compare(courseCase, name => gradients[name]);
    }

    private static NDArray Named(ForwardCache cache, string name)
    {
        LayerCache layer = cache.Layers[CourseRun.Number(name[1..]) - 1];
        return name[0] switch { 'Z' => layer.Z, 'A' => layer.A, _ => layer.D! };
    }
}
