namespace TfCourse.Course.Tests;

/// <summary>Every concept: by hand and as a graph it is the same, and a spoiled kernel is seen.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class ConceptTests
{
    private static IEnumerable<TestCaseData> Concepts => ConceptCatalogue.All.Select(c => new TestCaseData(c).SetArgDisplayNames(c.Name));

    // Kernels whose spoiling cannot show, and why.
    private static readonly Dictionary<(string Concept, string Op), string> Unseen = new()
    {
        [("augmentation", "Maximum")] = "bounds rows and columns, which become whole numbers afterwards",
        [("augmentation", "Minimum")] = "bounds rows and columns, which become whole numbers afterwards",
        [("gradient-clipping", "Sub")] = "TensorFlow's own guard: norm − norm is 0 unless the norm is infinite",
    };

    [TestCaseSource(nameof(Concepts))]
    public void Hand_and_graph_agree_on_ten_configurations(Concept concept)
    {
        ConceptReport report = ConceptCheck.Run(concept);

        Assert.That(report.Agrees, Is.True, () => string.Join("\n", report.Rows.Where(r => !r.Agrees).Take(8).Select(r => FormattableString.Invariant(
            $"{r.Result} ({r.Type}, seed {r.Seed}): relative difference {r.Worst.RelativeDifference:0.0e-00}, worst at {r.Worst.WorstPlace}: {r.Worst.First:R} and {r.Worst.Second:R}"))));
        Assert.That(report.Rows.Select(r => r.Type).Distinct(), Is.EquivalentTo(new[] { "float64", "float32" }));
    }

    [TestCaseSource(nameof(Concepts))]
    public void A_kernel_spoiled_by_one_percent_makes_the_check_fail(Concept concept)
    {
        var listening = new SpoiledEngine(null);
        ConceptCheck.Run(concept, 1, listening, [Tensorflow.TF_DataType.TF_DOUBLE]);
        Assert.That(listening.Arithmetic, Is.Not.Empty, "the concept computes something");
        string[] unnoticed = [.. listening.Arithmetic.Where(op => ConceptCheck.Run(concept, 1, new SpoiledEngine(op), [Tensorflow.TF_DataType.TF_DOUBLE]).Agrees)];
        Assert.That(unnoticed.Where(op => !Unseen.ContainsKey((concept.Name, op))), Is.Empty, "spoiled kernels that go unnoticed");
    }

    [Test]
    public void Names_are_unique_and_lessons_are_written()
    {
        Assert.That(ConceptCatalogue.All.Select(c => c.Name), Is.Unique);
        foreach (Concept concept in ConceptCatalogue.All)
        {
            Assert.That(concept.Week, Is.InRange(1, 3));
            Assert.That(new[] { concept.Title, concept.Formula, concept.Lesson }, Has.All.Length.GreaterThan(3), concept.Name);
        }
    }

    [Test]
    public void An_unknown_lesson_lists_near_names()
        => Assert.That(() => ConceptCatalogue.Find("dropuot"), Throws.ArgumentException.With.Message.Contains("dropout"));
}
