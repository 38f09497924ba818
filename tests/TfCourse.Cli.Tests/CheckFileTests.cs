using System.Text.Json;

namespace TfCourse.Cli.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class CheckFileTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("tfcourse-check-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_mistake_in_a_file_of_one_s_own_is_named_and_drawn()
    {
        CommandLine.Run(_folder, "check", "--new", "mlp", "--out", "mine.cs");
        string file = Path.Combine(_folder, "mine.cs"), text = File.ReadAllText(file);
        File.WriteAllText(file, text.Replace("[\"dW2\"] = Map(Dot(dZ2, T(A1)), v => v / 10)", "[\"dW2\"] = Dot(dZ2, T(A1))"));
        CommandLine run = CommandLine.Run(_folder, "check", "mine.cs", "--json", "--report", "page");
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement finding = json.RootElement.GetProperty("reports")[0].GetProperty("findings")[0];
        Assert.Multiple(() =>
        {
            Assert.That(finding.GetProperty("mistake").GetString(), Is.EqualTo("missing-1/m"), run.Output);
            Assert.That(json.RootElement.GetProperty("agrees").GetBoolean(), Is.False);
            Assert.That(File.ReadAllText(Path.Combine(_folder, "page", "check.html")), Does.Contain("<svg").And.Contain("dW2"));
        });
    }

    [TestCase("mlp")]
    [TestCase("layer")]
    [TestCase("loss")]
    [TestCase("optimizer")]
    [TestCase("initializer")]
    [TestCase("regularizer")]
    [TestCase("schedule")]
    [TestCase("minibatch")]
    [Category("Long")]
    public void Each_file_to_fill_in_is_right_as_it_is_written(string kind)
    {
        CommandLine made = CommandLine.Run(_folder, "check", "--new", kind, "--out", "mine.cs"), run = CommandLine.Run(_folder, "check", "mine.cs");
        Assert.Multiple(() =>
        {
            Assert.That(made.ExitCode, Is.Zero, made.Error);
            Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
            Assert.That(run.Output, Does.Contain(": right"));
        });
    }

    [Test]
    public void A_file_that_is_there_is_not_written_over_and_unknown_kinds_list_the_known()
    {
        File.WriteAllText(Path.Combine(_folder, "mine.cs"), "kept");
        CommandLine there = CommandLine.Run(_folder, "check", "--new", "mlp", "--out", "mine.cs"), unknown = CommandLine.Run(_folder, "check", "--new", "mpl"),
            both = CommandLine.Run(_folder, "check", "mlp", "--self-test"), missing = CommandLine.Run(_folder, "check", "not-there.cs");
        Assert.Multiple(() =>
        {
            Assert.That(new[] { there.ExitCode, unknown.ExitCode, both.ExitCode, missing.ExitCode }, Is.All.EqualTo(2));
            Assert.That(File.ReadAllText(Path.Combine(_folder, "mine.cs")), Is.EqualTo("kept"));
            Assert.That(unknown.Error, Does.Contain("'mlp'").And.Contain("optimizer"));
            Assert.That(missing.Error, Does.Contain("--new mlp"));
        });
    }
}
