using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every recorded inference of static shapes of every op there is.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class ShapeGoldenTests
{
    private static IEnumerable<TestCaseData> Cases() => ShapeCase.ReadAll(GoldenStore.Default)
        .Where(c => OpCatalogue.Contains(c.Op) && c.Nodes.All(n => OpCatalogue.Contains(n.Op)))
        .Select(c => new TestCaseData(c).SetName(GoldenNames.Of(c)));

    [TestCaseSource(nameof(Cases))]
    public void Shapes_are_what_is_recorded(ShapeCase c)
        => Assert.That(GoldenExceptions.Verdict(c.Path, c.Id, ShapeRunner.Run(c)), Is.Null);
}
