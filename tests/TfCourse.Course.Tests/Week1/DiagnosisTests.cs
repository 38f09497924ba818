using NumSharp;
using TfCourse.Reference;

namespace TfCourse.Course.Tests;

[TestFixture]
public sealed class DiagnosisTests
{
    // The course's own table: cat classifiers whose people err hardly ever, and one on blurred images.
    [TestCase(0.01, 0.11, 0.0, "high variance")]
    [TestCase(0.15, 0.16, 0.0, "high bias")]
    [TestCase(0.15, 0.30, 0.0, "high bias and high variance")]
    [TestCase(0.005, 0.01, 0.0, "low bias and low variance")]
    [TestCase(0.15, 0.16, 0.15, "low bias and low variance")]
    public void The_course_s_examples_get_their_verdicts(double train, double dev, double human, string verdict)
        => Assert.That(Diagnosis.Of(train, dev, human).Verdict, Is.EqualTo(verdict));

    [Test]
    public void Bias_is_treated_before_variance()
    {
        IReadOnlyList<string> advice = Diagnosis.Of(0.2, 0.4).Advice;
        Assert.That(advice[0], Does.Contain("bigger network"));
        Assert.That(advice.ToList().FindIndex(a => a.Contains("more training data")), Is.GreaterThan(0));
    }

    [TestCase(-0.1, 0.1, 0.0, "train error is -0.1; it has to be in [0, 1]")]
    [TestCase(0.1, 1.5, 0.0, "dev error is 1.5; it has to be in [0, 1]")]
    [TestCase(0.1, 0.1, double.NaN, "base error is NaN; it has to be in [0, 1]")]
    public void An_error_that_is_no_share_is_refused(double train, double dev, double human, string message)
        => Assert.That(() => Diagnosis.Of(train, dev, human), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains(message));
}

[TestFixture]
public sealed class FiveRulesTests
{
    private NDArray _x = null!, _y = null!;
    private Parameters _start = null!;

    [SetUp]
    public void Draw()
    {
        _start = Initialization.Xavier([3, 4, 1], 2).Select((name, w) => name[0] == 'b' ? np.random.randn(w.shape) * 0.1 : w);
        _x = np.random.randn(3, 12);
        _y = (np.random.rand(1, 12) < 0.5).astype(np.float64);
    }

    [Test]
    public void A_right_backward_pass_passes_twice()
    {
        FiveRulesReport report = new FiveRules(_x, _y, 0.7).Run(_start, Backward);
        Assert.That(report.Passed, Is.True);
        Assert.That(report.Components, Is.Empty);
        Assert.That(report.Warnings, Is.Empty);
    }

    [Test]
    public void A_wrong_component_is_named()
    {
        FiveRulesReport report = new FiveRules(_x, _y, 0.7).Run(_start, theta =>
        {
            Gradients g = Backward(theta);
            g["dW2"] = 2 * g["dW2"];
            return g;
        });
        Assert.That(report.Passed, Is.False);
        Assert.That(report.Components, Has.Count.EqualTo(1));
        Assert.That(report.Components[0], Does.StartWith("dW2:"));
    }

    [Test]
    public void A_forgotten_regularization_term_is_recognized()
    {
        FiveRulesReport report = new FiveRules(_x, _y, 0.7).Run(_start, theta => BackwardPropagation.Run(ForwardPropagation.Run(_x, theta), _y));
        Assert.That(report.Passed, Is.False);
        Assert.That(report.Warnings, Has.Some.Contains("forgot the regularization term"));
    }

    [Test]
    public void Dropout_is_refused()
        => Assert.That(() => new FiveRules(_x, _y, 0, new Dropout(0.8)).Run(_start, Backward), Throws.ArgumentException.With.Message.Contains("keep_prob is 0.8"));

    [Test]
    public void Checking_again_and_again_is_warned_about()
    {
        var rules = new FiveRules(_x, _y, 0.7);
        FiveRulesReport report = null!;
        for (int i = 0; i <= FiveRules.Often; i++)
        {
            report = rules.Run(_start, Backward, steps: 1);
        }

        Assert.That(report.Warnings, Has.Some.Contains("not to train"));
    }

    [Test]
    public void An_error_that_shows_only_later_is_told_apart()
    {
        // The claimed gradient misses a term that is 0 at the first weights.
        FiveRulesReport report = new FiveRules(_x, _y, 0.7).Run(_start, theta =>
        {
            Gradients g = Backward(theta);
            g["db1"] = g["db1"] + 0.3 * (theta["b1"] - _start["b1"]);
            return g;
        });
        Assert.That(report.Difference, Is.LessThan(1e-7));
        Assert.That(report.DifferenceLater, Is.GreaterThan(1e-4));
        Assert.That(report.Warnings, Has.Some.Contains("after some training"));
        Assert.That(report.Components, Has.Some.StartsWith("db1"));
    }

    private Gradients Backward(Parameters theta)
        => L2Regularization.AddTo(BackwardPropagation.Run(ForwardPropagation.Run(_x, theta), _y), theta, 0.7, 12);
}
