using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Symbolic gradients against central differences of a randomly weighted sum of the outputs.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class GradientSampleTests
{
    [TestCaseSource(typeof(SampleCases), nameof(SampleCases.Differentiable))]
    public void Gradient_matches_central_differences(OpSample sample)
        => Assert.That(SampleGradients.FirstOrder(sample), Is.Null);
}
