using System.IO.Compression;
using TfCourse.Images;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Bytes of a binary file in order: counts the offset, checksums, and turns every failure into a <see cref="DataException"/>.</summary>
internal sealed class ByteSource(Stream stream, string name, long? atMost) : IDisposable
{
    public string Name => name;

    public long Offset { get; private set; }

    /// <summary>CRC-32 of everything read so far.</summary>
    public uint Crc { get; private set; }

    /// <summary>Fails when more than <paramref name="bytes"/> cannot possibly follow, before anything is allocated for them.</summary>
    public void RequireRoom(long bytes, string what)
    {
        if (atMost is { } limit && bytes > limit - Offset)
            throw Truncated(Invariant($"at most {Math.Max(0, limit - Offset)} bytes left"), bytes, what);
    }

    /// <summary>Fills the whole span.</summary>
    public void ReadExactly(Span<byte> target, string what)
    {
        int read = ReadUpTo(target);
        if (read < target.Length)
            throw Truncated(Invariant($"only {read} bytes left"), target.Length, what);
    }

    /// <summary>Fails unless the source ends here.</summary>
    public void RequireEnd(string what)
    {
        long end = Offset;
        Span<byte> rest = stackalloc byte[1];
        if (ReadUpTo(rest) == 0)
            return;
        throw new DataException(
            DataFault.TrailingBytes, name, "more bytes", Invariant($"the end of the file after {what} ({end} bytes)"),
            "The header and the data do not belong together, or something was appended.")
        { Offset = end };
    }

    public DataException Malformed(string found, string required, string? advice = null, long? offset = null)
        => new(DataFault.Malformed, name, found, required, advice) { Offset = offset ?? Offset };

    public DataException OverLimit(string found, string required, long offset)
        => new(DataFault.OverLimit, name, found, required, "If the file is what it should be, raise the limit in DataLimits.")
        { Offset = offset };

    public void Dispose() => stream.Dispose();

    private DataException Truncated(string found, long bytes, string what)
        => new(DataFault.Truncated, name, found, Invariant($"{bytes} bytes for {what}"), "The file is cut off, or its header is wrong.")
        { Offset = Offset };

    private int ReadUpTo(Span<byte> target)
    {
        int total = 0;
        try
        {
            while (total < target.Length)
            {
                int read = stream.Read(target[total..]);
                if (read == 0)
                    break;
                total += read;
            }
        }
        catch (InvalidDataException e)
        {
            throw new DataException(
                DataFault.Malformed, name, "damaged compressed data", "a valid deflate stream", "Fetch the file again.", e)
            { Offset = Offset + total };
        }
        catch (IOException e)
        {
            throw new DataException(DataFault.Unreadable, name, "a read error: " + e.Message, "a readable file", inner: e)
            { Offset = Offset + total };
        }
        Crc = Crc32.Append(Crc, target[..total]);
        Offset += total;
        return total;
    }

    /// <summary>Bytes of a stream from its present position on; the count left is known when the stream can seek.</summary>
    public static ByteSource Over(Stream stream, string name)
        => new(stream, name, stream.CanSeek ? stream.Length - stream.Position : null);

    /// <summary>What a deflated part of known size expands to.</summary>
    public static ByteSource Inflating(Stream compressed, long compressedBytes, string name)
        => new(new DeflateStream(compressed, CompressionMode.Decompress), name, checked(compressedBytes * Deflate.GreatestRatio));
}
