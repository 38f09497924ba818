using System.Text.Json;
using Tensorflow;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Array functions make the nodes that Python's make: the same ops in the same order under the same names with the same inputs.</summary>
[TestFixture]
public sealed class ArrayNamesTests
{
    private static readonly int[][] Borders = [[1, 1], [0, 0]];
    private static readonly int[][] OnePlace = [[0, 1]];

    private static readonly Dictionary<string, Action<Tensor[]>> Calls = new()
    {
        ["call/stop_gradient"] = t => tf.stop_gradient(t[0]),
        ["call/shape"] = t => tf.shape(t[0]),
        ["call/size"] = t => tf.size(t[0]),
        ["call/rank"] = t => tf.rank(t[0]),
        ["call/zeros_like"] = t => tf.zeros_like(t[0]),
        ["call/ones_like"] = t => tf.ones_like(t[0]),
        ["call/transpose"] = t => tf.transpose(t[0]),
        ["call/squeeze"] = t => tf.squeeze(t[0]),
        ["call/reshape"] = t => tf.reshape(t[0], new[] { -1 }),
        ["call/expand_dims"] = t => tf.expand_dims(t[0], 0),
        ["call/expand_dims 2"] = t => tf.expand_dims(t[0], axis: 1),
        ["call/concat"] = t => { tf.concat([t[0], t[1]], 0); tf.concat([t[0], t[1]], 0); },
        ["call/stack"] = t => tf.stack([t[0], t[1]]),
        ["call/unstack"] = t => tf.unstack(t[0]),
        ["call/split"] = t => tf.split(t[0], 2, 0),
        ["call/split 2"] = t => tf.split(t[0], new[] { 1, 3 }, axis: 0),
        ["call/slice"] = t => tf.slice(t[0], new[] { 0, 0 }, new[] { 1, 2 }),
        ["call/strided_slice"] = t => tf.strided_slice(t[0], new[] { 0 }, new[] { 1 }),
        ["call/gather"] = t => tf.gather(t[0], new[] { 0, 1 }),
        ["call/gather 2"] = t => tf.gather(t[0], new[] { 0 }, axis: 1),
        ["call/gather_nd"] = t => tf.gather_nd(t[0], OnePlace),
        ["call/tile"] = t => tf.tile(t[0], new[] { 1, 2 }),
        ["call/pad"] = t => tf.pad(t[0], Borders),
        ["call/pad 2"] = t => tf.pad(t[0], Borders, constant_values: 2.0f),
        ["call/pad 3"] = t => tf.pad(t[0], Borders, "REFLECT"),
        ["call/one_hot"] = t => tf.one_hot(t[0], 4),
        ["call/one_hot 2"] = t => tf.one_hot(t[0], 4, on_value: 2, off_value: 1, axis: 0),
        ["call/where"] = t => tf.where(t[0]),
        ["call/boolean_mask"] = t => tf.boolean_mask(t[0], t[1]),
        ["call/reverse"] = t => tf.reverse(t[0], new[] { 0 }),
        ["call/broadcast_to"] = t => tf.broadcast_to(t[0], new[] { 2, 2, 3 }),
        ["call/fill"] = _ => tf.fill((2, 3), 2.0f),
        ["call/zeros"] = _ => tf.zeros((2, 3)),
        ["call/zeros 2"] = _ => tf.zeros((100, 100)),
        ["call/ones"] = _ => tf.ones(2, TF_DataType.TF_INT32),
        ["call/eye"] = _ => tf.eye(3),
        ["call/eye 2"] = _ => tf.eye(2, 3),
        ["call/unique"] = t => tf.unique(t[0]),
        ["call/placeholder_with_default"] = _ => tf.placeholder_with_default(new[] { 1f, 2f }, -1),
        ["call/dynamic_partition"] = t => tf.dynamic_partition(t[0], t[1], 2),
        ["call/scatter_nd"] = t => tf.scatter_nd(t[0], t[1], new[] { 4 }),
        ["call/sequence_mask"] = t => tf.sequence_mask(t[0]),
        ["call/linalg.band_part"] = t => tf.linalg.band_part(t[0], 1, 1),
        ["call/meshgrid"] = t => tf.meshgrid([t[0], t[1]]),
        ["call/roll"] = t => tf.roll(t[0], 1, 0),
        ["call/ensure_shape"] = t => tf.ensure_shape(t[0], (2, 3)),
        ["operator/index 0"] = t => _ = t[0][0],
        ["operator/index 1"] = t => _ = t[0][1..],
        ["operator/index 2"] = t => _ = t[0]["::-1"],
        ["operator/index 3"] = t => _ = t[0][Slice.Ellipsis],
        ["operator/index 4"] = t => _ = t[0][0, Slice.All],
        ["operator/index 5"] = t => _ = t[0][":", "0:2"],
        ["operator/index 6"] = t => _ = t[0][Slice.Ellipsis, 0],
        ["operator/index 7"] = t => _ = t[0][-1],
        ["operator/index 8"] = t => _ = t[0][Slice.All, Slice.NewAxis],
    };

    private static IEnumerable<TestCaseData> Cases() => Scenario.Read(GoldenStore.Default, "graph/autonames.json")
        .Where(s => Calls.ContainsKey(s.Id))
        .Select(s => new TestCaseData(s).SetName(GoldenNames.Of(s)));

    [Test]
    public void Every_call_is_recorded() => Assert.That(Cases().Count(), Is.EqualTo(Calls.Count));

    [TestCaseSource(nameof(Cases))]
    public void Nodes_are_those_of_Python(Scenario scenario)
    {
        using var graph = new DefaultGraph();
        Tensor[] inputs = [.. scenario.Steps.Where(s => s.Function == "placeholder").Select(Placeholder)];
        Calls[scenario.Id](inputs);

        IEnumerable<string> ours = graph.Graph.get_operations().Select(o => Line(o.name, o.type, o.node_def.Input));
        Assert.That(ours, Is.EqualTo(scenario.Nodes.Select(n => Line(n.Name, n.Op, n.Inputs))));
    }

    private static Tensor Placeholder(ScenarioStep step)
    {
        TF_DataType type = (TF_DataType)GoldenDtypes.Parse(step.Args[0].GetProperty("dtype").GetString()!);
        Shape? shape = step.Args.Count > 1
            ? new Shape([.. step.Args[1].EnumerateArray().Select(d => d.ValueKind == JsonValueKind.Null ? -1 : d.GetInt64())])
            : null;
        return tf.placeholder(type, shape, step.Named.TryGetValue("name", out JsonElement name) ? name.GetString() : null);
    }

    private static string Line(string name, string op, IEnumerable<string> inputs) => $"{name} = {op}({string.Join(", ", inputs)})";

    private sealed class DefaultGraph : IDisposable
    {
        public Graph Graph { get; } = new Graph().as_default();

        public void Dispose() => Graph.Exit();
    }
}
