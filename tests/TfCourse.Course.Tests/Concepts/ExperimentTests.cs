using TfCourse.Reference;

namespace TfCourse.Course.Tests;

/// <summary>Every experiment runs with the least it takes, gives a full table, finite figures and the same numbers twice.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class ExperimentTests
{
    private static readonly Dictionary<string, double> Short = new() { ["epochs"] = 3, ["iterations"] = 41, ["layers"] = 3, ["steps"] = 20, ["warm-up"] = 1, ["interval"] = 2, ["trials"] = 3, ["repetitions"] = 2 };

    private static IEnumerable<TestCaseData> Experiments => ExperimentCatalogue.Comparisons.Concat(ConceptCatalogue.All.Select(ExperimentCatalogue.Of))
        .Where(e => e.Name != "surfaces").DistinctBy(e => e.Name).Select(e => new TestCaseData(e).SetArgDisplayNames(e.Name));

    [TestCaseSource(nameof(Experiments))]
    public void An_experiment_runs_and_repeats(Experiment experiment)
    {
        ExperimentSettings settings = experiment.Settings(Short.Where(p => experiment.Parameters.Any(q => q.Name == p.Key)).ToDictionary());
        ExperimentResult result = experiment.Run(settings);

        Assert.That(result.Rows, Is.Not.Empty);
        Assert.That(result.Rows, Has.All.Count.EqualTo(result.Columns.Count));
        Assert.That(result.Sections.SelectMany(s => s.Figures), Is.Not.Empty);
        Assert.That(result.Metrics, Is.Not.Empty);
        if (experiment.Name is "initializers" or "augmentation" or "l2" or "dropout" or "weighted-averages" or "batch-norm-test-time" or "strategies")
        {
            Assert.That(experiment.Run(settings).Metrics, Is.EqualTo(result.Metrics));
        }
    }

    [TestCase("optimizers", "batch-size", 0, "batch-size is 0; it has to be a whole number from 1 to 1000000")]
    [TestCase("optimizers", "epochs", 1.5, "epochs is 1.5; it has to be a whole number from 1 to 1000000")]
    [TestCase("optimizers", "learning-rate", double.NaN, "learning-rate is NaN; it has to be in [0, 1000]")]
    [TestCase("regularizers", "keep-prob", 0, "keep-prob is 0; it has to be in (0, 1]")]
    [TestCase("regularizers", "keep-prob", 1.01, "keep-prob is 1.01; it has to be in (0, 1]")]
    [TestCase("regularizers", "l2", -1, "l2 is -1; it has to be in [0, 1000000]")]
    [TestCase("regularizers", "l1", double.NegativeInfinity, "it has to be in [0, 1000000]")]
    [TestCase("regularizers", "max-norm", 0, "max-norm is 0; it has to be in (0, 1000000]")]
    [TestCase("regularizers", "points", 1, "points is 1; it has to be a whole number from 4 to 100000")]
    [TestCase("initializers", "learning-rate", 0, "learning-rate is 0; it has to be in (0, 1000]")]
    [TestCase("initializers", "iterations", 0, "iterations is 0; it has to be a whole number from 1 to 1000000")]
    [TestCase("schedules", "decay", -0.5, "decay is -0.5; it has to be in [0, 1000000]")]
    [TestCase("schedules", "rate", 1.5, "rate is 1.5; it has to be in (0, 1]")]
    [TestCase("schedules", "interval", 0, "interval is 0; it has to be a whole number from 1 to 1000000")]
    [TestCase("depth", "layers", 1, "layers is 1; it has to be a whole number from 2 to 200")]
    [TestCase("weighted-averages", "beta", 1, "beta is 1; it has to be in [0, 1)")]
    [TestCase("splits", "dev", 1, "dev is 1; it has to be in (0, 1)")]
    [TestCase("splits", "test", 0, "test is 0; it has to be in (0, 1)")]
    public void A_number_out_of_its_range_is_refused_before_anything_runs(string name, string parameter, double value, string message)
    {
        Experiment experiment = ExperimentCatalogue.Comparisons.FirstOrDefault(e => e.Name == name) ?? ExperimentCatalogue.Of(ConceptCatalogue.Find(name));
        Assert.That(() => experiment.Settings(new Dictionary<string, double> { [parameter] = value }), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains(message));
    }

    [Test]
    public void The_gradient_check_of_a_right_backward_pass_passes_and_of_wrong_ones_does_not()
    {
        Experiment experiment = ExperimentCatalogue.Of(ConceptCatalogue.Find("gradient-checking"));
        IReadOnlyList<IReadOnlyList<object?>> rows = experiment.Run(experiment.Settings(new Dictionary<string, double>())).Rows;
        Assert.That(rows.Take(3).Select(row => (double)row[1]! < 1e-6 && (double)row[2]! < 1e-6), Is.EqualTo(new[] { true, false, false }));
        Assert.That(rows.Skip(3).Select(row => (double)row[1]!), Has.All.LessThan(GradientCheck.Threshold), "every kind of layer");
        Assert.That(rows[0][3], Is.EqualTo("all right"));
        Assert.That((string)rows[1][3]!, Does.StartWith("dW2:"));
        Assert.That((string)rows[2][4]!, Does.Contain("λ/m·W"));
    }

    [Test]
    public void Copies_that_keep_the_label_help_where_examples_are_few_and_others_do_harm()
    {
        Experiment experiment = ExperimentCatalogue.Find("augmentation");
        Dictionary<string, (double Train, double Test)> rows = experiment.Run(experiment.Settings(new Dictionary<string, double> { ["images"] = 1 })).Rows
            .ToDictionary(row => (string)row[0]!, row => ((double)row[1]!, (double)row[2]!));
        Assert.Multiple(() =>
        {
            Assert.That(rows["as they are"].Train, Is.EqualTo(1));
            Assert.That(rows["rotated and noisy"].Test, Is.GreaterThan(rows["as they are"].Test));
            Assert.That(rows["flipped"].Test, Is.LessThan(rows["as they are"].Test));
        });
    }

    [Test]
    public void An_unknown_parameter_lists_near_names()
        => Assert.That(() => ExperimentCatalogue.Find("regularizers").Settings(new Dictionary<string, double> { ["keep-porb"] = 1 }), Throws.ArgumentException.With.Message.Contains("keep-prob"));

    [Test]
    public void Progress_rises_to_the_end()
    {
        Experiment experiment = ExperimentCatalogue.Find("initializers");
        var told = new Told();
        experiment.Run(experiment.Settings(new Dictionary<string, double> { ["iterations"] = 30 }), told);
        Assert.That(told.Shares, Is.Ordered);
        Assert.That(told.Shares[^1], Is.EqualTo(1));
    }

    [Test]
    public void A_cancelled_experiment_ends()
    {
        Experiment experiment = ExperimentCatalogue.Find("optimizers");
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.That(() => experiment.Run(experiment.Settings(new Dictionary<string, double>()), null, source.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Every_concept_has_its_experiment_under_its_own_or_a_comparison_s_name()
    {
        string[] comparisons = [.. ExperimentCatalogue.Comparisons.Select(e => e.Name)];
        Assert.That(ConceptCatalogue.All.Where(c => ExperimentCatalogue.Of(c).Name != c.Name && !comparisons.Contains(ExperimentCatalogue.Of(c).Name)), Is.Empty);
    }

    private sealed class Told : IProgress<ExperimentProgress>
    {
        public List<double> Shares { get; } = [];

        public void Report(ExperimentProgress value) => Shares.Add(value.Done);
    }
}
