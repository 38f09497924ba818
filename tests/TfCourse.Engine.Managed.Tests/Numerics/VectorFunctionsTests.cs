namespace TfCourse.Engine.Managed.Tests;

[TestFixture]
public sealed class VectorFunctionsTests
{
    private static readonly Dictionary<string, (VectorForm<float> Form, Func<double, double> Exact)> Functions = new()
    {
        ["exp"] = (VectorFunctions.Exp, Math.Exp),
        ["log"] = (VectorFunctions.Log, Math.Log),
        ["log1p"] = (VectorFunctions.Log1p, x => Math.Abs(x) < 1e-4 ? x - (x * x / 2) + (x * x * x / 3) : Math.Log(1 + x)),
        ["tanh"] = (VectorFunctions.Tanh, Math.Tanh),
        ["sigmoid"] = (VectorFunctions.Sigmoid, x => 1 / (1 + Math.Exp(-x))),
    };

    [TestCase("exp", -87.0, 88.7)]
    [TestCase("log", 1e-6, 1e6)]
    [TestCase("log", 0.9, 1.1)]
    [TestCase("log1p", -0.99, 3.0)]
    [TestCase("log1p", -1e-3, 1e-3)]
    [TestCase("log1p", -1e-8, 1e-8)]
    [TestCase("log1p", 0.0, 1e9)]
    [TestCase("tanh", -12.0, 12.0)]
    [TestCase("tanh", -1e-3, 1e-3)]
    [TestCase("tanh", -0.8, 0.8)]
    [TestCase("sigmoid", -87.0, 87.0)]
    public void Values_are_exact_to_three_units_in_the_last_place(string function, double low, double high)
    {
        foreach (int bits in new[] { 256, 512 })
        {
            using var forced = new ForcedSimd(bits);
            AreExact(function, low, high);
        }
    }

    private static void AreExact(string function, double low, double high)
    {
        (VectorForm<float> form, Func<double, double> exact) = Functions[function];
        const int Count = 100_003;
        var x = new float[Count];
        for (int i = 0; i < Count; i++)
        {
            x[i] = (float)(low + ((high - low) * i / (Count - 1)));
        }

        var y = new float[Count];
        form(x, y);
        for (int i = 0; i < Count; i++)
        {
            double expected = exact(x[i]);
            Assert.That(Math.Abs(y[i] - expected), Is.LessThanOrEqualTo(Math.Abs(expected) * 3 * 1.2e-7), $"at {x[i]}: {y[i]}, not {expected}");
        }
    }

    [TestCase("exp", -87.0, 88.7)]
    [TestCase("log", 1e-6, 1e6)]
    [TestCase("log", 0.9, 1.1)]
    [TestCase("log1p", -0.99, 3.0)]
    [TestCase("log1p", -1e-3, 1e-3)]
    [TestCase("log1p", -1e-8, 1e-8)]
    [TestCase("log1p", 0.0, 1e9)]
    [TestCase("tanh", -12.0, 12.0)]
    [TestCase("tanh", -1e-3, 1e-3)]
    [TestCase("sigmoid", -87.0, 87.0)]
    public void A_value_does_not_depend_on_its_place_nor_on_sharing_memory(string function, double low, double high)
    {
        VectorForm<float> form = Functions[function].Form;
        var x = new float[70];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = (float)(low + ((high - low) * i / x.Length));
        }

