using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace TfCourse.Datasets.Tests;

public sealed class NpzFileTests
{
    private static IEnumerable<TestCaseData> Archives() => Golden.Cases("npz.json", _ => true);

    [TestCaseSource(nameof(Archives))]
    public void An_archive_of_NumPy_gives_its_arrays(JsonElement entry)
    {
        using NpzFile archive = NpzFile.Open(Golden.Bytes(entry.Text("file")), entry.Text("file"));

        Assert.That(
            archive.Names, Is.EqualTo(entry.GetProperty("entries_in_order").EnumerateArray().Select(member => member.Text("name")[..^4])));
        foreach (JsonProperty array in entry.GetProperty("arrays").EnumerateObject())
        {
            if (array.Value.Has("refuse"))
            {
                Assert.That(() => archive.Read(array.Name), Throws.TypeOf<DataException>().With.Message.Contains("!bad.npy, byte 10: found an object array"));
                continue;
            }
            NumericArray read = archive.Read(array.Name);
            Assert.That(read.Format.Name, Is.EqualTo(array.Value.Text("dtype")));
            Assert.That(read.Shape, Is.EqualTo(array.Value.Shape()));
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(read.Bytes)), Is.EqualTo(array.Value.Text("sha256")), array.Name);
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public void What_is_written_is_read_again(bool compress)
    {
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"written-{compress}.npz");
        KeyValuePair<string, NumericArray>[] arrays =
        [
            new("layer1/W", NumericArray.Of([1f, 2f, 3f, float.NaN], 2, 2)),
            new("größe", NumericArray.Of([new Complex64(1, -2)], [])),
            new("none", NumericArray.Of(Array.Empty<double>(), 0, 5)),
        ];

        NpzWriter.Write(path, arrays, compress);

