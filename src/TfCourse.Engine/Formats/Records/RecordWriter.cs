using System.Buffers.Binary;
using System.IO.Compression;

namespace TfCourse.Engine;

/// <summary>Writes TFRecord files, as <see cref="RecordReader"/> reads them. A record is written as a whole, at the latest with <see cref="Flush"/>.</summary>
public sealed class RecordWriter : IDisposable
{
    private readonly IWritableFile _file;
    private readonly Stream _stream;

    /// <summary>Makes a file.</summary>
    /// <param name="files">Where.</param>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="compression">How it is compressed.</param>
    public RecordWriter(IFileSystem files, string path, RecordCompression compression = RecordCompression.None)
    {
        ArgumentNullException.ThrowIfNull(files);
        _file = files.Create(path);
        var raw = new BufferedStream(new WritingStream(_file), 1 << 16);
        _stream = compression switch
        {
            RecordCompression.Gzip => new GZipStream(raw, CompressionLevel.Optimal),
            RecordCompression.Zlib => new ZLibStream(raw, CompressionLevel.Optimal),
            _ => raw,
        };
    }

    /// <summary>Adds a record.</summary>
    /// <param name="record">Its bytes.</param>
    public void Write(ReadOnlySpan<byte> record)
    {
        Span<byte> header = stackalloc byte[12];
        BinaryPrimitives.WriteInt64LittleEndian(header, record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], Crc32C.Masked(header[..8]));
        _stream.Write(header);
        _stream.Write(record);
        BinaryPrimitives.WriteUInt32LittleEndian(header, Crc32C.Masked(record));
        _stream.Write(header[..4]);
    }

    /// <summary>Hands all records to the system.</summary>
    public void Flush() => _stream.Flush();

    /// <summary>Makes all records last through a crash of the machine.</summary>
    public void Sync()
    {
        Flush();
        _file.Sync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        _file.Dispose();
    }

    private sealed class WritingStream(IWritableFile file) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer) => file.Write(buffer);

        public override void Write(byte[] buffer, int offset, int count) => file.Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
