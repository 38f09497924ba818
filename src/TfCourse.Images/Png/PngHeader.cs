using System.Buffers.Binary;
using static System.FormattableString;

namespace TfCourse.Images;

/// <summary>The chunk IHDR of a PNG file.</summary>
internal sealed record PngHeader(int Width, int Height, int Depth, int ColourType, bool Interlaced)
{
    public const int Palette = 3;

    // Adam7: where each pass begins, and its steps.
    private static ReadOnlySpan<byte> Passes => [0, 0, 8, 8, 4, 0, 8, 8, 0, 4, 4, 8, 2, 0, 4, 4, 0, 2, 2, 4, 1, 0, 2, 2, 0, 1, 1, 2];

    /// <summary>Samples of a pixel in the file.</summary>
    public int Samples => ColourType switch { 0 or Palette => 1, 2 => 3, 4 => 2, _ => 4 };

    public bool HasColours => (ColourType & 2) != 0;

    public bool HasAlpha => (ColourType & 4) != 0;

    public int PixelBytes => Math.Max(1, Depth * Samples / 8);

    public int RowBytes(int width) => (int)((((long)width * Depth * Samples) + 7) / 8);

    /// <summary>The parts of the image that follow each other in the file: one, or seven of an interlaced image; empty ones left out.</summary>
    public List<PngPass> Parts()
    {
        List<PngPass> parts = [];
        if (!Interlaced)
        {
            parts.Add(new PngPass(0, 0, 1, 1, Width, Height));
            return parts;
        }

        for (int i = 0; i < Passes.Length; i += 4)
        {
            (int left, int top, int across, int down) = (Passes[i], Passes[i + 1], Passes[i + 2], Passes[i + 3]);
            (int width, int height) = ((int)(((long)Width - left + across - 1) / across), (int)(((long)Height - top + down - 1) / down));
            if (width > 0 && height > 0)
            {
                parts.Add(new PngPass(left, top, across, down, width, height));
            }
        }

        return parts;
    }

    public static PngHeader Parse(ReadOnlySpan<byte> chunk, long at, long maxPixels)
    {
        if (chunk.Length != 13)
        {
            throw new ImageFormatException(ImageFault.Malformed, Invariant($"a header of {chunk.Length} bytes"), "13", at);
        }

        uint width = BinaryPrimitives.ReadUInt32BigEndian(chunk), height = BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]);
        (int depth, int type) = (chunk[8], chunk[9]);
        bool known = (type, depth) is (0, 1 or 2 or 4 or 8 or 16) or (Palette, 1 or 2 or 4 or 8) or (2 or 4 or 6, 8 or 16);
        if (!known || chunk[10] != 0 || chunk[11] != 0 || chunk[12] > 1)
        {
            throw new ImageFormatException(
                ImageFault.Malformed,
                Invariant($"colour type {type} with {depth} bits, compression {chunk[10]}, filter {chunk[11]}, interlacing {chunk[12]}"),
                "a kind that the PNG specification has",
                at);
        }

        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
        {
            throw new ImageFormatException(ImageFault.Malformed, Invariant($"an image of {width} x {height}"), "1 x 1 or more", at);
        }

        if ((ulong)width * height > (ulong)maxPixels)
        {
            throw new ImageFormatException(ImageFault.OverLimit, Invariant($"an image of {width} x {height}"), Invariant($"at most {maxPixels} pixels"), at);
        }

        return new PngHeader((int)width, (int)height, depth, type, chunk[12] == 1);
    }
}

/// <summary>Pixels of an image that are stored together: from a place on, in steps.</summary>
internal readonly record struct PngPass(int Left, int Top, int Across, int Down, int Width, int Height);
