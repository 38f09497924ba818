using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace TfCourse.Engine;

/// <summary>CRC-32C (Castagnoli): reflected polynomial 0x82F63B78, start and end inverted (RFC 3720, appendix B.4).</summary>
public static class Crc32C
{
    // The processor begins a step of a checksum each cycle and ends it three cycles later: three parts side by side keep it busy.
    private const int Lanes = 3;
    private static readonly Crc32CShift Long = new(4096), Short = new(256);

    /// <summary>Continues a checksum.</summary>
    /// <param name="crc">The checksum of what came before; 0 at the beginning.</param>
    /// <param name="bytes">What follows.</param>
    /// <returns>The checksum of both.</returns>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint state = ~crc;
        state = InLanes(state, ref bytes, Long);
        state = InLanes(state, ref bytes, Short);
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

    /// <summary>The checksum of two pieces one after the other, of which each has been taken alone.</summary>
    /// <param name="first">The checksum of the first piece.</param>
    /// <param name="second">The checksum of the second piece.</param>
    /// <param name="secondBytes">The length of the second piece.</param>
    /// <returns>What <see cref="Append"/> would have given.</returns>
    public static uint Combine(uint first, uint second, long secondBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(secondBytes);
        return Crc32CShift.ByZeros(first, secondBytes) ^ second;
    }

    /// <summary>A checksum as files hold it: rotated and shifted, so that a checksum of data with checksums stays a good one.</summary>
    /// <param name="crc">A checksum.</param>
    /// <returns>The masked checksum.</returns>
    public static uint Mask(uint crc) => BitOperations.RotateRight(crc, 15) + 0xA282EAD8u;

    /// <summary>The checksum of bytes as files hold it.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <returns>The masked checksum.</returns>
    public static uint Masked(ReadOnlySpan<byte> bytes) => Mask(Of(bytes));

    // Three parts of one length, each begun at 0 but the first; what a part gives moves on by the zeros that stand for the parts behind it.
    private static uint InLanes(uint state, ref ReadOnlySpan<byte> bytes, Crc32CShift shift)
    {
        int length = shift.Bytes;
        while (BitConverter.IsLittleEndian && bytes.Length >= Lanes * length)
        {
            ReadOnlySpan<ulong> a = MemoryMarshal.Cast<byte, ulong>(bytes[..length]);
            ReadOnlySpan<ulong> b = MemoryMarshal.Cast<byte, ulong>(bytes.Slice(length, length))[..a.Length];
            ReadOnlySpan<ulong> c = MemoryMarshal.Cast<byte, ulong>(bytes.Slice(2 * length, length))[..a.Length];
            uint second = 0, third = 0;
            for (int i = 0; i < a.Length; i++)
            {
                state = BitOperations.Crc32C(state, a[i]);
                second = BitOperations.Crc32C(second, b[i]);
                third = BitOperations.Crc32C(third, c[i]);
            }

            state = shift.Apply(shift.Apply(state) ^ second) ^ third;
            bytes = bytes[(Lanes * length)..];
        }

        return state;
    }
}
