namespace TfCourse.Engine.Managed.Tests;

[TestFixture]
public sealed class ArithmeticTests
{
    [TestCase(7, 5, 1, 2, 2)]
    [TestCase(-7, 5, -2, -2, 3)]
    [TestCase(7, -5, -2, 2, -3)]
    [TestCase(-7, -5, 1, -2, -2)]
    [TestCase(-10, 5, -2, 0, 0)]
    [TestCase(int.MinValue, -1, int.MinValue, 0, 0)]
    [TestCase(int.MinValue, 1, int.MinValue, 0, 0)]
    public void Quotients_are_rounded_down_and_rests_have_a_sign(int x, int y, int floor, int rest, int floorRest)
    {
        Assert.That(Arithmetic.Floor(x, y), Is.EqualTo(floor));
        Assert.That(Arithmetic.Remainder(x, y), Is.EqualTo(rest));
        Assert.That(Arithmetic.FloorRemainder(x, y), Is.EqualTo(floorRest));
    }

    [Test]
    public void Narrow_and_unsigned_types_do_not_throw()
    {
        Assert.That(Arithmetic.Divide<sbyte>(sbyte.MinValue, -1), Is.EqualTo(sbyte.MinValue));
        Assert.That(Arithmetic.Divide(long.MinValue, -1L), Is.EqualTo(long.MinValue));
        Assert.That(Arithmetic.Divide(byte.MaxValue, byte.MaxValue), Is.EqualTo(1));
        Assert.That(Arithmetic.Floor(200u, uint.MaxValue), Is.EqualTo(0));
    }

    [Test]
    public void Every_pair_of_bytes_agrees_with_wide_arithmetic()
    {
        for (int x = sbyte.MinValue; x <= sbyte.MaxValue; x++)
        {
            for (int y = sbyte.MinValue; y <= sbyte.MaxValue; y++)
            {
                if (y != 0)
                {
                    int floor = (int)Math.Floor((double)x / y);
                    Assert.That(Arithmetic.Floor((sbyte)x, (sbyte)y), Is.EqualTo(unchecked((sbyte)floor)), $"{x} // {y}");
                    Assert.That(Arithmetic.FloorRemainder((sbyte)x, (sbyte)y), Is.EqualTo((sbyte)(x - (floor * y))), $"{x} mod {y}");
                }
            }
        }
    }

    [Test]
    public void Division_of_integers_by_0_is_refused()
    {
        Assert.That(() => Arithmetic.Divide(1, 0), Throws.TypeOf<EngineException>().With.Message.Contain("Integer division by zero"));
        Assert.That(() => Arithmetic.Floor<byte>(1, 0), Throws.TypeOf<EngineException>());
        Assert.That(() => Arithmetic.FloorRemainder(1L, 0L), Throws.TypeOf<EngineException>());
    }

    [Test]
    public void Floats_keep_the_sign_of_the_divisor()
    {
        Assert.That(Arithmetic.FloorRemainder(-1.5, 1.0), Is.EqualTo(0.5));
        Assert.That(Arithmetic.FloorRemainder(-1.0, double.PositiveInfinity), Is.EqualTo(double.PositiveInfinity));
        Assert.That(Arithmetic.FloorRemainder(1.0, 0.0), Is.NaN);
    }

    [TestCase(-50, 0)]
    [TestCase(5, 5)]
    [TestCase(31, 31)]
    [TestCase(32, 31)]
    [TestCase(int.MaxValue, 31)]
    public void Shifts_are_held_in_the_width(int amount, int expected) => Assert.That(Arithmetic.Shift(amount), Is.EqualTo(expected));
}
