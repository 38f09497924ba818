using System.Security.Cryptography;
using System.Text;

namespace TfCourse.TestKit.Tests;

[TestFixture]
public sealed class GoldenCompareTests
{
    private static readonly GoldenTolerance Close = GoldenTolerance.Within(1e-3, 1e-3);

    [TestCase(0f, 0f, true)]
    [TestCase(0f, -0f, false)]
    [TestCase(float.NaN, float.NaN, true)]
    [TestCase(float.PositiveInfinity, float.NegativeInfinity, false)]
    [TestCase(1f, 1.0000001f, false)]
    public void Exact_means_equal_bits(float ours, float theirs, bool agrees)
        => Assert.That(Floats([ours], [theirs], GoldenTolerance.Exact).Agrees, Is.EqualTo(agrees));

    [Test]
    public void All_nans_are_equal()
        => Assert.That(Floats([BitConverter.UInt32BitsToSingle(0xFFC00001)], [float.NaN], GoldenTolerance.Exact).Agrees);

    [TestCase(1.0019f, 1f, true)]
    [TestCase(1.0021f, 1f, false)]
    [TestCase(0.0009f, 0f, true)]
    [TestCase(0.0011f, 0f, false)]
    [TestCase(float.NaN, 1f, false)]
    [TestCase(1f, float.NaN, false)]
    [TestCase(float.NaN, float.NaN, true)]
    [TestCase(float.PositiveInfinity, float.PositiveInfinity, true)]
    [TestCase(float.PositiveInfinity, float.NegativeInfinity, false)]
    [TestCase(float.MaxValue, float.PositiveInfinity, false)]
    [TestCase(float.PositiveInfinity, float.MaxValue, false)]
    public void A_tolerance_allows_that_much_and_no_more(float ours, float theirs, bool agrees)
        => Assert.That(Floats([ours], [theirs], Close).Agrees, Is.EqualTo(agrees));

    [TestCase(0f, -0f, true)]
    [TestCase(1f, 1.0000001f, false)]
    [TestCase(float.NaN, float.NaN, true)]
    public void A_tolerance_of_zero_asks_for_equal_values(float ours, float theirs, bool agrees)
        => Assert.That(Floats([ours], [theirs], GoldenTolerance.Within(0, 0)).Agrees, Is.EqualTo(agrees));

    [Test]
    public void The_message_names_the_worst_place_both_values_and_what_is_allowed()
    {
        GoldenComparison comparison = GoldenCompare.Compare("MatMul/case",
            Tensor("float32", [2, 3], new float[] { 1, 2, 3, 4, 5, 6 }), Tensor("float32", [2, 3], new float[] { 1, 2.5f, 3, 4, 7, 6 }), Close);

        Assert.That(comparison.Message, Does.StartWith("MatMul/case: 2 of 6 values differ; worst at [1, 1]: ours 7, recorded 5, differs by 2, allowed 0.006"));
    }

    [Test]
    public void The_used_share_tells_how_near_a_comparison_was()
        => Assert.That(Floats([1.001f], [1f], Close).Used, Is.EqualTo(0.5).Within(1e-3));

    [Test]
    public void Integers_are_equal_whatever_the_tolerance()
    {
        GoldenComparison comparison = GoldenCompare.Compare("id", Tensor("int32", [], new[] { 1000 }), "int32", [], new[] { 1001 }, Close);

        Assert.That(comparison.Message, Is.EqualTo("id: 1 of 1 values differ; worst at []: ours 1001, recorded 1000, allowed equal values."));
    }

