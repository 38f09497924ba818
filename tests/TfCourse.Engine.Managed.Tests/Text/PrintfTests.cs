using TfCourse.Engine.Managed;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>What glibc's printf writes for the same numbers.</summary>
[TestFixture]
public sealed class PrintfTests
{
    [TestCase(0.5, 0, "0")]
    [TestCase(1.5, 0, "2")]
    [TestCase(2.5, 0, "2")]
    [TestCase(0.125, 2, "0.12")]
    [TestCase(0.375, 2, "0.38")]
    [TestCase(1e22, 1, "10000000000000000000000.0")]
    [TestCase(0.1, 20, "0.10000000000000000555")]
    [TestCase(5e-324, 3, "0.000")]
    [TestCase(9.9999, 2, "10.00")]
    public void Fixed_has_exact_digits_and_ties_to_even(double value, int precision, string text)
        => Assert.That(Printf.Fixed(value, precision), Is.EqualTo(text));

    [TestCase(0.0, 2, "0.00e+00")]
    [TestCase(9.995, 2, "9.99e+00")]
    [TestCase(999999.5, 5, "1.00000e+06")]
    [TestCase(1e100, 0, "1e+100")]
    [TestCase(5e-324, 3, "4.941e-324")]
    [TestCase(2.5, 0, "2e+00")]
    public void Scientific_rounds_and_carries(double value, int precision, string text)
        => Assert.That(Printf.Scientific(value, precision), Is.EqualTo(text));

    [TestCase(100000.0, 6, "100000")]
    [TestCase(1000000.0, 6, "1e+06")]
    [TestCase(999999.5, 6, "1e+06")]
    [TestCase(0.0001, 6, "0.0001")]
    [TestCase(0.00001, 6, "1e-05")]
    [TestCase(123.456, 2, "1.2e+02")]
    [TestCase(0.5, 0, "0.5")]
    public void General_takes_the_shorter_form(double value, int precision, string text)
        => Assert.That(Printf.General(value, precision), Is.EqualTo(text));

    [TestCase(0.1, true, "0.1")]
    [TestCase(16777216.0, true, "16777216")]
    [TestCase(0.1, false, "0.1")]
    [TestCase(0.30000000000000004, false, "0.30000000000000004")]
    [TestCase(double.NegativeInfinity, false, "-inf")]
    [TestCase(double.NaN, true, "nan")]
    [TestCase(-0.0, true, "-0")]
    public void Shortest_reads_back_as_the_same_number(double value, bool isSingle, string text)
        => Assert.That(Printf.Shortest(value, isSingle), Is.EqualTo(text));
}
