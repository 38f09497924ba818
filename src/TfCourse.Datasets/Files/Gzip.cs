using System.Buffers.Binary;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>A gzip file of one member (RFC 1952): its header, its deflated part and its checksum.</summary>
/// <remarks>The container is read here and not by GZipStream, which accepts files that are cut off or continued.</remarks>
internal sealed class Gzip : IDisposable
{
    private const int FixedHeader = 10, Trailer = 8;
    private const byte HeaderCrc = 2, Extra = 4, FileName = 8, Comment = 16, Reserved = 0xE0;

    private readonly byte[] _file;

    private Gzip(byte[] file, int start, string name)
    {
        _file = file;
        int compressed = file.Length - Trailer - start;
        Content = ByteSource.Inflating(new MemoryStream(file, start, compressed, writable: false), compressed, name);
    }

    /// <summary>The expanded content.</summary>
    public ByteSource Content { get; }

    /// <summary>Whether the file begins as a gzip file does.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> file) => file is [0x1F, 0x8B, ..];

    public static Gzip Open(byte[] file, string name)
    {
        int start = FixedHeader;
        byte flags = file.Length > 3 ? file[3] : (byte)0;
        if (file.Length > 2 && (file[2] != 8 || (flags & Reserved) != 0))
            throw new DataException(
                DataFault.Malformed, name, Invariant($"gzip method {file[2]}, flags 0x{flags:X2}"), "method 8 (deflate), no reserved flags")
            { Offset = 2 };

        if ((flags & Extra) != 0 && file.Length >= start + 2)
            start += 2 + BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(start));
        if ((flags & FileName) != 0)
            start = AfterText(file, start);
        if ((flags & Comment) != 0)
            start = AfterText(file, start);
        if ((flags & HeaderCrc) != 0)
            start += 2;

        if (start > file.Length - Trailer)
            throw new DataException(
                DataFault.Truncated, name, Invariant($"a gzip file of {file.Length} bytes"),
                Invariant($"{start} bytes of header, the data and {Trailer} bytes of checksum"), "The file is cut off.")
            { Offset = file.Length };
        return new Gzip(file, start, name);
    }

    /// <summary>Compares checksum and size of what was read with the file's last bytes; call after the end is reached.</summary>
    public void Verify()
    {
        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(_file.Length - Trailer));
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(_file.Length - 4));
        if (Content.Crc != crc || (uint)Content.Offset != size)
            throw new DataException(
                DataFault.Checksum, Content.Name,
                Invariant($"content of {Content.Offset} bytes with CRC-32 {Content.Crc:x8}"),
                Invariant($"{size} bytes with CRC-32 {crc:x8}, as the last {Trailer} bytes of the gzip file say"),
                "The file is damaged, cut off or followed by other bytes; fetch it again.");
    }

    public void Dispose() => Content.Dispose();

    private static int AfterText(byte[] file, int start)
    {
        int length = start < file.Length ? Array.IndexOf(file, (byte)0, start) - start : -1;
        return length < 0 ? file.Length : start + length + 1;
    }
}
