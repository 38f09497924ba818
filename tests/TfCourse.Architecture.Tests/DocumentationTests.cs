using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using TfCourse.TestKit;

namespace TfCourse.Architecture.Tests;

/// <summary>
/// What pages show compiles and runs. A C# block is the body of a function; what it takes from around it stands in a comment above
/// it, which readers do not see: <c>&lt;!-- given: Tensor x --&gt;</c>.
/// </summary>
[TestFixture]
public sealed partial class DocumentationTests
{
    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "Tensorflow", "static Tensorflow.Binding", "TfCourse.Checking", "TfCourse.TestKit", "NUnit.Framework",
    ];

    [Test]
    public void CSharp_blocks_of_pages_compile()
    {
        string folder = Directory.CreateTempSubdirectory("tfcourse-pages-").FullName;
        try
        {
            string[] files = [.. Blocks("csharp").Where(b => !b.Page.Contains(Source.OptIn, StringComparison.Ordinal)).Select((b, i) => Write(folder, b, i))];
            Assert.That(files, Has.Length.GreaterThanOrEqualTo(4));
            (int code, string output) = Run("dotnet", ["exec", Compiler(), "-nologo", "-target:library", "-langversion:latest", "-nullable:enable", "-unsafe", "-nowarn:CS8019,CS0105,CS0219,CS8321", $"-out:{folder}/pages.dll", .. References(), .. files], folder);
            Assert.That(code, Is.Zero, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    [Platform("Linux")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void The_SLURM_array_makes_one_cluster_file_and_trains()
    {
        string script = Blocks("bash").Single(b => b.Text.Contains("SBATCH", StringComparison.Ordinal) && b.Text.Contains("cluster serve", StringComparison.Ordinal)).Text, folder = Directory.CreateTempSubdirectory("tfcourse-slurm-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "array.sh"), script);
            // A command that keeps what it is told; a server prints its target and serves until it is ended, and training needs all nine.
            File.WriteAllText(Path.Combine(folder, "tfcourse"), "#!/bin/sh\necho \"$*\" >> \"$SLURM_SUBMIT_DIR/told\"\n[ \"$1\" = train ] || { echo grpc://here; exec sleep 60; }\nuntil [ \"$(grep -c '^cluster serve' \"$SLURM_SUBMIT_DIR/told\")\" -ge 9 ]; do sleep 0.1; done\n");
            File.SetUnixFileMode(Path.Combine(folder, "tfcourse"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
            (int code, string output) = Run("bash", ["-c", "export PATH=$PWD:$PATH SLURM_SUBMIT_DIR=$PWD SLURM_ARRAY_JOB_ID=7; for i in 0 1 2 3 4 5 6 7; do SLURM_ARRAY_TASK_ID=$i bash array.sh & done; wait"], folder);
            string[] told = File.ReadAllLines(Path.Combine(folder, "told")), clusters = [.. Directory.GetFiles(Path.Combine(folder, "cluster-7"), "*.json")];
            Assert.Multiple(() =>
            {
                Assert.That(code, Is.Zero, output);
                Assert.That(clusters.Select(File.ReadAllText).Distinct().Count(), Is.EqualTo(1));
                Assert.That(clusters, Has.Length.EqualTo(8));
                Engine.Native.ClusterFile cluster = Engine.Native.ClusterFile.Read(clusters[0]);
                Assert.That((cluster.Jobs["ps"].Count, cluster.Jobs["worker"].Count), Is.EqualTo((1, 8)));
                Assert.That(told.Count(t => t.StartsWith("cluster serve", StringComparison.Ordinal)), Is.EqualTo(9));
                Assert.That(told.Count(t => t.StartsWith("train fashion-mnist --target grpc://here --run ", StringComparison.Ordinal)), Is.EqualTo(1));
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void The_cluster_files_of_pages_are_cluster_files()
    {
        string page = File.ReadAllText(Repository.PathOf("src/TfCourse.Engine.Native/Clusters/README.md")), file = Path.GetTempFileName();
        MatchCollection found = ClusterObject().Matches(page);
        foreach (Match match in found.Where(m => !m.Value.Contains("%s", StringComparison.Ordinal)))
        {
            File.WriteAllText(file, match.Value);
            Assert.That(() => Engine.Native.ClusterFile.Read(file), Throws.Nothing, match.Value);
        }

        File.Delete(file);
        Assert.That(found, Has.Count.GreaterThanOrEqualTo(3));
    }

    private static IEnumerable<(string Page, string Given, string Text)> Blocks(string language)
        => from page in Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
           where !page.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or ".git")
           from Match match in Block().Matches(File.ReadAllText(page))
           where match.Groups["language"].Value == language
           select (page, match.Groups["given"].Value, match.Groups["text"].Value);

    private static string Write(string folder, (string Page, string Given, string Text) block, int number)
    {
        string[] lines = block.Text.Split('\n');
        string[] own = [.. lines.Where(l => Using().IsMatch(l))];
        var text = new StringBuilder();
        foreach (string name in Usings.Where(u => !own.Any(o => o == $"using {u};")))
        {
            text.Append("using ").Append(name).Append(";\n");
        }

        text.AppendJoin('\n', own).Append(FormattableString.Invariant($"\ninternal static class Page{number}\n{{\n    public static void Body({block.Given})\n    {{\n"));
        text.AppendJoin('\n', lines.Except(own)).Append("\n    }\n}\n");
        string file = Path.Combine(folder, FormattableString.Invariant($"{Path.GetFileName(Path.GetDirectoryName(block.Page))}-{number}.cs"));
        File.WriteAllText(file, text.ToString());
        return file;
    }

    // The compiler of the SDK that this runtime belongs to.
    private static string Compiler()
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        string? sdk = Directory.Exists(Path.Combine(root, "sdk"))
            ? Directory.GetDirectories(Path.Combine(root, "sdk"), $"{Environment.Version.Major}.*").Order(StringComparer.Ordinal).Select(s => Path.Combine(s, "Roslyn", "bincore", "csc.dll")).LastOrDefault(File.Exists) : null;
        if (sdk is null)
        {
            Assert.Ignore($"There is no compiler below '{root}' to compile the pages' blocks with.");
        }

        return sdk!;
    }

    private static IEnumerable<string> References()
        => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(f => f.StartsWith(Path.GetDirectoryName(typeof(object).Assembly.Location)!, StringComparison.Ordinal) || Path.GetFileName(f).StartsWith("TfCourse.", StringComparison.Ordinal)
                || Path.GetFileName(f) is "nunit.framework.dll" or "Google.Protobuf.dll")
            .Select(f => "-r:" + f);

    private static (int Code, string Output) Run(string program, string[] arguments, string folder)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    [GeneratedRegex("""(?:<!-- given: (?<given>[^\n]*) -->\n)?^```(?<language>\w+)\n(?<text>.*?)^```""", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("""^using (static )?[A-Za-z.]+;$""")]
    private static partial Regex Using();

    [GeneratedRegex("""\{"ps": \[[^{}]*\}""")]
    private static partial Regex ClusterObject();
}
