using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every recorded call of every op there is: values, gradients, static shapes, refusals.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class OpGoldenTests
{
    private static IEnumerable<TestCaseData> Cases() => OpCase.Files(GoldenStore.Default)
        .Where(path => OpCatalogue.Contains(System.IO.Path.GetFileName(path).Split('.')[0]))
        .SelectMany(path => OpCase.Read(GoldenStore.Default, path))
        .Where(c => !c.IsInformation)
        .Select(c => new TestCaseData(c).SetName(GoldenNames.Of(c)));

    [TestCaseSource(nameof(Cases))]
    public void Op_computes_what_is_recorded(OpCase c)
        => Assert.That(GoldenExceptions.Verdict(c.Path, c.Id, OpRunner.Run(c)), Is.Null);
}