        var alone = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            form(x.AsSpan(i, 1), alone.AsSpan(i, 1));
        }

        for (int length = 0; length <= x.Length; length++)
        {
            float[] shared = [.. x];
            form(shared.AsSpan(0, length), shared.AsSpan(0, length));
            Assert.That(shared.AsSpan(0, length).ToArray(), Is.EqualTo(alone.AsSpan(0, length).ToArray()), $"the first {length}");
            Assert.That(shared.AsSpan(length).ToArray(), Is.EqualTo(x.AsSpan(length).ToArray()), "what lies behind is left alone");
        }
    }

    [Test]
    public void Exp_meets_its_limits()
        => Check(VectorFunctions.Exp, [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, 88.8f, -104], [float.NaN, float.PositiveInfinity, 0, 1, 1, float.PositiveInfinity, 0]);

    [Test]
    public void Exp_below_the_normal_range_is_gradual()
    {
        float[] x = [-87.5f, -90, -95, -100, -103, 1, 2, 3, -88, -87.4f], y = new float[x.Length];
        VectorFunctions.Exp(x, y);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.That(y[i], Is.EqualTo(Math.Exp(x[i])).Within(Math.Max(1.5 * float.Epsilon, Math.Exp(x[i]) * 3 * 1.2e-7)), $"at {x[i]}");
        }
    }

    [Test]
    public void A_shift_goes_into_the_exponent()
    {
        float[] x = [1, 2, 3, -4, 5, 6, 7, 8, 9, 30], y = new float[x.Length];
        float sum = VectorFunctions.ExpSum(x, 30, y);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.That(y[i], Is.EqualTo(Math.Exp(x[i] - 30)).Within(Math.Exp(x[i] - 30) * 3 * 1.2e-7), $"at {x[i]}");
        }

        Assert.That(sum, Is.EqualTo(x.Sum(v => Math.Exp(v - 30))).Within(1e-6));
    }

    [Test]
    public void The_sum_of_exponentials_is_right_for_every_length([Values(0, 128, 256, 512)] int bits, [Values(1, 7, 8, 9, 16, 17, 31, 32, 33, 100, 1000)] int count)
    {
        using var forced = new ForcedSimd(bits);
        float[] x = [.. Enumerable.Range(0, count).Select(i => MathF.Sin(i))], y = new float[count];
        float sum = VectorFunctions.ExpSum(x, 0.5f, y);
        Assert.That(sum, Is.EqualTo(x.Sum(v => Math.Exp(v - 0.5))).Within(count * 1e-6));
        Assert.That(y, Is.EqualTo(x.Select(v => (float)Math.Exp(v - 0.5))).Within(1e-6));
    }

    [Test]
    public void A_number_beyond_the_normal_range_changes_no_other([Values(256, 512)] int bits, [Values(8, 19, 47, 64, 131)] int count)
    {
        using var forced = new ForcedSimd(bits);
        var random = new Random(count);
        float[] usual = [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() - 0.5) * 20))];
        foreach (int place in new[] { 0, 5, count / 2, count - 9, count - 1 }.Where(p => p >= 0 && p < count))
        {
            float[] x = [.. usual];
            x[place] = -95;
            float[] exp = [.. x], sigmoid = [.. x], together = [.. x];
            VectorFunctions.Exp(exp, exp);
            VectorFunctions.Sigmoid(sigmoid, sigmoid);
            float sum = VectorFunctions.ExpSum(together, 0, together);
            Assert.Multiple(() =>
            {
                Assert.That(exp, Is.EqualTo(x.Select(v => Single(VectorFunctions.Exp, v))), $"exp, {place}");
                Assert.That(sigmoid, Is.EqualTo(x.Select(v => Single(VectorFunctions.Sigmoid, v))), $"logistic function, {place}");
                Assert.That(together, Is.EqualTo(exp), $"with the sum, {place}");
                Assert.That(sum, Is.EqualTo(exp.Sum(v => (double)v)).Within(0.0002).Percent, $"sum, {place}");
            });
        }
    }

    [Test]
    public void Log1p_meets_its_limits()
        => Check(VectorFunctions.Log1p, [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, -1, -2, 1e-30f], [float.NaN, float.PositiveInfinity, float.NaN, 0, -0f, float.NegativeInfinity, float.NaN, 1e-30f]);

    [Test]
    public void Log_meets_its_limits()
        => Check(VectorFunctions.Log, [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, -1, 1, float.Epsilon], [float.NaN, float.PositiveInfinity, float.NaN, float.NegativeInfinity, float.NegativeInfinity, float.NaN, 0, -103.27893f]);

    [Test]
    public void Tanh_meets_its_limits()
        => Check(VectorFunctions.Tanh, [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, 1e-20f, -1e-20f, 20, -20], [float.NaN, 1, -1, 0, 1e-20f, -1e-20f, 1, -1]);

    [Test]
    public void Sigmoid_meets_its_limits()
        => Check(VectorFunctions.Sigmoid, [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -100, 100], [float.NaN, 1, 0, 0.5f, 0, 1]);

    [Test]
    public void Doubles_are_exact_to_eight_units_in_the_last_place()
    {
        double[] x = [.. Enumerable.Range(-3000, 6001).Select(i => i / 150.0), 1e-300, -1e-300], y = new double[x.Length];
        VectorFunctions.Sigmoid(x, y);
        AssertNear(x, y, v => 1 / (1 + Math.Exp(-v)));
        VectorFunctions.Exp(x, y);
        AssertNear(x, y, Math.Exp);
        VectorFunctions.Tanh(x, y);
        AssertNear(x, y, Math.Tanh);
        double[] positive = [.. x.Select(v => Math.Abs(v) + 1e-3)];
        VectorFunctions.Log(positive, y);
        AssertNear(positive, y, Math.Log);
    }

    private static void AssertNear(double[] x, double[] y, Func<double, double> exact)
    {
        for (int i = 0; i < x.Length; i++)
        {
            Assert.That(y[i], Is.EqualTo(exact(x[i])).Within(Math.Abs(exact(x[i])) * 8 * 2.3e-16), $"at {x[i]}");
        }
    }

    private static void Check(VectorForm<float> form, float[] x, float[] expected)
    {
        var y = new float[x.Length];
        form(x, y);
        Assert.That(y, Is.EqualTo(expected));
    }

    private static float Single(VectorForm<float> form, float x)
    {
        float[] one = [x];
        form(one, one);
        return one[0];
    }
}
