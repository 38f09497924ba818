using NumSharp;
using TfCourse.Checking;

namespace TfCourse.Checking.Tests;

/// <summary>Whatever a user's arrays are: J = Σ w³, whose gradient is 3w², right and doubled.</summary>
[TestFixture]
public sealed class ArrayTests
{
    private static readonly double[,] Values = { { 1, -2, 0.5 }, { 3, 0.25, -1 } };

    [Test]
    public void Matrices_of_double() => Agrees(Values, w => w.Cast<double>().Sum(Cube), w => Each(w, Slope), w => Each(w, v => 2 * Slope(v)));

    [Test]
    public void Arrays_of_rows()
        => Agrees<double[][]>([[1, -2], [0.5, 3]], w => w.Sum(r => r.Sum(Cube)), w => [.. w.Select(r => r.Select(Slope).ToArray())], w => [.. w.Select(r => r.Select(v => 2 * Slope(v)).ToArray())]);

    [Test]
    public void Flat_arrays() => Agrees<double[]>([1, -2, 0.5], w => w.Sum(Cube), w => [.. w.Select(Slope)], w => [.. w.Select(v => 2 * Slope(v))]);

    [Test]
    public void Flat_arrays_of_float()
        => Agrees<float[]>([1, -2, 0.5f], w => w.Sum(v => v * v * v), w => [.. w.Select(v => 3 * v * v)], w => [.. w.Select(v => 6 * v * v)]);

    [Test]
    public void Rows_of_float()
        => Agrees<float[][]>([[1, -2], [0.5f, 3]], w => w.Sum(r => r.Sum(v => v * v * v)), w => [.. w.Select(r => r.Select(v => 3 * v * v).ToArray())], w => [.. w.Select(r => r.Select(v => 6 * v * v).ToArray())]);

    [Test]
    public void Matrices_of_float()
    {
        float[,] Each(float[,] w, Func<float, float> f)
        {
            var c = (float[,])w.Clone();
            for (int i = 0; i < c.GetLength(0); i++)
            {
                for (int j = 0; j < c.GetLength(1); j++)
                    c[i, j] = f(w[i, j]);
            }

            return c;
        }

        Agrees(new[,] { { 1f, -2f }, { 0.5f, 3f } }, w => w.Cast<float>().Sum(v => v * v * v), w => Each(w, v => 3 * v * v), w => Each(w, v => 6 * v * v));
    }

    [Test]
    public void Single_numbers() => Agrees(1.5, Cube, Slope, v => 2 * Slope(v));

    [Test]
    public void Arrays_of_any_rank_mixed()
    {
        var start = new Dictionary<string, Array> { ["W"] = Values, ["b"] = new[] { 0.5, -1 }, ["K"] = new[, ,] { { { 1.0, 2 }, { 3, -1 } } } };
        double Cost(Dictionary<string, Array> p) => p.Values.Sum(a => a.Cast<double>().Sum(Cube));
        Dictionary<string, Array> Gradients(Dictionary<string, Array> p, double factor) => p.ToDictionary(a => "d" + a.Key, a =>
        {
            var g = (Array)a.Value.Clone();
            Buffer.BlockCopy(a.Value.Cast<double>().Select(v => factor * Slope(v)).ToArray(), 0, g, 0, g.Length * sizeof(double));
            return g;
        });
        Assert.That(GradientCheck.Run<Array>(start, Cost, p => Gradients(p, 1)).Agrees);
        Assert.That(GradientCheck.Run<Array>(start, Cost, p => Gradients(p, 2)).Findings[0].Mistake, Is.EqualTo("factor-2"));
    }

    [Test]
    public void Tensors()
        => Agrees(new Tensorflow.NumPy.NDArray(new[] { 1.0, 2.0, 3.0 }), w => w.ToArray<double>().Sum(Cube), w => new(w.ToArray<double>().Select(Slope).ToArray()), w => new(w.ToArray<double>().Select(v => 2 * Slope(v)).ToArray()));

    [Test]
    public void NumSharp_arrays_by_an_adapter_of_one_line()
        => Agrees(np.array(Values), w => (double)np.sum(w * w * w), w => 3 * w * w, w => 6 * w * w,
            ArrayAdapter.Of<NDArray>(a => a.shape, a => a.ToArray<double>(), (values, shape) => np.array(values).reshape(shape)));

    [Test]
    public void Spans_with_a_shape()
    {
        ReadOnlySpan<double> values = [1, -2, 0.5, 3];
        ReadOnlySpan<float> singles = [1, 2];
        CheckedArray start = CheckedArray.FromSpan(values, 2, 2), single = CheckedArray.FromSpan(singles, 1, 2);
        Assert.Multiple(() =>
        {
            Assert.That((start.Shape, start.Single, single.Single), Is.EqualTo(((IReadOnlyList<int>)[2, 2], false, true)));
            Assert.That(() => CheckedArray.FromSpan([1.0, 2, 3], 2, 2), Throws.ArgumentException.With.Message.Contains("[2, 2]").And.Message.Contains("3 values"));
            Assert.That(() => CheckedArray.FromRows([[1.0, 2], [3.0]]), Throws.ArgumentException.With.Message.Contains("from 1 to 2"));
        });
        Agrees(start, w => w.Values.Sum(Cube), w => w with { Values = [.. w.Values.Select(Slope)] }, w => w with { Values = [.. w.Values.Select(v => 2 * Slope(v))] });
    }

    [Test]
    public void An_unknown_array_asks_for_an_adapter()
        => Assert.That(() => GradientCheck.Run(new Dictionary<string, decimal> { ["w"] = 1 }, _ => 0, p => p), Throws.ArgumentException.With.Message.Contains("ArrayAdapter<Decimal>"));

    private static double Cube(double v) => v * v * v;

    private static double Slope(double v) => 3 * v * v;

    private static double[,] Each(double[,] a, Func<double, double> f) => SmallNetwork.Each(a, (v, _, _) => f(v));

    private static void Agrees<T>(T start, Func<T, double> cost, Func<T, T> right, Func<T, T> doubled, ArrayAdapter<T>? adapter = null)
    {
        var theta = new Dictionary<string, T> { ["w"] = start };
        CheckReport good = GradientCheck.Run(theta, p => cost(p["w"]), p => new Dictionary<string, T> { ["dw"] = right(p["w"]) }, adapter: adapter);
        CheckReport bad = GradientCheck.Run(theta, p => cost(p["w"]), p => new Dictionary<string, T> { ["dw"] = doubled(p["w"]) }, adapter: adapter);
        Assert.Multiple(() =>
        {
            Assert.That(good.Agrees, ReportText.Of(good));
            Assert.That(bad.Findings.Select(f => f.Mistake).FirstOrDefault(), Is.EqualTo("factor-2"), ReportText.Of(bad));
        });
    }
}
