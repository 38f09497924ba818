using System.Text.Json;

namespace TfCourse.Cli.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class CheckCommandTests
{
    [Test]
    public void The_network_is_checked_in_words()
    {
        CommandLine run = CommandLine.Run(null, "check", "mlp");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Output, Does.Contain("by hand against numeric: agree").And.Contain("over 50 steps").And.Contain("all agree"));
        });
    }

    [Test]
    public void The_network_is_checked_in_json()
    {
        CommandLine run = CommandLine.Run(null, "check", "mlp", "--json", "--seed", "2");
        using JsonDocument json = JsonDocument.Parse(run.Output);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(json.RootElement.GetProperty("agrees").GetBoolean(), Is.True);
            Assert.That(json.RootElement.GetProperty("gradients").GetArrayLength(), Is.EqualTo(3));
            Assert.That(json.RootElement.GetProperty("gradients")[0].GetProperty("parameters").GetArrayLength(), Is.EqualTo(6));
        });
    }

    [Test]
    public void An_unknown_check_lists_those_there_are()
    {
        CommandLine run = CommandLine.Run(null, "check", "mpl");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("'mpl'").And.Contain("'mlp'"));
        });
    }

    [Test]
    public void Help_names_the_exit_codes_and_only_commands_that_exist()
    {
        CommandLine run = CommandLine.Run(null, "--help");
        string[] commands = [.. run.Output.Split('\n').SkipWhile(l => l != "Commands:").Skip(1).Where(l => l.StartsWith("  ", StringComparison.Ordinal)).Select(l => l.Trim().Split(' ')[0])];
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Output, Does.Contain("130"));
            Assert.That(commands, Is.SupersetOf(new[] { "train", "check", "compare", "tune", "exercise", "model", "bench", "engines" }));
            Assert.That(commands.Where(c => CommandLine.Run(null, c, "--help").ExitCode != 0), Is.Empty);
        });
    }
}
