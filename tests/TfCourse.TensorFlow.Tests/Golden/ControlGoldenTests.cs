using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every recorded program of control flow, functions, arrays and lists of tensors, whose ops there are.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class ControlGoldenTests
{
    private static IEnumerable<TestCaseData> Programs() => GoldenProgram.Files(GoldenStore.Default, "control")
        .Select(path => GoldenProgram.Read(GoldenStore.Default, path))
        .Where(p => Missing(p.ParseGraph()).Length == 0)
        .Select(p => new TestCaseData(p).SetName(GoldenNames.Of(p)));

    [TestCaseSource(nameof(Programs))]
    public void Program_runs_as_recorded(GoldenProgram program)
        => Assert.That(GoldenExceptions.Verdict(program.Path, program.Id, ProgramRunner.Run(program)), Is.Null);

    private static string[] Missing(GraphDef graph)
    {
        HashSet<string> functions = [.. (graph.Library?.Function ?? []).Select(f => f.Signature.Name)];
        return [.. graph.Node.Concat((graph.Library?.Function ?? []).SelectMany(f => f.NodeDef))
            .Select(n => n.Op).Distinct().Where(op => !OpCatalogue.Contains(op) && !functions.Contains(op))];
    }
}
