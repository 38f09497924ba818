using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Google.Protobuf;
using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.Engine.Tests;

[TestFixture]
public sealed class RecordTests
{
    private const string Folder = "files/tfrecord";

    private static IEnumerable<TestCaseData> Whole => Cases("index.json");

    private static IEnumerable<TestCaseData> Damaged => Cases("damaged.json");

    private static IEnumerable<TestCaseData> Examples => Cases("examples.json");

    private static IEnumerable<TestCaseData> Events => GoldenFiles.Cases("files/events/index.json").Select(c => new TestCaseData(c.Entry).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Whole))]
    public void Records_are_the_recorded_ones_and_written_anew_the_same(JsonElement entry)
    {
        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, Folder);
        string id = entry.GetProperty("id").GetString()!, file = entry.GetProperty("file").GetString()!;
        RecordCompression compression = id.StartsWith("gzip", StringComparison.Ordinal) ? RecordCompression.Gzip : id.StartsWith("zlib", StringComparison.Ordinal) ? RecordCompression.Zlib : RecordCompression.None;
        byte[][] records = [.. RecordReader.Read(files, file, compression)];
        Assert.That(records.Select(r => Convert.ToHexStringLower(SHA256.HashData(r))), Is.EqualTo(entry.GetProperty("records").EnumerateArray().Select(r => r.GetProperty("sha256").GetString())));
        using (var writer = new RecordWriter(files, "again"))
        {
            foreach (byte[] record in records)
            {
                writer.Write(record);
            }
        }

        Assert.That(Convert.ToHexStringLower(SHA256.HashData(files.Get("again"))), Is.EqualTo(entry.GetProperty("uncompressed_sha256").GetString()));
        using (var writer = new RecordWriter(files, "packed", compression))
        {
            foreach (byte[] record in records)
            {
                writer.Write(record);
            }
        }

        Assert.That(RecordReader.Read(files, "packed", compression), Is.EqualTo(records));
    }

    [TestCaseSource(nameof(Damaged))]
    public void A_damaged_file_gives_what_comes_before_the_damage(JsonElement entry)
    {
        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, Folder);
        string path = "damaged";
        if (entry.TryGetProperty("base", out JsonElement source))
        {
            files.Set(path, Changed(files.Get(source.GetString()!), entry.GetProperty("change")));
        }
        else
        {
            path = entry.GetProperty("file").GetString()!;
        }

        RecordCompression compression = entry.TryGetProperty("compression", out JsonElement c) ? c.GetString() switch { "GZIP" => RecordCompression.Gzip, "ZLIB" => RecordCompression.Zlib, _ => RecordCompression.None } : RecordCompression.None;
        var lengths = new List<int>();
        EngineException? refused = null;
        try
        {
            foreach (byte[] record in RecordReader.Read(files, path, compression))
            {
                lengths.Add(record.Length);
            }
        }
        catch (EngineException e)
        {
            refused = e;
        }

        if (entry.TryGetProperty("lengths_read", out JsonElement read) && read.ValueKind == JsonValueKind.Array)
        {
            Assert.That(lengths, Is.EqualTo(read.EnumerateArray().Select(l => l.GetInt32())));
        }

        bool dies = entry.TryGetProperty("process_died", out _);
        Assert.That(refused is not null, Is.EqualTo(dies || entry.TryGetProperty("error", out _)), refused?.Message);
        if (refused is not null && !dies)
        {
            Assert.That(GoldenStatus.ClassOf((int)refused.Code), Is.EqualTo(entry.GetProperty("error").GetProperty("class").GetString()));
        }
    }

    [TestCaseSource(nameof(Examples))]
    public void Examples_mean_what_is_recorded(JsonElement entry)
    {
        byte[] bytes = entry.GetProperty("base64").GetBytesFromBase64();
        string json = entry.GetProperty("decoded").GetRawText();
        if (entry.GetProperty("message").GetString() == "Example")
        {
            Check(GraphFiles.Decode<Example>(bytes, "x"), json);
        }
        else
        {
            Check(GraphFiles.Decode<SequenceExample>(bytes, "x"), json);
        }
    }

    [TestCaseSource(nameof(Events))]
    public void Event_files_decode_to_the_recorded_events(JsonElement entry)
    {
        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, "files/events");
        Event[] events = [.. EventFile.Read(files, entry.GetProperty("file").GetString()!)];
        JsonElement[] recorded = [.. entry.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("event"))];
        Assert.That(events, Has.Length.EqualTo(recorded.Length));
        Assert.Multiple(() =>
        {
            foreach ((Event ours, JsonElement theirs) in events.Zip(recorded))
            {
                Assert.That(ours.WallTime, Is.EqualTo(theirs.GetProperty("wall_time").GetDouble()));
                Assert.That(ours.Step, Is.EqualTo(theirs.TryGetProperty("step", out JsonElement step) ? long.Parse(step.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : 0));
                if (theirs.TryGetProperty("file_version", out JsonElement version))
                {
                    Assert.That(ours.FileVersion, Is.EqualTo(version.GetString()));
                }

                if (theirs.TryGetProperty("graph_def", out JsonElement graph))
                {
                    Assert.That(GraphFiles.Decode<GraphDef>(ours.GraphDef.Memory, "graph").Node.Select(n => n.Name), Is.EqualTo(graph.GetProperty("nodes").EnumerateArray().Select(n => n.GetString())));
                }

                if (theirs.TryGetProperty("summary", out JsonElement summary))
                {
                    CheckSummary(ours.Summary, summary);
                }
            }
        });
    }

    [Test]
    public void Histograms_are_those_that_TensorFlow_makes()
    {
        JsonElement entry = GoldenFiles.Cases("files/events/index.json").First(c => c.Entry.TryGetProperty("inputs", out _)).Entry;
        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, "files/events");
        Dictionary<string, HistogramProto> histograms = EventFile.Read(files, entry.GetProperty("file").GetString()!).Where(e => e.Summary is not null)
            .SelectMany(e => e.Summary.Value).Where(v => v.Histo is not null).ToDictionary(v => v.Tag, v => v.Histo);
        Assert.Multiple(() =>
        {
            foreach (JsonProperty input in entry.GetProperty("inputs").EnumerateObject())
            {
                if (GoldenValue.Parse(input.Value) is GoldenTensor tensor && histograms.TryGetValue(input.Name, out HistogramProto? recorded))
                {
                    HistogramProto ours = Histograms.Of([.. tensor.Values.Cast<object>().Select(v => Convert.ToDouble(v, System.Globalization.CultureInfo.InvariantCulture))]);
                    Assert.That(ours.BucketLimit, Is.EqualTo(recorded.BucketLimit), input.Name);
                    Assert.That(ours.Bucket, Is.EqualTo(recorded.Bucket), input.Name);
                    Assert.That((ours.Min, ours.Max, ours.Num), Is.EqualTo((recorded.Min, recorded.Max, recorded.Num)), input.Name);
                    Assert.That(ours.Sum, Is.EqualTo(recorded.Sum).Within(1e-9).Percent, input.Name);
                    Assert.That(ours.SumSquares, Is.EqualTo(recorded.SumSquares).Within(1e-9).Percent, input.Name);
                }
            }
        });
    }

    [Test]
    public void What_an_event_file_got_is_read_back()
    {
        var files = new MemoryFileSystem();
        using (var events = new EventFile(files, "logs", "host", new FixedClock()))
        {
            events.Write(new Event { Step = 3, Summary = new Summary { Value = { new Summary.Types.Value { Tag = "loss", SimpleValue = 0.5f } } } });
            events.Write(new Event { Summary = HParams.Start("run", new Dictionary<string, object> { ["lr"] = 0.01, ["opt"] = "adam", ["aug"] = true }, 5) });
            events.Write(new Event { Summary = HParams.End(HParamsSessionEnd.Types.Status.Success, 6) });
        }

        Assert.That(files.Paths, Is.EqualTo(new[] { "logs/events.out.tfevents.1700000000.host" }));
        Event[] read = [.. EventFile.Read(files, files.Paths.First())];
        Assert.That(read[0].FileVersion, Is.EqualTo("brain.Event:2"));
        Assert.That(read[1].Summary.Value[0].SimpleValue, Is.EqualTo(0.5f));
        HParamsPluginData start = HParams.Read(read[2].Summary.Value[0])!;
        Assert.That(start.SessionStartInfo.Hparams["lr"].NumberValue, Is.EqualTo(0.01));
        Assert.That(HParams.Read(read[3].Summary.Value[0])!.SessionEndInfo.Status, Is.EqualTo(HParamsSessionEnd.Types.Status.Success));
    }

    private static void CheckSummary(Summary summary, JsonElement recorded)
    {
        JsonElement[] values = [.. recorded.GetProperty("value").EnumerateArray()];
        Assert.That(summary.Value, Has.Count.EqualTo(values.Length));
        foreach ((Summary.Types.Value ours, JsonElement theirs) in summary.Value.Zip(values))
        {
            Assert.That(ours.Tag, Is.EqualTo(theirs.GetProperty("tag").GetString()));
            if (theirs.TryGetProperty("simple_value", out JsonElement simple) && simple.ValueKind == JsonValueKind.Number)
            {
                Assert.That(ours.SimpleValue, Is.EqualTo(simple.GetSingle()));
            }

            if (theirs.TryGetProperty("histo", out JsonElement histo))
            {
                Assert.That(ours.Histo, Is.EqualTo(JsonParser.Default.Parse<HistogramProto>(histo.GetRawText())));
            }

            if (theirs.TryGetProperty("metadata", out JsonElement metadata))
            {
                Assert.That(ours.Metadata, Is.EqualTo(JsonParser.Default.Parse<SummaryMetadata>(metadata.GetRawText())));
            }

            if (theirs.TryGetProperty("tensor_value", out JsonElement tensor) && GoldenValue.Parse(tensor) is GoldenTensor golden)
            {
                GoldenComparison comparison = GoldenCompare.Compare(ours.Tag, golden, GoldenHost.ToGolden(TensorProtos.Decode(ours.Tensor)), GoldenTolerance.Exact);
                Assert.That(comparison.Agrees, comparison.Message);
            }

            if (theirs.TryGetProperty("hparams", out JsonElement hparams) && hparams.TryGetProperty("hparams", out JsonElement given))
            {
                HParamsPluginData data = HParams.Read(ours)!;
                Assert.That(data.SessionStartInfo.Hparams.Keys, Is.EquivalentTo(given.EnumerateObject().Select(h => h.Name)));
                Assert.That(data.SessionStartInfo.GroupName, Is.EqualTo(hparams.GetProperty("group_name").GetString()));
            }
        }
    }

    private static void Check<T>(T message, string json) where T : IMessage<T>, new()
    {
        T recorded = JsonParser.Default.Parse<T>(json);
        // C# prints NaN alike, whatever its bits.
        Assert.That(JsonFormatter.Default.Format(message), Is.EqualTo(JsonFormatter.Default.Format(recorded)).Or.EqualTo(message.ToString()).And.Matches<string>(_ => json.Contains("NaN", StringComparison.Ordinal) || message.Equals(recorded)));
        Assert.That(GraphFiles.Decode<T>(GraphFiles.Bytes(message), "again"), Is.EqualTo(message));
    }

    private static byte[] Changed(byte[] bytes, JsonElement change)
    {
        foreach (JsonProperty part in change.EnumerateObject())
        {
            switch (part.Name)
            {
                case "truncate": bytes = bytes[..part.Value.GetInt32()]; break;
                case "xor": bytes[part.Value[0].GetInt32()] ^= (byte)part.Value[1].GetInt32(); break;
                case "append_base64": bytes = [.. bytes, .. part.Value.GetBytesFromBase64()]; break;
                case "length_of_record_0":
                    BinaryPrimitives.WriteUInt64LittleEndian(bytes, ulong.Parse(part.Value.GetString()!, System.Globalization.CultureInfo.InvariantCulture));
                    BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), Crc32C.Masked(bytes.AsSpan(0, 8)));
                    break;
                default: break;
            }
        }

        return bytes;
    }

    private static IEnumerable<TestCaseData> Cases(string index) => GoldenFiles.Cases($"{Folder}/{index}").Select(c => new TestCaseData(c.Entry).SetArgDisplayNames(c.Id));

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(1700000000);
    }
}
