using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class GraphFileGoldenTests
{
    private const string Folder = "files/graph", Index = Folder + "/index.json";

    private static IEnumerable<TestCaseData> Graphs => GoldenFiles.Cases(Index).Select(c => new TestCaseData(c.Entry).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Graphs))]
    public void A_recorded_graph_gives_the_recorded_outputs(JsonElement entry)
    {
        using var graph = new Graph();
        graph.Import(Read(entry), name: "");
        using var session = new Session(graph);
        var differences = new List<string>();
        foreach (JsonElement run in entry.GetProperty("runs").EnumerateArray())
        {
            FeedItem[] feeds = [.. run.GetProperty("feeds").EnumerateObject().Select(f => new FeedItem(graph.get_tensor_by_name(f.Name), new NDArray(GoldenHost.ToHost((GoldenTensor)GoldenValue.Parse(f.Value)!))))];
            if (run.TryGetProperty("error", out JsonElement error))
            {
                Exception? thrown = null;
                try
                {
                    session.Run([.. run.GetProperty("fetch_names").EnumerateArray().Select(f => graph.get_tensor_by_name(f.GetString()!))], feeds);
                }
                catch (Exception e) when (e is EngineException or GraphException)
                {
                    thrown = e;
                }

                // The look-up of a name is a session's in Python, the graph's here.
                bool lookedUp = thrown is KeyError && GoldenError.Parse(error).Class == "ValueError";
                differences.AddRange(lookedUp || GoldenErrors.Difference(GoldenError.Parse(error), thrown, false) is not { } difference ? [] : [difference]);
                continue;
            }

            JsonProperty[] fetches = [.. run.GetProperty("fetches").EnumerateObject()];
            NDArray[] values = session.Run([.. fetches.Select(f => graph.get_tensor_by_name(f.Name))], feeds);
            differences.AddRange(fetches.Zip(values, (f, v) => GoldenCompare.Compare(f.Name, GoldenValue.Parse(f.Value), GoldenHost.ToGolden(v.Host), GoldenTolerance.Parse(run.GetProperty("tolerance"))))
                .Where(c => !c.Agrees).Select(c => c.Message));
        }

        string all = string.Join(Environment.NewLine, differences);
        Assert.That(GoldenExceptions.Verdict(Index, entry.GetProperty("id").GetString()!, all.Length > 0 ? all : null), Is.Null);
    }

    // What TensorFlow adds on the way, defaults of attributes that were left out, may be added; nothing else changes.
    [TestCaseSource(nameof(Graphs))]
    public void A_graph_that_was_imported_is_exported_as_it_was(JsonElement entry)
    {
        GraphDef recorded = Read(entry);
        using var graph = new Graph();
        graph.Import(recorded, name: "");
        GraphDef ours = graph.as_graph_def();
        Assert.That(ours.Node.Select(n => n.Name), Is.EquivalentTo(recorded.Node.Select(n => n.Name)));
        Assert.Multiple(() =>
        {
            foreach (NodeDef theirs in recorded.Node)
            {
                NodeDef node = ours.Node.First(n => n.Name == theirs.Name);
                Assert.That(node.Op, Is.EqualTo(theirs.Op), theirs.Name);
                Assert.That(node.Input.Select(Bare), Is.EqualTo(theirs.Input.Select(Bare)), theirs.Name);
                Assert.That(node.Device, Is.EqualTo(theirs.Device), theirs.Name);
                foreach ((string name, AttrValue value) in theirs.Attr)
                {
                    Assert.That(node.Attr.GetValueOrDefault(name), Is.EqualTo(value), $"{theirs.Name}, {name}");
                }
            }

            Assert.That(ours.Library?.Function.Select(f => f.Signature.Name) ?? [], Is.EquivalentTo(recorded.Library?.Function.Select(f => f.Signature.Name) ?? []));
        });

        static string Bare(string input) => input.EndsWith(":0", StringComparison.Ordinal) ? input[..^2] : input;
    }

    private static GraphDef Read(JsonElement entry) => GraphFiles.Read<GraphDef>(GoldenFiles.Load(GoldenStore.Default, Folder), entry.GetProperty("binary").GetProperty("file").GetString()!);
}
