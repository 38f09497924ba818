using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Gradients of gradients against central differences of the gradients.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class SecondOrderSampleTests
{
    [TestCaseSource(typeof(SampleCases), nameof(SampleCases.Smooth))]
    public void Gradient_of_the_gradient_matches_central_differences(OpSample sample)
        => Assert.That(SampleGradients.SecondOrder(sample), Is.Null);
}
