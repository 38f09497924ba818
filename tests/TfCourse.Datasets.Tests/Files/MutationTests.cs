using System.Buffers.Binary;
using System.Text;
using TfCourse.Images;
using TfCourse.TestKit;

namespace TfCourse.Datasets.Tests;

/// <summary>Damaged files of all kinds: only typed errors, nothing that takes long, nothing that takes much memory.</summary>
[TestFixture]
public sealed class MutationTests
{
    private static readonly DataLimits Limits = DataLimits.Default with { MaxExpandedBytes = 8 << 20 };

    private static readonly (string Name, Func<byte[][]> Corpus, Action<byte[]> Read, Action<byte[]>? Repair)[] Parsers =
    [
        ("npy", () => Golden.All(".npy"), b => NpyReader.Read(new MemoryStream(b), "x", Limits), null),
        ("npz", () => Golden.All(".npz"), ReadAll, null),
        ("idx", Idx, b => IdxReader.Read(b, "x", Limits), null),
        ("csv", Csv, b => CsvReader.Read(new MemoryStream(b), "x", Limits), null),
        ("png", Png, b => PngReader.Decode(b, "x", Limits), RepairPng),
        ("hdf5", () => [.. GoldenStore.Default.List("files/keras/*.h5").Select(f => GoldenStore.Default.ReadBytes(f).ToArray()).Where(b => b.Length < 40_000)], ReadSets, null),
    ];

    private static IEnumerable<string> Names => Parsers.Select(p => p.Name);

    [TestCaseSource(nameof(Names))]
    public void Mutated_inputs_give_typed_errors(string name) => Mutate(name, 1000);

    [TestCaseSource(nameof(Names))]
    [Category("Long")]
    public void Many_mutated_inputs_give_typed_errors(string name) => Mutate(name, null);

    private static void Mutate(string name, int? count)
    {
        (_, Func<byte[][]> corpus, Action<byte[]> read, Action<byte[]>? repair) = Parsers.First(p => p.Name == name);
        byte[][] inputs = corpus();
        Assert.That(inputs, Is.Not.Empty);
        (int refused, string? failure) = Mutations.Run(name, count, inputs, read, e => e is DataException, repair);
        Assert.That(failure, Is.Null);
        Assert.That(refused, Is.GreaterThan(100), "refused");
    }

    private static void ReadAll(byte[] content)
    {
        using NpzFile archive = NpzFile.Open(content, "x.npz", Limits);
        archive.ReadAll();
    }

    private static void ReadSets(byte[] content)
    {
        var file = Hdf5File.Open(content, "x", Limits);
        foreach (string name in file.Names)
        {
            try
            {
                file.Read(name);
            }
            catch (DataException)
            {
                // The other sets are read all the same.
                continue;
            }
        }
    }

    private static byte[][] Idx()
    {
        byte[] small = IdxBytes.Of(0x08, [2, 3], 0, 1, 2, 253, 254, 255);
        return [small, IdxBytes.Gzip(small), IdxBytes.Of(0x0E, [1, 1, 1], new byte[8]), IdxBytes.Gzip(IdxBytes.Of(0x0D, [40, 10], new byte[1600]))];
    }

    private static byte[][] Csv() =>
    [
        Encoding.UTF8.GetBytes("width,\"he\"\"ight\"\r\n1.5,\"-2\"\r\n3e4,0.25\r\n"),
        Encoding.UTF8.GetBytes("größe\n1\n2\n"),
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("a,b,c\n" + string.Concat(Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{i},{i * 0.1},\"{-i}\"\n"))))],
    ];

    private static byte[][] Png()
    {
        byte[] samples = new byte[4 * 12 * 9];
        new System.Random(1).NextBytes(samples);
        return [.. Enumerable.Range(1, 4).Select(channels => PngWriter.Encode(new Raster(9, 12, channels, samples[..(channels * 12 * 9)])))];
    }

    // A chunk is its length, its kind, its bytes, and the checksum of kind and bytes.
    private static void RepairPng(byte[] file)
    {
        for (long at = 8; at <= file.Length - 12;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan((int)at));
            if (length > file.Length - at - 12)
            {
                return;
            }

            Span<byte> covered = file.AsSpan((int)at + 4, 4 + (int)length);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan((int)at + 8 + (int)length), Crc32.Append(0, covered));
            at += 12 + length;
        }
    }
}
