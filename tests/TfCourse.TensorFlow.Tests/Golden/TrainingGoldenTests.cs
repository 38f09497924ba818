using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Whole recorded training runs: the GraphDef is imported, and losses, variables and slots are compared step by step.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class TrainingGoldenTests
{
    private static IEnumerable<TestCaseData> Cases() => GoldenProgram.Files(GoldenStore.Default, "training", "ops/composed")
        .Select(path => GoldenProgram.Read(GoldenStore.Default, path))
        .Where(program => program.Runs.Count > 0 && program.OpTypes.All(OpCatalogue.Contains))
        .Select(program => new TestCaseData(program).SetName(GoldenNames.Of(program)));

    [TestCaseSource(nameof(Cases))]
    public void Training_goes_as_recorded(GoldenProgram program)
        => Assert.That(GoldenExceptions.Verdict(program.Path, program.Id, ProgramRunner.Run(program)), Is.Null);
}
