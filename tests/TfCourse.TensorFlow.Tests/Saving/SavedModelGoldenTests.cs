using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class SavedModelGoldenTests
{
    private const string Folder = "files/saved_model";

    private static IEnumerable<TestCaseData> Models => GoldenFiles.Cases(Folder + "/index.json").Select(c => new TestCaseData(c.Entry).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Models))]
    public void Every_signature_gives_the_recorded_outputs(JsonElement entry)
    {
        string id = entry.GetProperty("id").GetString()!;
        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, $"{Folder}/{id}");
        var at = new Relocated(files, id);
        var models = new Dictionary<string, LoadedModel>();
        var differences = new List<string>();
        try
        {
            foreach (JsonElement run in entry.GetProperty("runs").EnumerateArray())
            {
                string[] tags = [.. run.GetProperty("tags").EnumerateArray().Select(t => t.GetString()!)];
                string key = string.Join(',', tags);
                if (!models.TryGetValue(key, out LoadedModel? model))
                {
                    models.Add(key, model = tf.saved_model.load(id, tags, files: at));
                }

                if (Difference(model, run) is { } difference)
                {
                    differences.Add($"{run.GetProperty("signature")}: {difference}");
                }
            }
        }
        finally
        {
            foreach (LoadedModel model in models.Values)
            {
                model.Dispose();
            }
        }

        string all = string.Join(Environment.NewLine, differences);
        Assert.That(GoldenExceptions.Verdict(Folder + "/index.json", id, all.Length > 0 ? all : null), Is.Null);
    }

    [TestCaseSource(nameof(Models))]
    public void The_message_says_what_is_recorded_of_its_graphs(JsonElement entry)
    {
        string id = entry.GetProperty("id").GetString()!;
        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, $"{Folder}/{id}");
        var model = GraphFiles.Read<SavedModel>(files, "saved_model.pb");
        Assert.That(GraphFiles.Decode<SavedModel>(GraphFiles.Bytes(model), id), Is.EqualTo(model), "written anew");
        JsonElement[] recorded = [.. entry.GetProperty("meta_graphs").EnumerateArray()];
        Assert.That(model.MetaGraphs, Has.Count.EqualTo(recorded.Length));
        foreach ((MetaGraphDef meta, JsonElement graph) in model.MetaGraphs.Zip(recorded))
        {
            Assert.Multiple(() =>
            {
                Assert.That(meta.MetaInfoDef.Tags, Is.EqualTo(graph.GetProperty("tags").EnumerateArray().Select(t => t.GetString())));
                Assert.That(meta.GraphDef.Node, Has.Count.EqualTo(graph.GetProperty("nodes").GetInt32()));
                Assert.That(meta.GraphDef.Node.Select(n => n.Op).Distinct(), Is.EquivalentTo(graph.GetProperty("ops").EnumerateArray().Select(o => o.GetString())));
                Assert.That(
                    meta.GraphDef.Library?.Function.ToDictionary(f => f.Signature.Name, f => f.NodeDef.Count) ?? [],
                    Is.EquivalentTo(graph.GetProperty("functions").EnumerateObject().ToDictionary(f => f.Name, f => f.Value.GetInt32())));
                Assert.That(meta.SaverDef is null, Is.EqualTo(!graph.TryGetProperty("saver", out JsonElement saver) || saver.ValueKind == JsonValueKind.Null));
                foreach (JsonProperty signature in graph.GetProperty("signatures").EnumerateObject())
                {
                    SignatureDef ours = meta.SignatureDef[signature.Name];
                    foreach (JsonProperty input in signature.Value.GetProperty("inputs").EnumerateObject())
                    {
                        Assert.That(ours.Inputs[input.Name].Name, Is.EqualTo(input.Value.GetProperty("tensor").GetString()));
                        Assert.That(GoldenDtypes.NameOf(ours.Inputs[input.Name].Dtype), Is.EqualTo(input.Value.GetProperty("dtype").GetString()));
                        JsonElement shape = input.Value.GetProperty("shape");
                        TensorShapeProto ourShape = ours.Inputs[input.Name].TensorShape;
                        Assert.That(ourShape.UnknownRank, Is.EqualTo(shape.ValueKind == JsonValueKind.Null));
                        Assert.That(ourShape.Dim.Select(d => d.Size), Is.EqualTo(shape.ValueKind == JsonValueKind.Null ? [] : shape.EnumerateArray().Select(d => d.GetInt64())));
                    }
                }
            });
        }

        if (files.Exists("variables/variables.index"))
        {
            using BundleReader reader = BundleReader.Open(files, "variables/variables");
            foreach (JsonProperty variable in entry.GetProperty("variables").EnumerateObject())
            {
                Assert.That(GoldenFiles.Difference(variable.Value, reader.Read(variable.Name)), Is.Null, variable.Name);
            }
        }
    }

    private static string? Difference(LoadedModel model, JsonElement run)
    {
        (string, NDArray)[] inputs = [.. run.GetProperty("inputs").EnumerateObject().Select(i => (i.Name, new NDArray(GoldenHost.ToHost((GoldenTensor)GoldenValue.Parse(i.Value)!))))];
        Dictionary<string, NDArray> outputs;
        try
        {
            outputs = model.run(run.GetProperty("signature").GetString()!, inputs);
        }
        catch (Exception e) when (e is EngineException or GraphException)
        {
            if (!run.TryGetProperty("error", out JsonElement error))
            {
                return $"failed: {e.Message}";
            }

            // The session's own refusal of a shape and the signature's are one.
            int? code = GoldenError.Parse(error).Code;
            return e is EngineException engine && (int)engine.Code == code ? null : GoldenErrors.Difference(GoldenError.Parse(error), e, false);
        }

        if (run.TryGetProperty("error", out JsonElement missed))
        {
            return $"recorded is the refusal {missed}";
        }

        GoldenTolerance tolerance = GoldenTolerance.Parse(run.GetProperty("tolerance"));
        foreach (JsonProperty output in run.GetProperty("outputs").EnumerateObject())
        {
            if (!outputs.TryGetValue(output.Name, out NDArray? value))
            {
                return $"the output '{output.Name}' is missing";
            }

            GoldenComparison comparison = GoldenCompare.Compare(output.Name, GoldenValue.Parse(output.Value), GoldenHost.ToGolden(value.Host), tolerance);
            if (!comparison.Agrees)
            {
                return comparison.Message;
            }
        }

        return null;
    }

    // The recorded folder under its own name.
    private sealed class Relocated(MemoryFileSystem files, string folder) : IFileSystem
    {
        public IReadableFile OpenRead(string path) => files.OpenRead(Inside(path));

        public IWritableFile Create(string path) => files.Create(Inside(path));

        public IWritableFile Append(string path) => files.Append(Inside(path));

        public void Rename(string from, string to) => files.Rename(Inside(from), Inside(to));

        public void Delete(string path) => files.Delete(Inside(path));

        public void SyncFolder(string folder) => files.SyncFolder(Inside(folder));

        public void CreateFolder(string folder) => files.CreateFolder(Inside(folder));

        public void DeleteEmptyFolder(string folder) => files.DeleteEmptyFolder(Inside(folder));

        public bool Exists(string path) => files.Exists(Inside(path));

        public IReadOnlyList<string> List(string folder) => files.List(Inside(folder));

        private string Inside(string path) => path == folder ? "." : path.StartsWith(folder + "/", StringComparison.Ordinal) ? path[(folder.Length + 1)..] : throw EngineException.NotFound($"cannot open '{path}': No such file or directory");
    }
}
