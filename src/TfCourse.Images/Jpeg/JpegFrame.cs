using static System.FormattableString;

namespace TfCourse.Images;

/// <summary>The header of a JPEG frame: sizes and components.</summary>
internal sealed class JpegFrame
{
    private JpegFrame(int height, int width, bool isProgressive, JpegComponent[] components)
    {
        (Height, Width, IsProgressive, Components) = (height, width, isProgressive, components);
        Across = components.Max(c => c.Across);
        Down = components.Max(c => c.Down);
        UnitsWide = Ceiling(width, 8 * Across);
        UnitsHigh = Ceiling(height, 8 * Down);
    }

    public int Height { get; }

    public int Width { get; }

    public bool IsProgressive { get; }

    public JpegComponent[] Components { get; }

    /// <summary>Blocks of the finest component in a unit, from left to right.</summary>
    public int Across { get; }

    /// <summary>Blocks of the finest component in a unit, from above.</summary>
    public int Down { get; }

    public int UnitsWide { get; }

    public int UnitsHigh { get; }

    /// <summary>All blocks of all components.</summary>
    public long Blocks => Components.Sum(c => (long)UnitsWide * c.Across * UnitsHigh * c.Down);

    public static int Ceiling(long a, int b) => (int)((a + b - 1) / b);

    public static JpegFrame Parse(ReadOnlySpan<byte> segment, byte marker, long at)
    {
        if (segment.Length < 6 || segment.Length != 6 + (3 * segment[5]))
        {
            throw new ImageFormatException(ImageFault.Malformed, Invariant($"a frame header of {segment.Length} bytes"), "6 and 3 for each component", at);
        }

        (int depth, int height, int width, int count) = (segment[0], (segment[1] << 8) | segment[2], (segment[3] << 8) | segment[4], segment[5]);
        if (depth != 8)
        {
            throw new ImageFormatException(ImageFault.Unsupported, Invariant($"samples of {depth} bits"), "8", at);
        }

        if (height == 0 || width == 0 || count is 0 or > 4)
        {
            throw new ImageFormatException(ImageFault.Malformed, Invariant($"an image of {width} x {height} with {count} components"), "1 x 1 or more with 1 to 4", at);
        }

        var components = new JpegComponent[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> part = segment.Slice(6 + (3 * i), 3);
            (int id, int across, int down, int table) = (part[0], part[1] >> 4, part[1] & 15, part[2]);
            if (across is 0 or > 4 || down is 0 or > 4 || table > 3)
            {
                throw new ImageFormatException(ImageFault.Malformed, Invariant($"sampling {across} x {down} with quantization table {table}"), "1 to 4 and a table of 0 to 3", at);
            }

            // A component alone fills the image, however it is sampled.
            components[i] = count == 1 ? new JpegComponent(id, 1, 1, table) : new JpegComponent(id, across, down, table);
        }

        return new JpegFrame(height, width, marker == JpegMarker.Progressive, components);
    }
}

/// <summary>The second bytes of markers.</summary>
internal static class JpegMarker
{
    public const byte Progressive = 0xC2, Huffman = 0xC4, Arithmetic = 0xCC, Restart = 0xD0, Start = 0xD8, End = 0xD9, Scan = 0xDA, Quantization = 0xDB, Interval = 0xDD, App0 = 0xE0, App1 = 0xE1, Adobe = 0xEE;

    public static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not Huffman and not 0xC8 and not Arithmetic;

    public static bool HasNoSegment(byte marker) => marker is 1 or (>= Restart and <= Start);
}
