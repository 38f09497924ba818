using System.Text.Json.Nodes;
using TfCourse.Course;

namespace TfCourse.Cli.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class ExperimentCommandTests
{
    private string _folder = null!;

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("tfcourse-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestCase("initializers", "--iterations", "20")]
    [TestCase("regularizers", "--epochs", "6")]
    [TestCase("optimizers", "--epochs", "2")]
    [TestCase("schedules", "--epochs", "40", "--warm-up", "2")]
    [TestCase("batch-sizes", "--epochs", "2")]
    [TestCase("depth", "--layers", "4")]
    public void A_run_repeats_from_its_configuration_byte_for_byte(string kind, params string[] numbers)
    {
        string first = Path.Combine(_folder, "first"), second = Path.Combine(_folder, "second");
        (int code, string output, string error) = CommandLine.Run(null, ["compare", kind, .. numbers, "--seed", "5", "--report", first]);
        Assert.That(code, Is.Zero, error);
        Assert.That(output.Split('\n')[0], Does.Contain("  "), "a table");

        (code, _, error) = CommandLine.Run(null, ["compare", kind, "--config", Path.Combine(first, "config.json"), "--report", second]);
        Assert.That(code, Is.Zero, error);
        Assert.That(File.ReadAllBytes(Path.Combine(second, "metrics.jsonl")), Is.EqualTo(File.ReadAllBytes(Path.Combine(first, "metrics.jsonl"))));
        Assert.That(File.ReadAllBytes(Path.Combine(second, "index.html")), Is.EqualTo(File.ReadAllBytes(Path.Combine(first, "index.html"))));
        Assert.That(File.ReadLines(Path.Combine(first, "metrics.jsonl")).Select(line => JsonNode.Parse(line)!["variant"]), Is.All.Not.Null);
    }

    [Test]
    [Category("Long")]
    public void A_whole_week_is_one_page_and_a_folder_for_each_part()
    {
        string folder = Path.Combine(_folder, "week");
        (int code, string output, string error) = CommandLine.Run(null, "lesson", "week-3", "--report", folder, "--json", "--configurations", "2",
            "--set", "epochs=2", "--set", "steps=20", "--set", "trials=3", "--set", "repetitions=2");
        Assert.That(code, Is.Zero, error);
        JsonNode json = JsonNode.Parse(output)!;
        string[] names = [.. json["parts"]!.AsArray().Select(p => (string)p!["name"]!)];
        Assert.That(names, Is.EqualTo(WeekCatalogue.Of(3).Select(p => p.Name)));
        Assert.That((bool)json["agrees"]!, Is.True);
        string page = System.Net.WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(folder, "index.html")));
        Assert.Multiple(() =>
        {
            Assert.That(WeekCatalogue.Of(3).Where(p => !page.Contains($"<h2>{p.Title}</h2>", StringComparison.Ordinal)), Is.Empty);
            Assert.That(page, Does.Contain("<svg").And.Contain("Why not a grid").And.Contain("tfcourse exercise start").And.Not.Contain("<script").And.Not.Contain("src="));
            Assert.That(names.Where(name => !File.Exists(Path.Combine(folder, name, "config.json"))), Is.Empty);
            Assert.That(CommandLine.Run(null, "lesson", "week-3", "--set", "epohcs=2").Error, Does.Contain("'epohcs'").And.Contain("epochs"));
            Assert.That(CommandLine.Run(null, "lesson", "week-3", "--config", Path.Combine(folder, "softmax", "config.json")).Error, Does.Contain("--config"));
        });
    }

    [Test]
    public void A_lesson_repeats_from_its_configuration_byte_for_byte()
    {
        string first = Path.Combine(_folder, "first"), second = Path.Combine(_folder, "second");
        (int code, _, string error) = CommandLine.Run(null, ["lesson", "dropout", "--set", "epochs=5", "--set", "keep-prob=0.6", "--configurations", "1", "--report", first]);
        Assert.That(code, Is.Zero, error);
        (code, _, error) = CommandLine.Run(null, ["lesson", "dropout", "--config", Path.Combine(first, "config.json"), "--configurations", "1", "--report", second]);
        Assert.That(code, Is.Zero, error);
        foreach (string file in new[] { "config.json", "metrics.jsonl", "result.json", "index.html" })
        {
            Assert.That(File.ReadAllBytes(Path.Combine(second, file)), Is.EqualTo(File.ReadAllBytes(Path.Combine(first, file))), file);
        }
    }

    [TestCase("compare schedules --decay -1", "decay is -1; it has to be in [0, 1000000]")]
    [TestCase("compare regularizers --l2 -0.5", "l2 is -0.5; it has to be in [0, 1000000]")]
    [TestCase("lesson weighted-averages --set beta=1", "beta is 1; it has to be in [0, 1)")]
    [TestCase("lesson splits --set dev=0.6 --set test=0.4", "train")]
    [TestCase("lesson mini-batches --set epochs=0", "epochs is 0; it has to be a whole number from 1")]
    [TestCase("compare optimizers --batch-size 0", "batch-size is 0; it has to be a whole number from 1 to 1000000")]
    [TestCase("compare regularizers --keep-prob 0", "keep-prob is 0; it has to be in (0, 1]")]
    [TestCase("lesson l2 --set lamda=1", "There is no parameter 'lamda'")]
    [TestCase("lesson l2 --set l2", "'l2' is no setting")]
    [TestCase("diagnose . --base-error 2", "metrics.jsonl")]
    public void Bad_numbers_name_parameter_value_and_range_and_write_nothing(string line, string message)
    {
        string target = Path.Combine(_folder, "report");
        (int code, string output, string error) = CommandLine.Run(null, [.. line.Split(' '), "--report", target]);
        Assert.That(code, Is.AnyOf(2, 3));
        Assert.That(error, Does.Contain(message));
        Assert.That(output, Is.Empty);
        Assert.That(Directory.Exists(target), Is.False);
    }

    [Test]
    public void A_folder_that_holds_something_is_not_touched()
    {
        string file = Path.Combine(_folder, "mine.txt");
        File.WriteAllText(file, "mine");
        (int code, _, string error) = CommandLine.Run(null, ["compare", "depth", "--layers", "3", "--report", _folder]);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("--overwrite"));
        Assert.That(Directory.GetFiles(_folder), Is.EqualTo(new[] { file }));
    }

    [Test]
    public void A_configuration_of_another_experiment_is_refused()
    {
        string config = Path.Combine(_folder, "config.json");
        File.WriteAllText(config, "{\"compare\": \"depth\", \"settings\": {\"layers\": 3}}");
        (int code, _, string error) = CommandLine.Run(null, ["compare", "optimizers", "--config", config]);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("'depth'").And.Contain("'optimizers'"));
    }

    [TestCase("{\"compare\": \"depth\", \"settings\": {\"layers\": null}}")]
    [TestCase("{\"compare\": 3}")]
    public void A_broken_configuration_is_refused(string text)
    {
        string config = Path.Combine(_folder, "config.json");
        File.WriteAllText(config, text);
        (int code, _, string error) = CommandLine.Run(null, ["compare", "depth", "--config", config]);
        Assert.That(code, Is.EqualTo(2), error);
        Assert.That(error, Does.Contain("config.json"));
    }

    [Test]
    public void A_lesson_is_told_checked_and_drawn()
    {
        (int code, string output, string error) = CommandLine.Run(null, ["lesson", "weighted-averages", "--report", Path.Combine(_folder, "page")]);
        Assert.That(code, Is.Zero, error);
        Assert.That(output, Does.Contain("vₜ = β·vₜ₋₁").And.Contain("all agree").And.Contain("index.html"));
        Assert.That(File.ReadAllText(Path.Combine(_folder, "page", "index.html")), Does.Contain("<svg"));
    }

    [Test]
    public void The_list_of_lessons_is_one_JSON_object()
    {
        (int code, string output, _) = CommandLine.Run(null, ["lesson", "list", "--json"]);
        Assert.That(code, Is.Zero);
        JsonArray lessons = JsonNode.Parse(output)!["lessons"]!.AsArray();
        Assert.That(lessons.Select(l => (string)l!["name"]!), Does.Contain("adam").And.Contain("dropout"));
        Assert.That(output.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_run_is_diagnosed()
    {
        File.WriteAllLines(Path.Combine(_folder, "metrics.jsonl"), Enumerable.Range(1, 12).Select(e => FormattableString.Invariant(
            $"{{\"epoch\":{e},\"loss\":{1.0 / e},\"train_accuracy\":{1 - (0.3 / e)},\"test_accuracy\":{(e < 6 ? 0.7 + (0.02 * e) : 0.82)}}}")));
        (int code, string output, string error) = CommandLine.Run(null, ["diagnose", _folder, "--json", "--report", Path.Combine(_folder, "page")]);
        Assert.That(code, Is.Zero, error);
        JsonNode found = JsonNode.Parse(output)!;
        Assert.That((string)found["verdict"]!, Is.EqualTo("high bias and high variance"));
        Assert.That((double)found["train_error"]!, Is.EqualTo(0.025).Within(1e-12));
        Assert.That((string)found["convergence"]!, Is.EqualTo("Falling"));
        Assert.That((double)found["best_epoch"]!, Is.EqualTo(6));
        Assert.That(File.Exists(Path.Combine(_folder, "page", "index.html")), Is.True);
    }

    [Test]
    public void Metrics_that_are_none_are_named_with_their_line()
    {
        File.WriteAllText(Path.Combine(_folder, "metrics.jsonl"), "{\"epoch\":1,\"loss\":1,\"train_accuracy\":0.5,\"test_accuracy\":0.5}\n{oops\n");
        (int code, _, string error) = CommandLine.Run(null, ["diagnose", _folder]);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("metrics.jsonl").And.Contain("2"));
    }
}
