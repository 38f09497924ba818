using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every op has its samples, and the two lists of what has none are exact.</summary>
[TestFixture]
public sealed class SampleCompletenessTests
{
    private const string Folder = "tests/TfCourse.TestKit/Samples/";

    private static readonly ILookup<string, OpSample> Samples = OpSamples.All.ToLookup(s => s.Op);

    [Test]
    public void Samples_are_of_ops_that_exist()
        => RequireNone(Samples.Select(s => s.Key).Where(op => !OpCatalogue.Contains(op)));

    [Test]
    public void Names_of_samples_are_unique_within_an_op()
        => RequireNone(OpSamples.All.GroupBy(s => s.ToString()).Where(g => g.Count() > 1).Select(g => g.Key));

    [Test]
    public void Every_op_has_its_samples_or_is_listed_as_uncovered()
    {
        string[] listed = File.ReadAllLines(Repository.PathOf(Folder + "uncovered.txt"));
        IEnumerable<string> unlisted = OpCatalogue.Names.Except(listed).Select(op => (op, Missing: Missing(op))).Where(m => m.Missing is not null)
            .Select(m => $"{m.op} lacks {m.Missing}: add rows in {Folder}*Samples.cs, or the op's name to {Folder}uncovered.txt");
        IEnumerable<string> stale = listed.Where(op => !OpCatalogue.Contains(op) || Missing(op) is null).Select(op => $"{op} is covered or no op: remove it from {Folder}uncovered.txt");
        RequireNone(unlisted.Concat(stale));
        Assert.That(listed, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique);
    }

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
        if (op.Gradient.Function is null)
        {
            return [SampleKind.One];
        }

        SampleKind[] all = [SampleKind.Five, SampleKind.Empty, SampleKind.Scalar];
        return Stretches(op) ? [.. all, SampleKind.Broadcast] : all;
    }

    private static bool Has(string op, SampleKind kind) => kind switch
    {
        SampleKind.One => Samples[op].Any(),
        SampleKind.Five => Samples[op].Count() >= 5,
        SampleKind.Empty => Samples[op].Any(s => s.IsEmpty),
        SampleKind.Scalar => Samples[op].Any(s => s.IsScalar),
        _ => Samples[op].Any(s => s.IsBroadcast),
    };

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
