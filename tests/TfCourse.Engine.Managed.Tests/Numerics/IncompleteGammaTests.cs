namespace TfCourse.Engine.Managed.Tests;

[TestFixture]
public sealed class IncompleteGammaTests
{
    private static readonly double[] Orders = [0.01, 0.5, 1, 2.5, 9.9, 10.1, 100, 12345.6, 3e6];

    [Test]
    public void Of_order_1_it_is_the_exponential_distribution()
    {
        for (double x = 0.001; x < 50; x *= 1.3)
        {
            Assert.That(IncompleteGamma.Lower(1, x), Is.EqualTo(NearOne.Expm1(-x) * -1).Within(4e-15), $"P(1, {x})");
            Assert.That(IncompleteGamma.Upper(1, x), Is.EqualTo(Math.Exp(-x)).Within(Math.Exp(-x) * 1e-14), $"Q(1, {x})");
        }
    }

    [Test]
    public void Of_order_a_half_it_is_the_error_function()
    {
        for (double x = 0.01; x < 6; x += 0.07)
        {
            Assert.That(IncompleteGamma.Lower(0.5, x * x), Is.EqualTo(ErrorFunction.Erf(x)).Within(2e-14), $"at {x}");
        }
    }

    [TestCaseSource(nameof(Orders))]
    public void Lower_and_upper_make_one(double a)
    {
        foreach (double ratio in new[] { 0.5, 0.99, 1, 1.01, 1.5 })
        {
            Assert.That(IncompleteGamma.Lower(a, a * ratio) + IncompleteGamma.Upper(a, a * ratio), Is.EqualTo(1).Within(1e-15));
        }
    }

    [TestCaseSource(nameof(Orders))]
    public void One_order_more_takes_one_term_away(double a)
    {
        foreach (double ratio in new[] { 0.9, 1, 1.1 })
        {
            double x = a * ratio, term = Math.Exp((a * Math.Log(x)) - x - GammaFunction.Log(a + 1));
            Assert.That(IncompleteGamma.Lower(a, x) - IncompleteGamma.Lower(a + 1, x), Is.EqualTo(term).Within(1e-12 + (term * 1e-15 * a * 20)), $"x = {x}");
        }
    }

    [Test]
    public void The_expansion_for_very_large_orders_joins_the_sums()
    {
        foreach (double deviation in new[] { -3.0, -1, 0, 0.5, 2 })
        {
            double below = 0.9999999e7, above = 1.0000001e7;
            Assert.That(IncompleteGamma.Lower(above, above + (deviation * Math.Sqrt(above))), Is.EqualTo(IncompleteGamma.Lower(below, below + (deviation * Math.Sqrt(below)))).Within(2e-10), $"{deviation} deviations");
        }
    }

    [Test]
    public void The_derivative_by_the_order_is_the_slope()
    {
        foreach (double a in new[] { 0.3, 1, 2.5, 12, 40 })
        {
            foreach (double ratio in new[] { 0.2, 0.8, 1, 1.2, 3 })
            {
                double h = 1e-5 * a, x = a * ratio;
                double slope = (IncompleteGamma.Lower(a + h, x) - IncompleteGamma.Lower(a - h, x)) / (2 * h);
                Assert.That(IncompleteGamma.LowerByA(a, x), Is.EqualTo(slope).Within(1e-8), $"a = {a}, x = {x}");
            }
        }
    }

    [Test]
    public void Arguments_out_of_range_give_nothing()
    {
        Assert.That(IncompleteGamma.Lower(-1, 2), Is.NaN);
        Assert.That(IncompleteGamma.Lower(2, -1), Is.NaN);
        Assert.That(IncompleteGamma.Lower(-1, 0), Is.EqualTo(0));
        Assert.That(IncompleteGamma.Upper(0, 0), Is.NaN);
        Assert.That(IncompleteGamma.Upper(2, double.PositiveInfinity), Is.EqualTo(0));
        Assert.That(IncompleteGamma.Upper(double.PositiveInfinity, 3), Is.EqualTo(1));
    }
}
