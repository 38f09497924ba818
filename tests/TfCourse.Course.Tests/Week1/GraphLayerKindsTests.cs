using TfCourse.Reference;

namespace TfCourse.Course.Tests;

/// <summary>The framework's gradient of every kind of layer, judged by the checker of the hand-written passes.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class GraphLayerKindsTests
{
    private static IEnumerable<TestCaseData> Kinds => GraphLayerKinds.All.Select(k => new TestCaseData(k).SetArgDisplayNames(k.Name));

    [TestCaseSource(nameof(Kinds))]
    public void The_gradient_of_a_layer_is_that_of_differences(GraphLayerKind kind)
        => Assert.That(Enumerable.Range(1, 3).Select(seed => GraphLayerKinds.Difference(kind, seed)), Has.All.LessThan(GradientCheck.Threshold));

    // What only gradients use: spoiled, they and the differences part.
    [Test]
    public void A_gradient_kernel_spoiled_by_one_percent_is_seen_in_every_layer_that_has_one()
    {
        int spoiled = 0;
        Assert.Multiple(() =>
        {
            foreach (GraphLayerKind kind in GraphLayerKinds.All)
            {
                var listening = new SpoiledEngine(null);
                GraphLayerKinds.Difference(kind, 1, listening);
                foreach (string op in listening.Arithmetic.Where(op => op.Contains("Grad", StringComparison.Ordinal) || op.Contains("Backprop", StringComparison.Ordinal)))
                {
                    spoiled++;
                    Assert.That(GraphLayerKinds.Difference(kind, 1, new SpoiledEngine(op)), Is.GreaterThan(GradientCheck.Threshold), $"{kind.Name}: {op}");
                }
            }
        });
        Assert.That(spoiled, Is.GreaterThan(12));
    }
}
