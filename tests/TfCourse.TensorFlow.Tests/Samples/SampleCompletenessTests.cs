using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every op has its samples, and the two lists of what has none are exact.</summary>
[TestFixture]
public sealed class SampleCompletenessTests
{
    private const string Folder = "tests/TfCourse.TestKit/Samples/", List = Folder + "uncovered.txt";

    private static readonly ILookup<string, OpSample> Samples = OpSamples.All.ToLookup(s => s.Op);

    [Test]
    public void Samples_are_of_ops_that_exist()
        => RequireNone(Samples.Select(s => s.Key).Where(op => !OpCatalogue.Contains(op)));

    [Test]
    public void Names_of_samples_are_unique_within_an_op()
        => RequireNone(OpSamples.All.GroupBy(s => s.ToString()).Where(g => g.Count() > 1).Select(g => g.Key));

    [Test]
    public void Every_op_has_its_samples_or_a_reason_why_it_has_none()
    {
        (string Op, string Reason)[] listed = [.. File.ReadAllLines(Repository.PathOf(List)).Select(l => l.Split('\t')).Select(cells => (cells[0], cells.Length == 2 ? cells[1] : ""))];
        IEnumerable<string> unlisted = OpCatalogue.Names.Except(listed.Select(l => l.Op)).Select(op => (op, Missing: Missing(op))).Where(m => m.Missing is not null)
            .Select(m => $"{m.op} lacks {m.Missing}: add rows in {Folder}*Samples.cs, or a line (op, tab, reason) to {List}");
        IEnumerable<string> stale = listed.Where(l => !OpCatalogue.Contains(l.Op) || Missing(l.Op) is null).Select(l => $"{l.Op} is covered or no op: remove it from {List}");
        RequireNone(unlisted.Concat(stale));
        Assert.That(listed.Select(l => l.Op), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique);
    }

    // What stands beside an op says who judges it, and that is looked up.
    [Test]
    public void Every_op_without_samples_is_judged_by_what_its_reason_names()
    {
        GoldenStore store = GoldenStore.Default;
        HashSet<string> programs = [.. GoldenProgram.Files(store, "state", "control", "training", "ops/composed").SelectMany(p => Ops(GoldenProgram.Read(store, p).ParseGraph()))];
        HashSet<string> streams = [.. RandomCase.ReadAll(store).Select(c => c.Op)];
        HashSet<string> calls = [.. OpCase.Files(store).Select(p => System.IO.Path.GetFileName(p).Split('.')[0])];
        HashSet<string> shapes = [.. ShapeCase.ReadAll(store).Select(c => c.Op)];
        var tests = Directory.EnumerateFiles(Repository.PathOf("tests/TfCourse.TensorFlow.Tests"), "*Tests.cs", SearchOption.AllDirectories).ToDictionary(f => System.IO.Path.GetFileNameWithoutExtension(f));
        RequireNone(File.ReadAllLines(Repository.PathOf(List)).Select(l => l.Split('\t')).Where(cells => !(cells[1] switch
        {
            { } reason when reason.StartsWith("recorded programs", StringComparison.Ordinal) => programs.Contains(cells[0]),
            { } reason when reason.StartsWith("recorded streams", StringComparison.Ordinal) => streams.Contains(cells[0]) || programs.Contains(cells[0]),
            { } reason when reason.StartsWith("recorded calls", StringComparison.Ordinal) => calls.Contains(cells[0]),
            { } reason when reason.StartsWith("recorded shapes", StringComparison.Ordinal) => shapes.Contains(cells[0]),
            { } reason when reason.StartsWith("no kernel", StringComparison.Ordinal) => !Engine.Managed.ManagedEngine.Ops.Contains(cells[0]),
            var reason => tests.TryGetValue(reason.Split(' ')[0], out string? file) && (File.ReadAllText(file).Contains(cells[0], StringComparison.Ordinal) || reason.Contains("all of them", StringComparison.Ordinal)),
        })).Select(cells => $"{cells[0]}: '{cells[1]}' does not hold"));
    }

    private static IEnumerable<string> Ops(GraphDef graph)
        => graph.Node.Select(n => n.Op).Concat(graph.Library?.Function.SelectMany(f => f.NodeDef.Select(n => n.Op)) ?? []);

