namespace TfCourse.Datasets.Tests;

public sealed class DataFolderTests
{
    private string _root = "";

    [SetUp]
    public void MakeFolder()
    {
        _root = Path.Combine(TestContext.CurrentContext.WorkDirectory, "folder-" + TestContext.CurrentContext.Test.ID);
        Directory.CreateDirectory(Path.Combine(_root, "data", "set"));
        Directory.CreateDirectory(Path.Combine(_root, "deep", "down"));
        File.WriteAllText(Path.Combine(_root, "data", "set", "a.txt"), "abc");
        WriteSums("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  ./set/a.txt\n");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_root, recursive: true);

    [Test]
    public void The_folder_is_found_from_below()
    {
        DataFolder folder = DataFolder.Find(null, [Path.Combine(_root, "deep", "down")]);
        Assert.That(folder.Path, Is.EqualTo(Path.Combine(_root, "data")));
        Assert.That(folder.Files, Is.EqualTo(new[] { "set/a.txt" }));
        Assert.That(folder.Read("set/a.txt"), Is.EqualTo("abc"u8.ToArray()));
        Assert.That(folder.Verify(), Is.Empty);
    }

    [Test]
    public void A_named_folder_goes_first_and_alone()
    {
        string other = Path.Combine(_root, "elsewhere");
        Assert.That(
            () => DataFolder.Find(other, [_root]),
            Throws.TypeOf<DataException>().With.Message.EqualTo(
                $"{other}: found no such folder; required: the data folder of the repository, which holds SHA256SUMS. Correct the path or unset TFCOURSE_DATA."));
        Assert.That(DataFolder.Find(Path.Combine(_root, "data"), []).Files, Has.Count.EqualTo(1));
        Assert.That(DataFolder.Find("", [_root]).Files, Has.Count.EqualTo(1));
    }

    [Test]
    public void Every_place_that_was_looked_at_is_named()
    {
        File.Delete(Path.Combine(_root, "data", "SHA256SUMS"));
        // Above the test folder lies the repository; a root of its own keeps the walk short.
        string alone = Directory.CreateTempSubdirectory("tfcourse").FullName;
        try
        {
            DataException? fault = Assert.Throws<DataException>(() => DataFolder.Find(null, [alone, alone]));
            Assert.That(fault!.Fault, Is.EqualTo(DataFault.Missing));
            for (DirectoryInfo? place = new(alone); place is not null; place = place.Parent)
                Assert.That(fault.Found, Does.Contain(Path.Combine(place.FullName, "data")));
            Assert.That(fault.Message, Does.Contain("set TFCOURSE_DATA"));
            Assert.That(fault.Found.Split(", "), Is.Unique);
        }
        finally
        {
            Directory.Delete(alone);
        }
    }

    [Test]
    public void A_changed_file_is_refused_unless_asked_for_as_it_is()
    {
        File.WriteAllText(Path.Combine(_root, "data", "set", "a.txt"), "abd");
        DataFolder folder = DataFolder.Find(null, [_root]);

        DataException? fault = Assert.Throws<DataException>(() => folder.Read("set/a.txt"));

        Assert.That(fault!.Fault, Is.EqualTo(DataFault.Checksum));
        Assert.That(fault.Required, Is.EqualTo("SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        Assert.That(folder.Read("set/a.txt", verify: false), Is.EqualTo("abd"u8.ToArray()));
        Assert.That(folder.Verify().Select(f => f.Fault), Is.EqualTo(new[] { DataFault.Checksum }));
    }

    [Test]
    public void A_missing_file_is_named_with_its_path()
    {
        string path = Path.Combine(_root, "data", "set", "a.txt");
        File.Delete(path);
        DataException? fault = Assert.Throws<DataException>(() => DataFolder.Find(null, [_root]).Read("set/a.txt"));
        Assert.That((fault!.Fault, fault.File), Is.EqualTo((DataFault.Missing, path)));
    }

    [Test]
    public void A_file_that_is_not_listed_is_unknown()
        => Assert.That(
            () => DataFolder.Find(null, [_root]).Read("set/b.txt"),
            Throws.ArgumentException.With.Message.Contains("lists no file 'set/b.txt'. Did you mean 'set/a.txt'? Known: set/a.txt."));

    [TestCase("zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a")]
    [TestCase("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  ../a")]
    [TestCase("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  /etc/passwd")]
    [TestCase("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad a")]
    [TestCase("abc  a")]
    public void A_damaged_list_of_checksums_is_refused_with_its_line(string line)
    {
        WriteSums("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad *set/a.txt\r\n" + line + "\n");
        DataException? fault = Assert.Throws<DataException>(() => DataFolder.Find(null, [_root]));
        Assert.That((fault!.Fault, fault.Line), Is.EqualTo((DataFault.Malformed, 2)));
    }

    [Test]
    public void The_folder_of_the_repository_is_whole()
    {
        DataFolder folder = DataFolder.Find();
        Assert.That(folder.Files, Has.Count.EqualTo(8));
        Assert.That(folder.Verify(), Is.Empty);
        string[] present =
        [
            .. Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder.Path, path).Replace('\\', '/'))
                .Where(file => file is not ("SHA256SUMS" or "SOURCES.md")).Order(StringComparer.Ordinal),
        ];
        Assert.That(present, Is.EqualTo(folder.Files), "every file is listed");
    }

    [Test]
    public void A_folder_in_place_of_a_file_and_a_missing_file_have_typed_errors()
    {
        Assert.That(Assert.Throws<DataException>(() => CsvReader.Read(_root))!.Fault, Is.EqualTo(DataFault.Unreadable));
        Assert.That(Assert.Throws<DataException>(() => IdxReader.Read(Path.Combine(_root, "no", "file")))!.Fault, Is.EqualTo(DataFault.Missing));
        Assert.That(
            Assert.Throws<DataException>(
                () => CsvReader.Read(Path.Combine(_root, "data", "set", "a.txt"), DataLimits.Default with { MaxFileBytes = 2 }))!.Fault,
            Is.EqualTo(DataFault.OverLimit));
    }

    private void WriteSums(string text) => File.WriteAllText(Path.Combine(_root, "data", "SHA256SUMS"), text);
}
