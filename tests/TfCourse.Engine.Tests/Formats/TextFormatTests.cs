using System.Text.Json;
using Google.Protobuf;
using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.Engine.Tests;

[TestFixture]
public sealed class TextFormatTests
{
    private static IEnumerable<TestCaseData> Texts => GoldenFiles.Cases("files/graph/text_format.json").Select(c => new TestCaseData(c.Entry).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Texts))]
    public void A_text_reads_to_the_recorded_graph_or_is_refused(JsonElement entry)
    {
        var graph = new GraphDef();
        EngineException? refused = null;
        try
        {
            TextFormat.Merge(entry.GetProperty("text").GetString()!, graph);
        }
        catch (EngineException e)
        {
            refused = e;
        }

        bool free = entry.TryGetProperty("lenient", out _) || entry.TryGetProperty("note", out _);
        if (entry.TryGetProperty("error", out JsonElement error))
        {
            Assert.That(refused is not null || free, $"recorded is {error}");
            Assert.That(refused?.Code ?? StatusCode.InvalidArgument, Is.EqualTo(StatusCode.InvalidArgument));
        }
        else if (refused is not null)
        {
            Assert.That(free, refused.Message);
        }
        else
        {
            var recorded = GraphDef.Parser.ParseFrom(entry.GetProperty("graph_def_base64").GetBytesFromBase64());
            Assert.That(free || graph.Equals(recorded), $"{graph} instead of {recorded}");
        }
    }

    [TestCase(0f, "0.0")]
    [TestCase(-0f, "-0.0")]
    [TestCase(1f, "1.0")]
    [TestCase(0.1f, "0.1")]
    [TestCase(1e-5f, "1e-05")]
    [TestCase(1e-4f, "0.0001")]
    [TestCase(1e16f, "1e+16")]
    [TestCase(123456f, "123456.0")]
    [TestCase(3.4028235e38f, "3.4028235e+38")]
    [TestCase(1.4e-45f, "1.4013e-45")]
    [TestCase(float.NaN, "nan")]
    [TestCase(float.NegativeInfinity, "-inf")]
    public void Floats_are_written_as_Python_writes_them(float value, string text)
    {
        Assert.That(TextFormat.Print(new AttrValue { F = value }), Is.EqualTo($"f: {text}\n"));
        var read = new AttrValue();
        TextFormat.Merge($"f: {text}", read);
        Assert.That(read.F, Is.EqualTo(value));
    }

    [Test]
    public void Any_message_comes_back_from_its_text()
    {
        var graph = new GraphDef { Versions = new VersionDef { Producer = 3 } };
        var node = new NodeDef { Name = "a/ü\n\"", Op = "Const" };
        node.Input.AddRange(["x", "^y"]);
        node.Attr.Add("b", new AttrValue { S = ByteString.CopyFrom([0, 1, 127, 128, 255, (byte)'\\', (byte)'\'']) });
        node.Attr.Add("a", new AttrValue { List = new AttrValue.Types.ListValue { I = { long.MinValue, long.MaxValue }, B = { true, false }, Type = { DataType.DtFloat, (DataType)999 } } });
        node.Attr.Add("e", new AttrValue { F = 0f });
        node.Attr.Add("none", new AttrValue());
        graph.Node.Add(node);
        string text = TextFormat.Print(graph);
        var again = new GraphDef();
        TextFormat.Merge(text, again);
        Assert.That(again, Is.EqualTo(graph));
        Assert.That(TextFormat.Print(again), Is.EqualTo(text));
    }

    [Test]
    public void A_wrapped_value_is_a_message_in_text()
    {
        var node = new TrackableObjectGraph.Types.TrackableObject { HasCheckpointValues = true };
        string text = TextFormat.Print(node);
        var again = new TrackableObjectGraph.Types.TrackableObject();
        TextFormat.Merge(text, again);
        Assert.That(again, Is.EqualTo(node));
    }

    [Test]
    public void Depth_is_limited()
    {
        string deep = string.Concat(Enumerable.Repeat("func { attr { key: \"k\" value { ", 60)) + string.Concat(Enumerable.Repeat("} } } ", 60));
        EngineException refused = Assert.Throws<EngineException>(() => TextFormat.Merge(deep, new AttrValue()))!;
        Assert.That(refused.Message, Does.Contain("MaxDepth"));
    }
}
