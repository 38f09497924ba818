using System.Buffers.Binary;

namespace TfCourse.Images;

/// <summary>CRC-32 of gzip and zip: reflected polynomial 0xEDB88320, start and end inverted (RFC 1952, section 8).</summary>
public static class Crc32
{
    private const int Slices = 8;
    private static readonly uint[] Table = MakeTable();

    /// <summary>Continues a checksum; start with 0.</summary>
    /// <param name="crc">The checksum of what came before.</param>
    /// <param name="bytes">What follows.</param>
    /// <returns>The checksum of both.</returns>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint[] t = Table;
        crc = ~crc;
        // Eight tables let eight bytes be taken at once; the tail goes byte by byte.
        while (bytes.Length >= Slices)
        {
            uint low = crc ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = t[(7 * 256) + (int)(low & 255)] ^ t[(6 * 256) + (int)((low >> 8) & 255)]
                ^ t[(5 * 256) + (int)((low >> 16) & 255)] ^ t[(4 * 256) + (int)(low >> 24)]
                ^ t[(3 * 256) + (int)(high & 255)] ^ t[(2 * 256) + (int)((high >> 8) & 255)]
                ^ t[256 + (int)((high >> 16) & 255)] ^ t[(int)(high >> 24)];
            bytes = bytes[Slices..];
        }
        foreach (byte b in bytes)
            crc = t[(int)((crc ^ b) & 255)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeTable()
    {
        uint[] t = new uint[Slices * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320u : value >> 1;
            t[i] = value;
        }
        for (int i = 256; i < t.Length; i++)
            t[i] = t[(int)(t[i - 256] & 255)] ^ (t[i - 256] >> 8);
        return t;
    }
}
