namespace TfCourse.Datasets.Tests;

public sealed class IdxReaderTests
{
    private static readonly byte[] Small = IdxBytes.Of(0x08, [2, 3], 0, 1, 2, 253, 254, 255);

    private static IEnumerable<TestCaseData> ElementTypes()
    {
        yield return new TestCaseData((byte)0x08, "00FF", new byte[] { 0, 255 });
        yield return new TestCaseData((byte)0x09, "80FF", new sbyte[] { -128, -1 });
        yield return new TestCaseData((byte)0x0B, "8000FFFE", new short[] { -32768, -2 });
        yield return new TestCaseData((byte)0x0C, "80000000FFFFFFFE", new[] { int.MinValue, -2 });
        yield return new TestCaseData((byte)0x0D, "3F800000C0200000", new[] { 1f, -2.5f });
        yield return new TestCaseData((byte)0x0E, "3FF0000000000000C004000000000000", new[] { 1.0, -2.5 });
    }

    [TestCaseSource(nameof(ElementTypes))]
    public void Every_element_type_is_read_in_big_endian(byte type, string hex, Array expected)
    {
        byte[] file = IdxBytes.Of(type, [1, 2], Convert.FromHexString(hex));

        foreach (byte[] content in new[] { file, IdxBytes.Gzip(file) })
        {
            NumericArray array = IdxReader.Read(content, "x");
            Assert.That(array.Values, Is.EqualTo(expected).AsCollection);
            Assert.That(array.Values.GetType(), Is.EqualTo(expected.GetType()));
            Assert.That(array.Shape, Is.EqualTo(new[] { 1, 2 }));
        }
    }

    [Test]
    public void A_file_cut_anywhere_is_refused()
        => Hostile.RefusesEveryPrefix(Small, content => IdxReader.Read(content, "x"));

    [Test]
    public void A_compressed_file_cut_anywhere_is_refused()
        => Hostile.RefusesEveryPrefix(IdxBytes.Gzip(Small), content => IdxReader.Read(content, "x.gz"));

    [Test]
    public void A_flipped_bit_never_leaves_as_another_exception()
    {
        byte[] gzip = IdxBytes.Gzip(Small);
        int refused = Hostile.FlipsEveryBit(Small, content => IdxReader.Read(content, "x"));
        int refusedGzip = Hostile.FlipsEveryBit(gzip, content =>
        {
            // The header of gzip has bits that mean nothing; whatever is accepted has to be the same values.
            Assert.That(IdxReader.Read(content, "x").Values, Is.EqualTo(new byte[] { 0, 1, 2, 253, 254, 255 }).AsCollection);
        });

        // One bit of the magic number makes uint8 int8, which is as good a file.
        Assert.That(refused, Is.EqualTo(32 + 64 - 1), "every other bit of magic and sizes");
        Assert.That(refusedGzip, Is.GreaterThan((gzip.Length - 8) * 8), "every bit but those of time, system and flags without effect");
    }

    [Test]
    public void A_short_file_names_offset_found_and_required()
    {
        DataException? fault = Assert.Throws<DataException>(() => IdxReader.Read(Small[..^2], "labels.idx"));
        Assert.That(fault!.Message, Is.EqualTo(
            "labels.idx, byte 12: found at most 4 bytes left; required: 6 bytes for the values of the shape [2, 3], uint8. The file is cut off, or its header is wrong."));
        Assert.That(fault.Fault, Is.EqualTo(DataFault.Truncated));
        Assert.That(fault.Offset, Is.EqualTo(12));
    }

    [Test]
    public void A_long_file_names_the_place_where_it_should_end()
    {
        DataException? plain = Assert.Throws<DataException>(() => IdxReader.Read([.. Small, 0], "labels.idx"));
        DataException? gzip = Assert.Throws<DataException>(() => IdxReader.Read(IdxBytes.Gzip([.. Small, 0]), "labels.gz"));
        Assert.That(plain!.Message, Does.StartWith("labels.idx, byte 18: found more bytes; required: the end of the file after the values of the shape [2, 3] (18 bytes)."));
        Assert.That(gzip!.Fault, Is.EqualTo(DataFault.TrailingBytes));
    }

