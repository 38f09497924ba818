namespace TfCourse.Engine.Managed.Tests;

[TestFixture]
public sealed class NearOneTests
{
    [Test]
    public void Tiny_arguments_keep_all_their_digits()
    {
        foreach (double x in new[] { 1e-300, -1e-20, 1e-16, 3e-9, -1e-5, 5e-5 })
        {
            // log(1 + x) = x - x²/2 + x³/3 - …, eˣ - 1 = x + x²/2 + x³/6 + …: four terms suffice here.
            Assert.That(NearOne.Log1p(x), Is.EqualTo(x * (1 - (x * (0.5 - (x * ((1.0 / 3) - (x / 4))))))).Within(Math.Abs(x) * 1e-14));
            Assert.That(NearOne.Expm1(x), Is.EqualTo(x * (1 + (x * (0.5 + (x * ((1.0 / 6) + (x / 24))))))).Within(Math.Abs(x) * 1e-14));
        }
    }

    [Test]
    public void Both_undo_each_other()
    {
        for (double x = -0.99; x < 30; x += 0.013)
        {
            Assert.That(NearOne.Expm1(NearOne.Log1p(x)), Is.EqualTo(x).Within(Math.Max(1e-15, Math.Abs(x) * 1e-14)));
        }
    }

    [Test]
    public void Limits_are_those_of_the_functions()
    {
        Assert.That(NearOne.Log1p(-1), Is.EqualTo(double.NegativeInfinity));
        Assert.That(NearOne.Log1p(-2), Is.NaN);
        Assert.That(NearOne.Log1p(double.PositiveInfinity), Is.EqualTo(double.PositiveInfinity));
        Assert.That(NearOne.Expm1(double.NegativeInfinity), Is.EqualTo(-1));
        Assert.That(NearOne.Expm1(1000), Is.EqualTo(double.PositiveInfinity));
        Assert.That(NearOne.Expm1(-50), Is.EqualTo(-1));
        Assert.That(NearOne.Log1p(double.NaN), Is.NaN);
    }
}
