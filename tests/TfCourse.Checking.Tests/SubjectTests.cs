using System.Numerics;
using TfCourse.Checking;

namespace TfCourse.Checking.Tests;

[TestFixture]
public sealed class SubjectTests
{
    private static readonly Dictionary<string, double[]> Input = new() { ["x"] = [0.5, -1.2, 0.3, 2.0] };

    private static string First(CheckReport report) => report.Findings.Count == 0 ? "" : report.Findings[0].Mistake;

    [Test]
    public void A_layer_s_mistakes_are_named_from_its_jacobian()
    {
        double[] Tanh(Dictionary<string, double[]> p) => [.. p["x"].Select(Math.Tanh)];
        double[] Softmax(Dictionary<string, double[]> p) => [.. p["x"].Select(v => Math.Exp(v) / p["x"].Sum(Math.Exp))];
        CheckReport Of(Func<Dictionary<string, double[]>, double[]> forward, Func<double[], double[], double[], double[]> dx)
            => LayerCheck.Run(Input, forward, (p, dY) => new Dictionary<string, double[]> { ["dx"] = dx(p["x"], forward(p), dY) });
        Assert.Multiple(() =>
        {
            Assert.That(First(Of(Tanh, (_, y, d) => [.. d.Zip(y, (a, b) => a * (1 - b * b))])), Is.Empty);
            Assert.That(First(Of(Tanh, (_, _, d) => d)), Is.EqualTo("activation-derivative-missing"));
            Assert.That(First(Of(Tanh, (_, y, d) => [.. d.Zip(y, (a, b) => a * (1 - Math.Tanh(b) * Math.Tanh(b)))])), Is.EqualTo("derivative-of-a-instead-of-z"));
            Assert.That(First(Of(Softmax, (_, y, d) => [.. d.Zip(y, (a, b) => b * (a - y.Zip(d, (s, t) => s * t).Sum()))])), Is.Empty);
            Assert.That(First(Of(Softmax, (_, y, d) => [.. d.Zip(y, (a, b) => a * b * (1 - b))])), Is.EqualTo("jacobian-diagonal-only"));
        });
    }

    [Test]
    public void A_loss_tells_logits_from_probabilities()
    {
        double[] p = [0.9, 0.2, 0.6, 0.4], y = [1, 0, 1, 1];
        double OfProbabilities(double[] a, double[] t) => -a.Zip(t, (q, l) => l * Math.Log(q) + (1 - l) * Math.Log(1 - q)).Sum();
        double OfLogits(double[] z, double[] t) => z.Zip(t, (v, l) => Math.Log(1 + Math.Exp(v)) - l * v).Sum();
        double[] ByProbabilities(double[] a, double[] t) => [.. a.Zip(t, (q, l) => -l / q + (1 - l) / (1 - q))];
        double[] ByLogits(double[] z, double[] t) => [.. z.Zip(t, (v, l) => 1 / (1 + Math.Exp(-v)) - l)];
        Assert.Multiple(() =>
        {
            Assert.That(LossCheck.Run(p, y, OfProbabilities, ByProbabilities).Agrees);
            Assert.That(LossCheck.Run(p, y, OfLogits, ByLogits).Agrees);
            Assert.That(First(LossCheck.Run(p, y, OfProbabilities, (a, t) => [.. a.Zip(t, (q, l) => q - l)])), Is.EqualTo("logits-for-probabilities"));
            Assert.That(First(LossCheck.Run(p, y, OfLogits, ByProbabilities)), Is.EqualTo("probabilities-for-logits"));
            Assert.That(First(LossCheck.Run(p, y, OfLogits, (z, t) => [.. ByLogits(z, t).Select(v => v / 4)])), Is.EqualTo("bias-averaged-twice").Or.EqualTo("divided-by-m-twice"));
        });
    }

    [Test]
    public void A_regularizer_is_checked_by_gradient_and_factor()
    {
        double[] w = [0.5, -1.2, 0.3, 2.0];
        CheckReport Of(double factor, double slope) => RegularizerCheck.Run(w, v => factor * v.Sum(x => x * x), v => [.. v.Select(x => slope * x)], lambda: 0.7, examples: 20);
        Assert.Multiple(() =>
        {
            Assert.That(First(Of(0.7 / 40, 0.7 / 20)), Is.Empty);
            Assert.That(First(Of(0.7 / 40, 0.7 / 40)), Is.EqualTo("factor-1/2"));
            Assert.That(First(Of(0.7 / 2, 0.7)), Is.EqualTo("regularization-not-divided"));
        });
    }

