using System.Text.RegularExpressions;

namespace TfCourse.TestKit.Tests;

/// <summary>Every recorded index of files has tests that walk it; with other recordings the same tests walk what those hold.</summary>
[TestFixture]
public sealed class GoldenFilesWalkTests
{
    private static readonly string[] Indexes = [.. GoldenStore.Default.List("files/**.json")];

    [Test]
    public void Every_index_of_recorded_files_is_walked_by_a_test()
    {
        ILookup<string, string> sources = Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.PathOf("tests"), f).Replace('\\', '/')).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.StartsWith("TfCourse.TestKit", StringComparison.Ordinal))
            .ToLookup(f => f.Split('/')[0], f => File.ReadAllText(Repository.PathOf("tests/" + f)));
        var missing = new List<string>();
        foreach (string index in Indexes)
        {
            string folder = Path.GetDirectoryName(index)!.Replace('\\', '/'), name = Path.GetFileName(index);
            int entries = GoldenFiles.Entries(GoldenStore.Default, index).Count;
            // By its whole path; or by its name, in a project whose tests know the folder.
            int walkers = sources.Sum(project => project.Count(t => t.Contains(index, StringComparison.Ordinal)
                || (Regex.IsMatch(t, $"[\"/]{Regex.Escape(name)}\"") && project.Any(other => Regex.IsMatch(other, $"\"{Regex.Escape(folder)}/?\"")))));
            TestContext.Out.WriteLine($"{index}: {entries} entries, {walkers} test classes");
            if (walkers == 0)
            {
                missing.Add(index);
            }
        }

        Assert.That(missing, Is.Empty);
    }
}
