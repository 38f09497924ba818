namespace TfCourse.Images.Tests;

public sealed class Crc32Tests
{
    [Test]
    public void The_check_value_of_the_standard_is_reached()
        => Assert.That(Crc32.Append(0, "123456789"u8), Is.EqualTo(0xCBF43926u));

    [Test]
    public void Pieces_give_the_checksum_of_the_whole()
    {
        byte[] bytes = [.. Enumerable.Range(0, 61).Select(i => (byte)(i * 37))];
        uint whole = ByDefinition(bytes);
        for (int cut = 0; cut <= bytes.Length; cut++)
            Assert.That(Crc32.Append(Crc32.Append(0, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)), Is.EqualTo(whole), $"cut at {cut}");
    }

    private static uint ByDefinition(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
        }
        return ~crc;
    }
}
