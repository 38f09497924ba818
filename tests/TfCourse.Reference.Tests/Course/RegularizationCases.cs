using NumSharp;
using TfCourse.TestKit;

namespace TfCourse.Reference.Tests;

/// <summary>Week 1, "Regularization".</summary>
internal static class RegularizationCases
{
    internal static IReadOnlyDictionary<string, Action<AssignmentCase>> Checks { get; } = new Dictionary<string, Action<AssignmentCase>>
    {
        ["compute_cost_with_regularization"] = CostWithRegularization,
        ["backward_propagation_with_regularization"] = c => Backward(c, null, c.Recipe.Find("lambd")!.Value),
        ["forward_propagation_with_dropout"] = ForwardWithDropout,
        ["backward_propagation_with_dropout"] = c => Backward(c, new Dropout(c.Recipe.Find("keep_prob")!.Value), 0),
    };

    private static void CostWithRegularization(AssignmentCase course)
    {
        (_, Parameters parameters, _) = CourseDraws.Of(course.Recipe);
        NDArray Y = CourseDraws.Labels(course.Recipe), A = np.array(course.Recipe.Literal("A3")!).reshape(1, Y.size);
        double crossEntropy = Cost.CrossEntropy(A, Y), l2 = L2Regularization.Cost(parameters, course.Recipe.Find("lambd")!.Value, (int)Y.size);
        Assert.That(crossEntropy + l2, Is.EqualTo(course.Expected.GetDouble()).Within(course.Tolerance));
        if (course.Recomputed is { } parts)
        {
            Assert.That(crossEntropy, Is.EqualTo(parts.GetProperty("cross_entropy").GetDouble()).Within(1e-14));
            Assert.That(l2, Is.EqualTo(parts.GetProperty("l2").GetDouble()).Within(1e-14));
        }
    }

    // The pass forward is the table that the case gives, or, where it gives none, the one of its draws.
    private static void Backward(AssignmentCase course, Dropout? dropout, double lambda)
    {
        (NDArray X, Parameters parameters) = CourseDraws.Network(course.Recipe);
        ForwardCache cache = course.Literals is null ? ForwardPropagation.Run(X, parameters) : Given(course, X);
        parameters = new();
        for (int l = 1; l <= cache.Layers.Count; l++)
        {
            parameters[$"W{l}"] = cache.Layers[l - 1].W;
            parameters[$"b{l}"] = cache.Layers[l - 1].b;
        }

        NDArray Y = CourseDraws.Labels(course.Recipe);
        Gradients gradients = L2Regularization.AddTo(BackwardPropagation.Run(cache, Y, dropout), parameters, lambda, (int)Y.size);
        CourseFile.Compare(course, name => gradients[name]);
    }

    private static ForwardCache Given(AssignmentCase course, NDArray X)
    {
        NDArray? Array(string name) => course.Literals!.Value.TryGetProperty(name, out var array) ? array.Array() : null;
        List<LayerCache> layers = [];
        for (int l = 1; Array($"W{l}") is { } W; l++)
            layers.Add(new LayerCache(W, Array($"b{l}")!, Array($"Z{l}")!, Array($"A{l}")!, Array($"D{l}")));
        return new ForwardCache(X, layers);
    }

    private static void ForwardWithDropout(AssignmentCase course)
    {
        (NDArray X, Parameters parameters) = CourseDraws.Network(course.Recipe);
        int inside = course.Recipe.After(@"itself calls seed\((\d+)\)", 1);
        ForwardCache cache = ForwardPropagation.Run(X, parameters, dropout: new Dropout(course.Recipe.Find("keep_prob")!.Value, inside));
        CourseFile.Compare(course, name => Named(cache, name));
    }

    private static NDArray Named(ForwardCache cache, string name)
    {
        LayerCache layer = cache.Layers[CourseRun.Number(name[1..]) - 1];
        return name[0] switch { 'Z' => layer.Z, 'A' => layer.A, _ => layer.D! };
    }
}
