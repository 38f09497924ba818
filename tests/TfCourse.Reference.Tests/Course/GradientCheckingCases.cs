using NumSharp;
using TfCourse.TestKit;

namespace TfCourse.Reference.Tests;

/// <summary>Week 1, "Gradient checking".</summary>
internal static class GradientCheckingCases
{
    internal static IReadOnlyDictionary<string, Action<AssignmentCase>> Checks { get; } = new Dictionary<string, Action<AssignmentCase>>
    {
        ["forward_propagation"] = c => Assert.That(Forward(X(c), Theta(c)), Is.EqualTo(c.Expected.GetDouble())),
        ["backward_propagation"] = Derivative,
        ["gradient_check"] = OneDimensional,
        ["gradient_check_n"] = Network,
    };

    private static double X(AssignmentCase course) => course.Recipe.Find("x")!.Value;

    private static double Theta(AssignmentCase course) => course.Recipe.Find("theta")!.Value;

    private static double Forward(double x, double theta) => x * theta;

    private static void Derivative(AssignmentCase course)
    {
        (double x, double theta, double claimed) = (X(course), Theta(course), course.Expected.GetDouble());
        Assert.That(GradientCheck.OneDimensional(t => Forward(x, t), claimed, theta), Is.LessThan(1e-8), "the printed derivative is right");
        Assert.That(GradientCheck.OneDimensional(t => Forward(x, t), claimed + 1, theta), Is.GreaterThan(1e-3), "another one is not");
    }

    private static void OneDimensional(AssignmentCase course)
        => Assert.That(GradientCheck.OneDimensional(t => Forward(X(course), t), X(course), Theta(course), course.Recipe.Number(1e-7, "epsilon")),
            Is.EqualTo(course.Expected.GetDouble()).Within(course.Tolerance));

    private static void Network(AssignmentCase course)
    {
        // The two planted mistakes as factors.
        double plantedW2 = course.Recipe.After(@"dW2 multiplied by (\d+)", 1), plantedB1 = course.Recipe.After(@"db1 numerator (\d+)", 1);
        GradientCheckReport report = Check(course.Recipe, plantedW2, plantedB1);
        bool right = plantedW2 == 1 && plantedB1 == 1;

        // Rounding noise of the cost is all that is left of a right one: a processor without fused multiply-add is 5e-12 off.
        Assert.That(report.Difference, Is.EqualTo(course.Expected.GetDouble()).Within(right ? 10 * course.Tolerance : course.Tolerance));
        Assert.That(report.Passed, Is.EqualTo(right));
    }

    internal static GradientCheckReport Check(CourseRecipe recipe, double plantedW2, double plantedB1)
    {
        (NDArray? X, Parameters parameters, _) = CourseDraws.Of(recipe);
        NDArray Y = CourseDraws.Labels(recipe);
        Gradients gradients = BackwardPropagation.Run(ForwardPropagation.Run(X!, parameters), Y);
        gradients["dW2"] = gradients["dW2"] * plantedW2;
        gradients["db1"] = gradients["db1"] * plantedB1;
        return GradientCheck.Run(parameters, gradients, p => Cost.CrossEntropy(ForwardPropagation.Run(X!, p).AL, Y), recipe.Number(1e-7, "epsilon"));
    }
}
