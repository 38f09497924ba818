using TfCourse.Checking;

namespace TfCourse.Checking.Tests;

[TestFixture]
public sealed class GradientCheckTests
{
    [Test]
    public void A_right_pass_backward_agrees_and_names_its_judges()
    {
        CheckReport report = new SmallNetwork().Check(_ => { });
        Assert.Multiple(() =>
        {
            Assert.That(report.Agrees, ReportText.Of(report));
            Assert.That(report.Judges, Has.Some.StartsWith("numeric").And.Some.StartsWith("framework"));
            Assert.That(report.Notes, Has.Some.Contains("4-5-3-1, relu, sigmoid with binary cross-entropy"));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public void The_mistakes_planted_in_the_course_are_found_and_named(bool withData)
    {
        CheckReport report = new SmallNetwork().Check(g =>
        {
            g["dW2"] = SmallNetwork.Each(g["dW2"], (v, _, _) => 2 * v);
            g["db1"] = SmallNetwork.Each(g["db1"], (v, _, _) => 4 * v);
        }, withData);
        Assert.Multiple(() =>
        {
            Assert.That(report.Verdict, Is.EqualTo(Verdict.Wrong));
            Assert.That(report.Parameters.Where(p => p.Verdict == Verdict.Wrong).Select(p => p.Name), Is.EqualTo(new[] { "b1", "W2" }).Or.EqualTo(new[] { "W2", "b1" }).Or.EquivalentTo(new[] { "W2", "b1" }));
            Assert.That(report.Findings.Select(f => f.Title), Has.Some.Contains("dW2 is doubled").And.Some.Contains("db1 is scaled by 4"), ReportText.Of(report));
        });
    }

    [Test]
    public void One_wrong_entry_is_named_with_its_place_and_values()
    {
        CheckReport report = new SmallNetwork().Check(g => g["dW2"][2, 1] += 0.25);
        ParameterResult w2 = report.Parameters.Single(p => p.Name == "W2");
        Assert.Multiple(() =>
        {
            Assert.That(report.Findings.Select(f => f.Mistake), Is.EqualTo(new[] { "unknown" }));
            Assert.That((w2.WorstPlace, w2.WrongEntries, w2.Pattern), Is.EqualTo(("[2, 1]", 1, "one entry, [2, 1]")));
            Assert.That(w2.Given - w2.Numeric, Is.EqualTo(0.25).Within(1e-6));
            Assert.That(w2.Framework, Is.EqualTo(w2.Numeric).Within(1e-7));
        });
    }

    [Test]
    public void What_fits_two_names_is_listed_with_odds()
    {
        CheckReport report = new SmallNetwork(examples: 2).Check(g => g["dW2"] = SmallNetwork.Each(g["dW2"], (v, _, _) => 2 * v));
        Assert.That(report.Findings.Select(f => f.Mistake), Does.Contain("factor-2").And.Contain("missing-1/m"));
        Assert.That(report.Findings.Sum(f => f.Odds), Is.EqualTo(1).Within(0.01), ReportText.Of(report));
    }

    [Test]
    public void A_sum_without_keepdims_is_told_by_its_shape()
    {
        var network = new SmallNetwork();
        var start = network.Start.ToDictionary(p => p.Key, p => (Array)p.Value);
        CheckReport report = GradientCheck.Run<Array>(start, p => network.Cost(p.ToDictionary(a => a.Key, a => (double[,])a.Value)), p =>
        {
            var g = network.Gradients(p.ToDictionary(a => a.Key, a => (double[,])a.Value)).ToDictionary(a => a.Key, a => (Array)a.Value);
            g["db1"] = g["db1"].Cast<double>().ToArray();
            return g;
        });
        Assert.That(report.Findings.Single().Mistake, Is.EqualTo("sum-without-keepdims"), ReportText.Of(report));
        Assert.That(report.Findings.Single().Title, Does.Contain("[5]").And.Contain("[5, 1]"));
        Assert.That(report.Findings.Single().Evidence, Is.EqualTo("seen directly"));
    }

    [Test]
    public void Float32_is_judged_by_its_own_bounds_and_says_so()
    {
        var network = new SmallNetwork(examples: 6);
        Dictionary<string, double[,]> Wide(Dictionary<string, float[,]> p) => p.ToDictionary(a => a.Key, a => SmallNetwork.Each(new double[a.Value.GetLength(0), a.Value.GetLength(1)], (_, i, j) => a.Value[i, j]));
        Dictionary<string, float[,]> Narrow(Dictionary<string, double[,]> p) => p.ToDictionary(a => a.Key, a => Singles(a.Value));
        CheckReport right = GradientCheck.Run(Narrow(network.Start), p => (float)network.Cost(Wide(p)), p => Narrow(network.Gradients(Wide(p))), network.Facts);
        CheckReport wrong = GradientCheck.Run(Narrow(network.Start), p => (float)network.Cost(Wide(p)), p => Narrow(network.Gradients(Wide(p)).ToDictionary(g => g.Key, g => SmallNetwork.Each(g.Value, (v, _, _) => -v))));
        Assert.Multiple(() =>
        {
            Assert.That(right.Verdict, Is.Not.EqualTo(Verdict.Wrong), ReportText.Of(right));
            Assert.That(right.Notes, Has.Some.Contains("float32"));
            Assert.That(wrong.Findings[0].Mistake, Is.EqualTo("sign"), ReportText.Of(wrong));
        });
    }

    [Test]
    public void A_kink_is_announced_and_either_side_of_it_accepted()
    {
        var theta = new Dictionary<string, double[]> { ["x"] = [0, 1, -2] };
        CheckReport report = GradientCheck.Run(theta, p => p["x"].Sum(v => Math.Max(0, v)), p => new Dictionary<string, double[]> { ["x"] = [.. p["x"].Select(v => v > 0 ? 1.0 : 0)] });
        Assert.That(report.Verdict, Is.Not.EqualTo(Verdict.Wrong), ReportText.Of(report));
        Assert.That(report.Notes, Has.Some.Contains("kink"));
    }

    [Test]
    public void A_failed_assertion_throws_the_report()
    {
        var network = new SmallNetwork();
        Assert.That(() => GradientCheck.AssertAgrees(network.Start, network.Cost, network.Spoiled(g => g["db3"][0, 0] *= -1), network.Facts),
            Throws.TypeOf<CheckFailedException>().With.Message.Contains("db3: wrong sign").And.Message.Contains("look at:"));
        Assert.That(() => GradientCheck.AssertAgrees(network.Start, network.Cost, network.Gradients, network.Facts), Throws.Nothing);
    }

    [Test]
    public void A_missing_gradient_is_refused_by_name()
    {
        var network = new SmallNetwork();
        Assert.That(() => network.Check(g => g.Remove("dW2")), Throws.ArgumentException.With.Message.Contains("'W2'").And.Message.Contains("dW3"));
    }

    [Test]
    public void A_gradient_that_is_not_finite_is_named_with_its_place()
    {
        CheckReport report = new SmallNetwork().Check(g => g["dW1"][4, 3] = double.NaN);
        Assert.That(report.Findings[0].Title, Does.Contain("dW1[4, 3] is NaN"), ReportText.Of(report));
    }

    private static float[,] Singles(double[,] a)
    {
        var f = new float[a.GetLength(0), a.GetLength(1)];
        for (int i = 0; i < f.GetLength(0); i++)
        {
            for (int j = 0; j < f.GetLength(1); j++)
                f[i, j] = (float)a[i, j];
        }

        return f;
    }
}
