using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class ParseExampleTests
{
    private static readonly string[] Kinds = ["FixedLenFeature", "VarLenFeature", "FixedLenSequenceFeature", "RaggedFeature"];

    // Not here: SparseFeature, which merges two features, and SequenceExamples.
    private static IEnumerable<TestCaseData> Recorded => GoldenFiles.Cases("files/tfrecord/parsing.json")
        .Where(c => c.Entry.GetProperty("call").GetString() is "parse_example" or "parse_single_example"
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
        var values = new Dictionary<string, NDArray>();
        Exception? thrown = null;
        try
        {
            var wanted = features.ToDictionary(f => f.Name, f => Wanted(f.Value));
            ParsedFeatures parsed = single
                ? tf.io.parse_single_example(new Literal(new HostTensor(DataType.DtString, [], texts)), wanted)
                : tf.io.parse_example(new Literal(new HostTensor(DataType.DtString, [texts.Length], texts)), wanted);
            Assert.That(parsed.keys, Is.EqualTo(wanted.Keys.Order(StringComparer.Ordinal)));
            Assert.That(graph.get_operations().Count(o => o.type == "ParseExampleV2"), Is.EqualTo(1));
            (string Name, Tensor Tensor)[] fetches = [.. features.SelectMany(f => Parts(parsed, f.Name, wanted[f.Name]))];
            using var session = new Session(graph);
            NDArray[] fetched = session.Run([.. fetches.Select(f => f.Tensor)], []);
            values = fetches.Zip(fetched).ToDictionary(f => f.First.Name, f => f.Second);
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
            foreach ((string name, NDArray value) in values)
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

    private static IEnumerable<(string, Tensor)> Parts(ParsedFeatures parsed, string name, ParsingFeature feature)
    {
        if (feature is VarLenFeature)
        {
            (Tensor indices, Tensor values, Tensor shape) = parsed.sparse(name);
            return [(name + "/indices", indices), (name + "/values", values), (name + "/dense_shape", shape)];
        }

        return feature is RaggedFeature ? [(name + "/ragged", parsed.ragged(name).values), (name + "/splits", parsed.ragged(name).row_splits)] : [(name, parsed[name])];
    }

    private static ParsingFeature Wanted(JsonElement feature)
    {
        var type = (TF_DataType)GoldenDtypes.Parse(feature.GetProperty("dtype").GetString()!);
        Shape Of() => new([.. feature.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64())]);
        return feature.GetProperty("kind").GetString() switch
        {
            "FixedLenFeature" => tf.io.FixedLenFeature(Of(), type, Default(feature, (DataType)type)),
            "VarLenFeature" => tf.io.VarLenFeature(type),
            "RaggedFeature" => tf.io.RaggedFeature(type, feature.GetProperty("value_key").GetString(), (TF_DataType)GoldenDtypes.Parse(feature.GetProperty("row_splits_dtype").GetString()!)),
            _ => tf.io.FixedLenSequenceFeature(Of(), type, feature.GetProperty("allow_missing").GetBoolean(), Default(feature, (DataType)type)),
        };
    }

    private static Literal? Default(JsonElement feature, DataType type)
    {
        if (!feature.TryGetProperty("default_value", out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        JsonElement[] items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        Array elements = type switch
        {
            DataType.DtFloat => items.Select(i => i.GetSingle()).ToArray(),
            DataType.DtInt64 => items.Select(i => i.GetInt64()).ToArray(),
            _ => items.Select(i => System.Text.Encoding.UTF8.GetBytes(i.GetString()!)).ToArray(),
        };
        return new Literal(new HostTensor(type, value.ValueKind == JsonValueKind.Array ? [elements.Length] : [], elements));
    }

    [Test]
    public void Examples_go_into_a_file_of_records_and_come_back()
    {
        using var folder = new TemporaryFolder();
        foreach (string compression in (string[])["", "GZIP", "ZLIB"])
        {
            using (TFRecordWriter writer = tf.io.TFRecordWriter(folder["a.tfrecord"], compression))
            {
                for (int i = 0; i < 3; i++)
                {
                    writer.write(new Example { Features = new Features { Feature = { ["x"] = new Feature { FloatList = new FloatList { Value = { i, i + 0.5f } } } } } });
                }
            }

            using Graph graph = new Graph().as_default();
            Tensor serialized = tf.placeholder(tf.@string, new Shape(-1L));
            ParsedFeatures parsed = tf.io.parse_example(serialized, new() { ["x"] = tf.io.FixedLenFeature(2, tf.float32) });
            using var session = new Session(graph);
            NDArray x = session.run(parsed["x"], (serialized, new NDArray(tf.io.tf_record_iterator(folder["a.tfrecord"], compression).ToArray())));
            Assert.That(x.ToArray<float>(), Is.EqualTo(new[] { 0f, 0.5f, 1f, 1.5f, 2f, 2.5f }));
            Assert.That(Assert.Throws<KeyError>(() => _ = parsed["y"])!.Message, Does.Contain("there are x"));
            Assert.That(Assert.Throws<KeyError>(() => parsed.sparse("x"))!.Message, Does.Contain("a dense one"));
        }

        Assert.Throws<ValueError>(() => tf.io.TFRecordWriter(folder["b"], "BROTLI"));
    }
}
