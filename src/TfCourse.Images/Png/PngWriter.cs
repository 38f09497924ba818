using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using static System.FormattableString;

namespace TfCourse.Images;

/// <summary>Writes PNG images of 8-bit and 16-bit samples.</summary>
public static class PngWriter
{
    /// <summary>Encodes an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="compression">0 (none) to 9 (smallest), -1 for zlib's default.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ArgumentException">Samples and sizes disagree, or there is no such compression.</exception>
    public static byte[] Encode(Raster image, int compression = -1)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Encode(image.Height, image.Width, image.Channels, 8, image.Samples, compression);
    }

    /// <summary>Encodes an image of 16-bit samples.</summary>
    /// <param name="height">Rows.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="channels">1 to 4.</param>
    /// <param name="samples">Height · width · channels values.</param>
    /// <param name="compression">0 (none) to 9 (smallest), -1 for zlib's default.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ArgumentException">Samples and sizes disagree, or there is no such compression.</exception>
    public static byte[] EncodeWide(int height, int width, int channels, ReadOnlySpan<ushort> samples, int compression = -1)
    {
        byte[] bytes = new byte[samples.Length * 2];
        for (int i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2 * i), samples[i]);
        }

        return Encode(height, width, channels, 16, bytes, compression);
    }

    private static byte[] Encode(int height, int width, int channels, int depth, byte[] samples, int compression)
    {
        long row = (long)width * channels * (depth / 8);
        if (channels is < 1 or > 4 || width < 1 || height < 1 || samples.Length != row * height)
        {
            throw new ArgumentException(Invariant($"An image of {width} x {height} with {channels} channels has not {samples.Length / (depth / 8)} samples."), nameof(samples));
        }

        if (compression is < -1 or > 9)
        {
            throw new ArgumentException(Invariant($"The compression {compression} is not between -1 and 9."), nameof(compression));
        }

        using var file = new MemoryStream();
        file.Write(ImageKinds.PngMagic);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = ((byte)depth, (byte)(channels switch { 1 => 0, 2 => 4, 3 => 2, _ => 6 }));
        Chunk(file, "IHDR", header);
        using (var data = new MemoryStream())
        {
            using (var compress = new ZLibStream(data, new ZLibCompressionOptions { CompressionLevel = compression }, leaveOpen: true))
            {
                WriteRows(compress, samples, (int)row, channels * (depth / 8));
            }

            Chunk(file, "IDAT", data.ToArray());
        }

        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    // Each row by the filter whose differences are the least, as the specification advises.
    private static void WriteRows(ZLibStream to, byte[] samples, int row, int left)
    {
        byte[] best = new byte[row + 1], other = new byte[row + 1], none = new byte[row];
        for (int start = 0; start < samples.Length; start += row)
        {
            ReadOnlySpan<byte> now = samples.AsSpan(start, row), up = start == 0 ? none : samples.AsSpan(start - row, row);
            long least = long.MaxValue;
            for (int filter = 0; filter < 5; filter++)
            {
                long sum = Filter((byte)filter, now, up, left, other);
                if (sum < least)
                {
                    least = sum;
                    (best, other) = (other, best);
                }
            }

            to.Write(best);
        }
    }

    private static long Filter(byte filter, ReadOnlySpan<byte> now, ReadOnlySpan<byte> up, int left, Span<byte> to)
    {
        to[0] = filter;
        long sum = 0;
        for (int x = 0; x < now.Length; x++)
        {
            int a = x >= left ? now[x - left] : 0, b = up[x], c = x >= left ? up[x - left] : 0;
            byte difference = (byte)(now[x] - filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, 4 => PngRows.Paeth(a, b, c), _ => 0 });
            to[x + 1] = difference;
            sum += Math.Abs((int)(sbyte)difference);
        }

        return sum;
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
