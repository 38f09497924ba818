using System.Diagnostics;
using TfCourse.TestKit;

namespace TfCourse.Conformance.Tests;

/// <summary>The program as one file for linux-x64, where nothing is installed: no .NET, no ICU, no environment, another folder.</summary>
[TestFixture]
[Category("Long")]
[Platform("Linux")]
public sealed class PublishedFileTests
{
    private const long MostBytes = 60L << 20;
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "tfcourse-published-" + Guid.NewGuid().ToString("N"));

    private static string Program => Path.Combine(Folder, "elsewhere", "conformance");

    [OneTimeSetUp]
    public void Publish()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Program)!);
        (int code, string output) = Run("dotnet", ["publish", "-v", "q", Repository.PathOf("tests/TfCourse.Conformance"), "-o", Path.Combine(Folder, "out")]);
        Assert.That(code, Is.Zero, output);
        File.Copy(Path.Combine(Folder, "out", "conformance"), Program);
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(Folder, recursive: true);

    [Test]
    public void It_is_one_small_file_that_starts_at_once_and_says_what_it_looked_for()
    {
        var watch = Stopwatch.StartNew();
        (int code, string output) = Alone();
        TestContext.Out.WriteLine(FormattableString.Invariant($"{new FileInfo(Program).Length / 1048576.0:F1} MiB, {watch.Elapsed.TotalSeconds:F2} s until it had found no library"));
        Assert.Multiple(() =>
        {
            Assert.That(new FileInfo(Program).Length, Is.LessThan(MostBytes));
            Assert.That(code, Is.EqualTo(3), output);
            Assert.That(output, Does.Contain("libtensorflow.so.2").And.Contain("Looked at"));
        });
    }

    [Test]
    public void It_runs_recorded_ops_programs_and_files()
    {
        (int code, string output) = Alone("--self", "--files", "--json", Path.Combine(Folder, "report.json"));
        Assert.That(code, Is.Zero, output);
        Assert.That(output, Does.Contain("all agree"));
        Assert.That(new FileInfo(Path.Combine(Folder, "report.json")).Length, Is.Positive);
        (code, output) = Alone("--self", "--ops", "--training");
        Assert.That(code, Is.Zero, output);
    }

    [Test]
    public void It_writes_files_for_foreign_readers()
    {
        (int code, string output) = Alone("--write", Path.Combine(Folder, "written"));
        Assert.That(code, Is.Zero, output);
        Assert.That(File.Exists(Path.Combine(Folder, "written", Manifest.FileName)));
    }

    [Test]
    [Category("Speed")]
    public void It_starts_in_less_than_a_second()
    {
        double best = Enumerable.Range(0, 5).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Alone("--help");
            return watch.Elapsed.TotalSeconds;
        });
        TestContext.Out.WriteLine(FormattableString.Invariant($"{best:F2} s"));
        Assert.That(best, Is.LessThan(1));
    }

    // No variable at all, not even PATH.
    private static (int Code, string Output) Alone(params string[] arguments) => Run("env", ["-i", Program, .. arguments]);

    private static (int Code, string Output) Run(string program, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
