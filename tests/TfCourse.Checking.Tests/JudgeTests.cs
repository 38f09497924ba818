using System.Numerics;
using TfCourse.Checking;
using TfCourse.Checking.SelfTests;

namespace TfCourse.Checking.Tests;

[TestFixture]
public sealed class JudgeTests
{
    private static readonly Dictionary<string, double[]> Point = new() { ["w"] = [0.3, -1.2, 0.7] };

    [Test]
    public void A_gradient_that_cancels_is_0_to_rounding_and_right()
    {
        // Everything behind its shifts is linear, and normalized again: the cost does not depend on them.
        CheckReport report = RandomNetwork.Check(200_258);
        Assert.That(report.Agrees, ReportText.Of(report));
        Assert.That(ReportText.Of(report), Does.Contain("beta3  0 to rounding: its terms cancel"));
    }

    [Test]
    public void The_framework_is_confirmed_by_complex_steps()
        => Assert.That(new SmallNetwork().Check(_ => { }).Judges, Has.Some.Matches("framework: .* complex steps of the same network differ by [0-9.]+e-1[3-9]").Or.Some.Contains("differ by 0.0e00"));

    [Test]
    public void Complex_steps_of_the_user_s_cost_take_the_place_of_differences()
    {
        double Cost(Dictionary<string, double[]> p) => p["w"].Sum(v => Math.Exp(v) * Math.Sin(v));
        Dictionary<string, double[]> Gradients(Dictionary<string, double[]> p) => new() { ["w"] = [.. p["w"].Select(v => Math.Exp(v) * (Math.Sin(v) + Math.Cos(v)))] };
        CheckReport Of(Func<IReadOnlyDictionary<string, Complex[]>, Complex>? complex)
            => GradientCheck.Run(Point, Cost, Gradients, options: new CheckOptions { ComplexCost = complex });
        CheckReport exact = Of(p => p["w"].Aggregate(Complex.Zero, (sum, z) => sum + Complex.Exp(z) * Complex.Sin(z)));
        CheckReport other = Of(p => p["w"].Aggregate(Complex.Zero, (sum, z) => sum + Complex.Exp(z)));
        CheckReport kinked = Of(p => p["w"].Aggregate(Complex.Zero, (sum, z) => sum + Complex.Exp(z.Real) * Complex.Sin(z)));
        Assert.Multiple(() =>
        {
            Assert.That(exact.Judges, Has.Some.Contains("complex steps"));
            Assert.That(exact.Parameters[0].RelativeDifference, Is.LessThan(1e-15));
            Assert.That(other.Notes, Has.Some.Contains("it is not used"));
            Assert.That(kinked.Notes, Has.Some.Contains("another derivative by w["));
            Assert.That(kinked.Agrees && other.Agrees, ReportText.Of(kinked) + ReportText.Of(other));
        });
    }

