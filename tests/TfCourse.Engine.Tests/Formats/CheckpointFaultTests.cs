using TfCourse.TestKit;

namespace TfCourse.Engine.Tests;

[TestFixture]
public sealed class CheckpointFaultTests
{
    [Test]
    public void A_fault_at_any_operation_loses_nothing_that_was_acknowledged(
        [Values] FileFault fault, [Values] bool forGood, [Values("new", "same")] string name) => Assert.Multiple(() =>
    {
        var before = new MemoryFileSystem();
        SampleCheckpoint.Save(before, "r", 1);
        SampleCheckpoint.Save(before, "r", 2);
        for (int k = 1; ; k++)
        {
            MemoryFileSystem disk = before.Copy();
            var files = new FaultyFileSystem(disk, k, fault, forGood);
            EngineException? error = null;
            try
            {
                SampleCheckpoint.Save(files, "r", name == "new" ? 3 : 2);
            }
            catch (EngineException e)
            {
                error = e;
            }

            if (!files.Failed)
            {
                Assert.That(error, Is.Null);
                Assert.That(k, Is.GreaterThan(10), "the save has so many operations that can fail");
                break;
            }

            foreach (MemoryFileSystem after in (MemoryFileSystem[])[disk, disk.AfterCrash()])
            {
                int newest = SampleCheckpoint.Newest(after, "r");
                Assert.That(newest, Is.AnyOf(2, name == "new" ? 3 : 2), $"after operation {k}");
            }

            if (error is not null)
            {
                Assert.That(error.Message, Does.Match("'r['/].*(Input/output|No space)"), $"operation {k}");
                Assert.That(error.Code, Is.EqualTo(fault == FileFault.Error ? StatusCode.Unknown : StatusCode.ResourceExhausted));
            }

            // The disk is well again: the next save works.
            SampleCheckpoint.Save(disk, "r", 4);
            Assert.That(SampleCheckpoint.Newest(disk, "r"), Is.EqualTo(4));
            if (!forGood)
            {
                Assert.That(disk.Paths.Where(p => p.EndsWith(DurableFile.Temporary, StringComparison.Ordinal)), Is.Empty, $"after operation {k}");
            }
        }
    });

    [Test]
    public void A_crash_after_any_operation_leaves_a_whole_checkpoint() => Assert.Multiple(() =>
    {
        for (int k = 1; k < 80; k++)
        {
            var disk = new MemoryFileSystem();
            SampleCheckpoint.Save(disk, "r", 1);
            // From operation k on nothing happens any more: the process, or the machine, is gone.
            var files = new FaultyFileSystem(disk, k, FileFault.Error, forGood: true);
            try
            {
                SampleCheckpoint.Save(files, "r", 2, keep: 1);
                SampleCheckpoint.Save(files, "r", 3, keep: 1);
            }
            catch (EngineException)
            {
                Assert.That(files.Failed);
            }

            Assert.That(SampleCheckpoint.Newest(disk, "r"), Is.GreaterThan(0), $"process gone at {k}");
            Assert.That(SampleCheckpoint.Newest(disk.AfterCrash(), "r"), Is.GreaterThan(0), $"machine gone at {k}");
        }
    });

    [Test]
    public void A_disk_that_is_full_at_any_of_64_sizes_keeps_the_older_checkpoint() => Assert.Multiple(() =>
    {
        var first = new MemoryFileSystem();
        SampleCheckpoint.Save(first, "r", 1);
        long used = first.Paths.Sum(p => (long)first.Get(p).Length), full = 0;
        for (int i = 0; i < 64; i++)
        {
            MemoryFileSystem disk = first.Copy();
            try
            {
                SampleCheckpoint.Save(new QuotaFileSystem(disk, used + (i * 16)), "r", 2);
            }
            catch (EngineException e)
            {
                full++;
                Assert.That(e.Code, Is.EqualTo(StatusCode.ResourceExhausted));
                Assert.That(e.Message, Does.Contain("bytes").And.Contain("r/"));
                SampleCheckpoint.Require(disk, "r/m-1", 1);
                Assert.That(disk.Paths.Where(p => p.EndsWith(DurableFile.Temporary, StringComparison.Ordinal)), Is.Empty);
            }

            SampleCheckpoint.Save(disk, "r", 3);
            Assert.That(SampleCheckpoint.Newest(disk, "r"), Is.EqualTo(3));
        }

        Assert.That(full, Is.GreaterThan(20));
    });

