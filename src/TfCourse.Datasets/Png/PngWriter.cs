using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace TfCourse.Datasets;

/// <summary>Writes PNG images of 8-bit samples.</summary>
public static class PngWriter
{
    /// <summary>Encodes an image.</summary>
    /// <param name="image">The image.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ArgumentException">Samples and sizes disagree.</exception>
    public static byte[] Encode(PngImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        int row = image.Width * image.Channels;
        if (image.Channels is < 1 or > 4 || image.Width < 1 || image.Height < 1 || image.Samples.Length != row * image.Height)
            throw new ArgumentException(FormattableString.Invariant($"An image of {image.Width} x {image.Height} with {image.Channels} channels has not {image.Samples.Length} samples."), nameof(image));

        using MemoryStream file = new();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), image.Height);
        (header[8], header[9]) = (8, (byte)(image.Channels switch { 1 => 0, 2 => 4, 3 => 2, _ => 6 }));
        Chunk(file, "IHDR", header);
        using (MemoryStream data = new())
        {
            using (ZLibStream compress = new(data, CompressionLevel.Optimal, leaveOpen: true))
            {
                for (int y = 0; y < image.Height; y++)
                {
                    compress.WriteByte(0);
                    compress.Write(image.Samples, y * row, row);
                }
            }
            Chunk(file, "IDAT", data.ToArray());
        }
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void Chunk(Stream file, string type, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Append(0, body));
        file.Write(number);
    }
}
