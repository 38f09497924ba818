using System.Buffers.Binary;

namespace TfCourse.TestKit;

/// <summary>Makes damaged inputs of whole ones: flipped bits, other bytes, interesting numbers, parts cut, doubled, spliced. Its seed decides.</summary>
public sealed class Mutator(int seed)
{
    private static readonly long[] Interesting = [0, 1, -1, 127, 128, 255, 256, int.MaxValue, int.MinValue, 1L << 32, 1L << 62, long.MaxValue, long.MinValue, 4194305];

    // What separates, quotes, nests or begins a number in a text.
    private static readonly byte[] Marks = [.. "(){}[]<>'\"\\,;:#-+.e0\n\r\t "u8, 0, 0x7F, 0x80, 0xFF];

    private readonly Random _random = new(seed);

    /// <summary>A number from 0 to below a bound.</summary>
    /// <param name="bound">At least 1.</param>
    public int Below(int bound) => _random.Next(bound);

    /// <summary>A number at which something begins or ends: 0, -1, 2^31 - 1, 2^62, ….</summary>
    public long Number() => Interesting[_random.Next(Interesting.Length)];

    /// <summary>The next damaged input.</summary>
    /// <param name="corpus">Whole inputs; none is changed.</param>
    public byte[] Next(IReadOnlyList<byte[]> corpus)
    {
        byte[] bytes = [.. corpus[_random.Next(corpus.Count)]];
        for (int n = _random.Next(1, 5); n > 0; n--)
        {
            bytes = Change(bytes, corpus);
        }

        return bytes;
    }

    private byte[] Change(byte[] bytes, IReadOnlyList<byte[]> corpus)
    {
        if (bytes.Length == 0)
        {
            return [(byte)_random.Next(256)];
        }

        int at = _random.Next(bytes.Length), length = _random.Next(1, Math.Min(64, bytes.Length - at) + 1);
        switch (_random.Next(9))
        {
            case 0: bytes[at] ^= (byte)(1 << _random.Next(8)); return bytes;
            case 1: bytes[at] = (byte)_random.Next(256); return bytes;
            case 2: return bytes[..at];
            case 3: return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at + length)];
            case 4: return [.. bytes.AsSpan(0, at + length), .. bytes.AsSpan(at)];
            case 5:
                byte[] other = corpus[_random.Next(corpus.Count)];
                return [.. bytes.AsSpan(0, at), .. other.AsSpan(_random.Next(other.Length))];
            case 6:
                Span<byte> number = stackalloc byte[8];
                BinaryPrimitives.WriteInt64LittleEndian(number, Number());
                number[..Math.Min(1 << _random.Next(4), bytes.Length - at)].CopyTo(bytes.AsSpan(at));
                return bytes;
            case 7:
                bytes.AsSpan(at, _random.Next(1, Math.Min(4, bytes.Length - at) + 1)).Fill(Marks[_random.Next(Marks.Length)]);
                return bytes;
            default:
                // A number in the form that protobuf and tables have.
                var varint = new List<byte>();
                for (ulong value = (ulong)Number(); ; value >>= 7)
                {
                    varint.Add((byte)(value > 127 ? value | 128 : value));
                    if (value <= 127)
                    {
                        break;
                    }
                }

                return [.. bytes.AsSpan(0, at), .. varint, .. bytes.AsSpan(Math.Min(bytes.Length, at + 1))];
        }
    }
}
