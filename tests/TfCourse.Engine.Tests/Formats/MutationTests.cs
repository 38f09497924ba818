using System.Buffers.Binary;
using Google.Protobuf;
using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.Engine.Tests;

/// <summary>Damaged files of all kinds: only typed errors, nothing that takes long, nothing that takes much memory.</summary>
[TestFixture]
public sealed class MutationTests
{
    private static readonly FormatLimits Limits = FormatLimits.Default with { MaxTensorBytes = 8 << 20, FreeExpansionBytes = 8 << 20 };

    private static readonly (string Name, string[] Files, Action<byte[]> Read, Action<byte[]>? Repair)[] Parsers =
    [
        ("graph", ["files/graph/*.pb"], b => GraphFiles.Decode<GraphDef>(b, "x", Limits), null),
        ("graph as text", ["files/graph/*.pbtxt"], b => TextFormat.Merge(System.Text.Encoding.UTF8.GetString(b), new GraphDef(), Limits), null),
        ("saved model", ["files/saved_model/*/saved_model.pb"], b => GraphFiles.Decode<SavedModel>(b, "x", Limits), null),
        ("tensor", ["files/graph/constants.pb", "files/graph/tensor_proto_forms.pb"], Tensors, null),
        ("checkpoint", ["files/checkpoint/*/*.index"], Index, RepairIndex),
        ("records", ["files/tfrecord/*.tfrecord"], b => Records(b, RecordCompression.None), RepairRecords),
        ("packed records", ["files/tfrecord/gzip.tfrecord", "files/tfrecord/zlib*.tfrecord"], b => Records(b, b.Length > 0 && b[0] == 0x1F ? RecordCompression.Gzip : RecordCompression.Zlib), null),
        ("events", ["files/events/**.golden*"], Events, RepairRecords),
        ("snappy", ["files/checkpoint/rewritten_snappy/*.index"], b => Snappy.Decode(b, "x"), null),
        ("checkpoint state", ["files/checkpoint/*/checkpoint"], b => TextFormat.Merge(System.Text.Encoding.UTF8.GetString(b), new CheckpointState(), Limits), null),
    ];

    private static IEnumerable<string> Names => Parsers.Select(p => p.Name);

    [TestCaseSource(nameof(Names))]
    public void Mutated_inputs_give_typed_errors(string name) => Mutate(name, 400);

    [TestCaseSource(nameof(Names))]
    [Category("Long")]
    public void Many_mutated_inputs_give_typed_errors(string name) => Mutate(name, null);

    private static void Mutate(string name, int? count)
    {
        (_, string[] patterns, Action<byte[]> read, Action<byte[]>? repair) = Parsers.First(p => p.Name == name);
        byte[][] corpus = [.. GoldenStore.Default.List(patterns).Select(f => GoldenStore.Default.ReadBytes(f).ToArray()).Where(b => b.Length is > 0 and < 20_000)];
        Assert.That(corpus, Is.Not.Empty);
        (int refused, string? failure) = Mutations.Run(name, count, corpus, read, e => e is EngineException { Code: not StatusCode.Internal }, repair);
        Assert.That(failure, Is.Null);
        Assert.That(refused, Is.GreaterThan(20), "refused");
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

    private static void Index(byte[] bytes)
    {
        var files = new MemoryFileSystem();
        files.Set("m.index", bytes);
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

    private static void RepairIndex(byte[] table)
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
            BinaryPrimitives.WriteUInt32LittleEndian(block[^4..], Crc32C.Masked(block[..^4]));
        }
    }

    // A record is its length, the length's checksum, its bytes, their checksum.
    private static void RepairRecords(byte[] file)
    {
        for (long at = 0; at <= file.Length - 16;)
        {
            Span<byte> rest = file.AsSpan((int)at);
            BinaryPrimitives.WriteUInt32LittleEndian(rest[8..], Crc32C.Masked(rest[..8]));
            ulong length = BinaryPrimitives.ReadUInt64LittleEndian(rest);
            if (length > (ulong)(rest.Length - 16))
            {
                return;
            }

            BinaryPrimitives.WriteUInt32LittleEndian(rest[(12 + (int)length)..], Crc32C.Masked(rest.Slice(12, (int)length)));
            at += 16 + (long)length;
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
