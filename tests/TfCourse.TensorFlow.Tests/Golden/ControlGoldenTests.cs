using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every recorded program of control flow, functions, arrays and lists of tensors, whose ops there are.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class ControlGoldenTests
{
    private static IEnumerable<TestCaseData> WithGradients() => Programs()
        .Select(data => (GoldenProgram)data.Arguments[0]!)
        .Where(p => p.Runs.Any(r => r.Fetches.Keys.Any(ProgramGradients.IsGradient)))
        // A graph alone does not tell TensorFlow itself how to differentiate loops of version 1.
        .Where(p => !p.OpTypes.Contains("Exit"))
        .Select(p => new TestCaseData(p).SetName(GoldenNames.Of(p) + " gradients"));

    private static IEnumerable<TestCaseData> Programs() => GoldenProgram.Files(GoldenStore.Default, "control")
        .Select(path => GoldenProgram.Read(GoldenStore.Default, path))
        .Where(p => Missing(p.ParseGraph()).Length == 0)
        .Select(p => new TestCaseData(p).SetName(GoldenNames.Of(p)));

    [TestCaseSource(nameof(Programs))]
    public void Program_runs_as_recorded(GoldenProgram program)
        => Assert.That(GoldenExceptions.Verdict(program.Path, program.Id, ProgramRunner.Run(program)), Is.Null);

    [TestCaseSource(nameof(WithGradients))]
    public void Own_gradients_are_those_recorded(GoldenProgram program)
        => Assert.That(GoldenExceptions.Verdict(program.Path, program.Id + " gradients", ProgramGradients.Run(program)), Is.Null);

    private static string[] Missing(GraphDef graph)
    {
        HashSet<string> functions = [.. (graph.Library?.Function ?? []).Select(f => f.Signature.Name)];
        return [.. graph.Node.Concat((graph.Library?.Function ?? []).SelectMany(f => f.NodeDef))
            .Select(n => n.Op).Distinct().Where(op => !OpCatalogue.Contains(op) && !functions.Contains(op))];
    }
}
