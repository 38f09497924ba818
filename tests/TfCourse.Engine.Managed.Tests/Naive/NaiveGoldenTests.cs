using Tensorflow;
using TfCourse.NaiveEngine;
using TfCourse.TestKit;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>The definitions of the naive engine against what is recorded of TensorFlow: they judge the engine, this judges them.</summary>
[TestFixture]
public sealed class NaiveGoldenTests
{
    private static IEnumerable<string> Ops() => NaiveOps.Names.Where(op => Path(op) is not null).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Ops))]
    public void Definition_gives_what_is_recorded(string op)
    {
        OpCase[] cases = [.. OpCase.Read(GoldenStore.Default, Path(op)!).Where(c => c is { IsInformation: false, Error: null, Outputs: not null } && Takes(c))];
        string[] differences = [.. cases.Select(Difference).OfType<string>()];
        Assert.That(differences, Is.Empty, string.Join(Environment.NewLine, differences));
    }

    private static string? Path(string op)
        => OpCase.Files(GoldenStore.Default).FirstOrDefault(p => System.IO.Path.GetFileName(p).Split('.')[0] == op);

    // Real and whole numbers, booleans and texts: no complex numbers, none of 8 bits that are real.
    private static bool Takes(OpCase c) => c.Inputs.Select(i => i.Dtype).Concat(c.Outputs!.Select(o => o?.Dtype ?? "float32"))
        .All(t => GoldenDtypes.Parse(t) is var type && (Numbers.IsReal(type) || type is DataType.DtBool or DataType.DtString || Numbers.Greatest(type) != ulong.MaxValue || type == DataType.DtUint64));

    private static string? Difference(OpCase c)
    {
        OpDef declaration = OpDeclarations.Of(c.Op);
        var call = new DrawnCall(c.Op, [.. c.Inputs.Select(GoldenHost.ToHost)], [.. c.Attrs.Select(a => new DrawnAttr(a.Key, a.Value))]);
        NaiveTensor[] found;
        try
        {
            found = call.Define(declaration);
        }
        catch (EngineException e) when (e.Code == StatusCode.Unimplemented)
        {
            return null;
        }

        for (int i = 0; i < found.Length; i++)
        {
            if (c.Outputs![i] is not GoldenTensor recorded || NaiveComparison.Difference(found[i], GoldenHost.ToHost(recorded)) is not { } difference)
            {
                continue;
            }

            // A tolerance that is wider than rounding was recorded for a reason.
            if (!GoldenCompare.Compare(c.Id, recorded, GoldenHost.ToGolden(found[i].ToHost()), c.Tolerance).Agrees)
            {
                return $"{c.Id}: output {i}: {difference}";
            }
        }

        return null;
    }
}