    [Test]
    public void A_wrong_magic_number_is_shown()
    {
        DataException? fault = Assert.Throws<DataException>(() => IdxReader.Read([0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0, 0], "cat.png"));
        Assert.That(fault!.Message, Is.EqualTo(
            "cat.png, byte 0: found the bytes 89 50 4E 47; required: 00 00, an element type (08, 09, 0B, 0C, 0D or 0E) and the number of dimensions. This is not an IDX file."));
    }

    [TestCase(new uint[] { 0x7FFFFFFF, 0x7FFFFFFF })]
    [TestCase(new uint[] { 0x80000000 })]
    [TestCase(new uint[] { 65536, 65536 })]
    [TestCase(new uint[] { 0xFFFFFFFF, 0 })]
    [TestCase(new uint[] { 256, 256, 256, 256 })]
    public void Sizes_beyond_any_array_are_refused_before_allocation(uint[] shape)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(
            Assert.Throws<DataException>(() => IdxReader.Read(IdxBytes.Of(0x0E, shape), "x"))!.Fault, Is.EqualTo(DataFault.OverLimit));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [Test]
    public void A_header_that_the_file_cannot_fill_is_refused_before_allocation()
    {
        byte[] lie = IdxBytes.Of(0x08, [200_000_000]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Assert.Throws<DataException>(() => IdxReader.Read(lie, "x"))!.Fault, Is.EqualTo(DataFault.Truncated));
        Assert.That(Assert.Throws<DataException>(() => IdxReader.Read(IdxBytes.Gzip(lie), "x.gz"))!.Fault, Is.EqualTo(DataFault.Truncated));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(4 << 20));
    }

    [Test]
    public void A_compression_bomb_is_refused_quickly()
    {
        // 1 GiB of zeros behind an honest header, and the same behind a header that promises ten bytes.
        byte[] honest = Bomb(1u << 30), lying = Bomb(10);
        System.Diagnostics.Stopwatch time = System.Diagnostics.Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();

        DataException? first = Assert.Throws<DataException>(() => IdxReader.Read(honest, "bomb.gz"));
        DataException? second = Assert.Throws<DataException>(() => IdxReader.Read(lying, "bomb.gz"));

        Assert.That(first!.Message, Does.Contain("at most 268435456 bytes (DataLimits.MaxExpandedBytes)"));
        Assert.That(second!.Fault, Is.EqualTo(DataFault.TrailingBytes));
        Assert.That(time.Elapsed.TotalSeconds, Is.LessThan(2));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [Test]
    public void A_raised_limit_lets_more_through()
    {
        byte[] file = IdxBytes.Gzip(IdxBytes.Of(0x08, [100], new byte[100]));
        DataLimits tight = DataLimits.Default with { MaxExpandedBytes = 99 };
        Assert.That(() => IdxReader.Read(file, "x", tight), Throws.TypeOf<DataException>());
        Assert.That(IdxReader.Read(file, "x", tight with { MaxExpandedBytes = 100 }).Count, Is.EqualTo(100));
    }

    [TestCase(0)]
    [TestCase(33)]
    public void A_number_of_dimensions_out_of_range_is_refused(int rank)
        => Assert.That(
            () => IdxReader.Read(IdxBytes.Of(0x08, [.. Enumerable.Repeat(1u, rank)], 1), "x"),
            Throws.TypeOf<DataException>().With.Message.Contains($"byte 3: found {rank} dimensions; required: 1 to 32 (DataLimits.MaxRank)"));

    private static byte[] Bomb(uint promised)
    {
        using MemoryStream stream = new();
        using (System.IO.Compression.GZipStream gzip = new(stream, System.IO.Compression.CompressionLevel.Fastest))
        {
            gzip.Write(IdxBytes.Of(0x08, [promised]));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1024; i++)
                gzip.Write(zeros);
        }
        return stream.ToArray();
    }
}
