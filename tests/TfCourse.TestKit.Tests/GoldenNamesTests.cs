using Tensorflow;

namespace TfCourse.TestKit.Tests;

[TestFixture]
public sealed class GoldenNamesTests
{
    [TestCase("float32", DataType.DtFloat)]
    [TestCase("float64", DataType.DtDouble)]
    [TestCase("float16", DataType.DtHalf)]
    [TestCase("bfloat16", DataType.DtBfloat16)]
    [TestCase("string", DataType.DtString)]
    [TestCase("float32_ref", DataType.DtFloatRef)]
    [TestCase("float8_e4m3fn", DataType.DtFloat8E4M3Fn)]
    public void Dtypes_have_pythons_names(string name, DataType type)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GoldenDtypes.Parse(name), Is.EqualTo(type));
            Assert.That(GoldenDtypes.NameOf(type), Is.EqualTo(name));
        }
    }

    [Test]
    public void Every_dtype_has_one_name()
        => Assert.That(GoldenDtypes.All, Has.Count.EqualTo(Enum.GetValues<DataType>().Length - 1), "all but DT_INVALID");

    [Test]
    public void An_unknown_dtype_is_named()
        => Assert.That(() => GoldenDtypes.Parse("float33"), Throws.ArgumentException.With.Message.Contains("float33"));

    [TestCase("InvalidArgumentError", 3)]
    [TestCase("UnauthenticatedError", 16)]
    public void Status_classes_and_codes_are_one(string name, int code)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GoldenStatus.CodeOf(name), Is.EqualTo(code));
            Assert.That(GoldenStatus.ClassOf(code), Is.EqualTo(name));
            Assert.That(GoldenStatus.IsStatusClass(name));
        }
    }

    [Test]
    public void Pythons_own_classes_stand_for_the_nearest_status()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GoldenStatus.CodeOf("ValueError"), Is.EqualTo(3));
            Assert.That(GoldenStatus.IsStatusClass("ValueError"), Is.False);
            Assert.That(GoldenStatus.CodeOf("UnboundLocalError"), Is.Null);
        }
    }

    [Test]
    public void Recorded_codes_are_those_of_their_classes()
        => Assert.That(OpCase.ReadAll(GoldenStore.Default).Select(test => test.Error)
            .Where(error => error?.RecordedCode is { } code && GoldenStatus.CodeOf(error.Class) != code), Is.Empty);

    [Test]
    public void Attributes_map_to_protobuf()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Attr("""{"type":"DT_HALF"}""").Type, Is.EqualTo(DataType.DtHalf));
            Assert.That(Attr("""{"i":"-9223372036854775808"}""").I, Is.EqualTo(long.MinValue));
            Assert.That(Attr("""{"f":"NaN"}""").F, Is.NaN);
            Assert.That(Attr("""{"s":"aGk="}""").S.ToStringUtf8(), Is.EqualTo("hi"));
            Assert.That(Attr("""{"list":{}}""").ValueCase, Is.EqualTo(AttrValue.ValueOneofCase.List));
            Assert.That(Attr("""{"list":{"i":["1","2"]}}""").List.I, Is.EqualTo(new long[] { 1, 2 }));
            Assert.That(Attr("""{"list":{"type":["DT_INT8"]}}""").List.Type, Is.EqualTo(new[] { DataType.DtInt8 }));
            Assert.That(Attr("""{"shape":{"unknownRank":true}}""").Shape.UnknownRank);
            Assert.That(Attr("""{"shape":{"dim":[{"size":"-1"},{"size":"3"}]}}""").Shape.Dim.Select(dim => dim.Size), Is.EqualTo(new long[] { -1, 3 }));
            Assert.That(Attr("""{"tensor":{"dtype":"DT_INT32","tensorShape":{"dim":[{"size":"2"}]},"tensorContent":"AQAAAAIAAAA="}}""").Tensor.TensorContent.Length, Is.EqualTo(8));
            Assert.That(Attr("""{"func":{"name":"body","attr":{"T":{"b":true}}}}""").Func.Attr["T"].B);
        }
    }

    [Test]
    public void An_attribute_with_an_unknown_member_is_refused()
        => Assert.That(() => Attr("""{"kind":"DT_HALF"}"""), Throws.InstanceOf<Google.Protobuf.InvalidProtocolBufferException>());

    private static AttrValue Attr(string json) => GoldenAttr.Parse(Json.Parse(json));
}
