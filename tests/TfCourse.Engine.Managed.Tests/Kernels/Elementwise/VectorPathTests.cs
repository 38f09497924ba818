using System.Numerics;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>The forms for many elements against the plain ones, at every length around the widths of registers.</summary>
[TestFixture]
public sealed class VectorPathTests
{
    [Test]
    public void Comparisons_of_many_numbers_are_those_of_each()
    {
        for (int n = 0; n < 140; n++)
        {
            float[] x = Floats(n, 1), y = Floats(n, 2);
            var z = new bool[n];
            Answers.Run<Above, float>(x, y, z);
            Assert.That(z, Is.EqualTo(x.Zip(y, (a, b) => a > b)), $"{n} against {n}");
            Answers.Run<Above, float>(x, 0.25f, z);
            Assert.That(z, Is.EqualTo(x.Select(a => a > 0.25f)), $"{n} against one");
            int[] whole = Array.ConvertAll(x, v => float.IsFinite(v) ? (int)(v * 4) : 0);
            Answers.Run<Above, int>(whole, 1, z);
            Assert.That(z, Is.EqualTo(whole.Select(a => a > 1)), $"{n} integers against one");
        }
    }

    [Test]
    public void Choices_among_many_are_those_of_each()
    {
        var random = new Random(3);
        for (int n = 1; n < 60; n++)
        {
            bool[] choose = [.. Enumerable.Range(0, n).Select(_ => random.Next(2) == 0)];
            uint[] t = [.. Enumerable.Range(0, n).Select(i => (uint)i)], e = [.. t.Select(v => v + 1000)], output = new uint[n];
            Choice.Run<uint>(choose, t, e, output);
            Assert.That(output, Is.EqualTo(choose.Select((c, i) => c ? t[i] : e[i])), $"{n}, both");
            Choice.Run<uint>(choose, t, [7], output);
            Assert.That(output, Is.EqualTo(choose.Select((c, i) => c ? t[i] : 7)), $"{n}, one else");
            Choice.Run<uint>(choose, [7], e, output);
            Assert.That(output, Is.EqualTo(choose.Select((c, i) => c ? 7 : e[i])), $"{n}, one then");
            Choice.Run<uint>([true], t, [7], output);
            Assert.That(output, Is.EqualTo(t), $"{n}, one condition");
            Choice.Run<uint>([false], t, [7], output);
            Assert.That(output, Is.All.EqualTo(7u), $"{n}, one condition, one else");
        }
    }

    [Test]
    public void Registers_compute_what_elements_do()
    {
        for (int n = 0; n < 40; n++)
        {
            double[] x = [.. Enumerable.Range(0, n).Select(i => i / 7.0)], y = [.. x.Select(v => v - 2)], z = new double[n];
            Vectors.Run<Difference, double>(x, y, z);
            Assert.That(z, Is.EqualTo(x.Zip(y, (a, b) => a - b)), "two");
            Vectors.Run<Difference, double>(x, 3, z);
            Assert.That(z, Is.EqualTo(x.Select(a => a - 3)), "one right");
            Vectors.Run<Difference, double>(3, y, z);
            Assert.That(z, Is.EqualTo(y.Select(b => 3 - b)), "one left");
            Vectors.Run<Twice, double>(x, z);
            Assert.That(z, Is.EqualTo(x.Select(a => a + a)), "one input");
        }
    }

    private static float[] Floats(int n, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(i => i % 11 == 3 ? float.NaN : i % 13 == 5 ? float.PositiveInfinity : (float)random.NextDouble())];
    }

    private readonly struct Above : INumberComparison
    {
        public static bool Invoke<T>(T x, T y) where T : unmanaged, INumber<T>, IMinMaxValue<T> => x > y;

        public static Vector<T> Invoke<T>(Vector<T> x, Vector<T> y) => Vector.GreaterThan(x, y);
    }

    private readonly struct Difference : IVectorBinary
    {
        public Vector<T> Invoke<T>(Vector<T> x, Vector<T> y) => x - y;
    }

    private readonly struct Twice : IVectorUnary
    {
        public Vector<T> Invoke<T>(Vector<T> x) => x + x;
    }
}
