using Tensorflow;
using TfCourse.Course;
using TfCourse.Engine;
using TfCourse.Engine.Managed;
using TfCourse.TestKit;

namespace TfCourse.Conformance.Tests;

/// <summary>The program's comparison beside what was recorded of TensorFlow, which stands in for the library on machines without one.</summary>
[TestFixture]
[NonParallelizable]
[Category("Long")]
public sealed class StandInTests
{
    [TearDown]
    public void Back_to_the_default_engine() => Session.DefaultEngine = ManagedEngine.Instance;

    [Test]
    public void What_was_recorded_of_TensorFlow_passes_its_import_rules_included()
    {
        (EngineComparison comparison, RecordedEngine recorded) = Compare(null);
        TestContext.Out.WriteLine($"{recorded.Answered} values answered from recordings, {recorded.Unanswered} of recorded cases not; {comparison.Rows.Sum(r => r.Values)} compared");
        Assert.Multiple(() =>
        {
            Assert.That(string.Join('\n', comparison.Rows.SelectMany(r => r.Findings.Select(f => $"{r.Part} {r.Name}: {f}"))), Is.Empty);
            Assert.That(recorded.Answered, Is.GreaterThan(300_000));

            // Their CPU kernels take float32 alone, and samples are of float64; the recorded list of definitions lacks the others, which were recorded as calls.
            Assert.That(comparison.Rows.Where(r => r.Skips > 0).Select(r => $"{r.Part} {r.Name}"), Is.EquivalentTo(new[] { "samples AvgPool3D", "samples AvgPool3DGrad" }));
            Assert.That(recorded.Rules.Unlisted, Is.EqualTo(new[] { "Dilation2D", "Dilation2DBackpropFilter", "Dilation2DBackpropInput", "IgammaGradA", "MaxPool3DGradGrad", "Snapshot" }));
        });
    }

    [Test]
    public void A_recorded_value_that_is_off_by_more_than_its_tolerance_is_found_in_every_op()
    {
        (EngineComparison comparison, RecordedEngine recorded) = Compare(Off);
        Row[] unnoticed = [.. comparison.Rows.Where(r => r.Part is "ops" or "random" or "training" && recorded.Spoiled.Contains((r.Part, r.Name)) && r.Beyond == 0)];
        Assert.That(unnoticed.Select(r => $"{r.Part} {r.Name}"), Is.Empty);
    }

    [Test]
    public void The_graphs_of_a_cluster_are_such_as_TensorFlow_imports()
    {
        var recorded = new RecordedEngine(GoldenStore.Default, new EngineComparison());
        EngineDevice[] devices = [.. Enumerable.Range(0, 2).Select(i => new EngineDevice(FormattableString.Invariant($"/job:worker/replica:0/task:{i}/device:CPU:0"), "CPU", 0))];
        var cluster = new ClusterTraining("grpc://127.0.0.1:1", ClusterLayout.Of(devices)) { Engine = recorded };
        TrainingResult alone = ClusterPart.Train(null), replicas = ClusterPart.Train(cluster), asynchronous = ClusterPart.Train(cluster with { Asynchronous = true });
        Assert.Multiple(() =>
        {
            Assert.That(ClusterPart.Train(recorded, "grpc://127.0.0.1:1"), Is.EqualTo(ClusterPart.Train(ManagedEngine.Instance, "")));
            Assert.That(replicas.History.Select(h => h.Loss), Is.EqualTo(alone.History.Select(h => h.Loss)).Within(1e-5));
            Assert.That(asynchronous.History, Has.Count.EqualTo(alone.History.Count));
            Assert.That(recorded.Sessions, Is.GreaterThan(2));
        });
    }

    // The largest finite element is half as large again and a little more; a text gets longer, a bool is turned round.
    private static HostTensor Off(HostTensor value)
    {
        Array spoiled = (Array)value.Elements.Clone();
        switch (spoiled)
        {
            case float[] v when v.Any(float.IsFinite):
                v[Largest(v, x => x)] += (0.5f * Math.Abs(v[Largest(v, x => x)])) + 0.1f;
                break;
            case double[] v when v.Any(double.IsFinite):
                v[Largest(v, x => x)] += (0.5 * Math.Abs(v[Largest(v, x => x)])) + 0.1;
                break;
            case int[] { Length: > 0 } v:
                v[0]++;
                break;
            case long[] { Length: > 0 } v:
                v[0]++;
                break;
            case bool[] { Length: > 0 } v:
                v[0] = !v[0];
                break;
            case byte[][] { Length: > 0 } v:
                v[0] = [.. v[0], 0];
                break;
        }

        return new HostTensor(value.DataType, value.Dimensions, spoiled);
    }

    private static int Largest<T>(T[] values, Func<T, double> size)
        => Enumerable.Range(0, values.Length).Where(i => double.IsFinite(size(values[i]))).MaxBy(i => Math.Abs(size(values[i])));

    private static (EngineComparison Comparison, RecordedEngine Recorded) Compare(Func<HostTensor, HostTensor>? spoil)
    {
        var comparison = new EngineComparison();
        var recorded = new RecordedEngine(GoldenStore.Default, comparison, spoil);
        Session.DefaultEngine = new PairEngine(ManagedEngine.Instance, recorded, comparison);
        OpsPart.Run(comparison, GoldenStore.Default, _ => { });
        RandomPart.Run(comparison, GoldenStore.Default, _ => { });
        ProgramsPart.Run(comparison, GoldenStore.Default, "programs", ["control", "state", "ops/composed"], _ => { });
        ExercisesPart.Run(comparison, _ => { });
        ProgramsPart.Run(comparison, GoldenStore.Default, "training", ["training"], _ => { });
        FilesPart.Run(comparison, GoldenStore.Default, null, _ => { });
        return (comparison, recorded);
    }
}
