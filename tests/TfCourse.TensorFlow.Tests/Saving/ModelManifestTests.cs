using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tensorflow;
using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>models/manifest.json says what a foreign reader must find in the models shipped here: files, signatures, tensors with their SHA-256.</summary>
[TestFixture]
public sealed class ModelManifestTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Test]
    public void The_manifest_of_the_models_is_that_of_their_files()
    {
        string root = Repository.PathOf("models"), path = Path.Combine(root, "manifest.json");
        string manifest = new JsonObject(Directory.GetDirectories(root).Order(StringComparer.Ordinal).Select(m => KeyValuePair.Create(Path.GetFileName(m), (JsonNode?)Of(m)))).ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable("TFCOURSE_ACCEPT") == "1")
        {
            File.WriteAllText(path, manifest);
        }

        Assert.That(File.Exists(path) ? File.ReadAllText(path) : "", Is.EqualTo(manifest), "models/manifest.json is not that of the models: run this test once with TFCOURSE_ACCEPT=1 and look at what changed");
    }

    private static JsonObject Of(string folder)
    {
        var files = new JsonObject();
        foreach (string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            byte[] bytes = File.ReadAllBytes(file);
            files[Path.GetRelativePath(folder, file).Replace('\\', '/')] = new JsonObject { ["size"] = bytes.Length, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
        }

        var tensors = new JsonObject();
        using (BundleReader reader = BundleReader.Open(SystemFileSystem.Instance, Path.Combine(folder, "variables", "variables")))
        {
            foreach (string key in reader.Keys)
            {
                HostTensor tensor = reader.Read(key);
                tensors[key] = new JsonObject { ["dtype"] = tensor.DataType.PythonName(), ["shape"] = new JsonArray([.. tensor.Dimensions.ToArray().Select(d => (JsonNode)d)]), ["sha256"] = GoldenFiles.Sha256(tensor) };
            }
        }

        MetaGraphDef meta = GraphFiles.Read<SavedModel>(SystemFileSystem.Instance, Path.Combine(folder, "saved_model.pb")).MetaGraphs[0];
        var signatures = new JsonObject();
        foreach ((string name, SignatureDef signature) in meta.SignatureDef.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            signatures[name] = new JsonObject { ["inputs"] = Infos(signature.Inputs), ["outputs"] = Infos(signature.Outputs) };
        }

        return new JsonObject { ["tags"] = new JsonArray([.. meta.MetaInfoDef.Tags.Select(t => (JsonNode)t)]), ["signatures"] = signatures, ["tensors"] = tensors, ["files"] = files };
    }

    private static JsonObject Infos(IEnumerable<KeyValuePair<string, TensorInfo>> infos) => new(infos.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => KeyValuePair.Create(i.Key, (JsonNode?)new JsonObject
    {
        ["tensor"] = i.Value.Name,
        ["dtype"] = i.Value.Dtype.PythonName(),
        ["shape"] = new JsonArray([.. i.Value.TensorShape.Dim.Select(d => (JsonNode)d.Size)]),
    })));
}
