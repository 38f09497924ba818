using System.Buffers.Binary;
using System.IO.Compression;

namespace TfCourse.Datasets.Tests;

/// <summary>Writes IDX and gzip files byte by byte.</summary>
internal static class IdxBytes
{
    public static byte[] Of(byte type, uint[] shape, params byte[] values)
    {
        byte[] header = new byte[4 + (4 * shape.Length)];
        (header[2], header[3]) = (type, (byte)shape.Length);
        for (int i = 0; i < shape.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4 + (4 * i)), shape[i]);
        return [.. header, .. values];
    }

    public static byte[] Gzip(byte[] content)
    {
        using MemoryStream stream = new();
        using (GZipStream gzip = new(stream, CompressionLevel.Optimal))
            gzip.Write(content);
        return stream.ToArray();
    }
}
