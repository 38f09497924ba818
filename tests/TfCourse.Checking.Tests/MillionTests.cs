using System.Diagnostics;
using System.Numerics.Tensors;
using TfCourse.Checking;

namespace TfCourse.Checking.Tests;

/// <summary>A tanh network 784-1020-200-10 with squared error, 1,006,910 parameters, rows are examples.</summary>
[TestFixture]
public sealed class MillionTests
{
    private static readonly int[] Sizes = [784, 1020, 200, 10];
    private readonly int _m;
    private readonly double[] _x, _y;
    private readonly Dictionary<string, CheckedArray> _start = [];

    public MillionTests()
    {
        _m = 4;
        var random = new Random(1);
        (_x, _y) = (Values(random, Sizes[0] * _m, 1), Values(random, Sizes[3] * _m, 1));
        for (int l = 1; l <= 3; l++)
        {
            _start[$"W{l}"] = new([Sizes[l], Sizes[l - 1]], Values(random, Sizes[l] * Sizes[l - 1], 1.7 / Math.Sqrt(Sizes[l - 1])));
            _start[$"b{l}"] = new([Sizes[l]], Values(random, Sizes[l], 0.1));
        }
    }

    [Test]
    public void A_million_parameters_are_checked_by_projections_and_samples()
    {
        int calls = 0;
        CheckReport right = GradientCheck.Run(_start, p => Cost(p, ref calls), p => Gradients(p, 1));
        CheckReport wrong = GradientCheck.Run(_start, p => Cost(p, ref calls), p => Gradients(p, 1.001), options: new CheckOptions { Entries = 40 });
        Assert.Multiple(() =>
        {
            Assert.That(right.Agrees, ReportText.Of(right));
            Assert.That(right.Notes, Has.Some.Contains("200 sampled entries and 8 random projections").And.Some.Contains("more than 1 - 1e-12"));
            Assert.That(right.Parameters.Select(p => p.Looked), Is.EqualTo(new[] { 200, 200, 200, 200, 200, 10 }));
            Assert.That(wrong.Parameters.Where(p => p.Verdict == Verdict.Wrong).Select(p => p.Name), Is.EqualTo(new[] { "W1", "W2", "W3" }));
        });
    }

    [Test]
    public void A_single_wrong_entry_among_the_sampled_is_seen()
    {
        int calls = 0;
        CheckReport report = GradientCheck.Run(_start, p => Cost(p, ref calls), p =>
        {
            Dictionary<string, CheckedArray> g = Gradients(p, 1);
            // b2 has 200 entries: all of them are sampled.
            g["b2"].Values[77] *= 1.01;
            return g;
        });
        ParameterResult b2 = report.Parameters.Single(p => p.Name == "b2");
        Assert.That((b2.Verdict, b2.WorstPlace, b2.WrongEntries), Is.EqualTo((Verdict.Wrong, "[77]", 1)), ReportText.Of(report));
    }

    [TestCase(false)]
    [TestCase(true)]
    [Category("Speed")]
    public void A_million_parameters_are_checked_within_ten_seconds(bool withData)
    {
        int calls = 0;
        var watch = Stopwatch.StartNew();
        CheckReport report = GradientCheck.Run(_start, p => Cost(p, ref calls), p => Gradients(p, 1), withData ? new NetworkFacts { X = new([_m, Sizes[0]], _x), Y = new([_m, Sizes[3]], _y) } : null);
        double seconds = watch.Elapsed.TotalSeconds;
        TestContext.Out.WriteLine(FormattableString.Invariant($"{seconds:0.0} s, {calls} costs, {_start.Values.Sum(v => v.Values.Length)} parameters"));
        Assert.That(report.Agrees, ReportText.Of(report));
        Assert.That(seconds, Is.LessThan(10));
    }

    private double Cost(Dictionary<string, CheckedArray> p, ref int calls)
    {
        calls++;
        return Forward(p)[3].Zip(_y, (a, y) => (a - y) * (a - y)).Sum() / (2 * _m);
    }

    private List<double[]> Forward(Dictionary<string, CheckedArray> p)
    {
        List<double[]> a = [_x];
        for (int l = 1; l <= 3; l++)
        {
            (int n, int k) = (Sizes[l], Sizes[l - 1]);
            double[] z = new double[n * _m], w = p[$"W{l}"].Values, b = p[$"b{l}"].Values, below = a[^1];
            for (int i = 0; i < n; i++)
            {
                for (int e = 0; e < _m; e++)
                {
                    double v = TensorPrimitives.Dot(w.AsSpan(i * k, k), below.AsSpan(e * k, k)) + b[i];
                    z[e * n + i] = l < 3 ? Math.Tanh(v) : v;
                }
            }

            a.Add(z);
        }

        return a;
    }

    private Dictionary<string, CheckedArray> Gradients(Dictionary<string, CheckedArray> p, double factor)
    {
        List<double[]> a = Forward(p);
        double[] d = [.. a[3].Zip(_y, (v, y) => (v - y) / _m)];
        Dictionary<string, CheckedArray> g = [];
        for (int l = 3; l >= 1; l--)
        {
            (int n, int k) = (Sizes[l], Sizes[l - 1]);
            double[] dW = new double[n * k], db = new double[n], back = new double[k * _m], w = p[$"W{l}"].Values;
            for (int e = 0; e < _m; e++)
            {
                for (int i = 0; i < n; i++)
                {
                    double delta = d[e * n + i];
                    db[i] += delta;
                    TensorPrimitives.MultiplyAdd(a[l - 1].AsSpan(e * k, k), factor * delta, dW.AsSpan(i * k, k), dW.AsSpan(i * k, k));
                    TensorPrimitives.MultiplyAdd(w.AsSpan(i * k, k), delta, back.AsSpan(e * k, k), back.AsSpan(e * k, k));
                }
            }

            (g[$"W{l}"], g[$"b{l}"]) = (new([n, k], dW), new([n], db));
            d = [.. back.Select((v, i) => v * (1 - a[l - 1][i] * a[l - 1][i]))];
        }

        return g;
    }

    private static double[] Values(Random random, int count, double size) => [.. Enumerable.Range(0, count).Select(_ => size * (2 * random.NextDouble() - 1))];
}
