using Tensorflow;
using TfCourse.NaiveEngine;
using TfCourse.TestKit;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>Kernels refuse calls that no honest program makes, when nothing before them did.</summary>
[TestFixture]
public sealed class HostileCallTests
{
    private static IEnumerable<TestCaseData> Calls()
        => HostileCalls.All.Select((c, i) => new TestCaseData(c.Call).SetArgDisplayNames(FormattableString.Invariant($"{i}: {c.Call.Op}, {c.What}")));

    [Test]
    public void Calls_are_many() => Assert.That(HostileCalls.All, Has.Count.GreaterThanOrEqualTo(120));

    [TestCaseSource(nameof(Calls))]
    public void Hostile_call_is_refused_at_once_and_without_memory(DrawnCall call) => Refusal.Of(() => Run(call));

    [Test]
    [Category("Speed")]
    public void By_the_clock_too_hostile_calls_are_refused_at_once()
    {
        (string Name, double Passed) slowest = HostileCalls.All.Select(c => ($"{c.Call.Op}, {c.What}", RefusalCost.Of(() => Run(c.Call)).Passed)).MaxBy(c => c.Passed);
        TestContext.Out.WriteLine(FormattableString.Invariant($"slowest: {slowest.Name}, {slowest.Passed:F2} ms"));
        Assert.That(slowest.Passed, Is.LessThan(RefusalCost.MostMilliseconds), slowest.Name);
    }

    private static void Run(DrawnCall call)
    {
        OpDef declaration = OpDeclarations.Of(call.Op);
        int outputs = call.Op == "Split" || call.Op == "SplitV" ? 2 : declaration.OutputArg.Count;
        DrawnRun.Run(call, declaration, outputs);
    }
}