        using NpzFile archive = NpzFile.Open(path);
        Assert.That(archive.Names, Is.EqualTo(arrays.Select(pair => pair.Key)));
        IReadOnlyDictionary<string, NumericArray> all = archive.ReadAll();
        foreach ((string name, NumericArray array) in arrays)
        {
            Assert.That(all[name].Shape, Is.EqualTo(array.Shape));
            Assert.That(all[name].Bytes.ToArray(), Is.EqualTo(array.Bytes.ToArray()));
        }
        archive.Dispose();
        File.Delete(path);
    }

    [Test]
    public void Equal_arrays_give_equal_bytes()
    {
        byte[] first = Written(("a", [1, 2]), ("b", [3]));
        byte[] second = Written(("a", [1, 2]), ("b", [3]));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void An_unknown_name_lists_near_ones_and_all()
    {
        using NpzFile archive = NpzFile.Open(Written(("weights", [1]), ("biases", [2])), "m.npz");
        Assert.That(
            () => archive.Read("weigths"), Throws.ArgumentException.With.Message.StartsWith("m.npz has no array 'weigths'. Did you mean 'weights'? Known: weights, biases."));
    }

    [Test]
    public void A_name_is_only_a_key_and_two_of_one_name_are_refused()
    {
        byte[] array = NpyOf(1);
        using NpzFile archive = NpzFile.Open(Zip(("../../etc/x.npy", array), ("/root/y.npy", array), ("C:\\z.npy", array)), "m.npz");
        Assert.That(archive.Names, Is.EqualTo(new[] { "../../etc/x", "/root/y", "C:\\z" }));
        Assert.That(archive.Read("../../etc/x").As<int>(), Is.EqualTo(new[] { 1 }));

        Assert.That(
            () => NpzFile.Open(Zip(("a.npy", array), ("a.npy", array)), "m.npz"),
            Throws.TypeOf<DataException>().With.Message.Contains("two members called 'a.npy'"));
        Assert.That(
            () => NpzFile.Open(Zip(("readme.txt", array)), "m.npz"), Throws.TypeOf<DataException>().With.Message.Contains("the member 'readme.txt'"));
    }

    [Test]
    public void A_member_with_bytes_behind_its_array_is_refused()
    {
        using NpzFile archive = NpzFile.Open(Zip(("a.npy", [.. NpyOf(1), 0])), "m.npz");
        Assert.That(Assert.Throws<DataException>(() => archive.Read("a"))!.Fault, Is.EqualTo(DataFault.TrailingBytes));
    }

    [Test]
    public void Damaged_values_are_noticed_by_their_checksum()
    {
        byte[] file = Golden.Bytes("one.npz");
        file[200] ^= 1;
        using NpzFile archive = NpzFile.Open(file, "one.npz");
        DataException? fault = Assert.Throws<DataException>(() => archive.Read("only"));
        Assert.That(fault!.Fault, Is.EqualTo(DataFault.Checksum));
        Assert.That(fault.Message, Does.StartWith("one.npz!only.npy: found CRC-32 "));
    }

    [Test]
    public void The_limit_holds_for_all_members_together()
    {
        byte[] content = Written(("a", new int[200]), ("b", new int[200]));
        using NpzFile archive = NpzFile.Open(content, "m.npz", DataLimits.Default with { MaxExpandedBytes = 1500 });
        archive.Read("a");
        Assert.That(Assert.Throws<DataException>(() => archive.Read("b"))!.Fault, Is.EqualTo(DataFault.OverLimit));
    }

    [Test]
    public void A_compression_bomb_is_refused_quickly()
    {
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (Stream member = zip.CreateEntry("bomb.npy", CompressionLevel.Fastest).Open())
        {
            member.Write(HeaderOfAGibibyte());
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1024; i++)
                member.Write(zeros);
        }
        using NpzFile archive = NpzFile.Open(stream.ToArray(), "m.npz");
        System.Diagnostics.Stopwatch time = System.Diagnostics.Stopwatch.StartNew();
        Assert.That(Assert.Throws<DataException>(() => archive.Read("bomb"))!.Fault, Is.EqualTo(DataFault.OverLimit));
        Assert.That(time.Elapsed.TotalSeconds, Is.LessThan(1));
    }

    [Test]
    public void An_archive_cut_anywhere_is_refused()
    {
        foreach (string file in new[] { "one.npz", "deflated.npz", "zip64.npz" })
            Hostile.RefusesEveryPrefix(Golden.Bytes(file), ReadAll);
    }

    [Test]
    public void A_flipped_bit_never_leaves_as_another_exception()
    {
        foreach (string file in new[] { "one.npz", "unicode_names.npz" })
            Assert.That(Hostile.FlipsEveryBit(Golden.Bytes(file), ReadAll), Is.GreaterThan(1000), file);
    }

    [TestCase("")]
    [TestCase("a.npy")]
    [TestCase("twice")]
    public void Names_that_cannot_be_read_back_are_not_written(string name)
    {
        NumericArray one = NumericArray.Of([1], 1);
        KeyValuePair<string, NumericArray>[] arrays = [new("twice", one), new(name, one)];
        Assert.That(() => NpzWriter.Write(new MemoryStream(), arrays), Throws.ArgumentException.With.Message.Contains($"'{name}'"));
    }

    private static void ReadAll(byte[] content)
    {
        using NpzFile archive = NpzFile.Open(content, "x.npz");
        archive.ReadAll();
    }

    private static byte[] Written(params (string Name, int[] Values)[] arrays)
    {
        using MemoryStream stream = new();
        NpzWriter.Write(stream, arrays.Select(pair => KeyValuePair.Create(pair.Name, NumericArray.Of(pair.Values, pair.Values.Length))));
        return stream.ToArray();
    }

    private static byte[] NpyOf(params int[] values)
    {
        using MemoryStream stream = new();
        NpyWriter.Write(stream, NumericArray.Of(values, values.Length));
        return stream.ToArray();
    }

    private static byte[] HeaderOfAGibibyte()
    {
        string text = $"{{'descr': '|u1', 'fortran_order': False, 'shape': ({1 << 30},), }}".PadRight(117) + "\n";
        return [.. NpyHeader.Magic, 1, 0, (byte)text.Length, 0, .. System.Text.Encoding.ASCII.GetBytes(text)];
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] members)
    {
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach ((string name, byte[] content) in members)
                using (Stream member = zip.CreateEntry(name).Open())
                    member.Write(content);
        return stream.ToArray();
    }
}
