using System.Diagnostics;
using TfCourse.TestKit;

namespace TfCourse.Engine.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class KillTests
{
    /// <summary>Floats of each tensor: enough that a kill often comes while one is being written.</summary>
    public const int Size = 50_000;

    // Most of the time goes by while a process starts: two at once are done sooner.
    private const int Lanes = 2;

    [Test]
    [Category("Long")]
    public void Two_hundred_kills_while_saving_lose_no_acknowledged_checkpoint()
        => Task.WaitAll([.. Enumerable.Range(0, Lanes).Select(lane => Task.Factory.StartNew(() => Kill(200 / Lanes, lane), TaskCreationOptions.LongRunning))]);

    [Test]
    public void Kills_while_saving_lose_no_acknowledged_checkpoint() => Kill(3, 0);

    private static void Kill(int kills, int lane)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(20261129 + lane);
        int acknowledged = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true };
            start.ArgumentList.Add(typeof(KillTests).Assembly.Location);
            start.ArgumentList.Add("save");
            start.ArgumentList.Add(folder.Path);
            using Process child = Process.Start(start)!;
            // Counted from the first new save, so that a slow start is no easy kill.
            var patience = Stopwatch.StartNew();
            while (Journal(folder) == acknowledged && patience.Elapsed < TimeSpan.FromSeconds(60) && !child.HasExited)
            {
                Thread.Sleep(2);
            }

            Assert.That(child.HasExited, Is.False, child.HasExited ? child.StandardError.ReadToEnd() : "");
            Thread.Sleep(random.Next(0, 60));
            child.Kill();
            child.WaitForExit();
            acknowledged = Journal(folder);
            int newest = SampleCheckpoint.Newest(SystemFileSystem.Instance, folder.Path, Size);
            // The kill may come between a save and the line that acknowledges it.
            Assert.That(newest, Is.InRange(acknowledged, acknowledged + 1), $"kill {kill}");
            acknowledged = Journal(folder);
        }
    }

    private static int Journal(TemporaryFolder folder)
    {
        if (!File.Exists(folder["journal"]))
        {
            return 0;
        }

        using var stream = new FileStream(folder["journal"], FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        string[] lines = new StreamReader(stream).ReadToEnd().Split('\n');
        return lines.Length > 1 ? int.Parse(lines[^2], System.Globalization.CultureInfo.InvariantCulture) : 0;
    }
}
