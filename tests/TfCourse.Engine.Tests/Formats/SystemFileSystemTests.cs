using TfCourse.TestKit;

namespace TfCourse.Engine.Tests;

[TestFixture]
public sealed class SystemFileSystemTests
{
    private static readonly SystemFileSystem Files = SystemFileSystem.Instance;

    // Linux refuses to flush a device of characters; .NET's own flush drops that error, and every other one of fsync.
    [Test]
    [Platform("Linux")]
    public void An_error_while_flushing_is_not_dropped()
    {
        using IWritableFile file = Files.Append("/dev/null");
        Assert.That(Assert.Throws<EngineException>(file.Sync)!.Message, Does.Contain("flush").And.Contain("/dev/null"));
    }

    [Test]
    [Platform("Linux")]
    public void A_full_disk_is_told_with_the_path_and_the_bytes()
    {
        using IWritableFile file = Files.Append("/dev/full");
        EngineException full = Assert.Throws<EngineException>(() => file.Write(new byte[100]))!;
        Assert.That(full.Code, Is.EqualTo(StatusCode.ResourceExhausted));
        Assert.That(full.Message, Does.Contain("100 bytes").And.Contain("/dev/full").And.Contain("No space left"));
    }

    [Test]
    public void A_file_is_replaced_whole_or_stays()
    {
        using var folder = new TemporaryFolder();
        DurableFile.Write(Files, folder["a"], "old");
        Assert.Throws<EngineException>(() => DurableFile.Write(Files, folder["a"], f =>
        {
            f.Write("half"u8);
            throw EngineException.ResourceExhausted("no more");
        }));
        Assert.That(File.ReadAllText(folder["a"]), Is.EqualTo("old"));
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1));
        DurableFile.Write(Files, folder["a"], "new");
        Assert.That(File.ReadAllText(folder["a"]), Is.EqualTo("new"));
    }

    [Test]
    public void What_is_not_there_or_not_a_file_is_told_by_its_status()
    {
        using var folder = new TemporaryFolder();
        Assert.Multiple(() =>
        {
            Assert.That(Assert.Throws<EngineException>(() => Files.OpenRead(folder["none"]))!.Code, Is.EqualTo(StatusCode.NotFound));
            Assert.That(Assert.Throws<EngineException>(() => Files.OpenRead(folder.Path))!.Code, Is.EqualTo(StatusCode.FailedPrecondition));
            Assert.That(Assert.Throws<EngineException>(() => Files.Create(folder["none/a"]))!.Code, Is.EqualTo(StatusCode.NotFound));
            Assert.That(Assert.Throws<EngineException>(() => Files.SyncFolder(folder["none"]))!.Message, Does.Contain("none"));
            Assert.That(Files.List(folder["none"]), Is.Empty);
            Assert.DoesNotThrow(() => Files.Delete(folder["none"]));
        });
    }

    [Test]
    public void Two_writers_of_one_file_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        using IWritableFile first = Files.Create(folder["a"]);
        Assert.Throws<EngineException>(() => Files.Create(folder["a"]));
    }
}
