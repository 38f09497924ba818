using System.Text.Json;
using TfCourse.Datasets;

namespace TfCourse.Cli.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class TrainCommandTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("tfcourse-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, true);

    [Test]
    public void Fashion_mnist_reaches_its_goal_and_json_is_one_object()
    {
        CommandLine run = CommandLine.Run(_folder, "train", "fashion-mnist", "--json", "--run", "out");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement result = json.RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(result.GetProperty("model").GetString(), Is.EqualTo("fashion-mnist"));
            Assert.That(result.GetProperty("dataset").GetString(), Is.EqualTo("fashion-mnist"));
            Assert.That(result.GetProperty("test_accuracy").GetDouble(), Is.GreaterThanOrEqualTo(0.865));
            Assert.That(result.GetProperty("train_accuracy").GetDouble(), Is.InRange(0.88, 1.0));
            Assert.That(result.GetProperty("seconds").GetDouble(), Is.GreaterThan(0));
            Assert.That(result.GetProperty("steps_per_second").GetDouble(), Is.GreaterThan(0));
            Assert.That(result.GetProperty("peak_memory_bytes").GetInt64(), Is.InRange(1L << 20, 300L << 20));
            string folder = result.GetProperty("run").GetString()!;
            Assert.That(folder, Is.EqualTo(Path.Combine(_folder, "out")));
            Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "config.json", "metrics.jsonl", "parameters.npz", "result.json" }));
            Assert.That(run.Error, Does.Not.Contain('\e').And.Not.Contain('\b').And.Not.Contain('\r'));
        });
    }

    [Test]
    public void Equal_seeds_give_equal_files()
    {
        foreach (string name in new[] { "a", "b" })
        {
            CommandLine run = CommandLine.Run(_folder, "train", "fashion-mnist", "--data", "digits", "--epochs", "1", "--seed", "5", "--run", name, "--quiet");
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Error, Is.Empty);
        }

        foreach (string file in new[] { "metrics.jsonl", "parameters.npz", "config.json" })
        {
            Assert.That(File.ReadAllBytes(Path.Combine(_folder, "a", file)), Is.EqualTo(File.ReadAllBytes(Path.Combine(_folder, "b", file))), file);
        }
    }

    [Test]
    public void A_run_repeats_from_its_configuration_byte_for_byte()
    {
        CommandLine first = CommandLine.Run(_folder, "train", "breast-cancer", "--epochs", "12", "--stop-on", "dev_accuracy", "--patience", "3", "--seed", "4", "--run", "a", "--quiet");
        CommandLine second = CommandLine.Run(_folder, "train", "breast-cancer", "--config", Path.Combine("a", "config.json"), "--run", "b", "--quiet");
        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Error + second.Error);
        foreach (string file in new[] { "metrics.jsonl", "parameters.npz", "config.json" })
        {
            Assert.That(File.ReadAllBytes(Path.Combine(_folder, "b", file)), Is.EqualTo(File.ReadAllBytes(Path.Combine(_folder, "a", file))), file);
        }

        Assert.That(first.Output, Does.Contain("loss            ").And.Contain("the best one"));
    }

    [Test]
    public void A_served_model_normalizes_what_was_measured()
    {
        CommandLine trained = CommandLine.Run(_folder, "train", "breast-cancer", "--epochs", "20", "--run", "a", "--export", "served", "--quiet");
        Assert.That(trained.ExitCode, Is.Zero, trained.Error);
        string[] classes = [.. DatasetCatalog.Load("wdbc").Train.ClassNames];
        foreach (string name in classes)
        {
            CommandLine run = CommandLine.Run(_folder, "model", "run", "served", "--input", $"features={Path.Combine("served", "examples", name + ".npy")}", "--json");
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Output.Replace(" ", "", StringComparison.Ordinal), Does.Contain(FormattableString.Invariant($"[{Array.IndexOf(classes, name)}]")), name);
        }
    }

    [TestCase("There is no model 'fashoin-mnist'. Did you mean 'fashion-mnist'", "train", "fashoin-mnist")]
    [TestCase("Known: ", "train", "fashion-mnist", "--data", "mnist2")]
    [TestCase("--epoch", "train", "fashion-mnist", "--epoch", "3")]
    [TestCase("epochs is 0", "train", "fashion-mnist", "--epochs", "0")]
    [TestCase("batch-size is 0", "train", "fashion-mnist", "--batch-size", "0")]
    [TestCase("'0,001' is no number", "train", "fashion-mnist", "--learning-rate", "0,001")]
    [TestCase("MODEL", "train")]
    [TestCase("patience is 0; it has to be 1 or more", "train", "breast-cancer", "--stop-on", "loss", "--patience", "0")]
    [TestCase("measured are loss, train_accuracy, test_accuracy", "train", "fashion-mnist", "--stop-on", "dev_accuracy")]
    [TestCase("learning-rate is 0; it has to be above 0", "train", "digits", "--learning-rate", "0")]
    [TestCase("has no classes", "train", "fashion-mnist", "--data", "concrete")]
    public void Bad_usage_is_explained_and_writes_nothing(string expected, params string[] arguments)
    {
        CommandLine run = CommandLine.Run(_folder, arguments);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain(expected));
            Assert.That(run.Output, Is.Empty);
            Assert.That(Directory.EnumerateFileSystemEntries(_folder), Is.Empty);
        });
    }

    [Test]
    public void A_folder_that_holds_something_is_not_touched()
    {
        File.WriteAllText(Path.Combine(_folder, "mine.txt"), "mine");
        CommandLine run = CommandLine.Run(_folder, "train", "fashion-mnist", "--run", ".");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("exists already").And.Contain("--run"));
            Assert.That(Directory.GetFiles(_folder), Has.Length.EqualTo(1));
        });
    }
}
