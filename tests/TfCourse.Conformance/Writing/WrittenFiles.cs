using System.IO;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Datasets;
using TfCourse.Engine;
using TfCourse.Engine.Managed;
using static Tensorflow.Binding;

namespace TfCourse.Conformance;

/// <summary>Writes one of each kind of file that this project writes, and what a foreign reader must find in them.</summary>
internal static class WrittenFiles
{
    /// <summary>Writes into a folder that holds nothing yet.</summary>
    /// <exception cref="IOException">It holds something.</exception>
    public static void Write(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"'{folder}' is not empty; give --write a folder that is not there yet or is empty.");
        }

        Directory.CreateDirectory(folder);
        var manifest = new Manifest();
        Model(folder, manifest);
        Records(folder, manifest);
        Events(folder, manifest);
        Arrays(folder, manifest);
        manifest.Write(folder);
    }

    // A trained network: as a SavedModel, as checkpoints of both kinds, as a graph, as a graph with its collections.
    private static void Model(string folder, Manifest manifest)
    {
        using Graph graph = new Graph().as_default();
        Tensor x = tf.placeholder(tf.float32, (-1, 3), "x");
        Tensor y = tf.placeholder(tf.float32, (-1, 2), "y");
        ResourceVariable w = tf.Variable(tf.constant(new[,] { { 0.25f, -1 }, { 2, 0.5f }, { -0.75f, 1 } }), name: "dense/w");
        ResourceVariable b = tf.Variable(tf.zeros(2), name: "dense/b");
        Tensor probabilities = tf.nn.softmax(tf.nn.bias_add(tf.matmul(x, w), b), name: "probabilities");
        Tensor loss = tf.reduce_mean(tf.square(probabilities - y), name: "loss");
        Operation step = tf.train.AdamOptimizer(0.05f).minimize(loss, name: "train");
        Operation initialize = tf.global_variables_initializer();
        Saver saver = tf.train.Saver();
        var objects = new Checkpoint(("w", w), ("b", b));
        using var session = new Session(graph, engine: ManagedEngine.Instance);
        session.run(initialize);
        FeedItem[] feeds = [new FeedItem(x, new NDArray(new[,] { { 1f, 2, 3 }, { 0.5f, -1, 0 } })), new FeedItem(y, new NDArray(new[,] { { 1f, 0 }, { 0, 1 } }))];
        for (int i = 0; i < 5; i++)
        {
            session.run(step, feeds);
        }

        JsonObject Run(params Tensor[] fetches) => new()
        {
            ["feeds"] = Manifest.Tensors(feeds.Select(f => KeyValuePair.Create(((Tensor)f.Key).name, ((NDArray)f.Value).Host))),
            ["fetches"] = Manifest.Tensors(fetches.Select(f => KeyValuePair.Create(f.name, session.run(f, feeds).Host))),
        };
        JsonObject variables = Manifest.Tensors(tf.global_variables().Select(v => KeyValuePair.Create(v.Op.name, session.run(v.GraphElement).Host)));
        JsonObject run = Run(probabilities, loss);

        string model = Path.Combine(folder, "saved_model");
        tf.saved_model.save(
            session, model, new Dictionary<string, SignatureDef> { ["serving_default"] = tf.saved_model.predict_signature_def(new Dictionary<string, Tensor> { ["x"] = x }, new Dictionary<string, Tensor> { ["probabilities"] = probabilities }) }, saver);
        manifest.Add("saved_model", "saved_model", new JsonObject
        {
            ["tags"] = new JsonArray("serve"),
            ["signature"] = "serving_default",
            ["inputs"] = Manifest.Tensors([KeyValuePair.Create("x", ((NDArray)feeds[0].Value).Host)]),
            ["outputs"] = Manifest.Tensors([KeyValuePair.Create("probabilities", session.run(probabilities, feeds).Host)]),
        });

        string prefix = saver.save(session, Path.Combine(folder, "checkpoint_by_name", "model.ckpt"), 5);
        manifest.Add("checkpoint", "checkpoint_by_name/" + Path.GetFileName(prefix), new JsonObject { ["variables"] = variables.DeepClone() });
        manifest.Add("meta_graph", "checkpoint_by_name/" + Path.GetFileName(prefix) + ".meta", new JsonObject
        {
            ["collections"] = new JsonArray([.. graph.get_all_collection_keys().Select(k => (JsonNode)k)]),
            ["train_op"] = step.name,
            ["run"] = run.DeepClone(),
        });

        string written = objects.save(Path.Combine(folder, "checkpoint_by_object", "ckpt"), session);
        manifest.Add("object_checkpoint", "checkpoint_by_object/" + Path.GetFileName(written), new JsonObject
        {
            ["objects"] = Manifest.Tensors([KeyValuePair.Create("w", session.run(w.GraphElement).Host), KeyValuePair.Create("b", session.run(b.GraphElement).Host)]),
        });

        foreach (string file in (string[])["graph.pb", "graph.pbtxt"])
        {
            GraphFiles.Write(SystemFileSystem.Instance, Path.Combine(folder, file), graph.as_graph_def());
            manifest.Add("graph_def", file, new JsonObject
            {
                ["nodes"] = graph.as_graph_def().Node.Count,
                ["initialize"] = initialize.name,
                ["train_op"] = step.name,
                ["train_steps"] = 5,
                ["run"] = run.DeepClone(),
            });
        }
    }

    private static void Records(string folder, Manifest manifest)
    {
        var example = new Example { Features = new Features() };
        example.Features.Feature.Add("label", new Feature { Int64List = new Int64List { Value = { 3 } } });
        example.Features.Feature.Add("pixels", new Feature { FloatList = new FloatList { Value = { 0.5f, -1 } } });
        example.Features.Feature.Add("name", new Feature { BytesList = new BytesList { Value = { ByteString.CopyFromUtf8("coat") } } });
        byte[][] records = [[], [0, 1, 2, 255], new byte[5000], example.ToByteArray()];
        foreach (RecordCompression compression in Enum.GetValues<RecordCompression>())
        {
            string name = $"records.{compression}".ToLowerInvariant();
            using (var writer = new RecordWriter(SystemFileSystem.Instance, Path.Combine(folder, name), compression))
            {
                Array.ForEach(records, r => writer.Write(r));
            }

            manifest.Add("tfrecord", name, new JsonObject
            {
                ["compression"] = compression == RecordCompression.None ? "" : compression.ToString().ToUpperInvariant(),
                ["records_base64"] = new JsonArray([.. records.Select(r => (JsonNode)Convert.ToBase64String(r))]),
                ["example_at"] = records.Length - 1,
                ["example"] = new JsonObject { ["label"] = 3, ["pixels"] = new JsonArray(0.5, -1), ["name"] = "coat" },
            });
        }
    }

    private static void Events(string folder, Manifest manifest)
    {
        string path;
        using (var writer = new FileWriter(Path.Combine(folder, "events")))
        {
            path = writer.path;
            writer.add_scalar("loss", 0.5f, 1);
            writer.add_scalar("loss", 0.25f, 2);
            writer.add_histogram("weights", [-1, 0, 0.5, 2], 2);
        }

        manifest.Add("events", "events/" + Path.GetFileName(path), new JsonObject
        {
            ["version"] = "brain.Event:2",
            ["scalars"] = new JsonArray(
                new JsonObject { ["tag"] = "loss", ["step"] = 1, ["value"] = 0.5 }, new JsonObject { ["tag"] = "loss", ["step"] = 2, ["value"] = 0.25 }),
            ["histograms"] = new JsonArray(new JsonObject { ["tag"] = "weights", ["step"] = 2, ["min"] = -1, ["max"] = 2, ["num"] = 4, ["sum"] = 1.5 }),
        });
    }

    private static void Arrays(string folder, Manifest manifest)
    {
        HostTensor matrix = HostTensor.Of(new[,] { { 1.5f, -2 }, { float.NaN, float.PositiveInfinity } }), numbers = HostTensor.Of(new[] { long.MinValue, 0, 7 }), flags = HostTensor.Of(new[] { true, false });
        foreach (bool compress in (bool[])[false, true])
        {
            string name = compress ? "arrays_compressed.npz" : "arrays.npz";
            NpzWriter.Write(Path.Combine(folder, name), [
                KeyValuePair.Create("matrix", NumericArray.Of(matrix.Values<float>().ToArray(), [2, 2])),
                KeyValuePair.Create("numbers", NumericArray.Of(numbers.Values<long>().ToArray(), [3])),
                KeyValuePair.Create("flags", NumericArray.Of(flags.Values<bool>().ToArray(), [2]))], compress);
            manifest.Add("npz", name, new JsonObject
            {
                ["arrays"] = Manifest.Tensors([KeyValuePair.Create("matrix", matrix), KeyValuePair.Create("numbers", numbers), KeyValuePair.Create("flags", flags)]),
            });
        }
    }
}
