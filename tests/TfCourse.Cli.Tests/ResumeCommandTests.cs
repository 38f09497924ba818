using System.Text.Json;
using TfCourse.TestKit;

namespace TfCourse.Cli.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class ResumeCommandTests
{
    private static readonly string[] Small = ["train", "digits", "--epochs", "2", "--quiet"];

    [Test]
    public void A_run_that_is_there_is_refused_resumed_overwritten_and_repeated()
    {
        using var folder = new TemporaryFolder();
        CommandLine first = CommandLine.Run(folder.Path, [.. Small, "--run", "a"]);
        Assert.That(first.ExitCode, Is.Zero, first.Error);
        byte[] parameters = File.ReadAllBytes(folder["a/parameters.npz"]);

        CommandLine again = CommandLine.Run(folder.Path, [.. Small, "--run", "a"]);
        Assert.That(again.ExitCode, Is.EqualTo(2));
        Assert.That(again.Error, Does.Contain("--resume").And.Contain("--overwrite"));

        // The last epoch is undone as a kill would undo it: the checkpoint before it is the newest.
        Assert.That(File.Exists(folder["a/checkpoints/checkpoint"]));
        string newest = Directory.GetFiles(folder["a/checkpoints"], "*.index").OrderByDescending(f => int.Parse(Path.GetFileNameWithoutExtension(f)[5..], System.Globalization.CultureInfo.InvariantCulture)).First();
        File.Delete(newest);
        File.Delete(folder["a/parameters.npz"]);
        CommandLine resumed = CommandLine.Run(folder.Path, "train", "digits", "--resume", "a");
        Assert.That(resumed.ExitCode, Is.Zero, resumed.Error);
        Assert.That(resumed.Error, Does.Contain("going on from step-"));
        Assert.That(File.ReadAllBytes(folder["a/parameters.npz"]), Is.EqualTo(parameters));
        Assert.That(File.ReadAllLines(folder["a/metrics.jsonl"]), Has.Length.EqualTo(2));

        CommandLine overwritten = CommandLine.Run(folder.Path, [.. Small, "--run", "a", "--overwrite"]);
        Assert.That(overwritten.ExitCode, Is.Zero, overwritten.Error);
        CommandLine repeated = CommandLine.Run(folder.Path, "train", "digits", "--config", "a/config.json", "--run", "b", "--quiet");
        Assert.That(repeated.ExitCode, Is.Zero, repeated.Error);
        Assert.That(File.ReadAllBytes(folder["b/parameters.npz"]), Is.EqualTo(parameters));
    }

    [Test]
    public void Signs_stop_and_go_on_like_every_other_model()
    {
        using var folder = new TemporaryFolder();
        string[] signs = ["train", "signs", "--epochs", "2", "--quiet", "--threads", "1"];
        CommandLine first = CommandLine.Run(folder.Path, [.. signs, "--run", "a"]);
        Assert.That(first.ExitCode, Is.Zero, first.Error);
        byte[] parameters = File.ReadAllBytes(folder["a/parameters.npz"]);
        CommandLine again = CommandLine.Run(folder.Path, [.. signs, "--run", "a"]);
        Assert.That(again.ExitCode, Is.EqualTo(2));
        Assert.That(again.Error, Does.Contain("--resume").And.Contain("--overwrite"));

        // A run that was killed before its first checkpoint begins anew when it is resumed.
        Directory.Delete(folder["a/checkpoints"], true);
        File.Delete(folder["a/parameters.npz"]);
        CommandLine resumed = CommandLine.Run(folder.Path, "train", "signs", "--resume", "a", "--json");
        Assert.That(resumed.ExitCode, Is.Zero, resumed.Error);
        Assert.That(File.ReadAllBytes(folder["a/parameters.npz"]), Is.EqualTo(parameters));
        using JsonDocument json = JsonDocument.Parse(resumed.Output);
        Assert.That(json.RootElement.GetProperty("model").GetString(), Is.EqualTo("signs"));
        Assert.That(CommandLine.Run(folder.Path, "train", "signs", "--hidden", "7").Error, Does.Contain("--hidden has no meaning for the model signs"));
    }

    [TestCase("--epochs has no meaning beside --resume", "--resume", "a", "--epochs", "3")]
    [TestCase("holds no run to resume", "--resume", "nowhere")]
    [TestCase("config.json", "--config", "nowhere/config.json")]
    public void Wrong_uses_are_explained(string expected, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        CommandLine run = CommandLine.Run(folder.Path, ["train", "digits", .. arguments]);
        Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
        Assert.That(run.Error, Does.Contain(expected));
    }
}
