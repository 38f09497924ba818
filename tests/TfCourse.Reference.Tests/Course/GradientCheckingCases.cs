using System.Text.Json;
using NumSharp;

namespace TfCourse.Reference.Tests;

/// <summary>Week 1, "Gradient checking".</summary>
internal static class GradientCheckingCases
{
    internal static IReadOnlyDictionary<string, Action<JsonElement>> Checks { get; } = new Dictionary<string, Action<JsonElement>>
    {
        ["w1.gc.forward"] = c => Assert.That(Forward(2, 4), Is.EqualTo(c.Expected().GetDouble())),
        ["w1.gc.backward.2_4"] = c => CompareDerivative(c, x: 2, theta: 4),
        ["w1.gc.backward.3_4"] = c => CompareDerivative(c, x: 3, theta: 4),
        ["w1.gc.check.2_4"] = OneDimensional,
        ["w1.gc.n.buggy"] = c => CompareDifference(c, plantedW2: 2, plantedB1: 4),
        ["w1.gc.n.fixed"] = Correct,
    };

    private static double Forward(double x, double theta) => x * theta;

    private static void CompareDerivative(JsonElement courseCase, double x, double theta)
    {
        double claimed = courseCase.Expected().GetDouble();

        Assert.That(GradientCheck.OneDimensional(t => Forward(x, t), claimed, theta), Is.LessThan(1e-8), "the printed derivative is right");
        Assert.That(GradientCheck.OneDimensional(t => Forward(x, t), claimed + 1, theta), Is.GreaterThan(0.1), "another one is not");
    }

    private static void OneDimensional(JsonElement courseCase)
        => Assert.That(GradientCheck.OneDimensional(t => Forward(2, t), gradient: 2, theta: 4),
            Is.EqualTo(courseCase.Expected().GetDouble()).Within(courseCase.Tolerance()));

    private static void Correct(JsonElement courseCase)
    {
        GradientCheckReport report = Check(plantedW2: 1, plantedB1: 1);

        // Rounding noise of the cost is all that is left here: a processor without fused multiply-add is 5e-12 off.
        Assert.That(report.Difference, Is.EqualTo(courseCase.Expected().GetDouble()).Within(10 * courseCase.Tolerance()));
        Assert.That(report.Passed, Is.True);
        Assert.That(report.Difference, Is.AtMost(2e-7));
        Assert.That(Check(plantedW2: 1, plantedB1: 4).Difference, Is.EqualTo(0.2544229712458523).Within(1e-9), "only dW2 right");
        Assert.That(Check(plantedW2: 2, plantedB1: 1).Difference, Is.EqualTo(0.17344196893145922).Within(1e-9), "only db1 right");
    }

    private static void CompareDifference(JsonElement courseCase, double plantedW2, double plantedB1)
    {
        GradientCheckReport report = Check(plantedW2, plantedB1);

        Assert.That(report.Difference, Is.EqualTo(courseCase.Expected().GetDouble()).Within(courseCase.Tolerance()));
        Assert.That(report.Passed, Is.False);
    }

    // The course's case with its two planted mistakes as factors.
    private static GradientCheckReport Check(double plantedW2, double plantedB1)
    {
        np.random.seed(1);
        NDArray X = np.random.randn(4, 3), Y = np.array(new double[,] { { 1, 1, 0 } });
        Parameters parameters = CourseRun.Draw(4, 5, 3, 1);

        ForwardCache cache = ForwardPropagation.Run(X, parameters);
        Gradients gradients = BackwardPropagation.Run(cache, Y);
        gradients["dW2"] = gradients["dW2"] * plantedW2;
        gradients["db1"] = gradients["db1"] * plantedB1;

        Assert.That(Cost.CrossEntropy(cache.AL, Y), Is.EqualTo(2.407833389834357).Within(1e-14), "cost of the case");
        return GradientCheck.Run(parameters, gradients, p => Cost.CrossEntropy(ForwardPropagation.Run(X, p).AL, Y));
    }
}
