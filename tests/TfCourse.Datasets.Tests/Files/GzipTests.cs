namespace TfCourse.Datasets.Tests;

public sealed class GzipTests
{
    private static readonly byte[] Plain = IdxBytes.Of(0x08, [3], 7, 8, 9);

    [TestCase(0x00, "")]
    [TestCase(0x01, "", Description = "text")]
    [TestCase(0x08, "6E616D6500", Description = "file name")]
    [TestCase(0x10, "6300", Description = "comment")]
    [TestCase(0x04, "0300AABBCC", Description = "extra field")]
    [TestCase(0x02, "1234", Description = "header checksum")]
    [TestCase(0x1E, "0100AA6E00630012FF", Description = "all of them")]
    public void Optional_parts_of_the_header_are_passed_over(int flags, string fields)
    {
        byte[] gzip = IdxBytes.Gzip(Plain);
        gzip[3] = (byte)flags;
        byte[] content = [.. gzip[..10], .. Convert.FromHexString(fields), .. gzip[10..]];

        Assert.That(IdxReader.Read(content, "x.gz").As<byte>(), Is.EqualTo(new byte[] { 7, 8, 9 }));
    }

    [Test]
    public void Another_method_or_a_reserved_flag_is_refused()
    {
        byte[] method = IdxBytes.Gzip(Plain), flag = IdxBytes.Gzip(Plain);
        method[2] = 7;
        flag[3] = 0x20;

        DataException? first = Assert.Throws<DataException>(() => IdxReader.Read(method, "x.gz"));
        DataException? second = Assert.Throws<DataException>(() => IdxReader.Read(flag, "x.gz"));

        Assert.That(first!.Message, Is.EqualTo("x.gz, byte 2: found gzip method 7, flags 0x00; required: method 8 (deflate), no reserved flags."));
        Assert.That(second!.Message, Does.Contain("flags 0x20"));
    }

    [Test]
    public void A_wrong_checksum_or_size_is_refused()
    {
        byte[] crc = IdxBytes.Gzip(Plain), size = IdxBytes.Gzip(Plain);
        crc[^8] ^= 1;
        size[^1] ^= 1;

        Assert.That(Assert.Throws<DataException>(() => IdxReader.Read(crc, "x"))!.Fault, Is.EqualTo(DataFault.Checksum));
        Assert.That(Assert.Throws<DataException>(() => IdxReader.Read(size, "x"))!.Fault, Is.EqualTo(DataFault.Checksum));
    }

    [Test]
    public void Bytes_after_the_compressed_file_are_refused()
        => Assert.That(
            Assert.Throws<DataException>(() => IdxReader.Read([.. IdxBytes.Gzip(Plain), 0, 0, 0], "x"))!.Fault, Is.EqualTo(DataFault.Checksum));
}
