using System.Diagnostics;
using Google.Protobuf;
using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.Engine.Tests;

/// <summary>Damaged files of all kinds: only typed errors, nothing that takes long, nothing that takes much memory.</summary>
[TestFixture]
public sealed class MutationTests
{
    private const long MostBytes = 300L << 20;

    private static readonly FormatLimits Limits = FormatLimits.Default with { MaxTensorBytes = 64 << 20, FreeExpansionBytes = 64 << 20 };

    private static readonly (string Name, string[] Files, Action<byte[]> Read)[] Parsers =
    [
        ("graph", ["files/graph/*.pb"], b => GraphFiles.Decode<GraphDef>(b, "x", Limits)),
        ("text", ["files/graph/*.pbtxt"], b => TextFormat.Merge(System.Text.Encoding.UTF8.GetString(b), new GraphDef(), Limits)),
        ("saved model", ["files/saved_model/tf1_*/saved_model.pb"], b => GraphFiles.Decode<SavedModel>(b, "x", Limits)),
        ("tensor", ["files/graph/constants.pb"], Tensors),
        ("checkpoint", ["files/checkpoint/*/*.index"], Index),
        ("records", ["files/tfrecord/*.tfrecord"], b => Records(b, RecordCompression.None)),
        ("packed records", ["files/tfrecord/gzip.tfrecord", "files/tfrecord/zlib.tfrecord"], b => Records(b, b.Length > 0 && b[0] == 0x1F ? RecordCompression.Gzip : RecordCompression.Zlib)),
        ("events", ["files/events/**.golden*"], Events),
        ("snappy", ["files/checkpoint/rewritten_snappy/*.index"], b => Snappy.Decode(b, "x")),
        ("state", ["files/checkpoint/*/checkpoint"], b => TextFormat.Merge(System.Text.Encoding.UTF8.GetString(b), new CheckpointState(), Limits)),
    ];

    private static IEnumerable<string> Names => Parsers.Select(p => p.Name);

    [TestCaseSource(nameof(Names))]
    public void Mutated_inputs_give_typed_errors(string name) => Mutate(name, 400);

    [TestCaseSource(nameof(Names))]
    [Category("Long")]
    public void Forty_thousand_mutated_inputs_give_typed_errors(string name) => Mutate(name, 40_000);

    private static void Mutate(string name, int count)
    {
        (_, string[] patterns, Action<byte[]> read) = Parsers.First(p => p.Name == name);
        byte[][] corpus = [.. GoldenStore.Default.List(patterns).Select(f => GoldenStore.Default.ReadBytes(f).ToArray()).Where(b => b.Length is > 0 and < 20_000)];
        Assert.That(corpus, Is.Not.Empty);
        var mutator = new Mutator(name.Length);
        for (int i = 0; i < count; i++)
        {
            byte[] input = mutator.Next(corpus);
            long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
            try
            {
                read(input);
            }
            catch (EngineException e)
            {
                if (e.Code == StatusCode.Internal)
                {
                    Assert.Fail($"{name}, input {i}: {e}\n{Convert.ToBase64String(input)}");
                }
            }
            catch (Exception e)
            {
                Assert.Fail($"{name}, input {i}: {e}\n{Convert.ToBase64String(input)}");
            }

            if (GC.GetAllocatedBytesForCurrentThread() - before > MostBytes || Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(10))
            {
                Assert.Fail($"{name}, input {i}: {GC.GetAllocatedBytesForCurrentThread() - before} bytes, {Stopwatch.GetElapsedTime(start)}\n{Convert.ToBase64String(input)}");
            }
        }
    }

    private static void Tensors(byte[] bytes)
    {
        foreach (NodeDef node in GraphFiles.Decode<GraphDef>(bytes, "x", Limits).Node)
        {
            if (node.Attr.TryGetValue("value", out AttrValue? value) && value.Tensor is { } tensor)
            {
                TensorProtos.Decode(tensor);
            }
        }
    }

    // The index is mutated behind its checksums, so that damage reaches what they protect.
    private static void Index(byte[] bytes)
    {
        var files = new MemoryFileSystem();
        byte[] table = [.. bytes];
        Repair(table);
        files.Set("m.index", table);
        files.Set("m.data-00000-of-00001", new byte[4096]);
        using BundleReader reader = BundleReader.Open(files, "m", Limits);
        foreach (string key in reader.Keys)
        {
            try
            {
                reader.Read(key);
            }
            catch (EngineException e) when (e.Code != StatusCode.Internal)
            {
                continue;
            }
        }
    }

    private static void Repair(byte[] table)
    {
        if (table.Length < TableReader.FooterBytes)
        {
            return;
        }

        // The first block begins the file and ends where a checksum would stand before the metaindex: found by trying each length.
        int at = table.Length - TableReader.FooterBytes;
        if (Varint.TryRead(table, ref at, out ulong offset) && offset > 5 && offset < (ulong)table.Length)
        {
            Span<byte> block = table.AsSpan(0, (int)offset);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(block[^4..], Crc32C.Masked(block[..^4]));
        }
    }

    private static void Records(byte[] bytes, RecordCompression compression)
    {
        var files = new MemoryFileSystem();
        files.Set("r", bytes);
        foreach (byte[] record in RecordReader.Read(files, "r", compression, Limits))
        {
            _ = record.Length;
        }
    }

    private static void Events(byte[] bytes)
    {
        var files = new MemoryFileSystem();
        files.Set("e", bytes);
        foreach (Event e in EventFile.Read(files, "e", Limits))
        {
            foreach (Summary.Types.Value value in e.Summary?.Value ?? [])
            {
                HParams.Read(value);
            }
        }
    }
}
