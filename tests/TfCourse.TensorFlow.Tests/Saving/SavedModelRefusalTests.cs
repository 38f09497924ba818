using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>What Python's two loaders say of wrong calls and damaged folders, by the ids of the recordings.</summary>
[TestFixture]
public sealed class SavedModelRefusalTests
{
    private const string Folder = "files/saved_model", Refusals = Folder + "/refusals.json";
    private const string Simple = "tf1_simple_save", Two = "tf1_two_tags", Module = "tf2_module", Asset = "tf1_asset_main_op";

    // An OSError of Python's is a file that is missing or no model.
    private static readonly (string Recorded, string Ours)[] Forms = [("OSError", "NotFoundError"), ("OSError", "DataLossError"), ("FileNotFoundError", "NotFoundError")];

    private static readonly Dictionary<string, Action<TemporaryFolder>> Calls = new()
    {
        ["v1_loader/no_such_folder"] = f => Load1(f["nowhere"], "serve"),
        ["v1_loader/unknown_tag"] = f => Load1(f[Simple], "gpu"),
        ["v1_loader/no_tags"] = f => Load1(f[Simple]),
        ["v1_loader/part_of_the_tags"] = f => Load1(f[Two], "serve"),
        ["v1_loader/tags_in_other_order"] = f => Load1(f[Two], "cpu", "serve"),
        ["v2_load/no_such_folder"] = f => Load2(f["nowhere"]),
        ["v2_load/two_meta_graphs_without_tags"] = f => Load2(f[Two]),
        ["v2_load/unknown_tag"] = f => Load2(f[Module], "gpu"),
        ["v2_load/tf1_model"] = f => Signatures(f[Simple], "serving_default"),
        ["signature/missing_key"] = f => Run(f[Module], "nope", ("x", np.array(new float[,] { { 0, 0, 0 } }))),
        ["signature/missing_input"] = f => Run(f[Module], "serving_default"),
        ["signature/unknown_input"] = f => Run(f[Module], "serving_default", ("x", np.array(new float[,] { { 0, 0, 0 } })), ("z", np.array(new float[,] { { 0, 0, 0 } }))),
        ["signature/wrong_dtype"] = f => Run(f[Module], "serving_default", ("x", np.array(new[,] { { 0, 0, 0 } }))),
        ["damage/variables_missing_tf1"] = f => Load1(Changed(f[Simple], d => Directory.Delete(Path.Combine(d, "variables"), true)), "serve"),
        ["damage/variables_missing_tf2"] = f => Load2(Changed(f[Module], d => Directory.Delete(Path.Combine(d, "variables"), true))),
        ["damage/empty_pb"] = f => Load1(Changed(f[Simple], d => File.WriteAllBytes(Pb(d), [])), "serve"),
        ["damage/half_pb"] = f => Load1(Changed(f[Simple], d => File.WriteAllBytes(Pb(d), File.ReadAllBytes(Pb(d))[..(File.ReadAllBytes(Pb(d)).Length / 2)])), "serve"),
        ["damage/garbage_pb"] = f => Load1(Changed(f[Simple], d => File.WriteAllText(Pb(d), "this is no model")), "serve"),
        ["damage/no_fingerprint"] = f => Signatures(Changed(f[Module], d => File.Delete(Path.Combine(d, "fingerprint.pb"))), "count", "forward", "serving_default"),
        ["damage/asset_missing"] = f => Load1(Changed(f[Asset], d => Directory.Delete(Path.Combine(d, "assets"), true)), "serve"),
        ["other/pbtxt_instead"] = f => Load1(Changed(f[Simple], ToText), "serve"),
        ["damage/output_tensor_missing_tf1_load"] = f => Load1(Changed(f[Simple], NoOutput), "serve"),
        ["damage/output_tensor_missing_v2_load"] = f => Load2(Changed(f[Simple], NoOutput)),
    };

    // Calls by position, and of functions whose arguments decide which of their graphs is meant, are Python's; here inputs have names.
    private static readonly string[] OfPython = ["signature/positional", "function/no_matching_concrete"];

    private static IEnumerable<TestCaseData> Cases => GoldenFiles.Cases(Refusals).Where(c => !OfPython.Contains(c.Id)).Select(c => new TestCaseData(c.Id, c.Entry).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Cases))]
    public void A_wrong_call_or_folder_is_refused_as_recorded(string id, JsonElement entry)
    {
        using var folder = new TemporaryFolder();
        foreach (string model in (string[])[Simple, Two, Module, Asset])
        {
            GoldenFiles.Unpack(GoldenStore.Default, $"{Folder}/{model}", folder[model]);
        }

        Assert.That(Calls, Does.ContainKey(id), "the recording has a case without a call here");
        Exception? thrown = null;
        try
        {
            Calls[id](folder);
        }
        catch (Exception e) when (e is EngineException or GraphException)
        {
            thrown = e;
        }

        if (!entry.TryGetProperty("error", out JsonElement error))
        {
            Assert.That(thrown, Is.Null);
            return;
        }

        Assert.That(thrown, Is.Not.Null, $"recorded is {error}");
        string expected = error.GetProperty("class").GetString()!, ours = GoldenErrors.ClassOf(thrown!);
        Assert.That(ours == expected || Forms.Contains((expected, ours)), $"recorded is {error}; ours is {ours}: {thrown!.Message}");
    }

    private static void Load1(string folder, params string[] tags)
    {
        using var session = new Session(new Graph());
        tf.saved_model.load(session, tags, folder);
    }

    private static void Load2(string folder, params string[] tags) => tf.saved_model.load(folder, tags.Length == 0 ? null : tags).Dispose();

    private static void Signatures(string folder, params string[] expected)
    {
        using LoadedModel model = tf.saved_model.load(folder);
        Assert.That(model.signatures.Keys, Is.EqualTo(expected));
    }

    private static void Run(string folder, string signature, params (string, NDArray)[] inputs)
    {
        using LoadedModel model = tf.saved_model.load(folder);
        model.run(signature, inputs);
    }

    private static string Changed(string folder, Action<string> change)
    {
        change(folder);
        return folder;
    }

    private static string Pb(string folder) => Path.Combine(folder, "saved_model.pb");

    private static void ToText(string folder)
    {
        var model = GraphFiles.Read<SavedModel>(SystemFileSystem.Instance, Pb(folder));
        File.Delete(Pb(folder));
        GraphFiles.Write(SystemFileSystem.Instance, Path.Combine(folder, "saved_model.pbtxt"), model);
    }

    private static void NoOutput(string folder)
    {
        var model = GraphFiles.Read<SavedModel>(SystemFileSystem.Instance, Pb(folder));
        model.MetaGraphs[0].SignatureDef["serving_default"].Outputs.First().Value.Name = "gone:0";
        GraphFiles.Write(SystemFileSystem.Instance, Pb(folder), model);
    }
}
