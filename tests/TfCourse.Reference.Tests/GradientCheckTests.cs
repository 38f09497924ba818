using NumSharp;

namespace TfCourse.Reference.Tests;

public sealed class GradientCheckTests
{
    [Test]
    public void The_report_holds_the_central_differences_by_name()
    {
        Parameters parameters = new() { ["W1"] = np.array(new double[,] { { 1, 2 } }), ["b1"] = np.array(new double[,] { { 3 } }) };
        Gradients right = new() { ["dW1"] = np.array(new double[,] { { 3, 12 } }), ["db1"] = np.array(new double[,] { { 2 } }) };

        GradientCheckReport report = GradientCheck.Run(parameters, right,
            p => (double)np.sum(np.power(p["W1"], 3)) + 2 * (double)p["b1"][0, 0], epsilon: 1e-4);

        Assert.That(report.Passed, Is.True);
        Assert.That(report.Numeric["dW1"].ToArray<double>(), Is.EqualTo(new double[] { 3, 12 }).Within(1e-7));
        Assert.That((double)report.Numeric["db1"][0, 0], Is.EqualTo(2).Within(1e-9));
    }

    [Test]
    public void A_sign_mistake_fails_and_zero_against_zero_passes()
    {
        Parameters w = new() { ["W1"] = 2.0 };

        Assert.That(GradientCheck.Run(w, new Gradients { ["dW1"] = -4.0 }, p => (double)(p["W1"] * p["W1"])).Difference, Is.EqualTo(1).Within(1e-6));
        Assert.That(GradientCheck.Run(w, new Gradients { ["dW1"] = 0.0 }, _ => 7).Difference, Is.Zero);
        Assert.That(GradientCheck.OneDimensional(_ => 7, 0, 1), Is.Zero);
    }

    [Test]
    public void The_parameters_stay_as_they_were()
    {
        NDArray w = np.array(1.0, 2);
        GradientCheck.Run(new Parameters { ["W1"] = w }, new Gradients { ["dW1"] = np.zeros(2) }, p => (double)np.sum(p["W1"]));

        Assert.That(w.ToArray<double>(), Is.EqualTo(new double[] { 1, 2 }));
    }

    [Test]
    public void Gradients_that_do_not_fit_are_named()
    {
        Parameters w = new() { ["W1"] = np.zeros((1, 2)) };

        Assert.That(() => GradientCheck.Run(w, new Gradients { ["dW1"] = np.zeros((2, 1)) }, _ => 0), Throws.ArgumentException.With.Message.Contains("(2, 1)").And.Message.Contains("(1, 2)"));
        Assert.That(() => GradientCheck.Run(w, new Gradients(), _ => 0), Throws.TypeOf<KeyNotFoundException>().With.Message.Contains("dW1"));
        Assert.That(() => GradientCheck.OneDimensional(t => t, 1, 1, 0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
