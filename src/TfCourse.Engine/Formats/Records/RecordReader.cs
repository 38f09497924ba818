using System.Buffers.Binary;
using System.IO.Compression;

namespace TfCourse.Engine;

/// <summary>How a whole file of records is compressed.</summary>
public enum RecordCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As gzip does.</summary>
    Gzip,

    /// <summary>As zlib does.</summary>
    Zlib,
}

/// <summary>Reads TFRecord files: lengths and records, each with a checksum.</summary>
/// <remarks>
/// <code>
/// record = length (uint64), masked CRC-32C of its bytes, data, masked CRC-32C of the data; all little-endian
/// </code>
/// <para>A file that ends inside the 12 bytes of a length just ends, as TensorFlow has it: a writer may have been stopped there.</para>
/// </remarks>
public static class RecordReader
{
    private const int HeaderBytes = 12, FooterBytes = 4, BufferBytes = 1 << 18;

    /// <summary>The records of a file, one after another; what was read before an error was given.</summary>
    /// <param name="files">Where.</param>
    /// <param name="path">The file.</param>
    /// <param name="compression">How it is compressed.</param>
    /// <param name="limits">Upper bounds; the default ones when null.</param>
    /// <returns>The records.</returns>
    /// <exception cref="EngineException">NotFound; DataLoss: a checksum is wrong or the file ends inside a record; ResourceExhausted: a limit is passed.</exception>
    public static IEnumerable<byte[]> Read(IFileSystem files, string path, RecordCompression compression = RecordCompression.None, FormatLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        limits ??= FormatLimits.Default;
        using IReadableFile file = files.OpenRead(path);
        using Stream raw = new BufferedStream(new FileStreamOver(file), BufferBytes);
        using Stream stream = compression switch
        {
            RecordCompression.Gzip => new GZipStream(raw, CompressionMode.Decompress),
            RecordCompression.Zlib => new ZLibStream(raw, CompressionMode.Decompress),
            _ => raw,
        };
        long offset = 0;
        byte[] header = new byte[HeaderBytes];
        while (Fill(stream, header, path, offset) == HeaderBytes)
        {
            ulong length = BinaryPrimitives.ReadUInt64LittleEndian(header);
            if (Crc32C.Masked(header.AsSpan(0, 8)) != BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(8)))
            {
                throw Lost(path, FormattableString.Invariant($"corrupted record at {offset} (Is this even a TFRecord file?)"));
            }

            // A file that is not compressed cannot hold more than it has: nothing is allocated for a length that is none.
            if (compression == RecordCompression.None && length > (ulong)Math.Max(0, file.Length - offset - HeaderBytes - FooterBytes))
            {
                throw Lost(path, FormattableString.Invariant($"truncated record at {offset}: it says that it has {length} bytes"));
            }

            if (length > (ulong)Math.Min(limits.MaxRecordBytes, Array.MaxLength - FooterBytes) || offset > limits.MaxExpandedBytes)
            {
                throw EngineException.ResourceExhausted(FormattableString.Invariant($"'{path}': the record at {offset} has {length} bytes, more than {limits.MaxRecordBytes} (FormatLimits.MaxRecordBytes)"));
            }

            byte[] record = ReadData(stream, (int)length, path, offset);
            yield return record;
            offset += HeaderBytes + record.Length + FooterBytes;
        }
    }

    // In pieces: a compressed file that lies about a length costs no more than what it expands to.
    private static byte[] ReadData(Stream stream, int length, string path, long offset)
    {
        byte[] data = new byte[Math.Min(length, 1 << 20)];
        int filled = 0;
        while (true)
        {
            int read = Fill(stream, data.AsSpan(filled), path, offset);
            filled += read;
            if (filled < data.Length)
            {
                throw Lost(path, FormattableString.Invariant($"truncated record at {offset}: {filled} of {length} bytes"));
            }

            if (filled == length)
            {
                break;
            }

            Array.Resize(ref data, (int)Math.Min(length, 2L * data.Length));
        }

        Span<byte> footer = stackalloc byte[FooterBytes];
        if (Fill(stream, footer, path, offset) < FooterBytes)
        {
            throw Lost(path, FormattableString.Invariant($"truncated record at {offset}: its checksum is missing"));
        }

        return Crc32C.Masked(data) == BinaryPrimitives.ReadUInt32LittleEndian(footer) ? data
            : throw Lost(path, FormattableString.Invariant($"corrupted record at {offset + HeaderBytes}"));
    }

    private static int Fill(Stream stream, Span<byte> buffer, string path, long offset)
    {
        try
        {
            return stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        // An IOException here is zlib's own for a stream that wants a dictionary; files throw typed errors.
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new EngineException(StatusCode.DataLoss, FormattableString.Invariant($"'{path}', at {offset} of what it expands to: {e.Message}"), e);
        }
    }

    private static EngineException Lost(string path, string what) => new(StatusCode.DataLoss, $"'{path}': {what}");

    private sealed class FileStreamOver(IReadableFile file) : Stream
    {
        private long _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => file.Length;

        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            int read = file.Read(_at, buffer);
            _at += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
