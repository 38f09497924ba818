using System.Numerics;
using System.Text;

namespace TfCourse.TestKit.Tests;

[TestFixture]
public sealed class GoldenTensorTests
{
    [Test]
    public void Floats_keep_signed_zeros_and_special_values()
    {
        float[] values = Tensor("""{"dtype":"float32","shape":[5],"values":[-0.0,"NaN","Infinity","-Infinity",1e-45]}""").As<float>();

        Assert.That(values.Select(BitConverter.SingleToUInt32Bits),
            Is.EqualTo(new uint[] { 0x80000000, BitConverter.SingleToUInt32Bits(float.NaN), 0x7F800000, 0xFF800000, 1 }));
    }

    [Test]
    public void Integers_beyond_two_to_53_are_read_from_text()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Tensor("""{"dtype":"int64","shape":[2],"values":["-9223372036854775808",7]}""").As<long>(), Is.EqualTo(new[] { long.MinValue, 7 }));
            Assert.That(Tensor("""{"dtype":"uint64","shape":[1],"values":["18446744073709551615"]}""").As<ulong>(), Is.EqualTo(new[] { ulong.MaxValue }));
        }
    }

    [Test]
    public void An_integer_out_of_its_type_is_refused()
        => Assert.That(() => Tensor("""{"dtype":"int8","shape":[1],"values":[128]}"""), Throws.InstanceOf<OverflowException>());

    [Test]
    public void Strings_are_bytes()
        => Assert.That(Tensor("""{"dtype":"string","shape":[],"values":["aGk="]}""").As<byte[]>()[0], Is.EqualTo(Encoding.UTF8.GetBytes("hi")));

    [Test]
    public void Complex_values_are_pairs()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Tensor("""{"dtype":"complex64","shape":[1],"values":[[1.5,"NaN"]]}""").As<Complex64>()[0], Is.EqualTo(new Complex64(1.5f, float.NaN)));
            Assert.That(Tensor("""{"dtype":"complex128","shape":[1],"values":[[1.5,-2]]}""").As<Complex>()[0], Is.EqualTo(new Complex(1.5, -2)));
        }
    }

    [Test]
    public void Half_values_are_rounded_once()
        => Assert.That(Tensor("""{"dtype":"float16","shape":[2],"values":[0.1,65504]}""").As<Half>(), Is.EqualTo(new[] { (Half)0.1, Half.MaxValue }));

    [TestCase(1.0, 0x3F80)]
    [TestCase(-0.0, 0x8000)]
    [TestCase(1.00390625, 0x3F80, Description = "a tie goes to the even neighbour below")]
    [TestCase(1.01171875, 0x3F82, Description = "a tie goes to the even neighbour above")]
    [TestCase(1.00390625000000022, 0x3F81, Description = "nearer to the tie than float32 can tell")]
    [TestCase(3.4e38, 0x7F80)]
    [TestCase(double.PositiveInfinity, 0x7F80)]
    [TestCase(double.NegativeInfinity, 0xFF80)]
    [TestCase(double.MaxValue, 0x7F80)]
    [TestCase(1e-60, 0x0000)]
    [TestCase(double.NaN, 0x7FC0)]
    public void A_bfloat16_is_the_nearest_one(double value, int bits)
        => Assert.That(BFloat16.FromDouble(value).Bits, Is.EqualTo((ushort)bits));

    [Test]
    public void Every_bfloat16_comes_back_from_its_own_value()
        => Assert.That(Enumerable.Range(0, 65536).Select(bits => new BFloat16((ushort)bits))
            .Where(value => !float.IsNaN(value.ToSingle()) && BFloat16.FromDouble(value.ToSingle()) != value), Is.Empty);

    [Test]
    public void A_number_of_values_that_does_not_fit_the_shape_is_refused()
        => Assert.That(() => Tensor("""{"dtype":"int32","shape":[2,2],"values":[1,2,3]}"""),
            Throws.ArgumentException.With.Message.Contains("[2, 2]").And.Message.Contains("found 3"));

    [Test]
    public void An_array_of_another_type_is_refused()
        => Assert.That(() => new GoldenTensor("float32", [1], new double[1]), Throws.ArgumentException.With.Message.Contains("Single[]"));

    [Test]
    public void Null_stands_for_no_tensor()
        => Assert.That(GoldenValue.Parse(Json.Parse("null")), Is.Null);

    [Test]
    public void Slices_of_equal_row_add_up()
    {
        GoldenSlices slices = (GoldenSlices)GoldenValue.Parse(Json.Parse("""
            {"indexed_slices":{"indices":{"dtype":"int32","shape":[3],"values":[2,0,2]},
             "values":{"dtype":"float32","shape":[3,2],"values":[1,2,3,4,5,6]},
             "dense_shape":{"dtype":"int32","shape":[2],"values":[3,2]}}}
            """))!;

        Assert.That(slices.ToDense().As<float>(), Is.EqualTo(new float[] { 3, 4, 0, 0, 6, 8 }));
    }

    [Test]
    public void A_static_shape_reads_null_and_minus_one_as_unknown()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GoldenShape.Parse(Json.Parse("[null,-1,3]")), Is.EqualTo(GoldenShape.Of(-1, -1, 3)));
            Assert.That(GoldenShape.Parse(Json.Parse("null")), Is.EqualTo(GoldenShape.Unknown).And.Not.EqualTo(GoldenShape.Of()));
            Assert.That(GoldenShape.Of(-1, 3).ToString(), Is.EqualTo("[?, 3]"));
        }
    }

    private static GoldenTensor Tensor(string json) => (GoldenTensor)GoldenValue.Parse(Json.Parse(json))!;
}
