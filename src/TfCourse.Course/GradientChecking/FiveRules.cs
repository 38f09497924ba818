using TfCourse.Reference;
using NDArray = NumSharp.NDArray;

namespace TfCourse.Course;

/// <summary>What a check by the five rules found.</summary>
/// <param name="Difference">‖g − g'‖ / (‖g‖ + ‖g'‖) at the given weights.</param>
/// <param name="DifferenceLater">The same after some training.</param>
/// <param name="Components">What is off, one line a component, the worst first; empty when all is right.</param>
/// <param name="Warnings">What the rules have to say.</param>
public sealed record FiveRulesReport(double Difference, double DifferenceLater, IReadOnlyList<string> Components, IReadOnlyList<string> Warnings)
{
    /// <summary>Whether both differences are small.</summary>
    public bool Passed => Difference <= GradientCheck.Threshold && DifferenceLater <= GradientCheck.Threshold;
}

/// <summary>
/// Gradient checking by the course's five rules: to debug and not to train; look at the components; remember the
/// regularization; not with dropout; again after some training.
/// </summary>
/// <param name="X">Input, [n, m].</param>
/// <param name="Y">Labels, [1, m].</param>
/// <param name="lambda">λ of the L2 term in the cost; at least 0.</param>
/// <param name="dropout">The network's dropout; it has to keep everything.</param>
public sealed class FiveRules(NDArray X, NDArray Y, double lambda = 0, Dropout? dropout = null)
{
    /// <summary>So many checks in one object look like training with them.</summary>
    public const int Often = 3;

    private int _checks;

    /// <summary>Checks a backward pass.</summary>
    /// <param name="parameters">Random starting weights.</param>
    /// <param name="backward">The claimed gradients of the whole cost, regularization included, at given parameters.</param>
    /// <param name="learningRate">α of the training in between; above 0.</param>
    /// <param name="steps">Steps of gradient descent before the second check; at least 1.</param>
    /// <exception cref="ArgumentException">Dropout is on: the cost would differ from call to call.</exception>
    public FiveRulesReport Run(Parameters parameters, Func<Parameters, Gradients> backward, double learningRate = 0.1, int steps = 50)
    {
        Range.Require(lambda, "λ", 0, double.MaxValue);
        Range.Require(steps, nameof(steps), 1, int.MaxValue, whole: true);
        if (dropout is { KeepProbability: < 1 })
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"keep_prob is {dropout.KeepProbability}; gradient checking needs 1, because with dropout the cost differs from call to call. Check without dropout, then switch it on."));
        }

        List<string> warnings = [];
        if (++_checks > Often)
        {
            warnings.Add(FormattableString.Invariant($"this is check number {_checks}: each computes the cost twice for every parameter; use it to debug, not to train"));
        }

        GradientCheckReport first = Check(parameters, backward(parameters), out Gradients g);
        Parameters later = parameters;
        for (int i = 0; i < steps; i++)
        {
            Gradients gradients = backward(later);
            later = later.Select((name, w) => w - learningRate * gradients.Of(name));
        }

        GradientCheckReport second = Check(later, backward(later), out Gradients gLater);
        if (first.Passed && !second.Passed)
        {
            warnings.Add("right at the first weights, wrong after some training: an error that shows only when W and b have moved away from 0");
        }

        bool atFirst = !first.Passed;
        List<string> components = first.Passed && second.Passed ? [] : Components(atFirst ? parameters : later, atFirst ? g : gLater, atFirst ? first : second);
        if (components.Count > 0 && lambda > 0 && Check(parameters, L2Regularization.AddTo(g, parameters, lambda, M), out _).Passed)
        {
            warnings.Add(FormattableString.Invariant($"with λ/m·W added (λ = {lambda}) the gradients are right: the backward pass forgot the regularization term"));
        }

        return new FiveRulesReport(first.Difference, second.Difference, components, warnings);
    }

    private int M => (int)Y.shape[1];

    private GradientCheckReport Check(Parameters parameters, Gradients gradients, out Gradients given)
    {
        given = gradients;
        return GradientCheck.Run(parameters, gradients,
            theta => Reference.Cost.CrossEntropy(ForwardPropagation.Run(X, theta).AL, Y) + L2Regularization.Cost(theta, lambda, M));
    }

    private static List<string> Components(Parameters parameters, Gradients gradients, GradientCheckReport report)
        => [.. parameters.Names
            .Select(name => Checking.ParameterComparison.Of(Gradients.NameOf(name), Arrays.Of(gradients.Of(name)), Arrays.Of(report.Numeric.Of(name))))
            .Where(c => !(c.RelativeDifference <= GradientCheck.Threshold))
            .OrderByDescending(c => c.RelativeDifference)
            .Select(c => FormattableString.Invariant(
                $"{c.Parameter}: relative difference {c.RelativeDifference:0.0e-00}, worst at {c.Parameter}{c.WorstPlace}: {c.First:G6} claimed, {c.Second:G6} by differences"))];
}
