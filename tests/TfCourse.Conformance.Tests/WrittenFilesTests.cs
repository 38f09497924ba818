using System.Text.Json.Nodes;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Datasets;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.Conformance.Tests;

/// <summary>The files for foreign readers, read here by what the manifest says of them.</summary>
[TestFixture]
public sealed class WrittenFilesTests
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "tfcourse-written-" + Guid.NewGuid().ToString("N"));
    private JsonNode[] _entries = [];

    [OneTimeSetUp]
    public void Write()
    {
        WrittenFiles.Write(_folder);
        _entries = [.. JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, Manifest.FileName)))!["entries"]!.AsArray().Select(e => e!)];
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void There_is_one_of_each_kind_and_each_is_there()
        => Assert.Multiple(() =>
        {
            Assert.That(_entries.Select(e => (string)e["kind"]!).Distinct(), Is.EquivalentTo(new[] { "saved_model", "checkpoint", "object_checkpoint", "graph_def", "meta_graph", "tfrecord", "events", "npz" }));
            foreach (JsonNode entry in _entries)
            {
                string path = Path.Combine(_folder, (string)entry["path"]!);
                Assert.That(File.Exists(path) || Directory.Exists(path) || File.Exists(path + ".index"), path);
            }
        });

    [Test]
    public void A_folder_that_holds_something_is_refused() => Assert.That(() => WrittenFiles.Write(_folder), Throws.TypeOf<IOException>().With.Message.Contains("not empty"));

    [Test]
    public void The_SavedModel_gives_its_outputs()
    {
        JsonNode entry = One("saved_model");
        using LoadedModel model = tf.saved_model.load(Path.Combine(_folder, "saved_model"), [(string)entry["tags"]![0]!]);
        Dictionary<string, NDArray> outputs = model.run((string)entry["signature"]!, [.. entry["inputs"]!.AsObject().Select(i => (i.Key, NDArray.Of(Tensor(i.Value!))))]);
        foreach ((string name, JsonNode? value) in entry["outputs"]!.AsObject())
        {
            Assert.That(outputs[name].ToArray<float>(), Is.EqualTo(Tensor(value!).Elements), name);
        }
    }

    [Test]
    public void Checkpoints_hold_their_variables()
    {
        JsonNode entry = One("checkpoint");
        using BundleReader reader = BundleReader.Open(SystemFileSystem.Instance, Path.Combine(_folder, (string)entry["path"]!));
        Assert.That(reader.Keys, Is.EquivalentTo(entry["variables"]!.AsObject().Select(v => v.Key)).And.Count.EqualTo(8));
        foreach ((string name, JsonNode? value) in entry["variables"]!.AsObject())
        {
            Assert.That(reader.Read(name).Elements, Is.EqualTo(Tensor(value!).Elements), name);
        }

        JsonNode objects = One("object_checkpoint");
        using BundleReader other = BundleReader.Open(SystemFileSystem.Instance, Path.Combine(_folder, (string)objects["path"]!));
        foreach ((string name, JsonNode? value) in objects["objects"]!.AsObject())
        {
            Assert.That(other.Read(name + "/.ATTRIBUTES/VARIABLE_VALUE").Elements, Is.EqualTo(Tensor(value!).Elements), name);
        }
    }

    [TestCase("graph.pb")]
    [TestCase("graph.pbtxt")]
    public void The_graph_trains_to_the_same_values(string file)
    {
        JsonNode entry = _entries.Single(e => (string)e["path"]! == file);
        GraphDef def = GraphFiles.Read<GraphDef>(SystemFileSystem.Instance, Path.Combine(_folder, file));
        Assert.That(def.Node, Has.Count.EqualTo((int)entry["nodes"]!));
        Graph graph = new Graph().as_default();
        try
        {
            tf.import_graph_def(def, name: "");
            using var session = new Session(graph);
            session.run(graph.get_operation_by_name((string)entry["initialize"]!));
            FeedItem[] feeds = Feeds(entry["run"]!);
            for (int i = 0; i < (int)entry["train_steps"]!; i++)
            {
                session.run(graph.get_operation_by_name((string)entry["train_op"]!), feeds);
            }

            RequireRun(session, entry["run"]!);
        }
        finally
        {
            graph.Exit();
        }
    }

    [Test]
    public void The_MetaGraph_restores_and_runs()
    {
        JsonNode entry = One("meta_graph");
        string path = Path.Combine(_folder, (string)entry["path"]!);
        Graph graph = new Graph().as_default();
        try
        {
            Saver saver = tf.train.import_meta_graph(path)!;
            Assert.That(graph.get_all_collection_keys(), Is.SupersetOf(entry["collections"]!.AsArray().Select(k => (string)k!)));
            using var session = new Session(graph);
            saver.restore(session, path[..^".meta".Length]);
            RequireRun(session, entry["run"]!);
        }
        finally
        {
            graph.Exit();
        }
    }

    [Test]
    public void Records_events_and_arrays_hold_what_is_said()
    {
        Assert.Multiple(() =>
        {
            foreach (JsonNode entry in _entries.Where(e => (string)e["kind"]! == "tfrecord"))
            {
                RecordCompression compression = (string)entry["compression"]! is { Length: > 0 } name ? Enum.Parse<RecordCompression>(name, ignoreCase: true) : RecordCompression.None;
                byte[][] records = [.. RecordReader.Read(SystemFileSystem.Instance, Path.Combine(_folder, (string)entry["path"]!), compression)];
                Assert.That(records.Select(Convert.ToBase64String), Is.EqualTo(entry["records_base64"]!.AsArray().Select(r => (string)r!)));
                Assert.That(Example.Parser.ParseFrom(records[(int)entry["example_at"]!]).Features.Feature["label"].Int64List.Value[0], Is.EqualTo((int)entry["example"]!["label"]!));
            }

            JsonNode events = One("events");
            Event[] read = [.. EventFile.Read(SystemFileSystem.Instance, Path.Combine(_folder, (string)events["path"]!))];
            Assert.That(read[0].FileVersion, Is.EqualTo((string)events["version"]!));
            Assert.That(
                read.Skip(1).SelectMany(e => e.Summary.Value.Where(v => v.Tag == "loss").Select(v => (v.Tag, e.Step, (double)v.SimpleValue))),
                Is.EqualTo(events["scalars"]!.AsArray().Select(s => ((string)s!["tag"]!, (long)s["step"]!, (double)s["value"]!))));
            Assert.That(read[^1].Summary.Value[0].Histo.Sum, Is.EqualTo((double)events["histograms"]![0]!["sum"]!));
            foreach (JsonNode entry in _entries.Where(e => (string)e["kind"]! == "npz"))
            {
                using NpzFile arrays = NpzFile.Open(Path.Combine(_folder, (string)entry["path"]!));
                foreach ((string name, JsonNode? value) in entry["arrays"]!.AsObject())
                {
                    Assert.That(arrays.Read(name).Values, Is.EqualTo(Tensor(value!).Elements), name);
                }
            }
        });
    }

    private JsonNode One(string kind) => _entries.Single(e => (string)e["kind"]! == kind);

    private static void RequireRun(Session session, JsonNode run)
    {
        foreach ((string name, JsonNode? value) in run["fetches"]!.AsObject())
        {
            Assert.That(session.run(session.graph.get_tensor_by_name(name), Feeds(run)).ToArray<float>(), Is.EqualTo(Tensor(value!).Elements), name);
        }
    }

    private static FeedItem[] Feeds(JsonNode run) => [.. run["feeds"]!.AsObject().Select(f => new FeedItem(f.Key, NDArray.Of(Tensor(f.Value!))))];

    // The manifest writes tensors as the recordings do.
    private static HostTensor Tensor(JsonNode value)
    {
        using var document = System.Text.Json.JsonDocument.Parse(value.ToJsonString());
        return GoldenHost.ToHost((GoldenTensor)GoldenValue.Parse(document.RootElement)!);
    }
}