    [Test]
    public void Richardson_when_asked_takes_more_of_the_error_away()
    {
        double Cost(Dictionary<string, double[]> p) => p["w"].Sum(v => Math.Sin(3 * v) * Math.Exp(v));
        Dictionary<string, double[]> Gradients(Dictionary<string, double[]> p) => new() { ["w"] = [.. p["w"].Select(v => Math.Exp(v) * (3 * Math.Cos(3 * v) + Math.Sin(3 * v)))] };
        double Difference(int levels) => GradientCheck.Run(Point, Cost, Gradients, options: new CheckOptions { RichardsonLevels = levels }) is { Agrees: true } right ? right.Parameters[0].RelativeDifference : 1;
        double one = Difference(1), three = Difference(3);
        Assert.Multiple(() =>
        {
            Assert.That(one, Is.LessThan(1e-9));
            Assert.That(three, Is.LessThan(one / 10));
            Assert.That(() => new CheckOptions { RichardsonLevels = 6 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    public void Every_optimizer_s_rule_has_a_graph_that_walks_the_same_path()
    {
        Random random = new(3);
        double[] start = [1, -0.3, 0.05, 0.01, 3e-4, 2];
        double[][] gradients = [.. Enumerable.Range(0, 7).Select(_ => start.Select(s => s * (random.NextDouble() - 0.4)).ToArray())];
        Assert.Multiple(() =>
        {
            foreach (OptimizerRule rule in OptimizerRule.All)
            {
                foreach (double accumulator in new[] { 0, 0.1, 1 })
                {
                    var claim = new OptimizerClaim(rule.Name) { Beta2 = 0.99, Epsilon = 1e-4, InitialAccumulator = accumulator };
                    RuleOptions options = rule.Prepare(new RuleOptions(claim));
                    double[][] state = options.Start(start.Length), path = OptimizerGraph.Path(claim, start, gradients).Path;
                    double[] w = start;
                    for (int t = 1; t <= gradients.Length; t++)
                        Assert.That(path[t - 1], Is.EqualTo(w = [.. w.Select((v, i) => rule.Step(options, state, i, v, gradients[t - 1][i], t))]).Within(1e-14), $"{rule.Name}, {accumulator}, step {t}");
                }
            }
        });
    }

    [Test]
    public void Every_optimizer_is_judged_by_the_framework()
    {
        foreach (Func<CheckReport> check in PlantedOptimizers.Correct(4))
            Assert.That(check().Judges, Has.Some.StartsWith("framework"));
    }

    [Test]
    public void Other_data_decide_between_two_names()
    {
        double[,] x = { { 0.5, -1 }, { 2, 0.3 }, { 1, 1 } }, y = { { 1, 0 } };
        var start = new Dictionary<string, double[,]> { ["W1"] = new[,] { { 0.1, -0.4, 0.7 } }, ["b1"] = new[,] { { 0.2 } } };
        double Z(Dictionary<string, double[,]> p, double[,] xs, int e) => p["b1"][0, 0] + Enumerable.Range(0, 3).Sum(i => p["W1"][0, i] * xs[i, e]);
        double Cost(Dictionary<string, double[,]> p, double[,] xs, double[,] ys)
            => Enumerable.Range(0, ys.Length).Sum(e => Math.Log(1 + Math.Exp(Z(p, xs, e))) - ys[0, e] * Z(p, xs, e)) / ys.Length;
        Func<Dictionary<string, double[,]>, double[,], double[,], IReadOnlyDictionary<string, double[,]>> Gradients(Func<int, double> factor) => (p, xs, ys) =>
        {
            var g = new Dictionary<string, double[,]> { ["dW1"] = new double[1, 3], ["db1"] = new double[1, 1] };
            for (int e = 0; e < ys.Length; e++)
            {
                double d = (1 / (1 + Math.Exp(-Z(p, xs, e))) - ys[0, e]) / ys.Length;
                g["db1"][0, 0] += d;
                for (int i = 0; i < 3; i++)
                    g["dW1"][0, i] += factor(ys.Length) * d * xs[i, e];
            }

            return g;
        };
        CheckReport closed = GradientCheck.Run(start, p => Cost(p, x, y), p => Gradients(_ => 2)(p, x, y), new NetworkFacts { X = x, Y = y });
        CheckReport doubled = GradientCheck.Run(start, Cost, Gradients(_ => 2), x, y), undivided = GradientCheck.Run(start, Cost, Gradients(m => m), x, y), right = GradientCheck.Run(start, Cost, Gradients(_ => 1), x, y);
        Assert.Multiple(() =>
        {
            Assert.That(closed.Findings.Select(f => f.Mistake), Is.EquivalentTo(new[] { "factor-2", "missing-1/m" }), ReportText.Of(closed));
            Assert.That(doubled.Findings.Select(f => (f.Mistake, f.Odds)), Is.EqualTo(new[] { ("factor-2", 1.0) }), ReportText.Of(doubled));
            Assert.That(undivided.Findings.Select(f => (f.Mistake, f.Odds)), Is.EqualTo(new[] { ("missing-1/m", 1.0) }), ReportText.Of(undivided));
            Assert.That(doubled.Notes, Has.Some.Contains("ruled out by another number of them: dW1: 1/m is missing"));
            Assert.That(right.Agrees, ReportText.Of(right));
        });
    }

    [Test]
    public void A_factor_that_is_a_size_by_chance_keeps_its_simple_name()
    {
        // Two inputs, six examples over three units: 2 is a size and m over a size.
        CheckReport report = new SmallNetwork(examples: 6).Check(g => g["dW2"] = SmallNetwork.Each(g["dW2"], (v, _, _) => 2 * v));
        Assert.That(report.Findings.Select(f => f.Mistake), Is.EqualTo(new[] { "factor-2" }), ReportText.Of(report));
    }

    [Test]
    public void A_cost_that_ignores_a_parameter_says_so()
    {
        CheckReport report = GradientCheck.Run(new Dictionary<string, double[]> { ["w"] = [1, 2], ["b"] = [0.5, 0.3] }, p => p["w"].Sum(v => v * v), p => new Dictionary<string, double[]>
        {
            ["w"] = [.. p["w"].Select(v => 2 * v)],
            ["b"] = [1, 2],
        });
        Assert.That(report.Findings.Select(f => f.Mistake), Is.EqualTo(new[] { "cost-ignores-parameter" }), ReportText.Of(report));
    }
}
