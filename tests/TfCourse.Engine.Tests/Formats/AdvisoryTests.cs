using System.Text;
using Google.Protobuf;
using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.Engine.Tests;

/// <summary>Published advisories that touch files, each with its row and variants: typed errors, at once, with little memory.</summary>
[TestFixture]
public sealed class AdvisoryTests
{
    private const long Twice = 7954877770267194415;

    private static readonly string[] Nested = ["func { attr { key: \"k\" value { ", "list { func { attr { key: \"k\" value { ", "func { name: \"f\" attr { key: \"\" value { "];

    [TestCase("offset", Twice, 4, TestName = "Row_11_CVE_2021_41203_the_start_lies_far_behind_the_end")]
    [TestCase("offset", -8, 4, TestName = "Row_11_CVE_2021_41203_the_start_is_negative")]
    [TestCase("offset", long.MaxValue - 3, 4, TestName = "Row_11_CVE_2021_41203_start_and_length_pass_63_bits")]
    [TestCase("offset", 0, -4, TestName = "Row_11_CVE_2021_41203_the_length_is_negative")]
    [TestCase("offset", 0, Twice, TestName = "Row_11_CVE_2021_41203_the_length_is_not_that_of_the_shape")]
    [TestCase("slice", Twice, Twice, TestName = "Row_11_CVE_2021_41203_a_slice_whose_start_and_length_pass_63_bits")]
    [TestCase("slice", -1, 2, TestName = "Row_11_CVE_2021_41203_a_slice_with_a_negative_start")]
    [TestCase("slice", 0, long.MaxValue, TestName = "Row_11_CVE_2021_41203_a_slice_longer_than_the_tensor")]
    [TestCase("shape", Twice, 2, TestName = "Row_11_CVE_2021_41203_a_shape_that_passes_63_bits")]
    [TestCase("shape", -1, 4, TestName = "Row_11_CVE_2021_41203_a_negative_size")]
    [TestCase("shard", 7, 4, TestName = "Row_11_CVE_2021_41203_a_data_file_that_is_not_there")]
    public void Row_11_an_entry_that_lies_about_its_tensor_is_refused(string field, long first, long second)
    {
        var entry = new BundleEntryProto { Dtype = DataType.DtFloat, Shape = TensorProtos.Shape([1]), Size = 4 };
        var others = new List<(string Key, BundleEntryProto Entry)>();
        switch (field)
        {
            case "offset": (entry.Offset, entry.Size) = (first, second); break;
            case "shape": entry.Shape = TensorProtos.Shape([first, second]); break;
            case "shard": entry.ShardId = (int)first; break;
            default:
                entry.Shape = TensorProtos.Shape([8]);
                var slice = new TensorSliceProto { Extent = { new TensorSliceProto.Types.Extent { Start = first, Length = second } } };
                entry.Slices.Add(slice);
                break;
        }

        var table = new TableWriter();
        table.Add([], new BundleHeaderProto { NumShards = 1, Version = new VersionDef { Producer = 1 } }.ToByteArray());
        table.Add("w"u8.ToArray(), entry.ToByteArray());
        var files = new MemoryFileSystem();
        files.Set("m.index", table.Finish());
        files.Set("m.data-00000-of-00001", new byte[64]);
        Refused(() =>
        {
            using BundleReader reader = BundleReader.Open(files, "m");
            Assert.That(reader.Keys, Is.EqualTo(new[] { "w" }));
            reader.Read("w");
        });
    }

    // Every handle of the footer and of the index of blocks that leads outside of the file, or onto itself.
    [Test]
    public void Row_12_TFSA_2018_004_blocks_that_lie_outside_of_the_file_are_refused()
    {
        var files = new MemoryFileSystem();
        SampleCheckpoint.Save(files, "r", 1);
        byte[] whole = files.Get("r/m-1.index");
        ulong[] values = [0, 1, (ulong)whole.Length - 48, (ulong)whole.Length, uint.MaxValue, 1UL << 31, 1UL << 62, ulong.MaxValue - 4, ulong.MaxValue];
        int refused = 0;
        foreach (ulong offset in values)
        {
            foreach (ulong size in values)
            {
                var footer = new List<byte>();
                Varint.Write(footer, 0);
                Varint.Write(footer, 8);
                Varint.Write(footer, offset);
                Varint.Write(footer, size);
                byte[] changed = [.. whole.AsSpan(0, whole.Length - 48), .. footer.Concat(new byte[40]).Take(40), .. whole.AsSpan(whole.Length - 8)];
                files.Set("r/m-1.index", changed);
                Refused(() =>
                {
                    using BundleReader reader = BundleReader.Open(files, "r/m-1");
                });
                refused++;
            }
        }

        Assert.That(refused, Is.EqualTo(81));
    }

    [TestCaseSource(nameof(Nested))]
    public void Row_10_CVE_2021_29615_deeply_nested_text_is_refused(string opening)
    {
        string deep = string.Concat(Enumerable.Repeat(opening, 20_000));
        string closed = deep + string.Concat(Enumerable.Repeat("}", 20_000 * opening.Count(c => c == '{')));
        foreach (string text in (string[])[deep, closed])
        {
            OnSmallStack(() => Refused(() => TextFormat.Merge(text, new AttrValue())));
        }
    }

