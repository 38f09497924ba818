using System.Diagnostics;
using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.Engine.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class CheckpointSpeedTests
{
    private const int Megabytes = 100;

    [Test]
    [Category("Long")]
    public void A_hundred_megabytes_are_saved_and_loaded_without_a_second_copy()
    {
        Measured m = Measure(1);
        Assert.Multiple(() =>
        {
            Assert.That(m.Saving, Is.LessThan(8L << 20), "bytes allocated while saving");
            Assert.That(m.Loading, Is.LessThan((Megabytes + 8L) << 20), "bytes allocated while loading");
        });
    }

    [Test]
    [Category("Speed")]
    public void A_hundred_megabytes_are_saved_and_loaded_at_half_the_disks_speed_or_more()
    {
        Measured m = Measure(9);
        TestContext.Out.WriteLine(FormattableString.Invariant(
            $"100 MB: plain write {m.Write:F0} ms, save {m.Save:F0} ms; plain read {m.Read:F0} ms, load {m.Load:F0} ms; allocated while saving {m.Saving >> 10} KiB, while loading {m.Loading >> 20} MiB"));
        Assert.Multiple(() =>
        {
            Assert.That(m.Save, Is.LessThanOrEqualTo(2 * m.Write), "saving");
            Assert.That(m.Load, Is.LessThanOrEqualTo(2 * m.Read), "loading");
        });
    }

    private static Measured Measure(int rounds)
    {
        using var folder = new TemporaryFolder();
        var tensor = new HostTensor(DataType.DtFloat, [Megabytes, 1 << 18]);
        new Random(1).NextBytes(tensor.Bytes());
        (double write, double save, double read, double load) = (double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue);
        long saving = 0, loading = 0;
        var files = SystemFileSystem.Instance;
        for (int round = 0; round < rounds; round++)
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

        return new Measured(write, save, read, load, saving, loading);
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

    /// <summary>Milliseconds at best, and bytes allocated at most.</summary>
    private readonly record struct Measured(double Write, double Save, double Read, double Load, long Saving, long Loading);
}
