using System.Text.Json;
using Tensorflow;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class ShardedSaverTests
{
    private const string Savers = "graph/savers.json";

    private static IEnumerable<TestCaseData> Nodes => !GoldenStore.Default.Contains(Savers) ? [] : GoldenStore.Default.ReadJson(Savers).Raw.EnumerateArray()
        .Where(s => s.GetProperty("id").GetString() == "saver/nodes").Select(s => new TestCaseData(s).SetArgDisplayNames("saver/nodes"));

    [TestCaseSource(nameof(Nodes))]
    public void Savers_add_the_nodes_that_TensorFlow_adds(JsonElement scenario)
    {
        Graph graph = new Graph().as_default();
        try
        {
            tf.VariableV1(new[] { 1f, 2f }, name: "v", use_resource: true);
            tf.VariableV1(new[] { 1f, 2f }, name: "w", use_resource: false);
            tf.train.Saver();
            tf.train.Saver(name: "second");
            tf.train.Saver(sharded: true);
        }
        finally
        {
            graph.Exit();
        }

        string[] scopes = ["save/", "second/", "save_1/"];
        (string, string, string, string)[] ours = [.. graph.as_graph_def().Node.Where(n => scopes.Any(s => n.Name.StartsWith(s, StringComparison.Ordinal))).Select(n => (n.Name, n.Op, string.Join(", ", n.Input), n.Device))];
        (string, string, string, string)[] recorded = [.. scenario.GetProperty("nodes").EnumerateArray().Where(n => scopes.Any(s => n.GetProperty("name").GetString()!.StartsWith(s, StringComparison.Ordinal))).Select(n => (
            n.GetProperty("name").GetString()!, n.GetProperty("op").GetString()!, string.Join(", ", n.GetProperty("inputs").EnumerateArray().Select(i => i.GetString())),
            n.TryGetProperty("device", out JsonElement device) ? device.GetString()! : ""))];
        Assert.That(ours, Is.EqualTo(recorded));
    }

    [Test]
    public void Each_device_writes_a_data_file_of_its_own_and_all_are_restored()
    {
        Graph graph = new Graph().as_default();
        try
        {
            foreach (string device in (string[])["/job:a/task:0", "/job:a/task:1", ""])
            {
                using (tf.device(device))
                {
                    tf.VariableV1(new[] { device.Length + 1f, 2f }, name: "v" + device.Split(':')[^1]);
                }
            }

            using var folder = new TemporaryFolder();
            SystemFileSystem files = SystemFileSystem.Instance;
            var saver = new Saver(files: files, sharded: true);
            Assert.That(saver.as_saver_def().Sharded);
            GraphDef def = graph.as_graph_def();
            Assert.That(def.Node.Count(n => n.Op == "SaveV2"), Is.EqualTo(3));
            // Here is one machine: where the variables were put decides the files, whatever runs them.
            foreach (NodeDef node in def.Node)
            {
                node.Device = "";
            }

            var local = new Graph();
            local.Import(def, name: "");
            var there = new Saver(local, saver.as_saver_def(), files);
            using var session = new Session(local);
            session.Run([.. local.get_operations().Where(o => o.type is "Assign" or "AssignVariableOp" && !o.name.StartsWith("save", StringComparison.Ordinal))], []);
            string prefix = there.save(session, folder["model"], 3, write_meta_graph: false);
            Assert.That(Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal), Is.EqualTo(new[] { "checkpoint", "model-3.data-00000-of-00003", "model-3.data-00001-of-00003", "model-3.data-00002-of-00003", "model-3.index" }));
            using BundleReader reader = BundleReader.Open(files, prefix);
            reader.Verify();
            using var second = new Session(local);
            there.restore(second, prefix);
            foreach (string key in reader.Keys)
            {
                Assert.That(reader.Read(key).Values<float>()[1], Is.EqualTo(2f));
            }
        }
        finally
        {
            graph.Exit();
        }
    }
}
