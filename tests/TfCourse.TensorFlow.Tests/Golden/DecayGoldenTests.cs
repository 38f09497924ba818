using System.Text.Json;
using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every recorded falling rate: its nodes, and its value at each step.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class DecayGoldenTests
{
    private static IEnumerable<TestCaseData> Cases() => DecayCase.ReadAll(GoldenStore.Default).Where(c => c.Function is not null)
        .Select(c => new TestCaseData(c).SetName(GoldenNames.Of(c)));

    [TestCaseSource(nameof(Cases))]
    public void A_rate_falls_as_recorded(DecayCase c) => Assert.That(GoldenExceptions.Verdict(c.Path, c.Id, Difference(c)), Is.Null);

    [Test]
    public void A_rate_without_a_step_is_refused()
    {
        tensorflow tf = Binding.tf;
        tf.reset_default_graph();
        Func<Tensor>[] calls =
        [
            () => tf.train.exponential_decay(0.1f, null, 10, 0.5f), () => tf.train.polynomial_decay(0.1f, null, 10), () => tf.train.cosine_decay(0.1f, null, 10),
            () => tf.train.inverse_time_decay(0.1f, null, 10, 0.5f), () => tf.train.natural_exp_decay(0.1f, null, 10, 0.5f),
            () => tf.train.piecewise_constant(tf.constant(1), [1, 2], [0.1f, 0.2f]), () => tf.train.piecewise_constant(tf.constant(1L), [1.5f], [0.1f, 0.2f]),
            () => tf.train.piecewise_constant(tf.constant(1), [1], [0.1f, 0.2]), () => tf.train.piecewise_constant(tf.constant(1), [], [0.1f]),
        ];
        Assert.That(calls.Select(c => { try { return c() is null ? "null" : "values"; } catch (GraphException e) { return e.GetType().Name; } }), Is.All.EqualTo("ValueError"));
    }

    private static string? Difference(DecayCase c)
    {
        using var graph = new Graph();
        graph.as_default();
        try
        {
            Tensor step = Binding.tf.placeholder((TF_DataType)GoldenDtypes.Parse(c.GlobalStepDtype!), Shape.Scalar, "global_step");
            int before = graph.version;
            var named = new OrderedDictionary<string, JsonElement>(c.Named);
            var rate = (Tensor)ScenarioCall.Of(c.Function!, [], named, c.Function == "train.piecewise_constant" ? "x" : "global_step", step)!;
            string[] ours = [.. graph.get_operations().Skip(before).Select(o => $"{o.name}={o.type}")];
            string[] recorded = [.. c.Nodes.Select(n => $"{n.Name}={n.Op}")];
            if (!ours.SequenceEqual(recorded))
            {
                int at = ours.Zip(recorded).TakeWhile(p => p.First == p.Second).Count();
                return $"node {at}: recorded {recorded.ElementAtOrDefault(at)}, ours {ours.ElementAtOrDefault(at)}";
            }

            using var session = new Session(graph);
            float[] values = [.. c.Steps.Select(s => (float)session.run(rate, (step, step.dtype == TF_DataType.TF_INT64 ? s : (object)(int)s)))];
            GoldenComparison comparison = GoldenCompare.Compare(c.Id, c.Values!, "float32", [values.Length], values, c.Tolerance);
            return comparison.Agrees ? null : comparison.Message;
        }
        finally
        {
            graph.Exit();
        }
    }
}
