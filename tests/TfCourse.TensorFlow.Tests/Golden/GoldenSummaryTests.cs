using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>How much of what is recorded is judged. Shown by <c>dotnet test --filter GoldenSummary --logger "console;verbosity=normal"</c>.</summary>
[TestFixture]
public sealed class GoldenSummaryTests
{
    [Test]
    public void Cases_judged_of_cases_recorded_are_told()
    {
        GoldenStore store = GoldenStore.Default;
        OpCase[] calls = [.. OpCase.ReadAll(store).Where(c => !c.IsInformation)];
        ShapeCase[] shapes = [.. ShapeCase.ReadAll(store)];
        GoldenProgram[] programs = [.. GoldenProgram.Files(store, "state", "control", "training", "ops/composed").Select(p => GoldenProgram.Read(store, p))];
        string[] absent =
        [
            .. calls.Select(c => c.Op).Concat(shapes.Select(c => c.Op)).Concat(programs.SelectMany(p => p.OpTypes))
                .Where(op => !OpCatalogue.Contains(op) && !GoldenOps.IsFunction(op, programs)).Distinct().Order(StringComparer.Ordinal),
        ];
        TestContext.Progress.WriteLine(FormattableString.Invariant(
            $"recorded values: {calls.Count(c => OpCatalogue.Contains(c.Op))} of {calls.Length} calls, {shapes.Count(c => OpCatalogue.Contains(c.Op))} of {shapes.Length} shape cases, {programs.Count(p => p.OpTypes.All(OpCatalogue.Contains))} of {programs.Length} programs are judged; ops not there yet: {(absent.Length == 0 ? "none" : string.Join(", ", absent))}"));
        Assert.That(calls.Length + shapes.Length + programs.Length, Is.GreaterThan(0), $"no recorded values in {store.Folder}");
    }

    private static class GoldenOps
    {
        // A node may call a function of its graph's library by name: that is no op.
        public static bool IsFunction(string op, IEnumerable<GoldenProgram> programs)
            => programs.Any(p => p.OpTypes.Contains(op) && p.ParseGraph().Library?.Function.Any(f => f.Signature.Name == op) == true);
    }
}
