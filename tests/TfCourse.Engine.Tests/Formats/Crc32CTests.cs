using TfCourse.TestKit;

namespace TfCourse.Engine.Tests;

[TestFixture]
public sealed class Crc32CTests
{
    [Test]
    public void Checksums_are_the_recorded_ones() => Assert.Multiple(() =>
    {
        foreach ((string id, System.Text.Json.JsonElement entry) in GoldenFiles.Cases("files/tfrecord/crc32c.json"))
        {
            byte[] bytes = entry.GetProperty("base64").GetBytesFromBase64();
            Assert.That(Crc32C.Of(bytes), Is.EqualTo(entry.GetProperty("crc32c").GetUInt32()), id);
            Assert.That(Crc32C.Masked(bytes), Is.EqualTo(entry.GetProperty("masked").GetUInt32()), id);
        }
    });

    [Test]
    public void A_checksum_of_parts_is_that_of_the_whole([Range(0, 40, 3)] int cut)
    {
        byte[] bytes = [.. Enumerable.Range(0, 41).Select(i => (byte)(i * 37))];
        Assert.That(Crc32C.Append(Crc32C.Of(bytes.AsSpan(0, cut)), bytes.AsSpan(cut)), Is.EqualTo(Crc32C.Of(bytes)));
    }

    [Test]
    public void Every_length_gives_what_the_definition_gives()
    {
        byte[] bytes = new byte[40_000];
        new Random(7).NextBytes(bytes);
        uint defined = 0xFFFFFFFF;
        for (int length = 0; length < bytes.Length; length++)
        {
            // Around the lengths at which three parts begin to be taken side by side, and some others.
            if (length % 768 < 10 || length % 12_288 < 10 || length % 997 == 0)
            {
                Assert.That(Crc32C.Of(bytes.AsSpan(0, length)), Is.EqualTo(~defined), $"{length} bytes");
                Assert.That(Crc32C.Append(Crc32C.Of(bytes.AsSpan(0, length / 3)), bytes.AsSpan(length / 3, length - (length / 3))), Is.EqualTo(~defined));
                Assert.That(Crc32C.Combine(Crc32C.Of(bytes.AsSpan(0, length / 3)), Crc32C.Of(bytes.AsSpan(length / 3, length - (length / 3))), length - (length / 3)), Is.EqualTo(~defined));
            }

            defined ^= bytes[length];
            for (int bit = 0; bit < 8; bit++)
            {
                defined = (defined >> 1) ^ ((defined & 1) != 0 ? 0x82F63B78 : 0);
            }
        }
    }

    [Test]
    public void Terabytes_are_joined_without_being_there()
        => Assert.That(Crc32C.Combine(Crc32C.Combine(5, 7, 1L << 41), 9, 3L << 40), Is.EqualTo(Crc32C.Combine(5, Crc32C.Combine(7, 9, 3L << 40), (1L << 41) + (3L << 40))));
}
