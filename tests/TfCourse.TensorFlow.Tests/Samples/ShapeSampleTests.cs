using Tensorflow;
using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Static shapes against those of the values.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class ShapeSampleTests
{
    [TestCaseSource(typeof(SampleCases), nameof(SampleCases.All))]
    public void Static_shape_is_that_of_the_value(OpSample sample)
    {
        using var graph = new SampleGraph(sample);
        HostTensor[] values = graph.Run(graph.Outputs);
        if (sample.ShapeUnknownBecause is not null)
        {
            Assert.That(values.Zip(graph.Outputs).All(p => ShapeOf(p.First) == p.Second.shape), Is.False, "the static shapes are fully known; the sample must not say that they are not");
        }

        for (int i = 0; i < values.Length; i++)
        {
            Shape found = graph.Outputs[i].shape;
            bool fits = sample.ShapeUnknownBecause is null ? found == ShapeOf(values[i]) : found.is_compatible_with(ShapeOf(values[i]));
            Assert.That(fits, Is.True, $"output {i}: static shape {found}, value of shape {ShapeOf(values[i])}");
        }
    }

    [TestCaseSource(typeof(SampleCases), nameof(SampleCases.All))]
    public void Static_shape_with_unknown_sizes_allows_the_value(OpSample sample) => Allows(sample, SampleKnowledge.Ranks);

    [TestCaseSource(typeof(SampleCases), nameof(SampleCases.All))]
    public void Static_shape_with_unknown_ranks_allows_the_value(OpSample sample) => Allows(sample, SampleKnowledge.Types);

    // Knowing less, the op must not be refused, and its values are the same.
    private static void Allows(OpSample sample, SampleKnowledge knowledge)
    {
        if (sample.RefusedUnknownBecause is not null)
        {
            Assert.That(() => new SampleGraph(sample, knowledge).Dispose(), Throws.InstanceOf<ValueError>());
            return;
        }

        HostTensor[] known;
        using (var graph = new SampleGraph(sample))
        {
            known = graph.Run(graph.Outputs);
        }

        using var open = new SampleGraph(sample, knowledge);
        HostTensor[] values = open.Run(open.Outputs);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.That(open.Outputs[i].shape.is_compatible_with(ShapeOf(values[i])), Is.True, $"output {i}: static shape {open.Outputs[i].shape}, value of shape {ShapeOf(values[i])}");
            Assert.That(SampleBits.Same(known[i], values[i]), Is.True, $"output {i} differs from that of known shapes");
        }
    }

    private static Shape ShapeOf(HostTensor value) => new([.. value.Dimensions]);
}
