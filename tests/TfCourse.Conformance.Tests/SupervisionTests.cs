using System.Diagnostics;
using TfCourse.Engine.Native.Tests;
using TfCourse.TestKit;

namespace TfCourse.Conformance.Tests;

/// <summary>The program beside a library that computes nothing: it finds that out, and outlives it.</summary>
[TestFixture]
[Category("Long")]
[Platform("Linux")]
public sealed class SupervisionTests
{
    private string _folder = "";

    [OneTimeSetUp]
    public void Take_recorded_calls_of_one_op()
    {
        _folder = Directory.CreateTempSubdirectory("tfcourse-supervision-").FullName;
        Directory.CreateDirectory(Path.Combine(_folder, "ops", "array"));
        File.WriteAllBytes(Path.Combine(_folder, "ops", "array", "Transpose.jsonl"), GoldenStore.Default.ReadBytes("ops/array/Transpose.jsonl").ToArray());
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_library_that_computes_nothing_does_not_agree()
    {
        (int code, string output, string error) = Run(FakeLibrary.Whole("2.21.0"));
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(output, Does.Contain("BAD Transpose").And.Contain("a fake computes nothing").And.Contain("they do not agree"));
            Assert.That(error, Does.Not.Contain("ended the process"));
        });
    }

    [Test]
    public void A_library_that_ends_its_process_costs_one_case()
    {
        (int code, string output, string error) = Run(FakeLibrary.Whole("2.21.0", "-DABORTS"));
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(error, Does.Contain("ended the process (exit code 134) in ops Transpose Transpose/(2, 3, 2, 2, 2, 2, 2, 2)"));
            Assert.That(output, Does.Contain("not compared: Transpose/(2, 3, 2, 2, 2, 2, 2, 2)[7, 0, 6, 1, 5, 2, 4, 3]: TensorFlow ended the process here"));
            Assert.That(output, Does.Contain("they do not agree"));
        });
    }

    private (int Code, string Output, string Error) Run(string library)
    {
        using Process process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "conformance.dll"), "--library", library, "--ops", "--golden", _folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
