using System.IO;
using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.Engine.Native;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.Conformance;

/// <summary>Recorded files on the disk: SavedModels, graphs, MetaGraphs and checkpoints, read and run on both engines.</summary>
internal static class FilesPart
{
    private const string Part = "files";

    public static void Run(EngineComparison comparison, GoldenStore golden, NativeEngine? native, Action<string> progress)
    {
        string folder = Directory.CreateTempSubdirectory("tfcourse-files-").FullName;
        try
        {
            GoldenFiles.Unpack(golden, Part, folder);
            foreach (JsonElement entry in Entries(golden, "files/saved_model/index.json"))
            {
                progress("files: the SavedModel " + Id(entry));
                Model(comparison, entry, Path.Combine(folder, "saved_model", Id(entry)), native);
            }

            foreach (JsonElement entry in Entries(golden, "files/graph/index.json"))
            {
                progress("files: the graph " + Id(entry));
                if (Begin(comparison, "graph " + Id(entry), Id(entry), GoldenTolerance.Exact))
                {
                    Guarded(comparison, () => Graph(comparison, entry, Path.Combine(folder, "graph")));
                }
            }

            foreach (JsonElement entry in Entries(golden, "files/graph/meta.json"))
            {
                progress("files: the MetaGraph " + Id(entry));
                if (Begin(comparison, "meta " + Id(entry), Id(entry), GoldenTolerance.Exact))
                {
                    Guarded(comparison, () => MetaGraph(comparison, entry, Path.Combine(folder, "graph")));
                }
            }

            foreach (JsonElement entry in Entries(golden, "files/checkpoint/index.json").Where(e => e.GetProperty("kind").GetString()!.StartsWith("v2_", StringComparison.Ordinal)))
            {
                progress("files: the checkpoint " + Id(entry));
                if (Begin(comparison, "checkpoint " + Id(entry), Id(entry), GoldenTolerance.Exact))
                {
                    Guarded(comparison, () => Checkpoint(comparison, Path.Combine(folder, "checkpoint", entry.GetProperty("prefix").GetString()!)));
                }
            }

            WrittenCheckpoints(comparison, folder, native ?? (IEngine)Engine.Managed.ManagedEngine.Instance);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // By our loader on both engines, and by TensorFlow's own.
    private static void Model(EngineComparison comparison, JsonElement entry, string folder, NativeEngine? native)
    {
        foreach (JsonElement run in entry.GetProperty("runs").EnumerateArray())
        {
            string signature = run.GetProperty("signature").GetString()!;
            string[] tags = [.. run.GetProperty("tags").EnumerateArray().Select(t => t.GetString()!)];
            GoldenTolerance tolerance = run.TryGetProperty("tolerance", out JsonElement t) ? GoldenTolerance.Parse(t) : GoldenTolerance.Exact;
            if (!Begin(comparison, "model " + Id(entry), $"{Id(entry)} {string.Join(',', tags)} {signature}", tolerance))
            {
                return;
            }

            (string Name, HostTensor Value)[] inputs = [.. run.GetProperty("inputs").EnumerateObject().Select(i => (i.Name, Tensor(i.Value)))];
            Dictionary<string, NDArray>? ours = null;
            try
            {
                using LoadedModel model = tf.saved_model.load(folder, tags);
                ours = model.run(signature, [.. inputs.Select(i => (i.Name, NDArray.Of(i.Value)))]);
            }
            catch (Exception e) when (run.TryGetProperty("error", out _) && e is (EngineException or GraphException))
            {
                continue; // both refuse what the recording says is refused; that they do is compared where it happens
            }
            catch (Exception e) when (e is EngineException or GraphException)
            {
                comparison.Find($"fails: {e.Message}");
                continue;
            }

            if (native is not null)
            {
                Guarded(comparison, () => OwnLoader(comparison, native, folder, tags, signature, inputs, ours));
            }
        }
    }

    private static void OwnLoader(
        EngineComparison comparison, NativeEngine native, string folder, string[] tags, string signature, (string Name, HostTensor Value)[] inputs, Dictionary<string, NDArray> ours)
    {
        using NativeModel model = native.LoadModel(folder, tags, RecordedSettings.Of(null));
        SignatureDef def = model.MetaGraph.SignatureDef[signature];
        string[] outputs = [.. def.Outputs.Keys.Order(StringComparer.Ordinal)];
        HostTensor[] values = new HostTensor[outputs.Length];
        model.Session.Prepare(new RunSignature([.. inputs.Select(i => def.Inputs[i.Name].Name)], [.. outputs.Select(o => def.Outputs[o].Name)], []))
            .Run([.. inputs.Select(i => i.Value)], values);
        for (int i = 0; i < outputs.Length; i++)
        {
            comparison.Compare("by TensorFlow's own loader, " + outputs[i], ours[outputs[i]].Host, values[i]);
        }
    }

    private static void Graph(EngineComparison comparison, JsonElement entry, string folder)
    {
        var graph = new Graph();
        graph.Import(GraphFiles.Read<GraphDef>(SystemFileSystem.Instance, Path.Combine(folder, entry.GetProperty("binary").GetProperty("file").GetString()!)), name: "");
        using var session = new Session(graph);
        Runs(comparison, "graph " + Id(entry), session, entry.GetProperty("runs"));
    }

    private static void MetaGraph(EngineComparison comparison, JsonElement entry, string folder)
    {
        string prefix = Path.Combine(folder, entry.GetProperty("prefix").GetString()!), row = "meta " + Id(entry);
        Graph graph = new Graph().as_default();
        try
        {
            Saver saver = tf.train.import_meta_graph(prefix + ".meta")!;
            using var session = new Session(graph);
            saver.restore(session, prefix);
            Runs(comparison, row, session, entry.GetProperty("runs_after_restore"));
            session.run(graph.get_operation_by_name("train_op"), Feeds(entry.GetProperty("train_feeds")));
            Runs(comparison, row, session, entry.GetProperty("runs_after_one_more_step"));
        }
        finally
        {
            graph.Exit();
        }
    }

    private static void Runs(EngineComparison comparison, string row, Session session, JsonElement runs)
    {
        int number = 0;
        foreach (JsonElement run in runs.EnumerateArray())
        {
            bool isRefused = run.TryGetProperty("error", out _);
            _ = Begin(comparison, row, FormattableString.Invariant($"run {number++}"), isRefused ? GoldenTolerance.Exact : GoldenTolerance.Parse(run.GetProperty("tolerance")));
            IEnumerable<string> names = isRefused ? run.GetProperty("fetch_names").EnumerateArray().Select(f => f.GetString()!) : run.GetProperty("fetches").EnumerateObject().Select(f => f.Name);
            try
            {
                session.Run([.. names.Select(session.graph.get_tensor_by_name)], Feeds(run.GetProperty("feeds")));
            }
            catch (Exception e) when (isRefused && e is (EngineException or GraphException))
            {
                continue; // that both engines refuse it is compared where it happens
            }
        }
    }

    // Each of its tensors by RestoreV2 on both engines.
    private static void Checkpoint(EngineComparison comparison, string prefix)
    {
        using BundleReader reader = BundleReader.Open(SystemFileSystem.Instance, prefix);
        Graph graph = new Graph().as_default();
        try
        {
            string[] keys = [.. reader.Keys];
            Tensor[] read = Build.Node(
                "RestoreV2", null, [tf.constant(prefix), tf.constant(keys), tf.constant(keys.Select(_ => "").ToArray())], ("dtypes", keys.Select(k => (TF_DataType)reader.Describe(k).Type).ToArray())).outputs;
            using var session = new Session(graph);
            using IDisposable permit = session.Files.AllowReading(SystemFileSystem.Instance, prefix);
            session.Run(read, []);
        }
        finally
        {
            graph.Exit();
        }
    }

    // What one engine's saver writes the other's restores.
    private static void WrittenCheckpoints(EngineComparison comparison, string folder, IEngine other)
    {
        Graph graph = new Graph().as_default();
        try
        {
            IVariableV1[] variables =
            [
                tf.Variable(tf.constant(new[,] { { 1.5f, -2 }, { float.MaxValue, 0 } }), name: "float"), tf.Variable(tf.constant(new[] { 1.0 / 3, -1e300 }), name: "double"),
                tf.Variable(tf.constant(long.MinValue), name: "long"), tf.Variable(tf.constant(new[] { true, false }), name: "bool"),
                tf.Variable(tf.constant(new[] { "", "text" }), name: "string"),
            ];
            Operation initialize = tf.global_variables_initializer();
            Saver saver = tf.train.Saver(variables);
            (string Name, IEngine From, IEngine To)[] ways = [("ours to TensorFlow's", Engine.Managed.ManagedEngine.Instance, other), ("TensorFlow's to ours", other, Engine.Managed.ManagedEngine.Instance)];
            foreach ((string name, IEngine from, IEngine to) in ways)
            {
                if (!Begin(comparison, "a checkpoint from " + name, name, GoldenTolerance.Exact))
                {
                    continue;
                }

                Guarded(comparison, () =>
                {
                    string prefix = Path.Combine(folder, "written", name.Replace(' ', '-'), "model");
                    Directory.CreateDirectory(Path.GetDirectoryName(prefix)!);
                    using Session first = new(graph, engine: from), second = new(graph, engine: to);
                    first.run(initialize);
                    saver.save(first, prefix);
                    saver.restore(second, prefix);
                    foreach (IVariableV1 variable in variables)
                    {
                        comparison.Compare(variable.Name, first.run(variable.GraphElement).Host, second.run(variable.GraphElement).Host);
                    }
                });
            }
        }
        finally
        {
            graph.Exit();
        }
    }

    private static bool Begin(EngineComparison comparison, string name, string id, GoldenTolerance tolerance) => comparison.Begin(Part, name, id, tolerance);

    private static void Guarded(EngineComparison comparison, Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is EngineException or GraphException)
        {
            comparison.Find($"fails: {e.Message}");
        }
    }

    private static IEnumerable<JsonElement> Entries(GoldenStore golden, string path) => GoldenFiles.Entries(golden, path).Where(e => GoldenExceptions.Reason(path, Id(e)) is null);

    private static string Id(JsonElement entry) => entry.GetProperty("id").GetString()!;

    private static HostTensor Tensor(JsonElement value) => GoldenHost.ToHost((GoldenTensor)GoldenValue.Parse(value)!);

    private static FeedItem[] Feeds(JsonElement feeds) => [.. feeds.EnumerateObject().Select(f => new FeedItem(f.Name, new NDArray(Tensor(f.Value))))];
}
