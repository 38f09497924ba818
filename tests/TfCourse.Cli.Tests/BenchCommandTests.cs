using System.Text.Json;

namespace TfCourse.Cli.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class BenchCommandTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("tfcourse-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, true);

    [Test]
    public void A_model_is_measured_and_json_is_one_object_in_both_places()
    {
        CommandLine run = CommandLine.Run(_folder, "bench", "steps", "--model", "tiny", "--rounds", "2", "--seconds", "0.05", "--json", "--out", "bench.json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        foreach (string text in new[] { run.Output, File.ReadAllText(Path.Combine(_folder, "bench.json")) })
        {
            using JsonDocument json = JsonDocument.Parse(text);
            JsonElement model = json.RootElement.GetProperty("models")[0];
            Assert.Multiple(() =>
            {
                Assert.That(json.RootElement.GetProperty("processor").GetString(), Is.Not.Empty);
                Assert.That(json.RootElement.GetProperty("vector_bits").GetInt32(), Is.AnyOf(0, 128, 256, 512));
                Assert.That(json.RootElement.GetProperty("peak_gflops").GetDouble(), Is.GreaterThan(0));
                Assert.That(model.GetProperty("model").GetString(), Is.EqualTo("tiny"));
                Assert.That(model.GetProperty("ours").GetDouble(), Is.GreaterThan(100));
                Assert.That(model.GetProperty("share_of_peak").GetDouble(), Is.InRange(0, 1));
                Assert.That(model.GetProperty("bytes_per_step").GetInt64(), Is.Zero);
                Assert.That(model.GetProperty("spread").GetProperty("ours").GetArrayLength(), Is.EqualTo(2));
            });
        }
    }

    [Test]
    public void Files_are_measured_in_turn_with_the_disk_and_leave_nothing()
    {
        CommandLine run = CommandLine.Run(_folder, "bench", "files", "--megabytes", "2", "--rounds", "2", "--folder", _folder, "--json", "--out", "bench.json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement[] files = [.. json.RootElement.GetProperty("files").EnumerateArray()];
        Assert.Multiple(() =>
        {
            Assert.That(files.Select(f => f.GetProperty("task").GetString()), Is.EqualTo(new[] { "plain write", "save a checkpoint", "write records", "plain read", "load a checkpoint", "read records" }));
            Assert.That(files.Select(f => f.GetProperty("megabytes_per_second").GetDouble()), Has.All.GreaterThan(0));
            Assert.That(files.Where(f => f.GetProperty("share_of_disk").ValueKind == JsonValueKind.Number).Select(f => f.GetProperty("share_of_disk").GetDouble()), Has.Exactly(4).GreaterThan(0));
            Assert.That(run.Error, Does.Contain("of the plain write"));
            Assert.That(Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName), Is.EqualTo(new[] { "bench.json" }));
        });
        CommandLine wrong = CommandLine.Run(_folder, "bench", "files", "--megabytes", "0");
        Assert.That((wrong.ExitCode, wrong.Error), Is.EqualTo((2, wrong.Error)));
        Assert.That(wrong.Error, Does.Contain("megabytes is 0"));
    }

    [Test]
    public void The_profile_names_the_nodes_of_a_step_with_their_times()
    {
        CommandLine run = CommandLine.Run(_folder, "bench", "steps", "--model", "tiny", "--rounds", "1", "--seconds", "0.02", "--profile", "--json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement[] nodes = [.. json.RootElement.GetProperty("models")[0].GetProperty("nodes").EnumerateArray()];
        Assert.Multiple(() =>
        {
            Assert.That(nodes.Select(n => n.GetProperty("op").GetString()), Has.Some.StartsWith("MatMul").And.Some.StartsWith("ResourceApplyAdam"));
            Assert.That(nodes.Select(n => n.GetProperty("microseconds").GetDouble()), Is.All.InRange(0, 1e6).And.Some.GreaterThan(0));
        });
    }

    [Test]
    public void Peers_that_are_not_there_are_named_and_left_out()
    {
        CommandLine run = CommandLine.Run(_folder, "bench", "steps", "--model", "tiny", "--rounds", "1", "--seconds", "0.02", "--peers", "--python", Path.Combine(_folder, "none"));
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Error, Does.Contain("torch is left out").And.Contain("numpy is left out"));
            Assert.That(run.Output, Does.StartWith("tiny"));
        });
    }

    [TestCase("There is no model 'mnits'", "--model", "mnits")]
    [TestCase("rounds is 0", "--rounds", "0")]
    [TestCase("seconds is 0", "--seconds", "0")]
    public void Wrong_options_are_refused(string message, params string[] options)
    {
        CommandLine run = CommandLine.Run(_folder, ["bench", "steps", .. options]);
        Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
        Assert.That(run.Error, Does.Contain(message));
    }
}
