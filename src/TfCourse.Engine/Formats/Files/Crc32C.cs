using System.Buffers.Binary;
using System.Numerics;

namespace TfCourse.Engine;

/// <summary>CRC-32C (Castagnoli): reflected polynomial 0x82F63B78, start and end inverted (RFC 3720, appendix B.4).</summary>
public static class Crc32C
{
    /// <summary>Continues a checksum.</summary>
    /// <param name="crc">The checksum of what came before; 0 at the beginning.</param>
    /// <param name="bytes">What follows.</param>
    /// <returns>The checksum of both.</returns>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint state = ~crc;
        while (bytes.Length >= sizeof(ulong))
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte b in bytes)
        {
            state = BitOperations.Crc32C(state, b);
        }

        return ~state;
    }

    /// <summary>The checksum of bytes.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <returns>The checksum.</returns>
    public static uint Of(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>A checksum as files hold it: rotated and shifted, so that a checksum of data with checksums stays a good one.</summary>
    /// <param name="crc">A checksum.</param>
    /// <returns>The masked checksum.</returns>
    public static uint Mask(uint crc) => BitOperations.RotateRight(crc, 15) + 0xA282EAD8u;

    /// <summary>The checksum of bytes as files hold it.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <returns>The masked checksum.</returns>
    public static uint Masked(ReadOnlySpan<byte> bytes) => Mask(Of(bytes));
}
