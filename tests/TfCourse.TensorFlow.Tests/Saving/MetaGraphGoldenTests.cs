using System.Text.Json;
using Google.Protobuf;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class MetaGraphGoldenTests
{
    private const string Folder = "files/graph";

    private static IEnumerable<TestCaseData> Graphs => GoldenFiles.Cases(Folder + "/meta.json").Select(c => new TestCaseData(c.Entry).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Graphs))]
    public void A_graph_that_TensorFlow_saved_is_imported_restored_run_and_trained_on(JsonElement entry)
    {
        (MetaGraphDef meta, MemoryFileSystem files, string prefix) = Load(entry);
        Graph graph = new Graph().as_default();
        try
        {
            MetaGraphs.Import(graph, meta, "", false);
            var saver = new Saver(graph, meta.SaverDef, files);
            Assert.That(saver.as_saver_def().MaxToKeep, Is.EqualTo(entry.GetProperty("saver_after_import").GetProperty("max_to_keep").GetInt32()));
            Assert.Multiple(() => FindsCollections(graph, entry.GetProperty("import_meta_graph_finds")));
            using var session = new Session(graph);
            saver.restore(session, prefix);
            Assert.Multiple(() => Runs(session, entry.GetProperty("runs_after_restore")));
            session.run(graph.get_operation_by_name("train_op"), Feeds(entry.GetProperty("train_feeds")));
            Assert.Multiple(() => Runs(session, entry.GetProperty("runs_after_one_more_step")));
        }
        finally
        {
            graph.Exit();
        }
    }

    [TestCaseSource(nameof(Graphs))]
    public void Collections_come_back_as_they_were(JsonElement entry)
    {
        (MetaGraphDef meta, _, _) = Load(entry);
        var graph = new Graph();
        MetaGraphs.Import(graph, meta, "", false);
        MetaGraphDef again = MetaGraphs.Export(graph, meta.SaverDef, false);
        Assert.Multiple(() =>
        {
            Assert.That(again.CollectionDef.Keys, Is.EquivalentTo(meta.CollectionDef.Keys));
            foreach ((string name, CollectionDef collection) in meta.CollectionDef)
            {
                Assert.That(again.CollectionDef[name], Is.EqualTo(collection), name);
            }

            Assert.That(again.GraphDef.Node, Has.Count.EqualTo(meta.GraphDef.Node.Count));
            Assert.That(again.SaverDef, Is.EqualTo(meta.SaverDef));
        });
        Assert.That(GraphFiles.Decode<MetaGraphDef>(GraphFiles.Bytes(meta), "meta"), Is.EqualTo(meta));
        var text = new MetaGraphDef();
        TextFormat.Merge(TextFormat.Print(again), text);
        Assert.That(text, Is.EqualTo(again));
    }

    [TestCaseSource(nameof(Graphs))]
    public void A_scope_puts_all_names_below_it(JsonElement entry)
    {
        (MetaGraphDef meta, _, _) = Load(entry);
        Graph graph = new Graph().as_default();
        try
        {
            Saver saver = tf.train.import_meta_graph(meta, import_scope: "sub")!;
            JsonElement recorded = entry.GetProperty("with_import_scope");
            Assert.That(graph.get_collection<IVariableV1>("trainable_variables").Select(v => v.Name), Is.EqualTo(recorded.GetProperty("trainable_variables").EnumerateArray().Select(v => v.GetString())));
            foreach (JsonElement op in recorded.GetProperty("first_ops").EnumerateArray())
            {
                Assert.That(graph.OperationByName(op.GetString()!), Is.Not.Null);
            }

            Assert.That(saver.as_saver_def().RestoreOpName, Does.StartWith("sub/"));
        }
        finally
        {
            graph.Exit();
        }
    }

    private static (MetaGraphDef Meta, MemoryFileSystem Files, string Prefix) Load(JsonElement entry)
    {
        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, Folder);
        string prefix = entry.GetProperty("prefix").GetString()!;
        return (GraphFiles.Read<MetaGraphDef>(files, prefix + ".meta"), files, prefix);
    }

    private static void FindsCollections(Graph graph, JsonElement recorded)
    {
        foreach (JsonProperty collection in recorded.EnumerateObject())
        {
            List<object> found = graph.get_collection<object>(collection.Name);
            Assert.That(found, Has.Count.EqualTo(collection.Value.GetArrayLength()), collection.Name);
            foreach ((object value, JsonElement item) in found.Zip(collection.Value.EnumerateArray()))
            {
                bool agrees = item.GetProperty("type").GetString() switch
                {
                    "ResourceVariable" => value is ResourceVariable v && v.Name == item.GetProperty("name").GetString(),
                    "RefVariable" => value is RefVariable v && v.Name == item.GetProperty("name").GetString(),
                    "SymbolicTensor" => value is Tensor t && t.name == item.GetProperty("name").GetString(),
                    "Operation" => value is Operation o && o.name == item.GetProperty("name").GetString(),
                    "int" => value is long n && n == item.GetProperty("value").GetInt64(),
                    "float" => value is float f && f == item.GetProperty("value").GetSingle(),
                    // Bytes and messages are kept as their bytes.
                    _ => value is ByteString,
                };
                Assert.That(agrees, $"{collection.Name}: {value} instead of {item}");
            }
        }
    }

    private static void Runs(Session session, JsonElement runs)
    {
        foreach (JsonElement run in runs.EnumerateArray())
        {
            JsonProperty[] fetches = [.. run.GetProperty("fetches").EnumerateObject()];
            NDArray[] values = session.Run([.. fetches.Select(f => session.graph.get_tensor_by_name(f.Name))], Feeds(run.GetProperty("feeds")));
            foreach ((JsonProperty fetch, NDArray value) in fetches.Zip(values))
            {
                GoldenComparison comparison = GoldenCompare.Compare(fetch.Name, GoldenValue.Parse(fetch.Value), GoldenHost.ToGolden(value.Host), GoldenTolerance.Parse(run.GetProperty("tolerance")));
                Assert.That(comparison.Agrees, comparison.Message);
            }
        }
    }

    private static FeedItem[] Feeds(JsonElement feeds)
        => [.. feeds.EnumerateObject().Select(f => new FeedItem(f.Name, new NDArray(GoldenHost.ToHost((GoldenTensor)GoldenValue.Parse(f.Value)!))))];
}
