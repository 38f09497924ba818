using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TfCourse.Course;
using TfCourse.TestKit;

namespace TfCourse.Cli.Tests;

/// <summary>The exercises as a learner meets them: listed, started, hinted at, run and checked in a folder outside the repository.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class ExerciseCommandTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("tfcourse-exercise-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, true);

    [Test]
    public void All_are_listed_and_json_is_one_object()
    {
        CommandLine list = CommandLine.Run(_folder, "exercise", "list", "--json"), plain = CommandLine.Run(_folder, "exercise", "list");
        using JsonDocument json = JsonDocument.Parse(list.Output);
        string[] names = [.. json.RootElement.GetProperty("exercises").EnumerateArray().Select(e => e.GetProperty("name").GetString()!)];
        Assert.That(names, Is.EqualTo(ExerciseCatalog.All.Select(e => e.Name)));
        Assert.That(names.Where(name => !plain.Output.Contains(name!, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_started_exercise_is_not_written_over()
    {
        CommandLine first = Exercise("start", "tf1-sigmoid");
        Assert.That(first.ExitCode, Is.Zero, first.Error);
        string file = Path.Combine(_folder, "tf1-sigmoid.cs");
        Assert.That(first.Output, Does.Contain(file));
        File.WriteAllText(file, "mine");
        CommandLine again = Exercise("start", "tf1-sigmoid");
        Assert.That((again.ExitCode, File.ReadAllText(file)), Is.EqualTo((2, "mine")), again.Error);
        Assert.That(again.Error, Does.Contain("exists already"));
    }

    [Test]
    public void Hints_come_in_three_levels()
    {
        string[] hints = [.. Enumerable.Range(1, 3).Select(level => Exercise("hint", "tf1-sigmoid", "--level", $"{level}").Output)];
        Assert.That(hints, Is.Unique);
        Assert.That(hints[0], Does.Contain("--level 2"));
        Assert.That(Exercise("hint", "tf1-sigmoid", "--level", "4").Error, Does.Contain("1 to 3"));
    }

    [TestCase("There is no exercise 'tf1-sigmiod'. Did you mean 'tf1-sigmoid'", "start", "tf1-sigmiod")]
    [TestCase("exercise start tf1-sigmoid", "check", "tf1-sigmoid")]
    public void Wrong_uses_are_explained_and_write_nothing(string expected, params string[] arguments)
    {
        CommandLine run = Exercise(arguments);
        Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
        Assert.That(run.Error, Does.Contain(expected));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder), Is.Empty);
    }

    // Long: each program is a build, each change of it a compilation.
    [TestCase("tf2-sigmoid", "tf.sigmoid(tf.constant(z))", "tf.tanh(tf.constant(z))", "tanh, not the sigmoid")]
    [TestCase("update-lr", "learningRate0 / (1 + (decayRate * epoch))", "learningRate0 * (1 + (decayRate * epoch))", "it grows")]
    [Category("Long")]
    public void A_started_exercise_fails_kindly_a_wrong_one_is_told_why_and_the_right_one_passes(string name, string right, string wrong, string words)
    {
        Exercise("start", name);
        string file = Path.Combine(_folder, name + ".cs"), stub = File.ReadAllText(file);
        CommandLine started = Dotnet(file);
        Assert.That(started.ExitCode, Is.EqualTo(1), started.Output + started.Error);
        Assert.That(started.Output, Does.Contain("not written yet").And.Contain("hint"));
        Assert.That(Exercise("check", name).Output, Is.EqualTo(started.Output), "check says what the program says");

        Complete(file, stub, wrong);
        CommandLine failed = Exercise("check", name, "--json");
        using JsonDocument json = JsonDocument.Parse(failed.Output);
        Assert.That((failed.ExitCode, json.RootElement.GetProperty("passed").GetBoolean()), Is.EqualTo((1, false)));
        Assert.That(json.RootElement.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("message").GetString()), Has.Some.Contains(words));

        Complete(file, stub, right);
        CommandLine passed = Exercise("check", name);
        Assert.That(passed.ExitCode, Is.Zero, passed.Output + passed.Error);
        Assert.That(passed.Output, Does.Contain("all ").And.Contain("cases pass"));

        Complete(file, stub, "no_such_name");
        CommandLine broken = Exercise("check", name);
        Assert.That(broken.ExitCode, Is.EqualTo(2));
        Assert.That(broken.Error, Does.Contain("does not build").And.Contain("no_such_name"));
    }

    [TestCase(true)]
    [TestCase(false)]
    [Category("Long")]
    public void Every_signature_builds_and_is_judged(bool usesNumPy)
    {
        // All functions in one program, each in a class of its own, as unwritten as they are when they are started.
        Exercise[] all = [.. ExerciseCatalog.All.Where(e => e.UsesNumPy == usesNumPy)];
        string[] head = [.. ExerciseProgram.Text(all[0], ProgramTargets.File).Split('\n').TakeWhile(line => !line.StartsWith("//", StringComparison.Ordinal))];
        var text = new StringBuilder(string.Join('\n', head));
        for (int i = 0; i < all.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Console.Write(ExerciseJudge.Judge(\"{all[i].Name}\", E{i}.{all[i].Function}).ToText(args));\n");
        }

        for (int i = 0; i < all.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"static class E{i}\n{{\n    public static {all[i].Signature} => ExerciseJudge.Unwritten<{all[i].Returns}>();\n}}\n");
        }

        string file = Path.Combine(_folder, "all.cs");
        File.WriteAllText(file, text.ToString());
        CommandLine run = Dotnet(file);
        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        Assert.That(run.Output.Split("is not written yet").Length - 1, Is.EqualTo(all.Length));
    }

    private CommandLine Exercise(params string[] arguments) => CommandLine.Run(_folder, ["exercise", .. arguments]);

    private static void Complete(string file, string stub, string expression)
    {
        string[] lines = stub.Split('\n');
        int at = Array.FindIndex(lines, line => line.Contains("Unwritten", StringComparison.Ordinal));
        lines[at] = $"    return {expression};";
        File.WriteAllText(file, string.Join('\n', lines));
    }

    private CommandLine Dotnet(string file)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.ArgumentList.Add("run");
        start.ArgumentList.Add(file);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandLine(process.ExitCode, output, error.Result);
    }
}