    [Test]
    public void Row_10_CVE_2021_29615_deeply_nested_bytes_are_refused()
    {
        // A function's attribute that is a function, 5,000 times: lengths are written from the inside.
        byte[] inner = [];
        for (int i = 0; i < 5_000; i++)
        {
            var bytes = new List<byte>();
            foreach (byte tag in (byte[])[0x12, 0x12, 0x52])
            {
                bytes = [tag];
                Varint.Write(bytes, (ulong)inner.Length);
                inner = [.. bytes, .. inner];
            }
        }

        OnSmallStack(() => Refused(() => GraphFiles.Decode<AttrValue>(inner, "deep.pb")));
    }

    [TestCase(1)]
    [TestCase(8)]
    [TestCase(4096)]
    [TestCase(1 << 20)]
    public void Bytes_behind_the_end_of_a_file_are_an_error_or_change_nothing(int count)
    {
        foreach (string ending in (string[])[".index", ".data-00000-of-00001"])
        {
            var files = new MemoryFileSystem();
            SampleCheckpoint.Save(files, "r", 1);
            byte[] more = new byte[count];
            new Random(count).NextBytes(more);
            files.Set("r/m-1" + ending, [.. files.Get("r/m-1" + ending), .. more]);
            try
            {
                SampleCheckpoint.Require(files, "r/m-1", 1);
            }
            catch (EngineException e)
            {
                Assert.That(e.Code, Is.EqualTo(StatusCode.DataLoss));
            }
        }
    }

    [Test]
    public void Files_of_three_checkpoints_in_any_order_are_refused_unless_each_is_in_its_place()
    {
        string[] endings = [".index", ".data-00000-of-00001"];
        var files = new MemoryFileSystem();
        for (int i = 1; i <= 3; i++)
        {
            SampleCheckpoint.Save(files, "r", i);
        }

        byte[][] contents = [.. Enumerable.Range(1, 3).SelectMany(_ => endings, (i, e) => files.Get($"r/m-{i}{e}"))];
        foreach (int[] order in Orders(6))
        {
            for (int i = 0; i < 6; i++)
            {
                files.Set($"r/m-{(i / 2) + 1}{endings[i % 2]}", contents[order[i]]);
            }

            for (int i = 0; i < 3; i++)
            {
                // An index and its own data belong together under any name; all else is damage.
                bool together = order[2 * i] % 2 == 0 && order[(2 * i) + 1] == order[2 * i] + 1;
                if (together)
                {
                    using BundleReader reader = BundleReader.Open(files, $"r/m-{i + 1}");
                    reader.Verify();
                }
                else
                {
                    Assert.That(Assert.Throws<EngineException>(() => SampleCheckpoint.Require(files, $"r/m-{i + 1}", i + 1))!.Code, Is.EqualTo(StatusCode.DataLoss));
                }
            }
        }
    }

    [Test]
    public void A_newer_version_of_the_format_is_refused_by_its_number()
    {
        var table = new TableWriter();
        table.Add([], new BundleHeaderProto { NumShards = 1, Version = new VersionDef { Producer = 99, MinConsumer = 99 } }.ToByteArray());
        var files = new MemoryFileSystem();
        files.Set("m.index", table.Finish());
        Assert.That(Assert.Throws<EngineException>(() => BundleReader.Open(files, "m"))!.Message, Does.Contain("99").And.Contain("newer"));
    }

    [TestCase("a b/ü 中/model.ckpt")]
    [TestCase("%20#?*/-1")]
    [TestCase("a/../b/./model")]
    public void Unusual_paths_are_paths(string name)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["a"]);
        using (var writer = new BundleWriter(SystemFileSystem.Instance, folder[name]))
        {
            writer.Add("w", HostTensor.Scalar(1f));
            writer.Publish();
        }

        using BundleReader reader = BundleReader.Open(SystemFileSystem.Instance, folder[name]);
        Assert.That(reader.Read("w").Values<float>()[0], Is.EqualTo(1f));
    }

    [Test]
    public void Paths_that_the_system_refuses_are_told_with_the_path()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");
        foreach (string bad in (string[])[new string('n', 300), "file/model", "zero\0byte"])
        {
            EngineException refused = Assert.Throws<EngineException>(() => new BundleWriter(SystemFileSystem.Instance, folder[bad]))!;
            Assert.That(refused.Message, Does.Contain(bad.Split('/')[0]));
        }

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Has.Length.EqualTo(1));
    }

    private static IEnumerable<int[]> Orders(int count)
        => count == 0 ? [[]] : Orders(count - 1).SelectMany(o => Enumerable.Range(0, count), (o, at) => (int[])[.. o[..at], count - 1, .. o[at..]]);

    private static void Refused(Action read)
    {
        RefusalCost cost = RefusalCost.Of(read);
        Assert.That(cost.Error, Is.TypeOf<EngineException>());
        Assert.That(((EngineException)cost.Error!).Code, Is.Not.EqualTo(StatusCode.Internal), cost.Error.Message);
        Assert.That(cost.Excess, Is.Null);
    }

    private static void OnSmallStack(Action run)
    {
        Exception? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    run();
                }
                catch (Exception e)
                {
                    thrown = e;
                }
            },
            256 << 10);
        thread.Start();
        thread.Join();
        Assert.That(thrown, Is.Null);
    }
}
