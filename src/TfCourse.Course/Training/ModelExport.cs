using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Datasets;
using TfCourse.Engine;
using TfCourse.Images;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>Makes a SavedModel of a run's last checkpoint, with a card, the names of the classes, an image of each class, and some that it takes for another.</summary>
public static class ModelExport
{
    /// <summary>The card's file.</summary>
    public const string CardFile = "card.json";

    private const string Extra = "assets.extra";
    private const int Mistakes = 3;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the model.</summary>
    /// <param name="run">The run, which has ended.</param>
    /// <param name="data">Its data.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="folder">The model's folder, which holds nothing yet.</param>
    /// <param name="command">The command that makes it again, for the card.</param>
    /// <exception cref="GraphException">The folder holds something.</exception>
    /// <exception cref="EngineException">The files cannot be written.</exception>
    public static void Write(RunFolder run, DatasetSplit data, TrainingResult result, string folder, string command)
    {
        string checkpoint = run.Checkpoints.Newest() ?? throw new IOException($"'{run.Path}' has no checkpoint to make a model of.");
        Dataset train = data.Train;
        int[] size = [.. train.Shape.Skip(1)];
        if (size.Length is not (1 or 2))
        {
            throw new ArgumentException($"The examples of '{train.Name}' have the shape [{string.Join(", ", size)}]; only lists of features and images of one channel are exported.", nameof(data));
        }

        using Graph graph = new Graph().as_default();
        Tensor? images = size.Length == 2 ? tf.placeholder(tf.uint8, (-1, size[0], size[1]), "images") : null;
        Tensor features = images is null
            ? tf.placeholder(tf.float32, (-1, train.FeatureSize), "features")
            : tf.reshape(tf.cast(images, tf.float32) / 255f, (-1, train.FeatureSize), name: "features");
        var network = new DenseNetwork([train.FeatureSize, run.Config.Settings.Hidden, train.ClassCount], run.Config.Settings.Seed, features,
            normalization: run.Config.Settings.Normalize ? () => new StoredNormalization(train.FeatureSize, null) : null);
        Tensor probabilities = tf.nn.softmax(network.Logits, name: "probabilities");
        Tensor classes = tf.argmax(network.Logits, 1, name: "classes");
        Saver saver = tf.train.Saver([.. network.Stored]);
        using var session = new Session(graph);
        saver.restore(session, checkpoint);
        var outputs = new Dictionary<string, Tensor> { ["probabilities"] = probabilities, ["classes"] = classes };
        tf.saved_model.save(session, folder, new Dictionary<string, SignatureDef>
        {
            [saved_model_api.DEFAULT_SERVING_SIGNATURE_DEF_KEY] = tf.saved_model.predict_signature_def(images is null ? new() { ["features"] = features } : new() { ["images"] = images }, outputs),
            ["features"] = tf.saved_model.predict_signature_def(new() { ["features"] = features }, outputs),
        }, saver);
        Dataset test = data.Test!;
        long[] answers = session.run(classes, (features, NDArray.over(test.Features, (test.Count, test.FeatureSize)))).ToArray<long>();
        WriteExtras(run, data, result, folder, command);
        WriteExamples(test, answers, folder, size);
    }

    /// <summary>The SHA-256 of a set's values and labels, as the card has it.</summary>
    /// <param name="data">A set with classes.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Sha256(Dataset data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(data.Features.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(data.Labels.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Of each class the first of the test set that the model names; and, so that nobody takes these for the rule, the first that it does not.
    private static void WriteExamples(Dataset test, long[] answers, string folder, int[] size)
    {
        SystemFileSystem files = SystemFileSystem.Instance;
        string examples = Path.Combine(folder, "examples"), mistakes = Path.Combine(examples, "mistakes");
        files.CreateFolder(mistakes);
        int[] right = [.. Enumerable.Range(0, test.Count).Where(i => answers[i] == test.Labels![i]).DistinctBy(i => test.Labels![i])];
        foreach (int example in right)
        {
            WriteExample(example, Path.Combine(examples, FileName(test.Labels![example])));
        }

        foreach (int example in Enumerable.Range(0, test.Count).Where(i => answers[i] != test.Labels![i]).Take(Mistakes))
        {
            WriteExample(example, Path.Combine(mistakes, $"{FileName(test.Labels![example])}-taken-for-{FileName((int)answers[example])}"));
        }

        string FileName(int label) => string.Concat(test.ClassNames[label].ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

        // An example as the model's default signature takes it: an image, or a list of features as they were measured.
        void WriteExample(int example, string path)
        {
            if (size.Length == 1)
            {
                using var npy = new MemoryStream();
                NpyWriter.Write(npy, NumericArray.Of(test.Example(example).ToArray(), 1, test.FeatureSize));
                DurableFile.Write(files, path + ".npy", npy.ToArray());
                return;
            }

            byte[] pixels = Array.ConvertAll(test.Features[(example * test.FeatureSize)..((example + 1) * test.FeatureSize)], v => (byte)MathF.Round(v * 255));
            DurableFile.Write(files, path + ".png", PngWriter.Encode(new Raster(size[0], size[1], 1, pixels)));
        }
    }

    private static void WriteExtras(RunFolder run, DatasetSplit data, TrainingResult result, string folder, string command)
    {
        SystemFileSystem files = SystemFileSystem.Instance;
        string extra = Path.Combine(folder, Extra);
        files.CreateFolder(extra);
        DurableFile.Write(files, Path.Combine(extra, "classes.txt"), string.Concat(data.Train.ClassNames.Select(c => c + "\n")));
        Dataset test = data.Test!;
        DurableFile.Write(files, Path.Combine(folder, CardFile), new JsonObject
        {
            ["model"] = run.Config.Model.Name,
            ["description"] = run.Config.Model.Description,
            ["command"] = command,
            ["seed"] = run.Config.Settings.Seed,
            ["dataset"] = run.Config.Model.Dataset,
            ["data_source"] = data.Train.Source,
            ["data_licence"] = data.Train.Licence,
            ["train_sha256"] = Sha256(data.Train),
            ["test_sha256"] = Sha256(test),
            ["train_examples"] = data.Train.Count,
            ["test_examples"] = test.Count,
            ["train_accuracy"] = result.TrainAccuracy,
            ["test_accuracy"] = result.TestAccuracy,
            ["classes"] = new JsonArray([.. data.Train.ClassNames.Select(c => (JsonNode)c)]),
        }.ToJsonString(Indented) + "\n");
    }
}
