using System.IO.Compression;
using static System.FormattableString;

namespace TfCourse.Images;

/// <summary>The compressed part of a PNG file: rows, each with the number of a filter in front, expanded and unfiltered.</summary>
internal static class PngRows
{
    public static byte[] Expand(PngHeader header, byte[] compressed)
    {
        List<PngPass> parts = header.Parts();
        long size = parts.Sum(p => (header.RowBytes(p.Width) + 1L) * p.Height);
        if (size > (compressed.Length * Deflate.GreatestRatio) + 1024 || size > Array.MaxLength)
        {
            throw new ImageFormatException(ImageFault.Truncated, Invariant($"{compressed.Length} bytes of image data"), Invariant($"enough for an image of {header.Width} x {header.Height}"));
        }

        byte[] rows = new byte[size];
        try
        {
            using var stream = new ZLibStream(new MemoryStream(compressed, false), CompressionMode.Decompress);
            if (stream.ReadAtLeast(rows, rows.Length, throwOnEndOfStream: false) < rows.Length)
            {
                throw new ImageFormatException(ImageFault.Truncated, "image data that end early", Invariant($"{rows.Length} bytes"));
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new ImageFormatException(ImageFault.Malformed, "damaged compressed data", "a valid zlib stream", inner: e);
        }

        int at = 0;
        foreach (PngPass part in parts)
        {
            int row = header.RowBytes(part.Width) + 1;
            ReadOnlySpan<byte> up = new byte[row - 1];
            for (int y = 0; y < part.Height; y++, at += row)
            {
                Span<byte> now = rows.AsSpan(at + 1, row - 1);
                Undo(rows[at], now, up, header.PixelBytes, part.Top + (y * part.Down));
                up = now;
            }
        }

        return rows;
    }

    private static void Undo(byte filter, Span<byte> now, ReadOnlySpan<byte> up, int left, int y)
    {
        switch (filter)
        {
            case 0:
                return;
            case 1:
                for (int x = left; x < now.Length; x++)
                {
                    now[x] += now[x - left];
                }

                return;
            case 2:
                for (int x = 0; x < now.Length; x++)
                {
                    now[x] += up[x];
                }

                return;
            case 3:
                for (int x = 0; x < now.Length; x++)
                {
                    now[x] += (byte)(((x >= left ? now[x - left] : 0) + up[x]) / 2);
                }

                return;
            case 4:
                for (int x = 0; x < now.Length; x++)
                {
                    now[x] += (byte)Paeth(x >= left ? now[x - left] : 0, up[x], x >= left ? up[x - left] : 0);
                }

                return;
            default:
                throw new ImageFormatException(ImageFault.Malformed, Invariant($"the filter {filter} of row {y}"), "0 to 4");
        }
    }

    /// <summary>The neighbour (left, above, above on the left) that is nearest to left + above - corner.</summary>
    public static int Paeth(int a, int b, int c)
    {
        int p = a + b - c, pa = Math.Abs(p - a), pb = Math.Abs(p - b), pc = Math.Abs(p - c);
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }
}

/// <summary>What holds of every deflate stream.</summary>
public static class Deflate
{
    /// <summary>The most bytes that one compressed byte can stand for: 258 in 2 bits.</summary>
    public const long GreatestRatio = 1032;
}
