using System.Buffers.Binary;
using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>SipHash-2-4 of bytes under a key of 128 bits (Aumasson and Bernstein, 2012).</summary>
internal static class SipHash
{
    public static ulong Hash(ReadOnlySpan<byte> s, ulong key0, ulong key1)
    {
        Span<ulong> v = [key0 ^ 0x736F6D6570736575, key1 ^ 0x646F72616E646F6D, key0 ^ 0x6C7967656E657261, key1 ^ 0x7465646279746573];
        int at = 0;
        for (; at + 8 <= s.Length; at += 8)
        {
            Block(v, BinaryPrimitives.ReadUInt64LittleEndian(s[at..]));
        }

        ulong last = (ulong)s.Length << 56;
        for (int i = at; i < s.Length; i++)
        {
            last |= (ulong)s[i] << (8 * (i - at));
        }

        Block(v, last);
        v[2] ^= 0xFF;
        Rounds(v, 4);
        return v[0] ^ v[1] ^ v[2] ^ v[3];
    }

    private static void Block(Span<ulong> v, ulong word)
    {
        v[3] ^= word;
        Rounds(v, 2);
        v[0] ^= word;
    }

    private static void Rounds(Span<ulong> v, int count)
    {
        for (int i = 0; i < count; i++)
        {
            v[0] += v[1];
            v[1] = BitOperations.RotateLeft(v[1], 13) ^ v[0];
            v[0] = BitOperations.RotateLeft(v[0], 32);
            v[2] += v[3];
            v[3] = BitOperations.RotateLeft(v[3], 16) ^ v[2];
            v[0] += v[3];
            v[3] = BitOperations.RotateLeft(v[3], 21) ^ v[0];
            v[2] += v[1];
            v[1] = BitOperations.RotateLeft(v[1], 17) ^ v[2];
            v[2] = BitOperations.RotateLeft(v[2], 32);
        }
    }
}
