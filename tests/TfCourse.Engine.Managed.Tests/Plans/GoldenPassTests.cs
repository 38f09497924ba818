using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.Engine.Managed.Tests.Plans;

/// <summary>The recorded programs of control flow, state and training with passes switched off.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class GoldenPassTests
{
    [Test]
    public void Training_goes_as_recorded_without_any_pass() => Check("training", [.. PlanPasses.Names]);

    [Test]
    public void Programs_run_as_recorded_with_plans_for_shapes_from_the_second_run_on([Values("training", "control", "state")] string part) => Check(part, [], patience: 0);

    [Test]
    [Category("Long")]
    public void Programs_run_as_recorded_without_one_pass(
        [ValueSource(nameof(Passes))] string off, [Values("training", "ops/composed", "control", "state")] string part) => Check(part, [off]);

    [Test]
    [Category("Long")]
    public void Programs_run_as_recorded_without_any_pass([Values("ops/composed", "control", "state")] string part) => Check(part, [.. PlanPasses.Names]);

    private static IEnumerable<string> Passes() => PlanPasses.Names;

    private static void Check(string part, string[] off, int patience = 16)
    {
        var engine = new ManagedEngine(new PlanOptions(off) { Patience = patience });
        GoldenProgram[] programs = [.. GoldenProgram.Files(GoldenStore.Default, part).Select(path => GoldenProgram.Read(GoldenStore.Default, path)).Where(p => p.Runs.Count > 0 && IsKnown(p))];
        Assert.That(programs, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (GoldenProgram program in programs)
            {
                Assert.That(GoldenExceptions.Verdict(program.Path, program.Id, ProgramRunner.Run(program, engine: engine)), Is.Null, program.Id);
            }
        });
    }

    private static bool IsKnown(GoldenProgram program)
    {
        GraphDef graph = program.ParseGraph();
        HashSet<string> functions = [.. (graph.Library?.Function ?? []).Select(f => f.Signature.Name)];
        return graph.Node.Concat((graph.Library?.Function ?? []).SelectMany(f => f.NodeDef))
            .All(n => ManagedEngine.Ops.Contains(n.Op) || functions.Contains(n.Op) || n.Op is "Switch" or "Merge" or "Enter" or "Exit" or "NextIteration" or "LoopCond" or "NoOp");
    }
}