    [Test]
    public void Strings_and_booleans_are_equal()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Strings("a", "a").Agrees);
            Assert.That(Strings("a", "b").Message, Does.Contain("ours \"a\", recorded \"b\""));
            Assert.That(GoldenCompare.Compare("id", Tensor("bool", [1], new[] { true }), Tensor("bool", [1], new[] { false }), Close).Agrees, Is.False);
        }
    }

    [Test]
    public void Dtypes_and_shapes_are_compared_first()
    {
        GoldenTensor theirs = Tensor("float32", [1, 2], new float[2]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GoldenCompare.Compare("id", theirs, Tensor("float64", [1, 2], new double[2]), Close).Message,
                Is.EqualTo("id: dtype differs: ours float64, recorded float32."));
            Assert.That(GoldenCompare.Compare("id", theirs, Tensor("float32", [2, 1], new float[2]), Close).Message,
                Is.EqualTo("id: shape differs: ours [2, 1], recorded [1, 2]."));
        }
    }

    [Test]
    public void What_was_left_unset_is_not_compared()
        => Assert.That(GoldenCompare.Compare("id", null, Tensor("int8", [1], new sbyte[1]), GoldenTolerance.Exact).Agrees);

    [Test]
    public void Narrow_floats_follow_the_tolerance()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GoldenCompare.Compare("id", Tensor("float16", [1], new[] { (Half)1 }), Tensor("float16", [1], new[] { (Half)1.002 }), Close).Agrees);
            Assert.That(GoldenCompare.Compare("id", Tensor("bfloat16", [1], new[] { BFloat16.FromDouble(1) }),
                Tensor("bfloat16", [1], new[] { BFloat16.FromDouble(1.01) }), Close).Agrees, Is.False);
        }
    }

    [Test]
    public void A_long_tensor_is_judged_by_its_ends_and_its_checksum()
    {
        byte[] all = [.. Enumerable.Range(0, 100).Select(i => (byte)i)];
        GoldenValue digest = GoldenValue.Parse(Json.Parse(
            $$"""{"dtype":"uint8","shape":[100],"first":[0,1],"last":[98,99],"sha256":"{{Convert.ToHexStringLower(SHA256.HashData(all))}}"}"""))!;
        byte[] middle = [.. all], end = [.. all];
        middle[50] = 0;
        end[99] = 0;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Bytes(all, GoldenTolerance.Exact), Is.Empty);
            Assert.That(Bytes(middle, GoldenTolerance.Exact), Does.Contain("SHA-256"));
            Assert.That(Bytes(middle, Close), Is.Empty);
            Assert.That(Bytes(end, Close), Does.Contain("worst at [99]"));
        }

        string Bytes(byte[] ours, GoldenTolerance tolerance) => GoldenCompare.Compare("id", digest, "uint8", [100], ours, tolerance).Message;
    }

    [Test]
    public void A_large_variable_is_judged_by_its_sums_with_their_own_tolerances()
    {
        GoldenValue moments = GoldenValue.Parse(Json.Parse(
            """{"dtype":"float32","shape":[4],"sum":10,"sum_of_squares":30,"first":[1],"last":[4],"tolerance":{"value":0.1,"sum":0.1,"sum_of_squares":0.5}}"""))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Judge([1, 2, 3, 4]), Is.Empty);
            Assert.That(Judge([1, 2, 3.2f, 4]), Does.Contain("sum"));
            Assert.That(Judge([1, 1, 4, 4]), Does.Contain("sum of squares"));
            Assert.That(Judge([1.2f, 2, 2.8f, 4]), Does.Contain("worst at [0]"));
        }

        string Judge(float[] ours) => GoldenCompare.Compare("id", moments, "float32", [4], ours, Close).Message;
    }

    private static GoldenTensor Tensor(string dtype, long[] shape, Array values) => new(dtype, shape, values);

    private static GoldenComparison Floats(float[] ours, float[] theirs, GoldenTolerance tolerance)
        => GoldenCompare.Compare("id", Tensor("float32", [theirs.Length], theirs), Tensor("float32", [ours.Length], ours), tolerance);

    private static GoldenComparison Strings(string ours, string theirs) => GoldenCompare.Compare("id",
        Tensor("string", [], new[] { Encoding.UTF8.GetBytes(theirs) }), "string", [], new[] { Encoding.UTF8.GetBytes(ours) }, Close);
}
