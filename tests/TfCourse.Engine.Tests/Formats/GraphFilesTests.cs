using System.Text.Json;
using Google.Protobuf;
using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.Engine.Tests;

[TestFixture]
public sealed class GraphFilesTests
{
    private const string Folder = "files/graph";

    private static IEnumerable<TestCaseData> Graphs => GoldenFiles.Cases(Folder + "/index.json").Select(c => new TestCaseData(c.Entry).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Graphs))]
    public void A_recorded_graph_is_equal_from_bytes_and_from_text_and_comes_back_from_both(JsonElement entry)
    {
        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, Folder);
        string binary = entry.GetProperty("binary").GetProperty("file").GetString()!;
        var graph = GraphFiles.Read<GraphDef>(files, binary);
        byte[] bytes = GraphFiles.Bytes(graph);
        Assert.That(GraphFiles.Decode<GraphDef>(bytes, binary), Is.EqualTo(graph), "the bytes written anew");
        if (entry.TryGetProperty("graph_def", out JsonElement json) && json.ValueKind == JsonValueKind.Object && !json.GetRawText().Contains("NaN", StringComparison.Ordinal)
            && !entry.GetProperty("id").GetString()!.Contains("unknown", StringComparison.Ordinal))
        {
            Assert.That(graph, Is.EqualTo(JsonParser.Default.Parse<GraphDef>(json.GetRawText())), "the recorded message");
        }

        if (entry.TryGetProperty("text", out JsonElement text) && text.ValueKind == JsonValueKind.Object)
        {
            var read = GraphFiles.Read<GraphDef>(files, text.GetProperty("file").GetString()!);
            Assert.That(read, Is.EqualTo(graph), "the text");
            GraphFiles.Write(files, "again.pbtxt", graph);
            Assert.That(GraphFiles.Read<GraphDef>(files, "again.pbtxt"), Is.EqualTo(graph), "the text written anew");
            Assert.That(System.Text.Encoding.UTF8.GetString(files.Get("again.pbtxt")), Is.EqualTo(System.Text.Encoding.UTF8.GetString(files.Get(text.GetProperty("file").GetString()!))));
        }
    }

    [Test]
    public void Few_bytes_that_ask_for_many_are_refused_before_anything_is_made()
    {
        var node = new NodeDef { Name = "bomb", Op = "Const" };
        node.Attr.Add("value", new AttrValue { Tensor = new TensorProto { Dtype = DataType.DtFloat, TensorShape = TensorProtos.Shape([1 << 30, 1 << 20]), FloatVal = { 1 } } });
        var graph = new GraphDef { Node = { node } };
        long before = GC.GetAllocatedBytesForCurrentThread();
        EngineException refused = Assert.Throws<EngineException>(() => GraphFiles.Decode<GraphDef>(graph.ToByteArray(), "bomb.pb"))!;
        Assert.That(refused.Code, Is.EqualTo(StatusCode.ResourceExhausted));
        Assert.That(refused.Message, Does.Contain("bomb").And.Contain("MaxTensorBytes"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [Test]
    public void Nodes_are_counted()
    {
        var graph = new GraphDef();
        graph.Node.AddRange(Enumerable.Range(0, 11).Select(i => new NodeDef { Name = $"n{i}", Op = "NoOp" }));
        FormatLimits limits = FormatLimits.Default with { MaxNodes = 10 };
        Assert.That(Assert.Throws<EngineException>(() => GraphFiles.Decode<GraphDef>(graph.ToByteArray(), "g", limits))!.Message, Does.Contain("MaxNodes"));
    }
}
