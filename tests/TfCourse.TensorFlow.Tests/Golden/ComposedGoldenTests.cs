using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every recorded call of a function above the ops: values, gradients, refusals, by whatever name it has.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class ComposedGoldenTests
{
    private static IEnumerable<TestCaseData> Cases() => ComposedCase.ReadAll(GoldenStore.Default).Select(c => new TestCaseData(c).SetName(GoldenNames.Of(c)));

    [TestCaseSource(nameof(Cases))]
    public void Function_computes_what_is_recorded(ComposedCase c)
        => Assert.That(GoldenExceptions.Verdict(c.Path, c.Id, ComposedRunner.Run(c)), Is.Null);
}
