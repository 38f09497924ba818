namespace TfCourse.Engine.Managed.Tests;

/// <summary>Values from Abramowitz and Stegun, tables 7.1 and 26.1, and from the series and fractions of chapter 7.</summary>
[TestFixture]
public sealed class ErrorFunctionTests
{
    [TestCase(0.0, 0.0)]
    [TestCase(0.1, 0.1124629160182849)]
    [TestCase(0.5, 0.5204998778130465)]
    [TestCase(1.0, 0.8427007929497149)]
    [TestCase(2.0, 0.9953222650189527)]
    [TestCase(3.5, 0.9999992569016276)]
    public void Erf_is_that_of_the_tables_and_odd(double x, double expected)
    {
        Assert.That(ErrorFunction.Erf(x), Is.EqualTo(expected).Within(2e-16));
        Assert.That(ErrorFunction.Erf(-x), Is.EqualTo(-expected).Within(2e-16));
    }

    [TestCase(1.0, 0.15729920705028513)]
    [TestCase(4.0, 1.541725790028002e-8)]
    [TestCase(10.0, 2.088487583762545e-45)]
    [TestCase(26.0, 5.663192408856143e-296)]
    [TestCase(-2.0, 1.9953222650189527)]
    public void Erfc_keeps_its_digits_where_it_is_tiny(double x, double expected)
        => Assert.That(ErrorFunction.Erfc(x), Is.EqualTo(expected).Within(Math.Abs(expected) * 1e-14));

    [Test]
    public void Erf_agrees_with_its_series()
    {
        for (double x = 0.01; x < 3; x += 0.01)
        {
            // erf x = 2/√π · e⁻ˣ² · (x + 2x³/3 + 4x⁵/15 + …): terms of one sign.
            double term = x, sum = x;
            for (int n = 1; n < 200; n++)
            {
                term *= 2 * x * x / ((2 * n) + 1);
                sum += term;
            }

            Assert.That(ErrorFunction.Erf(x), Is.EqualTo(2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum).Within(3e-15), $"at {x}");
        }
    }

    [Test]
    public void The_inverses_lead_back()
    {
        foreach (double y in new[] { 1e-300, 1e-20, 1e-5, 0.1, 0.3, 0.499, 0.5, 0.501, 0.9, 0.999, 0.99999999 })
        {
            Assert.That(ErrorFunction.Erf(ErrorFunction.InverseErf(y)), Is.EqualTo(y).Within(y * 4e-16), $"erf of its inverse at {y}");
            Assert.That(ErrorFunction.InverseErf(-y), Is.EqualTo(-ErrorFunction.InverseErf(y)));
            Assert.That(ErrorFunction.Erfc(ErrorFunction.InverseErfc(y)), Is.EqualTo(y).Within(y * 1e-13), $"erfc of its inverse at {y}");
        }
    }

    [Test]
    public void The_normal_quantile_is_that_of_the_tables_and_odd_about_a_half()
    {
        Assert.That(ErrorFunction.NormalQuantile(0.975), Is.EqualTo(1.959963984540054).Within(1e-15));
        Assert.That(ErrorFunction.NormalQuantile(1e-300), Is.EqualTo(-37.0471).Within(1e-4));
        foreach (double p in new[] { 0.01, 0.2, 0.25, 0.26, 0.4 })
        {
            Assert.That(ErrorFunction.NormalQuantile(1 - p), Is.EqualTo(-ErrorFunction.NormalQuantile(p)).Within(4e-15), $"at {p}");
        }
    }

    [Test]
    public void Ends_are_infinite_and_beyond_them_is_nothing()
    {
        Assert.That(ErrorFunction.InverseErf(1), Is.EqualTo(double.PositiveInfinity));
        Assert.That(ErrorFunction.InverseErf(-1), Is.EqualTo(double.NegativeInfinity));
        Assert.That(ErrorFunction.InverseErf(1.1), Is.NaN);
        Assert.That(ErrorFunction.NormalQuantile(0), Is.EqualTo(double.NegativeInfinity));
        Assert.That(ErrorFunction.NormalQuantile(1), Is.EqualTo(double.PositiveInfinity));
        Assert.That(ErrorFunction.NormalQuantile(-0.1), Is.NaN);
        Assert.That(ErrorFunction.Erf(double.PositiveInfinity), Is.EqualTo(1));
        Assert.That(ErrorFunction.Erfc(double.NegativeInfinity), Is.EqualTo(2));
        Assert.That(ErrorFunction.Erf(double.NaN), Is.NaN);
    }
}
