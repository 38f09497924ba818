namespace TfCourse.Images;

/// <summary>The quantized blocks of one component of an image that is written.</summary>
internal sealed class JpegCoefficients
{
    private readonly short[] _blocks;

    private JpegCoefficients(byte[] plane, int table, int sampling, (int Wide, int High) blocks, ushort[] divisors)
    {
        (Table, Sampling, BlocksWide, BlocksHigh) = (table, sampling, blocks.Wide, blocks.High);
        _blocks = new short[checked(blocks.Wide * blocks.High * JpegTables.Block)];
        Span<int> block = stackalloc int[JpegTables.Block];
        for (int i = 0; i < blocks.Wide * blocks.High; i++)
        {
            int start = (i / blocks.Wide * 8 * blocks.Wide * 8) + (i % blocks.Wide * 8);
            for (int k = 0; k < JpegTables.Block; k++)
            {
                block[k] = plane[start + (k / 8 * blocks.Wide * 8) + (k % 8)] - 128;
            }

            ForwardDct.Run(block, divisors, _blocks.AsSpan(i * JpegTables.Block, JpegTables.Block));
        }
    }

    /// <summary>The number of its tables: 0 luminance, 1 colours.</summary>
    public int Table { get; }

    /// <summary>Blocks of a unit in each direction.</summary>
    public int Sampling { get; }

    public int BlocksWide { get; }

    public int BlocksHigh { get; }

    public ReadOnlySpan<short> BlockAt(int row, int column) => _blocks.AsSpan(((row * BlocksWide) + column) * JpegTables.Block, JpegTables.Block);

    public static JpegCoefficients[] Of(Raster image, bool downsamples, ushort[][] divisors)
    {
        if (image.Channels == 1)
        {
            (int, int) alone = (JpegFrame.Ceiling(image.Width, 8), JpegFrame.Ceiling(image.Height, 8));
            return [new JpegCoefficients(Plane(image, 1, alone, static (_, _, _, s) => s), 0, 1, alone, divisors[0])];
        }

        int factor = downsamples ? 2 : 1;
        (int, int) fine = (JpegFrame.Ceiling(image.Width, 8), JpegFrame.Ceiling(image.Height, 8)), coarse = (JpegFrame.Ceiling(image.Width, 8 * factor), JpegFrame.Ceiling(image.Height, 8 * factor));
        return
        [
            new JpegCoefficients(Plane(image, 1, fine, static (r, g, b, _) => JpegColors.Luminance(r, g, b)), 0, factor, fine, divisors[0]),
            new JpegCoefficients(Plane(image, factor, coarse, static (r, g, b, _) => JpegColors.Blueness(r, g, b)), 1, 1, coarse, divisors[1]),
            new JpegCoefficients(Plane(image, factor, coarse, static (r, g, b, _) => JpegColors.Redness(r, g, b)), 1, 1, coarse, divisors[1]),
        ];
    }

    // One component, at the size or at half of it, whole blocks: the last column and the last row stand for what lies beyond.
    private static byte[] Plane(Raster image, int factor, (int Wide, int High) blocks, Func<int, int, int, byte, byte> color)
    {
        (int width, int height) = (blocks.Wide * 8, blocks.High * 8);
        int last = JpegFrame.Ceiling(image.Height, factor) - 1;
        byte[] plane = new byte[checked(width * height)];
        for (int y = 0; y < height; y++)
        {
            if (y > last)
            {
                plane.AsSpan(last * width, width).CopyTo(plane.AsSpan(y * width));
                continue;
            }

            for (int x = 0; x < width; x++)
            {
                int sum = 0;
                for (int k = 0; k < factor * factor; k++)
                {
                    sum += At(Math.Min((y * factor) + (k / factor), image.Height - 1), Math.Min((x * factor) + (k % factor), image.Width - 1));
                }

                // Halves go up and down in turns, so that no image gets brighter.
                plane[(y * width) + x] = factor == 1 ? (byte)sum : (byte)((sum + 1 + (x % 2)) >> 2);
            }
        }

        return plane;

        byte At(int y, int x)
        {
            int at = ((y * image.Width) + x) * image.Channels;
            byte first = image.Samples[at];
            return image.Channels == 1 ? color(0, 0, 0, first) : color(first, image.Samples[at + 1], image.Samples[at + 2], first);
        }
    }
}
