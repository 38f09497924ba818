using System.Diagnostics;
using System.Text.Json.Nodes;
using TfCourse.Datasets;
using TfCourse.TestKit;

namespace TfCourse.Course.Tests;

[TestFixture]
public sealed class StudyTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("tfcourse-study-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, true);

    private string Records => Path.Combine(_folder, "s", Study.RecordsFile);

    [Test]
    public void A_search_goes_on_where_it_was()
    {
        Run(Create("random"), 7);
        Study again = Study.Open(Path.Combine(_folder, "s"), TimeProvider.System);
        Assert.That(again.State.Trials.Select(t => t.Number), Is.EqualTo(Enumerable.Range(1, 7)));
        Run(again, 12);
        Assert.That(again.State.Trials.Select(t => t.Number), Is.EqualTo(Enumerable.Range(1, 12)));

        Study whole = Study.Create(Path.Combine(_folder, "whole"), again.Settings, TimeProvider.System);
        Run(whole, 12);
        Assert.That(again.State.Trials.Select(t => t.Value), Is.EqualTo(whole.State.Trials.Select(t => t.Value)));
    }

    [Test]
    public void A_folder_with_another_study_or_other_things_is_not_touched()
    {
        Study study = Create("random");
        Assert.That(() => Study.Create(study.Folder, study.Settings with { Seed = 9 }, TimeProvider.System), Throws.InstanceOf<IOException>().With.Message.Contains("another study"));
        string other = Directory.CreateDirectory(Path.Combine(_folder, "other")).FullName;
        File.WriteAllText(Path.Combine(other, "mine.txt"), "mine");
        Assert.That(() => Study.Create(other, study.Settings, TimeProvider.System), Throws.InstanceOf<IOException>().With.Message.Contains("holds no study"));
        Assert.That(Directory.GetFiles(other), Has.Length.EqualTo(1));
    }

    [Test]
    public void Records_cut_at_any_byte_lose_no_trial_that_was_done_and_take_new_ones()
    {
        Run(Create("random", epochs: 1), 3);
        byte[] whole = File.ReadAllBytes(Records);
        string settings = Path.Combine(_folder, "s", Study.SettingsFile);
        for (int length = 0; length <= whole.Length; length += 13)
        {
            string folder = Directory.CreateDirectory(Path.Combine(_folder, $"cut{length}")).FullName;
            File.Copy(settings, Path.Combine(folder, Study.SettingsFile));
            File.WriteAllBytes(Path.Combine(folder, Study.RecordsFile), whole[..length]);
            int done = System.Text.Encoding.UTF8.GetString(whole, 0, length).Split('\n')[..^1].Count(l => l.Contains("\"finish\"", StringComparison.Ordinal));
            Study study = Study.Open(folder, TimeProvider.System);
            Assert.That(study.State.DonePoints, Is.EqualTo(done), $"cut at {length}");
            Run(study, 4);
            Study read = Study.Open(folder, TimeProvider.System);
            Assert.That(read.State.DonePoints, Is.EqualTo(4), $"cut at {length}");
            Assert.That(read.State.Trials.Select(t => t.Number), Is.EqualTo(Enumerable.Range(1, read.State.Trials.Count)));
        }
    }

    [Test]
    public void Flipped_bits_are_found()
    {
        Run(Create("random", epochs: 1), 1);
        byte[] whole = File.ReadAllBytes(Records);
        for (int bit = 0; bit < whole.Length * 8; bit += 3)
        {
            byte[] damaged = [.. whole];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(Records, damaged);
            var log = new RecordLog(Records);
            Assert.That(() => log.ReadNew(_ => { }), Throws.InstanceOf<DataException>().With.Message.Contains("byte "), $"bit {bit}");
        }
    }

    [TestCase(200)]
    [TestCase(null, Category = "Long")]
    public void Mutated_records_give_typed_errors(int? count)
    {
        Run(Create("random", epochs: 1), 3);
        string[] lines = [.. File.ReadAllText(Records).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[18..])];
        byte[][] corpus = [.. lines.Select(System.Text.Encoding.UTF8.GetBytes)];
        int changed = 0;
        (int refused, string? failure) = Mutations.Run("study", count, mutator =>
        {
            // The JSON is changed behind its length and checksum; every second time what lies in the file is.
            byte[] json = mutator.Next(corpus);
            string text = string.Concat(lines.Take(mutator.Below(4)).Select(l => Line(System.Text.Encoding.UTF8.GetBytes(l))));
            byte[] file = [.. System.Text.Encoding.ASCII.GetBytes(text), .. System.Text.Encoding.Latin1.GetBytes(Line(json))];
            return changed++ % 2 == 0 ? file : mutator.Next([file]);
        }, bytes =>
        {
            File.WriteAllBytes(Records, bytes);
            _ = Study.Open(Path.Combine(_folder, "s"), TimeProvider.System).State.Best;
        }, e => e is DataException);
        Assert.That(failure, Is.Null);
        Assert.That(refused, Is.GreaterThan(50));

        static string Line(byte[] json) => FormattableString.Invariant($"{json.Length:x8} {TfCourse.Engine.Crc32C.Of(json):x8} {System.Text.Encoding.Latin1.GetString(json)}\n");
    }

    [Test]
    public void What_two_writers_that_died_left_is_passed_over()
    {
        Run(Create("random"), 1);
        string whole = File.ReadAllText(Records), line = whole.Split('\n')[0];
        File.WriteAllText(Records, whole + line[..30] + "\u0018\n" + line[..40]);
        Study study = Study.Open(Path.Combine(_folder, "s"), TimeProvider.System);
        Run(study, 2);
        Assert.That(Study.Open(study.Folder, TimeProvider.System).State.DonePoints, Is.EqualTo(2));
    }

    [Test]
    public void A_worker_that_outlives_its_lock_publishes_nothing()
    {
        // One worker is taken for dead while it trains; another takes over its point; then the first comes back with a result.
        Study slow = Create("random"), fast = Study.Open(slow.Folder, TimeProvider.System);
        SearchStrategy strategy = slow.Settings.CreateStrategy();
        var first = new WorkerIdentity("elsewhere", 1, 1);
        Trial lost = slow.Take(strategy, 1, first, _ => false)!;
        Trial taken = fast.Take(strategy, 1, WorkerIdentity.Own, id => id == first.Id)!;
        Assert.That((taken.Number, taken.Point), Is.EqualTo((2, 0)));
        Assert.That(taken.Proposal.Values.ToString(), Is.EqualTo(lost.Proposal.Values.ToString()));
        Assert.That(slow.Report(lost, first, 1, 0.5), Is.False);
        Assert.That(slow.Finish(lost, first, 0.25, 1, false), Is.False);
        Assert.That(fast.Finish(taken, WorkerIdentity.Own, 0.75, 1, false), Is.True);
        Assert.That(slow.Finish(lost, first, 0.25, 1, false), Is.False);

        // Even when its record reaches the file, because it believed to hold the lock, it does not count.
        var log = new RecordLog(Path.Combine(slow.Folder, Study.RecordsFile));
        log.ReadNew(_ => { });
        log.Append([StudyState.Record("finish", 1, first.Id, 0, json => { json.WriteNumber("value", 0.25); json.WriteNumber("epochs", 1); })], true);
        Study read = Study.Open(slow.Folder, TimeProvider.System);
        Assert.Multiple(() =>
        {
            Assert.That(read.State.DonePoints, Is.EqualTo(1));
            Assert.That(read.State.Best!.Value, Is.EqualTo(0.75));
            Assert.That(read.State.Trials[0].Reason, Does.Contain("died"));
        });
    }

    [Test]
    public void A_lock_of_a_dead_process_is_broken_and_one_of_a_living_process_named()
    {
        Study study = Create("random");
        string file = Path.Combine(study.Folder, "study.lock");
        File.WriteAllText(file, (WorkerIdentity.Own with { Started = 5 }).ToJson().ToJsonString());
        Run(study, 1);
        Assert.That(study.State.DonePoints, Is.EqualTo(1));
        Assert.That(File.Exists(file), Is.False);
        File.WriteAllText(file, "half");
        Run(study, 2);
        Assert.That(study.State.DonePoints, Is.EqualTo(2));
    }

    [Test]
    public void A_point_that_kills_its_workers_is_given_up()
    {
        Study study = Create("random");
        SearchStrategy strategy = study.Settings.CreateStrategy();
        for (int i = 0; i < StudyState.MostDeaths; i++)
        {
            Assert.That(study.Take(strategy, 1, new WorkerIdentity("elsewhere", i, i), _ => true)!.Number, Is.EqualTo(i + 1));
        }

        Assert.That(study.Take(strategy, 1, WorkerIdentity.Own, _ => true), Is.Null);
        Assert.That((study.State.DonePoints, study.State.Best), Is.EqualTo((1, (Trial?)null)));
    }

    [Test]
    public void Diverged_trials_have_a_reason_and_do_not_come_again()
    {
        Study study = Create("random");
        Run(study, 3, new Scripted((trial, _) => trial.Number == 2 ? double.NaN : 1));
        Assert.That(study.State.Trials.Select(t => t.Status), Is.EqualTo(new[] { TrialStatus.Finished, TrialStatus.Failed, TrialStatus.Finished }));
        Assert.That(study.State.Trials[1].Reason, Does.Contain("diverged").And.Contain("NaN"));
    }

    [Test]
    public void Pruned_trials_stop_within_the_epoch()
    {
        Study study = Create("random", prunes: true);
        Run(study, 20, new Scripted((trial, epoch) => trial.Number <= 10 ? 1 : trial.Number == 11 && epoch >= 3 ? 2 : 0.5));
        Assert.That((study.State.Trials[10].Status, study.State.Trials[10].Reports.Count), Is.EqualTo((TrialStatus.Pruned, 3)));
    }

    [Test]
    public void A_promoted_trial_goes_on_and_only_its_own_epochs_are_counted()
    {
        Study study = Create("halving");
        int points = ((HalvingSearch)study.Settings.CreateStrategy()).PointsOfRound;
        Run(study, points);
        Assert.That(study.State.Trials.Sum(t => t.Epochs), Is.EqualTo(9 * 1 + 3 * 2 + 1 * 6));
    }

    [Test]
    public void Ten_thousand_trials_are_all_read()
    {
        Study read = Study.Open(TenThousand().Folder, TimeProvider.System);
        Assert.That((read.State.DonePoints, read.State.Best!.Number), Is.EqualTo((10_000, 10_000)));
    }

    [Test]
    [Category("Speed")]
    public void Ten_thousand_trials_load_in_less_than_a_second()
    {
        string folder = TenThousand().Folder;
        var clock = Stopwatch.StartNew();
        _ = Study.Open(folder, TimeProvider.System);
        TestContext.Out.WriteLine($"{clock.ElapsedMilliseconds} ms");
        Assert.That(clock.ElapsedMilliseconds, Is.LessThan(1000));
    }

    private Study TenThousand()
    {
        Study study = Create("random");
        var values = study.Settings.CreateStrategy().Propose(0, [])!;
        var records = new List<byte[]>();
        for (int n = 1; n <= 10_000; n++)
        {
            records.Add(StudyState.StartRecord(n, n - 1, "w", n, values));
            records.Add(StudyState.Record("report", n, "w", n, json => { json.WriteNumber("epoch", 1); json.WriteNumber("value", 1.0 / n); }));
            records.Add(StudyState.Record("finish", n, "w", n, json => { json.WriteNumber("value", 1.0 / n); json.WriteNumber("epochs", 1); }));
        }

        new RecordLog(Records).Append(records, false);
        return study;
    }

    private Study Create(string strategy, bool prunes = false, int epochs = 9)
    {
        SearchSpace space = PracticeObjective.Space;
        return Study.Create(
            Path.Combine(_folder, "s"),
            new StudySettings("practice", "error", false, space, (JsonObject)StrategyCatalog.Create(strategy, space, 1, 10, epochs).Settings(), 1, epochs, prunes), TimeProvider.System);
    }

    private static void Run(Study study, int trials, ISearchObjective? objective = null)
        => new StudyWorker(study, objective ?? new PracticeObjective(), TimeProvider.System).Run(trials, null, CancellationToken.None);

    private sealed class Scripted(Func<TrialContext, int, double> value) : ISearchObjective
    {
        public string Metric => "error";

        public bool Maximize => false;

        public void Run(TrialContext trial)
        {
            for (int epoch = 1; epoch <= trial.Budget && trial.Report(epoch, value(trial, epoch)); epoch++)
            {
            }
        }
    }
}
