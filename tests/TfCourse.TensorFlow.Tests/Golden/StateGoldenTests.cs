using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every recorded program of variables, updates and scatters; and what is refused while building.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class StateGoldenTests
{
    private static IEnumerable<TestCaseData> Programs() => GoldenProgram.Files(GoldenStore.Default, "state")
        .Select(path => GoldenProgram.Read(GoldenStore.Default, path))
        .Select(p => new TestCaseData(p).SetName(GoldenNames.Of(p)));

    [TestCaseSource(nameof(Programs))]
    public void Program_changes_variables_as_recorded(GoldenProgram program)
        => Assert.That(GoldenExceptions.Verdict(program.Path, program.Id, ProgramRunner.Run(program)), Is.Null);
}
