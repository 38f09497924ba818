using System.Text.Json.Nodes;

namespace TfCourse.Cli.Tests;

[TestFixture]
public sealed class EngineCommandsTests
{
    private static readonly string Nowhere = Path.Combine(Path.GetTempPath(), "no-such-tensorflow");

    [Test]
    public void Engines_lists_the_managed_one_and_says_where_the_other_was_looked_for()
    {
        CommandLine run = CommandLine.Run(null, "engines", "--library", Nowhere, "--json");
        JsonNode answer = JsonNode.Parse(run.Output)!;
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That((int)answer["managed"]!["ops"]!, Is.GreaterThan(400));
            Assert.That(answer["native"], Is.Null);
            Assert.That((string?)answer["native_lacking"], Does.Contain(Nowhere));
        });
    }

    [Test]
    public void An_engine_that_the_machine_lacks_is_exit_code_3_and_names_what_was_looked_for()
    {
        CommandLine run = CommandLine.Run(null, "check", "mlp", "--engine", "native=" + Nowhere);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(3));
            Assert.That(run.Error, Does.Contain(Nowhere).And.Contain("managed engine needs none"));
            Assert.That(run.Output, Is.Empty);
        });
    }

    [Test]
    public void An_engine_that_does_not_exist_is_wrong_usage()
    {
        CommandLine run = CommandLine.Run(null, "check", "mlp", "--engine", "gpu");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("native=PATH"));
        });
    }

    [TestCase("{\"ps\": [\"0.0.0.0:2222\"]}", "ps", "--allow-any-address")]
    [TestCase("{\"ps\": [\"127.0.0.1:2222\"]}", "worker", "no job 'worker'")]
    [TestCase("{\"ps\": 1}", "ps", "describes no cluster")]
    public void A_server_of_a_wrong_task_or_for_every_network_is_refused(string cluster, string job, string reason)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("tfcourse-").FullName, "cluster.json");
        File.WriteAllText(file, cluster);
        CommandLine run = CommandLine.Run(null, "cluster", "serve", "--cluster", file, "--job", job, "--task", "0", "--library", Nowhere);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain(reason));
        });
    }
}