    [Test]
    public void An_initializer_is_told_by_what_it_draws()
    {
        double[] Draw(int n, int m, int seed, Func<Random, double> one)
        {
            var random = new Random(seed);
            return [.. Enumerable.Range(0, n * m).Select(_ => one(random))];
        }

        double Normal(Random r) => Math.Sqrt(-2 * Math.Log(1 - r.NextDouble())) * Math.Cos(2 * Math.PI * r.NextDouble());
        Assert.Multiple(() =>
        {
            Assert.That(First(InitializerCheck.Run("he_normal", (o, i, s) => Draw(o, i, s, r => Normal(r) * Math.Sqrt(2.0 / i)))), Is.Empty);
            Assert.That(First(InitializerCheck.Run("he_normal", (o, i, s) => Draw(o, i, s, r => Normal(r) * Math.Sqrt(2.0 / o)))), Is.EqualTo("fan-out-for-fan-in"));
            Assert.That(First(InitializerCheck.Run("he_normal", (o, i, s) => Draw(o, i, s, r => Normal(r) * 2.0 / i))), Is.EqualTo("root-missing"));
            Assert.That(First(InitializerCheck.Run("he_normal", (o, i, s) => Draw(o, i, 1, r => Normal(r) * Math.Sqrt(2.0 / i)))), Is.EqualTo("same-seed"));
            Assert.That(First(InitializerCheck.Run("glorot_uniform", (o, i, s) => Draw(o, i, s, r => (2 * r.NextDouble() - 1) * Math.Sqrt(6.0 / (o + i))))), Is.Empty);
            Assert.That(First(InitializerCheck.Run("glorot_uniform", (o, i, s) => Draw(o, i, s, r => (2 * r.NextDouble() - 1) * Math.Sqrt(2.0 / (o + i))))), Is.EqualTo("limit-for-deviation"));
            Assert.That(First(InitializerCheck.Run("he_normal", (o, i, _) => new double[o * i])), Is.EqualTo("symmetry"));
        });
    }

    [Test]
    public void A_schedule_is_told_step_by_step()
    {
        var claim = new ScheduleClaim("exponential", 0.1) { Staircase = true };
        Assert.Multiple(() =>
        {
            Assert.That(First(ScheduleCheck.Run(claim, s => 0.1 * Math.Pow(0.5, s / 10))), Is.Empty);
            Assert.That(First(ScheduleCheck.Run(claim, s => 0.1 * Math.Pow(0.5, s / 10.0))), Is.EqualTo("staircase-missing"));
            Assert.That(First(ScheduleCheck.Run(claim, s => 0.1 * Math.Pow(0.5, (s + 1) / 10))), Is.EqualTo("off-by-one"));
            Assert.That(First(ScheduleCheck.Run(claim, _ => 0.1)), Is.EqualTo("no-decay"));
            Assert.That(First(ScheduleCheck.Run(new ScheduleClaim("inverse_time", 0.1), s => 0.1 * Math.Exp(-0.5 * s / 10.0))), Is.EqualTo("another-schedule"));
        });
    }

    [TestCase("", "")]
    [TestCase("last-batch-dropped", "last-batch-dropped")]
    [TestCase("labels-out-of-step", "labels-out-of-step")]
    [TestCase("not-shuffled", "not-shuffled")]
    [TestCase("same-seed", "same-seed")]
    [TestCase("examples-repeated", "examples-repeated")]
    [TestCase("overwrites-its-input", "overwrites-its-input")]
    public void A_splitter_is_told_by_examples_that_carry_numbers(string planted, string expected)
    {
        CheckReport report = MiniBatchCheck.Run((x, y, size, seed) =>
        {
            int m = x.GetLength(1);
            int[] order = [.. Enumerable.Range(0, m)];
            if (planted != "not-shuffled")
                new Random(planted == "same-seed" ? 1 : seed).Shuffle(order);
            if (planted == "overwrites-its-input")
                x[0, 0] = x[0, 1];
            List<(double[,], double[,])> batches = [];
            for (int from = 0; from < m; from += size)
            {
                int[] part = order[from..Math.Min(m, from + size + (planted == "examples-repeated" && from + size < m ? 1 : 0))];
                if (planted != "last-batch-dropped" || part.Length == size)
                    batches.Add((Take(x, part), planted == "labels-out-of-step" ? Take(y, [.. Enumerable.Range(from, part.Length)]) : Take(y, part)));
            }

            return batches;
        });
        Assert.That(First(report), Is.EqualTo(expected), ReportText.Of(report));
    }

    [Test]
    public void A_complex_step_is_exact_to_rounding()
    {
        double[] gradient = ComplexStep.Of(z => Complex.Exp(z[0]) / (Complex.Pow(Complex.Sin(z[0]), 3) + Complex.Pow(Complex.Cos(z[1]), 3)), [1.5, 0.3]);
        double s = Math.Sin(1.5), c = Math.Cos(0.3), q = s * s * s + c * c * c;
        Assert.That(gradient[0], Is.EqualTo(Math.Exp(1.5) * (q - 3 * s * s * Math.Cos(1.5)) / (q * q)).Within(1e-13));
        Assert.That(gradient[1], Is.EqualTo(Math.Exp(1.5) * 3 * c * c * Math.Sin(0.3) / (q * q)).Within(1e-13));
    }

    [Test]
    public void An_optimizer_of_another_rule_is_recognized()
        => Assert.That(First(OptimizerCheck.Run(new OptimizerClaim("adam"), () => (w, g, _) => [.. w.Zip(g, (a, b) => a - 0.01 * b)])), Is.EqualTo("another-rule"));

    [Test]
    public void Reports_come_back_from_json()
    {
        CheckReport report = new SmallNetwork().Check(g => g["dW1"][4, 3] = double.NaN);
        using var document = System.Text.Json.JsonDocument.Parse(ReportJson.Write(report).ToJsonString());
        Assert.That(ReportText.Of(ReportJson.Read(document.RootElement)), Is.EqualTo(ReportText.Of(report)));
    }

    private static double[,] Take(double[,] a, int[] columns)
    {
        var part = new double[a.GetLength(0), columns.Length];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < columns.Length; j++)
                part[i, j] = a[i, columns[j]];
        }

        return part;
    }
}
