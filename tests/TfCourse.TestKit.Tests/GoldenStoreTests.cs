using System.IO.Compression;

namespace TfCourse.TestKit.Tests;

[TestFixture]
public sealed class GoldenStoreTests
{
    private static readonly GoldenStore Recorded = GoldenStore.Open(Repository.PathOf("tests/golden"));

    private string _folder = "";

    [SetUp]
    public void Make_a_folder() => _folder = Directory.CreateTempSubdirectory("golden").FullName;

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_repository_holds_every_part()
        => Assert.That(Recorded.Paths.Select(path => path.Split('/')[0]).Distinct(), Is.EquivalentTo(GoldenStore.Parts));

    [TestCase("ops/math/MatMul.jsonl", 1)]
    [TestCase("ops/math/Mat?ul.jsonl", 1)]
    [TestCase("ops/*.jsonl", 0)]
    [TestCase("ops/*/MatMul.jsonl", 1)]
    [TestCase("**/MatMul.jsonl", 1)]
    [TestCase("registry/*.json", 4)]
    public void Patterns_choose_files(string pattern, int files)
        => Assert.That(Recorded.List(pattern), Has.Count.EqualTo(files));

    [Test]
    public void Plain_files_read_as_archives_do()
    {
        Extract("shapes");
        GoldenStore plain = GoldenStore.Open(_folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plain.Paths, Is.EqualTo(Recorded.List("shapes/**")));
            Assert.That(plain.Paths.Where(path => !plain.ReadBytes(path).Span.SequenceEqual(Recorded.ReadBytes(path).Span)), Is.Empty);
            Assert.That(ShapeCase.ReadAll(plain).Count(), Is.EqualTo(ShapeCase.ReadAll(Recorded).Count()));
        }
    }

    [Test]
    public void A_folder_may_hold_archives_of_some_parts()
    {
        Copy("state");
        GoldenStore some = GoldenStore.Open(_folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(some.Paths, Is.EqualTo(Recorded.List("state/**")));
            Assert.That(OpCase.ReadAll(some), Is.Empty);
        }
    }

    [Test]
    public void Folders_that_are_no_part_are_not_looked_at()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "notes"));
        File.WriteAllText(Path.Combine(_folder, "notes", "any.json"), "[]");
        File.WriteAllText(Path.Combine(_folder, "loose.json"), "[]");

        Assert.That(GoldenStore.Open(_folder).Paths, Is.Empty);
    }

    [Test]
    public void A_plain_file_wins_over_the_archive()
    {
        Copy("shapes");
        Directory.CreateDirectory(Path.Combine(_folder, "shapes"));
        File.WriteAllText(Path.Combine(_folder, "shapes", "text.jsonl"), """{"id":"mine"}""");

        Assert.That(GoldenStore.Open(_folder).ReadLines("shapes/text.jsonl").Single().Id, Is.EqualTo("mine"));
    }

    [Test]
    public void A_missing_file_is_named()
        => Assert.That(() => Recorded.ReadBytes("ops/math/Nothing.jsonl"), Throws.InstanceOf<FileNotFoundException>().With.Message.Contains("ops/math/Nothing.jsonl"));

    [Test]
    public void A_missing_folder_is_named()
        => Assert.That(() => GoldenStore.Open(Path.Combine(_folder, "none")), Throws.InstanceOf<DirectoryNotFoundException>().With.Message.Contains(GoldenStore.Variable));

    [Test]
    public void A_broken_line_is_named()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "shapes"));
        File.WriteAllText(Path.Combine(_folder, "shapes", "odd.jsonl"), "{\"id\":\"whole\"}\n\n{\"id\":");

        Assert.That(() => GoldenStore.Open(_folder).ReadLines("shapes/odd.jsonl").Count(),
            Throws.InstanceOf<FormatException>().With.Message.StartWith("shapes/odd.jsonl, line 3"));
    }

    [Test]
    public void A_value_of_another_form_is_named()
        => Assert.That(() => OpCase.Read(Recorded, "eager/tape.jsonl").Count(),
            Throws.InstanceOf<FormatException>().With.Message.StartWith("eager/tape.jsonl, line 1 ('tape/scalar')"));

    [Test]
    public void Many_threads_may_read_one_archive()
    {
        GoldenStore fresh = GoldenStore.Open(Recorded.Folder);
        IReadOnlyList<string> paths = [.. fresh.List("state/*", "control/*")];

        IEnumerable<string> wrong = paths.AsParallel().WithDegreeOfParallelism(8)
            .Where(path => !fresh.ReadBytes(path).Span.SequenceEqual(Recorded.ReadBytes(path).Span));

        Assert.That(wrong.ToArray(), Is.Empty);
    }

    private void Copy(string part)
        => File.Copy(Path.Combine(Recorded.Folder, part + ".zip"), Path.Combine(_folder, part + ".zip"));

    private void Extract(string part)
        => ZipFile.ExtractToDirectory(Path.Combine(Recorded.Folder, part + ".zip"), _folder);
}
