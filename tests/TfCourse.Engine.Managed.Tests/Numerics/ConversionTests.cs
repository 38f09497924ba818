namespace TfCourse.Engine.Managed.Tests;

[TestFixture]
public sealed class ConversionTests
{
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    [TestCase(1e20)]
    [TestCase(-1e20)]
    public void What_does_not_fit_becomes_what_x86_makes_of_it(double x)
    {
        Assert.That(Conversion.Integer<int>(x), Is.EqualTo(int.MinValue));
        Assert.That(Conversion.Integer<long>(x), Is.EqualTo(long.MinValue));
        Assert.That(Conversion.Integer<uint>(x), Is.EqualTo(1u << 31));
        Assert.That(Conversion.Integer<ulong>(x), Is.EqualTo(1UL << 63));
        Assert.That(Conversion.Integer<sbyte>(x), Is.EqualTo(0));
    }

    [TestCase(1000.0, -24, 232)]
    [TestCase(-1.5, -1, 255)]
    [TestCase(40000.0, 64, 64)]
    public void Narrow_types_keep_the_low_bits(double x, int signed, int unsigned)
    {
        Assert.That(Conversion.Integer<sbyte>(x), Is.EqualTo(signed));
        Assert.That(Conversion.Integer<byte>(x), Is.EqualTo(unsigned));
    }

    [Test]
    public void The_bounds_themselves_fit()
    {
        Assert.That(Conversion.Integer<int>(-2147483648.9), Is.EqualTo(int.MinValue));
        Assert.That(Conversion.Integer<int>(2147483647.9), Is.EqualTo(int.MaxValue));
        Assert.That(Conversion.Integer<uint>(4294967295.9), Is.EqualTo(uint.MaxValue));
        Assert.That(Conversion.Integer<long>(-9223372036854775808.0), Is.EqualTo(long.MinValue));
        Assert.That(Conversion.Integer<ulong>(18446744073709549568.0), Is.EqualTo(18446744073709549568UL));
        Assert.That(Conversion.Integer<ulong>(-1), Is.EqualTo(ulong.MaxValue));
    }
}
