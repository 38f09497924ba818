using System.Diagnostics;
using System.Text.Json;
using TfCourse.Course;

namespace TfCourse.Cli.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class TuneCommandTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("tfcourse-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, true);

    [Test]
    public void Three_workers_find_what_one_finds_and_a_study_goes_on()
    {
        CommandLine one = Tune("a", "--trials", "12", "--strategy", "halving"), three = Tune("b", "--trials", "12", "--strategy", "halving", "--workers", "3");
        Assert.That(one.ExitCode, Is.Zero, one.Error);
        Assert.That(three.ExitCode, Is.Zero, three.Error);
        using JsonDocument first = JsonDocument.Parse(one.Output), second = JsonDocument.Parse(three.Output);
        Assert.That(second.RootElement.GetProperty("best").GetProperty("values").GetRawText(), Is.EqualTo(first.RootElement.GetProperty("best").GetProperty("values").GetRawText()));
        CommandLine more = Tune("a", "--trials", "20");
        Assert.That(more.ExitCode, Is.Zero, more.Error);
        using JsonDocument third = JsonDocument.Parse(more.Output);
        Assert.Multiple(() =>
        {
            Assert.That(third.RootElement.GetProperty("trials").GetInt32(), Is.EqualTo(20));
            Assert.That(File.ReadAllText(third.RootElement.GetProperty("report").GetString()!), Does.Contain("<svg").And.Contain("Why not a grid"));
            Assert.That(more.Error, Does.Not.Contain('\e').And.Not.Contain('\r'));
        });
    }

    [TestCase("There is no model 'practise' to tune. Did you mean 'practice'", "practise", "--study", "s")]
    [TestCase("There is no strategy 'rndom'", "practice", "--study", "s", "--strategy", "rndom")]
    [TestCase("trials is 0", "practice", "--study", "s", "--trials", "0")]
    [TestCase("--study", "practice")]
    [TestCase("space.json", "practice", "--study", "s", "--space", "space.json")]
    public void Bad_usage_is_explained_and_writes_nothing(string expected, params string[] arguments)
    {
        CommandLine run = CommandLine.Run(_folder, ["tune", .. arguments]);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
            Assert.That(run.Error, Does.Contain(expected));
            Assert.That(Directory.EnumerateFileSystemEntries(_folder), Is.Empty);
        });
    }

    [Test]
    [Category("Long")]
    [Platform(Exclude = "Win", Reason = "there is no signal that stops a process")]
    public void A_thousand_trials_under_kills_are_each_there_once_and_the_best_is_the_same()
    {
        // A kill every so many trials, however fast the machine is; so all come before the search is half over.
        const int trials = 1000, kills = 30, trialsPerKill = 15;
        string folder = Path.Combine(_folder, "killed");
        var random = new Random(1);
        CommandLine whole = Tune("whole", "--trials", "1000", "--workers", "2", "--epochs", "4");
        Assert.That(whole.ExitCode, Is.Zero, whole.Error);
        List<Process> processes = [.. Enumerable.Range(0, 4).Select(_ => Start(folder))];
        int done = 0;
        try
        {
            var clock = Stopwatch.StartNew();
            Study? study = null;
            while (processes.Count > 0)
            {
                Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromMinutes(10)), "the search does not end");
                Thread.Sleep(5);
                foreach (Process ended in processes.Where(p => p.HasExited).ToArray())
                {
                    processes.Remove(ended);
                    if (ended.ExitCode != 0)
                    {
                        TestContext.Out.WriteLine($"a worker ended with {ended.ExitCode}");
                        processes.Add(Start(folder));
                    }
                }

                study ??= Study.Exists(folder) ? Study.Open(folder, TimeProvider.System) : null;
                study?.Refresh();
                if (done < kills && study?.State.Trials.Count >= (done + 1) * trialsPerKill && Kill(study, processes, random))
                {
                    done++;
                }
            }
        }
        finally
        {
            processes.ForEach(p => p.Kill());
        }

        StudyState killed = Study.Open(folder, TimeProvider.System).State, expected = Study.Open(Path.Combine(_folder, "whole"), TimeProvider.System).State;
        TestContext.Out.WriteLine($"{done} kills, {killed.Trials.Count} trials for {killed.DonePoints} points");
        Assert.Multiple(() =>
        {
            Assert.That(done, Is.EqualTo(kills));
            Assert.That(killed.Trials.Where(t => t.Status == TrialStatus.Failed && !t.Reason!.EndsWith(" died", StringComparison.Ordinal)).Select(t => t.Reason), Is.Empty, "no other reason to fail");
            Assert.That(killed.Trials.Count(t => t.Status == TrialStatus.Failed), Is.EqualTo(kills), "each kill ended one trial");
            Assert.That(killed.Trials, Has.Count.EqualTo(trials + kills));
            Assert.That(killed.DonePoints, Is.EqualTo(trials));
            Assert.That(killed.Trials.Where(t => t.Status == TrialStatus.Finished).Select(t => t.Point).Order(), Is.EqualTo(Enumerable.Range(0, trials)), "each point once");
            Assert.That(killed.Trials.Select(t => t.Number), Is.EqualTo(Enumerable.Range(1, killed.Trials.Count)));
            Assert.That(killed.Trials.Any(t => t.Status == TrialStatus.Running), Is.False);
            Assert.That((killed.Best!.Point, killed.Best.Value), Is.EqualTo((expected.Best!.Point, expected.Best.Value)));
        });
    }

    // A worker is stopped first, wherever it is, with the study's lock or half a record as well; then it is seen whether it is at a trial, which it can no
    // longer end, and only then it is killed. So every kill ends a trial.
    private static bool Kill(Study study, List<Process> processes, Random random)
    {
        Process victim = processes[random.Next(processes.Count)];
        Signal("STOP");
        study.Refresh();
        Trial? hit = study.State.Running.FirstOrDefault(t => t.Worker.Contains($"-{victim.Id}-", StringComparison.Ordinal));

        // A point at which workers die again and again is given up, as it should be; chance may not bring that about here.
        if (hit is null || study.State.Trials.Count(t => t.Point == hit.Point) >= StudyState.MostDeaths)
        {
            Signal("CONT");
            return false;
        }

        victim.Kill();
        victim.WaitForExit();
        return true;

        void Signal(string name)
        {
            using Process kill = Process.Start("kill", [$"-{name}", $"{victim.Id}"]);
            kill.WaitForExit();
        }
    }

    private CommandLine Tune(string study, params string[] arguments) => CommandLine.Run(_folder, ["tune", "practice", "--study", study, "--json", "--quiet", .. arguments]);

    private static Process Start(string folder)
    {
        string program = Path.Combine(Path.GetDirectoryName(typeof(CommandLine).Assembly.Location)!, "tfcourse.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true };
        foreach (string argument in (string[])[program, "tune", "practice", "--study", folder, "--trials", "1000", "--epochs", "4", "--as-worker"])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
