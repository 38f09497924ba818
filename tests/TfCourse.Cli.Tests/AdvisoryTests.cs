using TfCourse.TestKit;

namespace TfCourse.Cli.Tests;

/// <summary>Advisories on the command line of TensorFlow: what users write is parsed, never evaluated.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class AdvisoryTests
{
    // What Python's eval, an unsafe YAML loader, a shell, and a reader of .NET types would run.
    private static readonly string[] Code =
    [
        "__import__('os').system('touch PWNED')",
        "!!python/object/apply:os.system ['touch PWNED']",
        "; $(touch PWNED) `touch PWNED`",
        "{\"$type\": \"System.IO.FileStream, System.Private.CoreLib\", \"path\": \"PWNED\", \"mode\": 2}",
    ];

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("tfcourse-advisory-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, true);

    [TestCaseSource(nameof(Code))]
    public void Row_30_CVE_2021_41228_CVE_2021_37678_text_of_users_is_parsed_and_never_run(string code)
    {
        string model = Repository.PathOf("models/digits");
        foreach (string name in new[] { "x.json", "x.csv", "x.yaml" })
        {
            File.WriteAllText(Path.Combine(_folder, name), code);
        }

        string[][] commands =
        [
            ["model", "run", model, "--input", "images=" + code],
            ["model", "run", model, "--input", "images=x.csv"],
            ["model", "run", model, "--input", code],
            ["tune", "practice", "--study", "s", "--space", "x.json"],
            ["tune", "practice", "--study", "s", "--space", "x.yaml"],
            ["compare", "schedules", "--config", "x.json"],
            ["lesson", "adam", "--set", "epochs=" + code],
        ];
        Assert.Multiple(() =>
        {
            foreach (string[] command in commands)
            {
                CommandLine run = CommandLine.Run(_folder, command);
                Assert.That(run.ExitCode, Is.EqualTo(2), $"{string.Join(' ', command)}: {run.Error}");
                Assert.That(run.Error, Does.Not.Contain("   at "), string.Join(' ', command));
            }

            Assert.That(Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "x.json", "x.csv", "x.yaml" }), "nothing was made");
        });
    }
}
