using System.Globalization;
using TfCourse.TestKit;

namespace TfCourse.Architecture.Tests;

[TestFixture]
public sealed class FileLengthTests
{
    private const int Limit = 400;

    [OneTimeTearDown]
    public void Print_the_size_of_every_project()
    {
        IEnumerable<string> sizes = Source.Products.Concat(Source.Tests).Select(project =>
        {
            int[] lines = [.. project.Files.Select(Lines).Order()];
            int median = lines.Length is 0 ? 0 : lines[lines.Length / 2];
            return string.Create(CultureInfo.InvariantCulture,
                $"{project.Name,-32} {lines.Length,5} files {lines.Sum(),7} lines, median {median,3}, longest {lines.LastOrDefault(),3}");
        });
        TestContext.Progress.WriteLine($"size of the projects{Environment.NewLine}{string.Join(Environment.NewLine, sizes)}");
    }

    [Test]
    public void No_file_is_longer_than_400_lines()
        => Rule.Holds("A file that needs more than 400 lines is several files.",
            from folder in new[] { "src", "tests" }
            from file in Source.Files(Repository.PathOf(folder))
            let lines = Lines(file)
            where lines > Limit
            select string.Create(CultureInfo.InvariantCulture, $"{Source.Relative(file)}: {lines} lines; split it by subject"));

    private static int Lines(string file) => File.ReadLines(file).Count();
}
