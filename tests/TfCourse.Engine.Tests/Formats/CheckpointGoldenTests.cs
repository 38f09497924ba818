using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TfCourse.TestKit;

namespace TfCourse.Engine.Tests;

[TestFixture]
public sealed class CheckpointGoldenTests
{
    private const string Folder = "files/checkpoint";

    private static IEnumerable<TestCaseData> Checkpoints => Of("v2_by_name", "v2_by_object", "v2_rewritten");

    // Of one shard, as TensorFlow's own writer lays it out.
    private static IEnumerable<TestCaseData> WrittenByOne => Of("v2_by_name", "v2_by_object").Where(c => (JsonElement)c.Arguments[0]! is var entry
        && entry.TryGetProperty("stored", out _) && entry.GetProperty("header").GetProperty("num_shards").GetInt32() == 1);

    private static readonly string[] Changes = ["truncate", "xor", "append", "zeros", "delete", "index_base64", "note", "prefix"];

    // Changes of the call, not of the files, are cases of SaverTests.
    private static IEnumerable<TestCaseData> Damaged => GoldenFiles.Cases(Folder + "/damaged.json")
        .Where(c => c.Entry.GetProperty("tensorflow").TryGetProperty("restore", out _) && c.Entry.GetProperty("change").EnumerateObject().All(change => Changes.Contains(change.Name)))
        .Select(c => new TestCaseData(c.Entry).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(Checkpoints))]
    public void A_checkpoint_reads_to_the_recorded_tensors(JsonElement entry)
    {
        JsonElement tensors = entry.TryGetProperty("should_be", out JsonElement should) ? should : entry.GetProperty("tensors");
        Check(GoldenFiles.Load(GoldenStore.Default, Folder), entry.GetProperty("prefix").GetString()!, tensors);
    }

    [TestCaseSource(nameof(WrittenByOne))]
    public void A_checkpoint_written_anew_has_the_recorded_bytes(JsonElement entry)
    {
        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, Folder);
        string prefix = entry.GetProperty("prefix").GetString()!;
        using BundleReader reader = BundleReader.Open(files, prefix);
        using (var writer = new BundleWriter(files, "again/again"))
        {
            // In the order of the data file, which is that of the program; partitioned ones part by part.
            foreach ((string key, string slice) in Order(reader))
            {
                writer.Add(key, slice, reader.Read(key, slice));
            }

            writer.Publish();
        }

        Assert.Multiple(() =>
        {
            Assert.That(files.Get("again/again.index"), Is.EqualTo(files.Get(prefix + ".index")));
            Assert.That(files.Get("again/again.data-00000-of-00001"), Is.EqualTo(files.Get(prefix + ".data-00000-of-00001")));
        });
    }

    [TestCaseSource(nameof(Damaged))]
    public void A_damaged_checkpoint_is_refused_as_recorded_or_reads_the_same(JsonElement entry)
    {
        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, Folder);
        (string prefix, string key) = Damage(files, entry);
        JsonElement answer = entry.GetProperty("tensorflow");
        JsonElement restore = answer.GetProperty("restore");
        HostTensor? read = null;
        EngineException? refused = null;
        try
        {
            using BundleReader reader = BundleReader.Open(files, prefix);
            read = reader.Read(key);
        }
        catch (EngineException e)
        {
            refused = e;
        }

        if (restore.ValueKind == JsonValueKind.Array)
        {
            Assert.That(refused, Is.Null);
            Assert.That(GoldenFiles.Difference(restore[0], read!), Is.Null);
        }
        else if (refused is null)
        {
            // The op refuses what another type was asked for; the reader gives what there is.
            Assert.That(read!.DataType, Is.Not.EqualTo(Tensorflow.DataType.DtFloat), $"recorded is {restore}");
        }
        else
        {
            GoldenError error = GoldenError.Parse(restore.GetProperty("error"));
            bool same = GoldenStatus.ClassOf((int)refused.Code) == error.Class || (error.Class == "InvalidArgumentError" && entry.GetProperty("id").GetString()!.StartsWith("entry_dtype", StringComparison.Ordinal));
            Assert.That(same, $"recorded is {error}; ours is {refused.Code}: {refused.Message}");
        }
    }

    [TestCaseSource(nameof(Old))]
    public void An_older_format_is_refused_by_name(JsonElement entry)
    {
        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, Folder);
        EngineException refused = Assert.Throws<EngineException>(() => BundleReader.Open(files, entry.GetProperty("prefix").GetString()!))!;
        Assert.That(refused.Code, Is.EqualTo(StatusCode.Unimplemented));
        Assert.That(refused.Message, Does.Contain("V1"));
    }

    [TestCaseSource(nameof(Sequences))]
    public void The_state_of_a_folder_names_its_newest_checkpoint(JsonElement entry)
    {
        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, Folder);
        string newest = entry.GetProperty("latest_checkpoint").GetString()!;
        string folder = Path.GetDirectoryName(newest)!;
        Tensorflow.CheckpointState state = CheckpointStateFile.Read(files, folder)!;
        Assert.That(state.ModelCheckpointPath, Is.EqualTo(newest));
        Assert.That(CheckpointStateFile.NewestWhole(files, folder), Is.EqualTo(newest));
        JsonElement last = entry.GetProperty("saves").EnumerateArray().Last();
        Assert.That(Encoding.UTF8.GetString(files.Get(folder + "/checkpoint")), Is.EqualTo(last.GetProperty("checkpoint_file").GetString()));
        var raw = new Tensorflow.CheckpointState();
        TextFormat.Merge(last.GetProperty("checkpoint_file").GetString()!, raw);
        Assert.That(TextFormat.Print(raw), Is.EqualTo(last.GetProperty("checkpoint_file").GetString()));
        foreach (JsonElement kept in entry.GetProperty("kept").EnumerateArray())
        {
            Check(files, kept.GetProperty("prefix").GetString()!, kept.GetProperty("tensors"));
        }
    }

    private static IEnumerable<TestCaseData> Old => Of("v1");

    private static IEnumerable<TestCaseData> Sequences => Of("sequence");

    private static IEnumerable<TestCaseData> Of(params string[] kinds)
        => GoldenFiles.Cases(Folder + "/index.json").Where(c => kinds.Contains(c.Entry.GetProperty("kind").GetString())).Select(c => new TestCaseData(c.Entry).SetArgDisplayNames(c.Id));

    private static void Check(MemoryFileSystem files, string prefix, JsonElement tensors)
    {
        using BundleReader reader = BundleReader.Open(files, prefix);
        Assert.Multiple(() =>
        {
            foreach (JsonProperty tensor in tensors.EnumerateObject())
            {
                Assert.That(GoldenFiles.Difference(tensor.Value, reader.Read(tensor.Name)), Is.Null, tensor.Name);
            }
        });
        reader.Verify();
    }

    private static IEnumerable<(string Key, string Slice)> Order(BundleReader reader)
    {
        var parts = new List<(long Offset, string Key, string Slice)>();
        foreach (string key in reader.Keys)
        {
            Tensorflow.BundleEntryProto entry = reader.Entry(key);
            if (entry.Slices.Count == 0)
            {
                parts.Add((entry.Offset, key, ""));
            }

            foreach (Tensorflow.TensorSliceProto slice in entry.Slices)
            {
                string text = string.Join(' ', entry.Shape.Dim.Select(d => d.Size)) + " " + string.Join(':', slice.Extent.Select(
                    e => e.HasLengthCase == Tensorflow.TensorSliceProto.Types.Extent.HasLengthOneofCase.Length ? $"{e.Start},{e.Length}" : "-"));
                parts.Add((reader.EntryOfSlice(key, slice).Offset, key, text));
            }
        }

        return parts.OrderBy(p => p.Offset).ThenBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, p.Slice));
    }

    private static (string Prefix, string Key) Damage(MemoryFileSystem files, JsonElement entry)
    {
        string prefix = entry.GetProperty("base").GetString()!, key = "layer/W";
        string folder = Path.GetDirectoryName(prefix)!;
        foreach (JsonProperty change in entry.GetProperty("change").EnumerateObject())
        {
            string File(int at = 0) => folder + "/" + change.Value[at].GetString();
            switch (change.Name)
            {
                case "truncate": files.Set(File(), files.Get(File())[..change.Value[1].GetInt32()]); break;
                case "xor":
                    byte[] bytes = files.Get(File());
                    bytes[change.Value[1].GetInt32()] ^= (byte)change.Value[2].GetInt32();
                    files.Set(File(), bytes);
                    break;
                case "append": files.Set(File(), [.. files.Get(File()), .. Convert.FromHexString(change.Value[1].GetString()!)]); break;
                case "zeros": files.Set(File(), new byte[change.Value[1].GetInt32()]); break;
                case "delete": files.Delete(folder + "/" + change.Value.GetString()); break;
                case "index_base64": files.Set(prefix + ".index", change.Value.GetBytesFromBase64()); break;
                case "note": break;
                case "prefix": prefix = change.Value.GetString()!; break;
                default: throw new InvalidOperationException($"the change '{change.Name}' is none of those in Changes");
            }
        }

        return (prefix, key);
    }
}
