using System.Text.Json;

namespace TfCourse.Cli.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class CheckFileTests
{
    private string _folder = "", _programs = "";

    // One file that is written anew for every program: only the first of them is a whole build, the others are compilations.
    private string Program => Path.Combine(_programs, "mine.cs");

    [OneTimeSetUp]
    public void MakeFolderOfPrograms() => _programs = Directory.CreateTempSubdirectory("tfcourse-check-").FullName;

    [OneTimeTearDown]
    public void DeleteFolderOfPrograms() => Directory.Delete(_programs, recursive: true);

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

    [TestCase("mlp", "Map(SumOverExamples(dZ1), v => v / 10)", "Map(SumOverExamples(dZ1), v => v / 100)", "bias-averaged-twice")]
    [TestCase("layer", "(a, d) => a * (d - sum))", "(a, d) => a * (1 - a) * d)", "jacobian-diagonal-only")]
    [TestCase("loss", "(-t / a + (1 - t) / (1 - a)) / p.Length", "(a - t) / p.Length", "logits-for-probabilities")]
    [TestCase("optimizer", "m[i] / (1 - Math.Pow(0.9, t)) /", "m[i] /", "first-correction-missing")]
    [TestCase("initializer", "Math.Sqrt(2.0 / inputs)", "Math.Sqrt(2.0 / outputs)", "fan-out-for-fan-in")]
    [TestCase("regularizer", "Lambda / M * v", "Lambda / (2 * M) * v", "factor-1/2")]
    [TestCase("schedule", "step / 10)", "step / 10.0)", "staircase-missing")]
    [TestCase("minibatch", "from < m; from += size", "from + size <= m; from += size", "last-batch-dropped")]
    [Category("Long")]
    public void Each_file_to_fill_in_is_right_as_it_is_written_and_a_mistake_in_it_gets_its_name(string kind, string right, string wrong, string mistake)
    {
        File.Delete(Program);
        CommandLine made = CommandLine.Run(_programs, "check", "--new", kind, "--out", "mine.cs"), run = CommandLine.Run(_programs, "check", "mine.cs");
        string text = File.ReadAllText(Program);
        File.WriteAllText(Program, text.Replace(right, wrong));
        CommandLine spoiled = CommandLine.Run(_programs, "check", "mine.cs", "--json");
        Assert.Multiple(() =>
        {
            Assert.That(made.ExitCode, Is.Zero, made.Error);
            Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
            Assert.That(run.Output, Does.Contain(": right"));
            Assert.That(text, Does.Contain(right));
            Assert.That(spoiled.ExitCode, Is.EqualTo(1), spoiled.Error + spoiled.Output);
        });
        using JsonDocument json = JsonDocument.Parse(spoiled.Output);
        Assert.That(json.RootElement.GetProperty("reports")[0].GetProperty("findings")[0].GetProperty("mistake").GetString(), Is.EqualTo(mistake), spoiled.Output);
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