    [Test]
    public void Every_exemption_is_needed()
        => RequireNone(SampleExemptions.All.Where(e => !OpCatalogue.Contains(e.Op) || !Needed(OpCatalogue.Find(e.Op)).Contains(e.Kind) || Has(e.Op, e.Kind)).Select(e => e.ToString()));

    // All at once: NUnit would show the first ten.
    private static void RequireNone(IEnumerable<string> faults)
    {
        string all = string.Join(Environment.NewLine, faults);
        Assert.That(all.Length, Is.Zero, all);
    }

    private static string? Missing(string op)
    {
        SampleKind[] missing = [.. Needed(OpCatalogue.Find(op)).Where(kind => !Has(op, kind) && !SampleExemptions.All.Any(e => e.Op == op && e.Kind == kind))];
        return missing.Length == 0 ? null : string.Join(", ", missing.Select(SampleExemptions.Describe));
    }

    private static SampleKind[] Needed(OpDefinition op)
    {
        if (op.Gradient.Function is null || SampleExemptions.NeverCompared.ContainsKey(op.Name))
        {
            return [SampleKind.One];
        }

        SampleKind[] all = [SampleKind.Five, SampleKind.Empty, SampleKind.Scalar];
        return Stretches(op) ? [.. all, SampleKind.Broadcast] : all;
    }

    // Of ops with a gradient those samples count whose gradient is compared.
    private static bool Has(string op, SampleKind kind) => kind switch
    {
        SampleKind.One => Samples[op].Any(),
        SampleKind.Five => Shapes(op) >= 5,
        SampleKind.Empty => Compared(op).Any(s => s.IsEmpty),
        SampleKind.Scalar => Compared(op).Any(s => s.IsScalar),
        _ => Compared(op).Any(s => s.IsBroadcast),
    };

    private static int Shapes(string op) => Compared(op).Select(s => string.Join(';', s.Inputs.Select(i => string.Join(',', i.Dims)))).Distinct().Count();

    private static IEnumerable<OpSample> Compared(string op) => Samples[op].Where(SampleCases.IsCompared);

    [Test]
    public void Every_op_with_a_gradient_is_compared_to_second_order_where_the_gradient_has_one()
    {
        const string none = "no gradient of ";
        IEnumerable<string> untrue = OpSamples.All.Where(s => s.OneOrderBecause?.StartsWith(none, StringComparison.Ordinal) == true)
            .Where(s => OpCatalogue.Find(s.OneOrderBecause![none.Length..]).Gradient.Function is not null).Select(s => $"{s}: there is a gradient of {s.OneOrderBecause![none.Length..]}");
        IEnumerable<string> registered = OpSamples.All.Where(s => s.NoGradientBecause == "TensorFlow registers none" && OpCatalogue.Find(s.Op).Gradient.Function is not null).Select(s => $"{s}: it does");
        IEnumerable<string> never = Samples.Where(s => Compared(s.Key).Any() && Compared(s.Key).All(c => c.OneOrderBecause?.StartsWith(none, StringComparison.Ordinal) == false))
            .Select(s => $"{s.Key}: no sample is compared to second order");
        RequireNone(untrue.Concat(registered).Concat(never).Concat(SampleExemptions.NeverCompared.Keys.Where(op => Compared(op).Any())));
        int[] shapes = [.. Samples.Where(s => Compared(s.Key).Any()).Select(s => Shapes(s.Key))];
        TestContext.Out.WriteLine(FormattableString.Invariant($"{shapes.Length} ops with a gradient, at {shapes.Sum()} shapes, {shapes.Min()} at least; {OpSamples.All.Count(s => s.OneOrderBecause is null && SampleCases.IsCompared(s))} samples to second order"));
    }

    // An element-wise op of two inputs is known by its shape rule.
    private static bool Stretches(OpDefinition op)
    {
        if (op.InputArgs.Length != 2 || op.OutputArgs.Length != 1 || op.InputArgs.Any(a => a.TypeAttr is null || a.NumberAttr is not null || a.IsRef))
        {
            return false;
        }

        var graph = new Graph();
        graph.as_default();
        try
        {
            Tensor x = Binding.tf.placeholder(TF_DataType.TF_DOUBLE, new Shape(3, 1)), y = Binding.tf.placeholder(TF_DataType.TF_DOUBLE, new Shape(2));
            return Build.One(op.Name, null, [x, y]).shape == new Shape(3, 2);
        }
        catch (GraphException)
        {
            return false;
        }
        finally
        {
            graph.Exit();
        }
    }
}
