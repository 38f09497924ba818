namespace TfCourse.Engine;

/// <summary>Snappy's block format: a length, then literals and copies of what was decoded before.</summary>
/// <remarks>Source: google/snappy, format_description.txt.</remarks>
internal static class Snappy
{
    // A copy of 64 bytes takes 3: nothing expands more.
    private const int MaxRatio = 22;

    /// <summary>Expands a block.</summary>
    /// <exception cref="EngineException">DataLoss: the block is not what the compressor writes.</exception>
    public static byte[] Decode(ReadOnlySpan<byte> block, string file)
    {
        int at = 0;
        if (!Varint.TryRead(block, ref at, out ulong length) || length > (ulong)((block.Length * (long)MaxRatio) + 64) || length > (ulong)Array.MaxLength)
        {
            throw Damaged(file, at);
        }

        byte[] output = new byte[length];
        int filled = 0;
        while (at < block.Length)
        {
            int tag = block[at++], kind = tag & 3, count, extra;
            if (kind == 0)
            {
                count = (tag >> 2) + 1;
                extra = count > 60 ? count - 60 : 0;
                if (extra > 0)
                {
                    long size = Little(block, at, extra, file) + 1;
                    count = size > block.Length ? throw Damaged(file, at) : (int)size;
                }

                at += extra;
                if (count > block.Length - at || count > output.Length - filled)
                {
                    throw Damaged(file, at);
                }

                block.Slice(at, count).CopyTo(output.AsSpan(filled));
                at += count;
            }
            else
            {
                extra = kind == 3 ? 4 : kind;
                long back = Little(block, at, extra, file);
                count = kind == 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
                back |= kind == 1 ? (long)(tag >> 5) << 8 : 0;
                at += extra;
                if (back == 0 || back > filled || count > output.Length - filled)
                {
                    throw Damaged(file, at);
                }

                // Byte by byte: a copy may reach into what it writes itself.
                for (int i = 0; i < count; i++)
                {
                    output[filled + i] = output[filled + i - (int)back];
                }
            }

            filled += count;
        }

        return filled == output.Length ? output : throw Damaged(file, at);
    }

    private static long Little(ReadOnlySpan<byte> block, int at, int bytes, string file)
    {
        if (bytes > block.Length - at)
        {
            throw Damaged(file, at);
        }

        long value = 0;
        for (int i = 0; i < bytes; i++)
        {
            value |= (long)block[at + i] << (8 * i);
        }

        return value;
    }

    private static EngineException Damaged(string file, int at)
        => new(StatusCode.DataLoss, FormattableString.Invariant($"'{file}': corrupted snappy block, at its byte {at}"));
}
