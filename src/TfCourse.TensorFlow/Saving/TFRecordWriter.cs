using Google.Protobuf;
using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Writes a TFRecord file: <c>using var writer = tf.io.TFRecordWriter("train.tfrecord"); writer.write(example);</c></summary>
public sealed class TFRecordWriter : IDisposable
{
    private readonly RecordWriter _writer;

    /// <summary>Makes the file.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="compression_type">GZIP, ZLIB, or empty for none.</param>
    /// <exception cref="ValueError">There is no such compression.</exception>
    /// <exception cref="EngineException">The file cannot be made.</exception>
    public TFRecordWriter(string path, string compression_type = "") => _writer = new RecordWriter(SystemFileSystem.Instance, path, Compression(compression_type));

    /// <summary>Adds a record.</summary>
    /// <param name="record">Its bytes.</param>
    public void write(byte[] record) => _writer.Write(record);

    /// <summary>Adds a message as a record, mostly an Example.</summary>
    /// <param name="message">The message.</param>
    public void write(IMessage message) => _writer.Write(GraphFiles.Bytes(message));

    /// <summary>Hands all records to the system.</summary>
    public void flush() => _writer.Flush();

    /// <summary>Ends the file.</summary>
    public void close() => _writer.Dispose();

    /// <inheritdoc/>
    public void Dispose() => close();

    internal static RecordCompression Compression(string type) => type switch
    {
        "" => RecordCompression.None,
        "GZIP" => RecordCompression.Gzip,
        "ZLIB" => RecordCompression.Zlib,
        _ => throw new ValueError($"There is no compression '{type}'; there are GZIP, ZLIB and the empty text for none."),
    };
}
