using System.Text.Json.Nodes;
using TfCourse.Datasets;

namespace TfCourse.Course.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class NetworkObjectiveTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("tfcourse-study-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, true);

    [Test]
    public void Going_on_with_a_trial_gives_what_training_through_gives()
    {
        var space = new SearchSpace([new LogUniformParameter("learning_rate", 1e-3, 1e-2), new ChoiceParameter("optimizer", [new("adam"), new("momentum")])]);
        Study halving = Create("halving", space, 3);
        var objective = new NetworkObjective(DatasetCatalog.Load("digits"), threads: 1);
        new StudyWorker(halving, objective, TimeProvider.System).Run(4, null, CancellationToken.None);
        Trial promoted = halving.State.Trials[3];
        Assert.That((promoted.Proposal.Budget, promoted.Epochs), Is.EqualTo((3, 2)));

        Study through = Create("random", space, 3);
        new StudyWorker(through, objective, TimeProvider.System).Run(3, null, CancellationToken.None);
        Trial same = through.State.Trials.Single(t => t.Proposal.Values.ToString() == promoted.Proposal.Values.ToString());
        Assert.That(promoted.Value, Is.EqualTo(same.Value));
        Assert.That(same.Value, Is.GreaterThan(0.8));
    }

    [Test]
    public void A_panda_takes_a_new_learning_rate_and_keeps_it_on_record()
    {
        Study study = Create("panda", new SearchSpace([new LogUniformParameter("learning_rate", 1e-3, 1e-2)]), 4);
        File.WriteAllText(Path.Combine(study.Folder, "steer.json"), """{"learning_rate": 0.0005}""");
        new StudyWorker(study, new NetworkObjective(DatasetCatalog.Load("digits"), threads: 1), TimeProvider.System).Run(1, null, CancellationToken.None);
        Trial trial = study.State.Trials.Single();
        Assert.That(trial.Changes.Select(c => (c.Epoch, c.Name, c.To)), Is.EqualTo(new[] { (1, "learning_rate", 0.0005) }));
        Assert.That(trial.Changes[0].From, Is.EqualTo(trial.Proposal.Values["learning_rate"].Number));
    }

    [Test]
    public void A_hyperparameter_that_no_network_has_is_refused()
        => Assert.That(() => NetworkObjective.Require(new SearchSpace([new UniformParameter("learning_rat", 0, 1)])), Throws.ArgumentException.With.Message.Contains("'learning_rate'"));

    private Study Create(string strategy, SearchSpace space, int epochs) => Study.Create(
        Path.Combine(_folder, strategy),
        new StudySettings("digits", "dev_accuracy", true, space, (JsonObject)StrategyCatalog.Create(strategy, space, 1, 4, epochs).Settings(), 1, epochs, false), TimeProvider.System);
}
