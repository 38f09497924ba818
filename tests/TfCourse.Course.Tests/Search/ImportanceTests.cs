using System.Text.Json.Nodes;

namespace TfCourse.Course.Tests;

[TestFixture]
public sealed class ImportanceTests
{
    [Test]
    public void The_idle_parameter_is_found_and_few_trials_are_warned_of()
    {
        string folder = Directory.CreateTempSubdirectory("tfcourse-study-").FullName;
        try
        {
            SearchSpace space = PracticeObjective.Space;
            Study study = Study.Create(Path.Combine(folder, "s"), new StudySettings("practice", "error", false, space, (JsonObject)StrategyCatalog.Create("random", space, 1, 10, 9).Settings(), 1, 9, false), TimeProvider.System);
            var worker = new StudyWorker(study, new PracticeObjective(), TimeProvider.System);
            worker.Run(10, null, CancellationToken.None);
            Assert.That(ParameterImportance.Of(study.State, space, 1).Warning, Does.Contain("only 10 results"));
            worker.Run(100, null, CancellationToken.None);
            ParameterImportance importance = ParameterImportance.Of(study.State, space, 1);
            Assert.Multiple(() =>
            {
                Assert.That(importance.Warning, Is.Null);
                Assert.That(importance.Shares.Single(s => s.Name == "idle").Share, Is.LessThan(0.05));
                Assert.That(importance.Shares.Sum(s => s.Share), Is.EqualTo(1).Within(1e-9));
                Assert.That(importance.Shares.MaxBy(s => s.Share).Name, Is.EqualTo("units"), "its term spans twice the range of the learning rate's");
            });
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Test]
    public void Random_search_comes_nearer_to_a_narrow_peak_than_a_grid()
    {
        GridAgainstRandom run = GridAgainstRandom.Run(1);
        Assert.That(run.Grid.Select(p => p.Matters).Distinct().Count(), Is.EqualTo(5));
        Assert.That(run.Random.Select(p => p.Matters).Distinct().Count(), Is.EqualTo(25));
        Assert.That(run.RandomBest[^1], Is.GreaterThan(run.GridBest[^1] + 0.1));
    }
}
