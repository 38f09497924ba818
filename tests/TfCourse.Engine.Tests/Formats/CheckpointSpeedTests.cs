using System.Diagnostics;
using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.Engine.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class CheckpointSpeedTests
{
    private const int Megabytes = 100, Rounds = 3;

    [Test]
    [Category("Long")]
    public void A_hundred_megabytes_are_saved_and_loaded_at_half_the_disks_speed_or_more_without_a_second_copy()
    {
        using var folder = new TemporaryFolder();
        var tensor = new HostTensor(DataType.DtFloat, [Megabytes, 1 << 18]);
        new Random(1).NextBytes(tensor.Bytes());
        (double write, double save, double read, double load) = (double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue);
        long saving = 0, loading = 0;
        var files = SystemFileSystem.Instance;
        for (int round = 0; round < Rounds; round++)
        {
            write = Math.Min(write, Time(() => DurableFile.Write(files, folder[$"plain-{round}"], f => f.Write(tensor.Bytes()))));
            saving = Math.Max(saving, Allocated(() => save = Math.Min(save, Time(() =>
            {
                using var writer = new BundleWriter(files, folder[$"m-{round}"]);
                writer.Add("w", tensor);
                writer.Publish();
            }))));
            read = Math.Min(read, Time(() =>
            {
                using IReadableFile file = files.OpenRead(folder[$"plain-{round}"]);
                file.Read(0, new HostTensor(DataType.DtFloat, [Megabytes, 1 << 18]).Bytes());
            }));
            HostTensor? loaded = null;
            loading = Math.Max(loading, Allocated(() => load = Math.Min(load, Time(() =>
            {
                using BundleReader reader = BundleReader.Open(files, folder[$"m-{round}"]);
                loaded = reader.Read("w");
            }))));
            Assert.That(loaded!.Bytes().SequenceEqual(tensor.Bytes()));
            BundleFiles.Delete(files, folder[$"m-{round}"]);
            files.Delete(folder[$"plain-{round}"]);
        }

        TestContext.Out.WriteLine(FormattableString.Invariant(
            $"100 MB: plain write {write:F0} ms, save {save:F0} ms; plain read {read:F0} ms, load {load:F0} ms; allocated while saving {saving >> 10} KiB, while loading {loading >> 20} MiB"));
        Assert.Multiple(() =>
        {
            Assert.That(save, Is.LessThanOrEqualTo(2 * write), "saving");
            Assert.That(load, Is.LessThanOrEqualTo(2 * read), "loading");
            Assert.That(saving, Is.LessThan(8L << 20), "bytes allocated while saving");
            Assert.That(loading, Is.LessThan((Megabytes + 8L) << 20), "bytes allocated while loading");
        });
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetTotalAllocatedBytes(true);
        action();
        return GC.GetTotalAllocatedBytes(true) - before;
    }
}
