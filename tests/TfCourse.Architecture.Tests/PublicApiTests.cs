using TfCourse.TestKit;

namespace TfCourse.Architecture.Tests;

[TestFixture]
public sealed class PublicApiTests
{
    private const string Accept = "TFCOURSE_ACCEPT";

    private const string Folder = "tests/TfCourse.Architecture.Tests/PublicApi";

    // Libraries whose public surface is settled enough to be reviewed as a file. A change is accepted with TFCOURSE_ACCEPT=1.
    private static readonly string[] Libraries = [];

    [Test]
    public void Public_surfaces_are_as_reviewed()
    {
        List<string> breaches = [];
        foreach (string library in Libraries)
        {
            string file = $"{Folder}/{library}.txt";
            if (Source.Products.FirstOrDefault(project => project.Name == library)?.Load() is not { } assembly)
            {
                breaches.Add($"{file}: there is no built library {library}");
                continue;
            }
            string now = PublicApi.Of(assembly.GetExportedTypes());
            if (Environment.GetEnvironmentVariable(Accept) is "1")
                Write(file, now);
            else if (!File.Exists(Repository.PathOf(file)))
                breaches.Add($"{file}: create it by running these tests with {Accept}=1");
            else
                breaches.AddRange(Differences(File.ReadAllText(Repository.PathOf(file)), now).Select(line => $"{file}: {line}"));
        }
        Rule.Holds($"The public surface is what its file says; accept a change with {Accept}=1 and look at the difference.", breaches);
    }

    [Test]
    public void Every_reviewed_surface_is_of_a_listed_library()
        => Rule.Holds("PublicApi holds files of the libraries in PublicApiTests.Libraries only.",
            (Directory.Exists(Repository.PathOf(Folder)) ? Directory.GetFiles(Repository.PathOf(Folder)) : [])
                .Where(file => !Libraries.Contains(Path.GetFileNameWithoutExtension(file)))
                .Select(file => $"{Source.Relative(file)}: list the library or delete the file"));

    [Test]
    public void A_difference_names_what_is_new_and_what_is_gone()
        => Assert.That(Differences("class A\n    int B()\n", "class A\n    int C()\n"), Is.EqualTo(new[] { "gone:     int B()", "new:     int C()" }));

    private static IEnumerable<string> Differences(string reviewed, string now)
    {
        string[] before = reviewed.ReplaceLineEndings("\n").Split('\n'), after = now.Split('\n');
        return before.Except(after).Select(line => $"gone: {line}").Concat(after.Except(before).Select(line => $"new: {line}"));
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Repository.PathOf(Folder));
        File.WriteAllText(Repository.PathOf(file), text);
    }
}
