using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class ParseExampleTests
{
    private static readonly string[] Kinds = ["FixedLenFeature", "VarLenFeature", "FixedLenSequenceFeature", "RaggedFeature"];

    private static IEnumerable<TestCaseData> Recorded => GoldenFiles.Cases("files/tfrecord/parsing.json")
        .Where(c => c.Entry.GetProperty("call").GetString() is "parse_example" or "parse_single_example" && c.Entry.GetProperty("features").EnumerateObject().Any()
            && c.Entry.GetProperty("features").EnumerateObject().All(f => Kinds.Contains(f.Value.GetProperty("kind").GetString())))
        .Select(c => new TestCaseData(c.Entry).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Recorded))]
    public void Examples_are_parsed_as_recorded(JsonElement entry)
    {
        using Graph graph = new Graph().as_default();
        JsonElement serialized = entry.GetProperty("serialized");
        bool single = entry.GetProperty("call").GetString() == "parse_single_example";
        byte[][] texts = serialized.ValueKind == JsonValueKind.String ? [serialized.GetBytesFromBase64()] : [.. serialized.EnumerateArray().Select(s => s.GetBytesFromBase64())];
        JsonProperty[] features = [.. entry.GetProperty("features").EnumerateObject()];
        JsonProperty[] sparse = Of("VarLenFeature"), ragged = Of("RaggedFeature"), dense = [.. features.Except(sparse).Except(ragged)];
        JsonProperty[] Of(string kind) => [.. features.Where(f => f.Value.GetProperty("kind").GetString() == kind)];
        TF_DataType[] Types(JsonProperty[] of) => [.. of.Select(f => (TF_DataType)GoldenDtypes.Parse(f.Value.GetProperty("dtype").GetString()!))];
        var names = new List<string>();
        NDArray[]? values = null;
        Exception? thrown = null;
        try
        {
            Tensor[] defaults = [.. dense.Select(Default)];
            Shape[] shapes = [.. dense.Select(f => new Shape([.. (f.Value.GetProperty("kind").GetString() == "FixedLenSequenceFeature" ? new long[] { -1 } : []), .. f.Value.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64())]))];
            Tensor Keys(JsonProperty[] of) => new Literal(new HostTensor(DataType.DtString, [of.Length], of.Select(f => System.Text.Encoding.UTF8.GetBytes(f.Name)).ToArray()));
            Operation parse = Build.Node(
                "ParseExampleV2", null,
                [new Literal(new HostTensor(DataType.DtString, single ? [] : [texts.Length], texts)), new Literal(new HostTensor(DataType.DtString, [0])), Keys(sparse), Keys(dense), Keys(ragged), .. defaults],
                ("Tdense", Types(dense)), ("num_sparse", sparse.Length), ("sparse_types", Types(sparse)), ("ragged_value_types", Types(ragged)),
                ("ragged_split_types", ragged.Select(r => (TF_DataType)GoldenDtypes.Parse(r.Value.GetProperty("row_splits_dtype").GetString()!)).ToArray()), ("dense_shapes", shapes));
            names = [.. sparse.Select(s => s.Name + "/indices"), .. sparse.Select(s => s.Name + "/values"), .. sparse.Select(s => s.Name + "/dense_shape"), .. dense.Select(d => d.Name), .. ragged.Select(r => r.Name + "/ragged"), .. ragged.Select(r => r.Name + "/splits")];
            using var session = new Session(graph);
            values = session.Run([.. parse.OutputTensors], []);
        }
        catch (Exception e) when (e is EngineException or GraphException)
        {
            thrown = e;
        }

        if (entry.TryGetProperty("error", out _) || !entry.TryGetProperty("outputs", out JsonElement outputs) || outputs.TryGetProperty("class", out _))
        {
            Assert.That(thrown, Is.Not.Null);
            return;
        }

        Assert.That(thrown, Is.Null);
        Assert.Multiple(() =>
        {
            foreach ((string name, NDArray value) in names.Zip(values!))
            {
                string[] parts = name.Split('/');
                JsonElement recorded = outputs.GetProperty(parts[0]);
                recorded = parts.Length == 1 ? recorded : parts[1] switch
                {
                    "ragged" => recorded.GetProperty("ragged").GetProperty("values"),
                    "splits" => recorded.GetProperty("ragged").GetProperty("row_splits")[0],
                    var part => recorded.GetProperty("sparse").GetProperty(part),
                };
                GoldenComparison comparison = GoldenCompare.Compare(name, GoldenValue.Parse(recorded), GoldenHost.ToGolden(value.Host), GoldenTolerance.Exact);
                Assert.That(comparison.Agrees, comparison.Message);
            }
        });
    }

    private static Tensor Default(JsonProperty feature)
    {
        DataType type = GoldenDtypes.Parse(feature.Value.GetProperty("dtype").GetString()!);
        bool sequence = feature.Value.GetProperty("kind").GetString() == "FixedLenSequenceFeature";
        if (!feature.Value.TryGetProperty("default_value", out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return new Literal(new HostTensor(type, [0]));
        }

        JsonElement[] items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        Array elements = type switch
        {
            DataType.DtFloat => items.Select(i => i.GetSingle()).ToArray(),
            DataType.DtInt64 => items.Select(i => i.GetInt64()).ToArray(),
            _ => items.Select(i => System.Text.Encoding.UTF8.GetBytes(i.GetString()!)).ToArray(),
        };
        long[] shape = sequence ? [] : [.. feature.Value.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64())];
        return new Literal(new HostTensor(type, shape.Aggregate(1L, (a, b) => a * b) == elements.Length ? shape : [elements.Length], elements));
    }
}
