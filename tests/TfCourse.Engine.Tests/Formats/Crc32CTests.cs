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
}
