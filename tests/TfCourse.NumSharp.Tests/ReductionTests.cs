namespace NumSharp.Tests;

public sealed class ReductionTests
{
    private static readonly NDArray Cube = np.arange(24.0).reshape(2, 3, 4);

    [TestCase(0, new long[] { 3, 4 })]
    [TestCase(1, new long[] { 2, 4 })]
    [TestCase(-1, new long[] { 2, 3 })]
    public void Sum_over_an_axis_keeps_the_others(int axis, long[] shape)
    {
        NDArray sums = np.sum(Cube, axis), kept = np.sum(Cube, axis: axis, keepdims: true);

        Assert.That(sums.shape, Is.EqualTo(shape));
        Assert.That(kept.ndim, Is.EqualTo(3));
        Assert.That(kept.ToArray<double>(), Is.EqualTo(sums.ToArray<double>()));
        Assert.That((double)np.sum(sums), Is.EqualTo(276));
    }

    [Test]
    public void Sums_along_each_axis_are_those_of_the_loops()
    {
        Assert.That(np.sum(Cube, 0)[2, 3].GetDouble(), Is.EqualTo(11 + 23));
        Assert.That(np.sum(Cube, 1)[1, 0].GetDouble(), Is.EqualTo(12 + 16 + 20));
        Assert.That(np.sum(Cube, 2)[0, 1].GetDouble(), Is.EqualTo(4 + 5 + 6 + 7));
        Assert.That(np.sum(Cube.T, 0)[1, 0].GetDouble(), Is.EqualTo(4 + 5 + 6 + 7), "a view");
    }

    [Test]
    public void Integers_and_masks_sum_as_long()
    {
        Assert.That(np.sum(np.array(int.MaxValue, 1)).GetValue<long>(), Is.EqualTo(2147483648L));
        Assert.That((int)np.sum(np.array(true, false, true)), Is.EqualTo(2));
        Assert.That(np.sum(np.ones(3, np.float32)).dtype, Is.EqualTo(typeof(float)));
        Assert.That((double)np.sum(np.zeros(0)), Is.Zero);
    }

    [TestCase(7)]
    [TestCase(100)]
    [TestCase(1000)]
    [TestCase(12345)]
    public void A_long_sum_loses_hardly_any_digits(int count)
    {
        np.random.seed(2);
        double[] values = np.random.rand(count).ToArray<double>();

        decimal exact = values.Sum(v => (decimal)v);

        Assert.That((double)np.sum(values), Is.EqualTo((double)exact).Within(2e-15 * (double)exact));
    }

    [Test]
    public void Mean_variance_and_deviation_divide_as_asked()
    {
        NDArray a = np.array(new double[,] { { 1, 2, 3, 4 }, { 2, 4, 6, 8 } });

        Assert.That((double)np.mean(a), Is.EqualTo(3.75));
        Assert.That(np.mean(a, 1, keepdims: true).shape, Is.EqualTo(new long[] { 2, 1 }));
        Assert.That(np.var(a, 1).ToArray<double>(), Is.EqualTo(new[] { 1.25, 5 }));
        Assert.That(np.var(a, 1, ddof: 1).ToArray<double>(), Is.EqualTo(new[] { 5 / 3.0, 20 / 3.0 }));
        Assert.That((double)np.std(a[0]), Is.EqualTo(Math.Sqrt(1.25)));
        Assert.That((double)np.mean(np.arange(4)), Is.EqualTo(1.5));
        Assert.That(np.mean(np.ones(3, np.float32)).dtype, Is.EqualTo(typeof(float)));
    }

    [Test]
    public void Nansum_counts_NaN_as_nothing()
        => Assert.That(np.nansum(np.array(new double[,] { { 1, double.NaN }, { 3, 4 } }), axis: 0).ToArray<double>(), Is.EqualTo(new double[] { 4, 4 }));

    [Test]
    public void Extremes_and_their_places()
    {
        NDArray a = np.array(new double[,] { { 3, 9, 9 }, { 7, -1, 0 } });

        Assert.That((double)np.max(a), Is.EqualTo(9));
        Assert.That(np.max(a, 0).ToArray<double>(), Is.EqualTo(new double[] { 7, 9, 9 }));
        Assert.That(np.min(a, 1, keepdims: true).shape, Is.EqualTo(new long[] { 2, 1 }));
        Assert.That(np.argmax(a), Is.EqualTo(1), "the first of equals");
        Assert.That(np.argmax(a, 0).ToArray<long>(), Is.EqualTo(new long[] { 1, 0, 0 }));
        Assert.That(np.argmin(a, 1).ToArray<long>(), Is.EqualTo(new long[] { 0, 1 }));
        Assert.That((double)np.max(np.array(1, double.NaN, 2)), Is.NaN);
        Assert.That(np.argmax(np.array(1, double.NaN, 2)), Is.EqualTo(1));
        Assert.That(() => np.max(np.zeros((0, 2)), 0), Throws.ArgumentException.With.Message.Contains("(0, 2)"));
    }

    [Test]
    public void A_missing_axis_is_named_with_those_there_are()
        => Assert.That(() => np.sum(Cube, 3), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("from -3 to 2"));
}
