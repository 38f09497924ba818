using System.Text;
using TfCourse.TestKit;

namespace TfCourse.Course.Tests;

/// <summary>The page of lessons is what the catalogue says.</summary>
[TestFixture]
public sealed class LessonsPageTests
{
    private const string Page = "src/TfCourse.Course/Lessons.md";

    [Test]
    public void The_page_is_current()
    {
        string now = Text();
        if (Environment.GetEnvironmentVariable("TFCOURSE_ACCEPT") is "1")
        {
            File.WriteAllText(Repository.PathOf(Page), now);
        }

        Assert.That(File.ReadAllText(Repository.PathOf(Page)), Is.EqualTo(now), "run this test once with TFCOURSE_ACCEPT=1");
    }

    private static string Text()
    {
        var text = new StringBuilder("# Lessons\n\nWritten by a test from `ConceptCatalogue`. Run one with `tfcourse lesson NAME --report FOLDER`.\n");
        foreach (var week in ConceptCatalogue.All.GroupBy(c => c.Week))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## Week {week.Key}\n\n| lesson | what it is | by hand | as a graph | experiment |\n|---|---|---|---|---|\n");
            foreach (Concept c in week)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{c.Name}` | **{c.Title}.** {c.Formula.Replace("|", "\\|", StringComparison.Ordinal)} | `{c.ByHand.Name}` | `{c.AsGraph.Name}` | {ExperimentCatalogue.Of(c).Description} |\n");
            }
        }

        return text.ToString();
    }
}
