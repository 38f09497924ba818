using System.Buffers.Binary;
using System.IO.Compression;
using TfCourse.Images;

namespace TfCourse.TestKit;

/// <summary>PNG files put together by hand.</summary>
public static class PngBytes
{
    /// <summary>A file of rows with their filters.</summary>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="depth">Bits of a sample.</param>
    /// <param name="type">The type of colour: 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha.</param>
    /// <param name="filtered">The rows, each behind the number of its filter.</param>
    /// <param name="palette">The colours of type 3.</param>
    /// <param name="transparency">The content of tRNS.</param>
    /// <param name="interlaced">Whether the rows are those of seven passes.</param>
    public static byte[] File(int width, int height, int depth, int type, byte[] filtered, byte[]? palette = null, byte[]? transparency = null, bool interlaced = false)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)type, (byte)(interlaced ? 1 : 0));
        Chunk(file, "IHDR", header);
        if (palette is not null && type == 3)
        {
            Chunk(file, "PLTE", palette);
        }

        if (transparency is not null)
        {
            Chunk(file, "tRNS", transparency);
        }

        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, true))
        {
            zlib.Write(filtered);
        }

        // In two pieces, as files may hold them.
        byte[] all = data.ToArray();
        Chunk(file, "IDAT", all[..3]);
        Chunk(file, "IDAT", all[3..]);
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>The rows of one pass with their filters: none for the first, that of the row above for the others.</summary>
    public static byte[] Rows(int[] values, int width, int height, int samples, int depth, (int Left, int Top, int Across, int Down) pass)
    {
        List<byte> bytes = [];
        byte[]? above = null;
        for (int y = pass.Top; y < height; y += pass.Down)
        {
            List<int> row = [];
            for (int x = pass.Left; x < width; x += pass.Across)
            {
                row.AddRange(values.Skip(((y * width) + x) * samples).Take(samples));
            }

            if (row.Count == 0)
            {
                break;
            }

            byte[] packed = new byte[((row.Count * depth) + 7) / 8];
            for (int i = 0; i < row.Count * depth; i++)
            {
                int bit = (row[i / depth] >> (depth - 1 - (i % depth))) & 1;
                packed[i / 8] |= (byte)(bit << (7 - (i % 8)));
            }

            bytes.Add((byte)(above is null ? 0 : 2));
            bytes.AddRange(packed.Select((b, i) => (byte)(b - (above?[i] ?? 0))));
            above = packed;
        }

        return [.. bytes];
    }

    private static void Chunk(Stream file, string type, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. content];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Append(0, body));
        file.Write(number);
    }
}