    [Test]
    public void Every_flipped_bit_is_an_error_or_changes_nothing() => Flip(24, ".index", ".data-00000-of-00001");

    [Test]
    [Category("Long")]
    public void Every_flipped_bit_of_a_larger_checkpoint_is_an_error_or_changes_nothing() => Flip(900, ".data-00000-of-00001");

    [Test]
    public void Every_length_is_an_error_or_changes_nothing()
    {
        var files = new MemoryFileSystem();
        SampleCheckpoint.Save(files, "r", 1);
        foreach (string file in (string[])["r/m-1.index", "r/m-1.data-00000-of-00001"])
        {
            byte[] whole = files.Get(file);
            for (int length = 0; length <= whole.Length + 8; length++)
            {
                files.Set(file, [.. whole.Take(length), .. new byte[Math.Max(0, length - whole.Length)]]);
                RequireErrorOrSame(files, $"{file} cut to {length}");
            }

            files.Set(file, whole);
        }
    }

    [Test]
    public void Files_of_other_checkpoints_are_noticed()
    {
        var files = new MemoryFileSystem();
        SampleCheckpoint.Save(files, "r", 1);
        SampleCheckpoint.Save(files, "r", 2);
        foreach (string ending in (string[])[".index", ".data-00000-of-00001"])
        {
            byte[] own = files.Get("r/m-1" + ending);
            files.Set("r/m-1" + ending, files.Get("r/m-2" + ending));
            Assert.That(Assert.Throws<EngineException>(() => SampleCheckpoint.Require(files, "r/m-1", 1))!.Code, Is.EqualTo(StatusCode.DataLoss));
            files.Delete("r/m-1" + ending);
            Assert.That(Assert.Throws<EngineException>(() => SampleCheckpoint.Require(files, "r/m-1", 1))!.Code, Is.EqualTo(StatusCode.NotFound));
            files.Set("r/m-1" + ending, own);
        }
    }

    [Test]
    public void The_state_file_is_only_a_hint()
    {
        var files = new MemoryFileSystem();
        SampleCheckpoint.Save(files, "r", 1);
        SampleCheckpoint.Save(files, "r", 2);
        files.Set("r/checkpoint", "no state at all"u8.ToArray());
        Assert.That(SampleCheckpoint.Newest(files, "r"), Is.EqualTo(2));
        files.Delete("r/checkpoint");
        Assert.That(SampleCheckpoint.Newest(files, "r"), Is.EqualTo(2));
    }

    private static void Flip(int size, params string[] endings)
    {
        var files = new MemoryFileSystem();
        SampleCheckpoint.Save(files, "r", 1, size);
        foreach (string ending in endings)
        {
            byte[] bytes = files.Get("r/m-1" + ending);
            for (int bit = 0; bit < bytes.Length * 8; bit++)
            {
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                files.Set("r/m-1" + ending, bytes);
                RequireErrorOrSame(files, $"bit {bit} of {ending}", size);
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            files.Set("r/m-1" + ending, bytes);
        }
    }

    private static void RequireErrorOrSame(MemoryFileSystem files, string what, int size = 24)
    {
        try
        {
            SampleCheckpoint.Require(files, "r/m-1", 1, size);
        }
        catch (EngineException e)
        {
            if (e.Code is not (StatusCode.DataLoss or StatusCode.OutOfRange or StatusCode.NotFound or StatusCode.InvalidArgument or StatusCode.Unimplemented))
            {
                Assert.Fail($"{what}: {e.Code}: {e.Message}");
            }
        }
    }
}
