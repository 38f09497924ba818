namespace TfCourse.Engine.Managed.Tests;

/// <summary>Identities of Abramowitz and Stegun, chapter 6 and 23.2; they hold whatever way the values are computed.</summary>
[TestFixture]
public sealed class GammaFunctionTests
{
    private static readonly double[] Points = [0.001, 0.3, 0.499, 0.5, 0.51, 0.9, 0.999, 1.001, 1.2, 1.499, 1.5, 1.51, 2.001, 2.499, 2.5, 3.3, 7.7, 9.99, 10, 10.01, 33.3, 170.5];

    [Test]
    public void Log_gamma_of_whole_numbers_is_that_of_factorials()
    {
        double factorial = 1;
        for (int n = 1; n < 25; factorial *= n++)
        {
            Assert.That(GammaFunction.Log(n), Is.EqualTo(Math.Log(factorial)).Within(2e-15 * Math.Max(1, Math.Log(factorial))), $"Γ({n})");
        }

        Assert.That(GammaFunction.Log(0.5), Is.EqualTo(Math.Log(Math.PI) / 2).Within(2e-16));
    }

    [TestCaseSource(nameof(Points))]
    public void Log_gamma_grows_by_the_logarithm(double x)
        => Assert.That(GammaFunction.Log(x + 1) - GammaFunction.Log(x), Is.EqualTo(Math.Log(x)).Within(1e-13));

    [TestCaseSource(nameof(Points))]
    public void Log_gamma_is_reflected_at_0(double x)
        => Assert.That(GammaFunction.Log(x) + GammaFunction.Log(-x), Is.EqualTo(Math.Log(Math.PI / Math.Abs(x * double.SinPi(x)))).Within(x == Math.Floor(x) ? double.PositiveInfinity : 1e-11));

    [TestCaseSource(nameof(Points))]
    public void Digamma_grows_by_the_reciprocal(double x)
        => Assert.That(GammaFunction.Digamma(x + 1) - GammaFunction.Digamma(x), Is.EqualTo(1 / x).Within(1e-14 + (1e-15 / x)));

    [TestCaseSource(nameof(Points))]
    public void Digamma_is_the_slope_of_log_gamma(double x)
    {
        double h = 1e-4 * x;
        Assert.That((GammaFunction.Log(x + h) - GammaFunction.Log(x - h)) / (2 * h), Is.EqualTo(GammaFunction.Digamma(x)).Within(1e-6 * (1 + (1 / x))));
    }

    [TestCaseSource(nameof(Points))]
    public void Polygamma_grows_by_the_powers(double x)
    {
        Assert.That(GammaFunction.Polygamma(1, x) - GammaFunction.Polygamma(1, x + 1), Is.EqualTo(1 / (x * x)).Within(1e-13 + (1e-13 / (x * x))));
        Assert.That(GammaFunction.Polygamma(2, x + 1) - GammaFunction.Polygamma(2, x), Is.EqualTo(2 / (x * x * x)).Within(1e-13 + (1e-12 / (x * x * x))));
    }

    [Test]
    public void Known_constants_come_out()
    {
        Assert.That(GammaFunction.Digamma(1), Is.EqualTo(-0.5772156649015329).Within(1e-15));
        Assert.That(GammaFunction.Polygamma(1, 1), Is.EqualTo(Math.PI * Math.PI / 6).Within(1e-14));
        Assert.That(GammaFunction.Polygamma(0, 0.5), Is.EqualTo(-0.5772156649015329 - (2 * Math.Log(2))).Within(1e-14));
        Assert.That(HurwitzZeta.Of(2, 1), Is.EqualTo(Math.PI * Math.PI / 6).Within(1e-15));
        Assert.That(HurwitzZeta.Of(4, 1), Is.EqualTo(Math.Pow(Math.PI, 4) / 90).Within(1e-15));
        Assert.That(HurwitzZeta.Of(3, 1), Is.EqualTo(1.2020569031595942).Within(1e-15));
    }

    [TestCase(1.1)]
    [TestCase(2.0)]
    [TestCase(5.5)]
    [TestCase(40.0)]
    [TestCase(300.0)]
    public void Zeta_loses_its_first_term(double x)
    {
        foreach (double q in new[] { 0.1, 0.9, 1, 3.7, 12, 50, 400 })
        {
            double first = Math.Pow(q, -x);
            Assert.That(HurwitzZeta.Of(x, q) - HurwitzZeta.Of(x, q + 1), Is.EqualTo(first).Within((first * 1e-12) + (HurwitzZeta.Of(x, q) * 1e-14)), $"q = {q}");
        }
    }

    [TestCase(2.0, -2.5)]
    [TestCase(3.0, -2.5)]
    [TestCase(3.0, -0.25)]
    [TestCase(4.0, -1000000.75)]
    public void Zeta_of_whole_orders_goes_on_below_0(double x, double q)
        => Assert.That(HurwitzZeta.Of(x, q) - HurwitzZeta.Of(x, q + 1), Is.EqualTo(Math.Pow(q, -x)).Within(1e-10));

    [Test]
    public void Poles_and_refusals_are_those_of_TensorFlow()
    {
        Assert.That(GammaFunction.Log(0), Is.EqualTo(double.PositiveInfinity));
        Assert.That(GammaFunction.Log(-3), Is.EqualTo(double.PositiveInfinity));
        Assert.That(GammaFunction.Digamma(-3), Is.NaN);
        Assert.That(GammaFunction.Polygamma(1.5, 2), Is.NaN);
        Assert.That(GammaFunction.Polygamma(1, -3), Is.EqualTo(double.PositiveInfinity));
        Assert.That(HurwitzZeta.Of(1, 2), Is.EqualTo(double.PositiveInfinity));
        Assert.That(HurwitzZeta.Of(0.5, 2), Is.NaN);
        Assert.That(HurwitzZeta.Of(2.5, -0.5), Is.NaN);
    }
}
