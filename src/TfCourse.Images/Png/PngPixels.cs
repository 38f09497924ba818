using System.Numerics;
using static System.FormattableString;

namespace TfCourse.Images;

/// <summary>Turns the rows of a PNG file into samples of a wanted number of channels.</summary>
/// <remarks>
/// Colours become grey by 0.299 R + 0.587 G + the rest of B in 15-bit integers, rounded down for 8 bits and to the nearest for 16; alpha that the file does not
/// have is 2^depth - 1, of the file's depth: both are libpng's.
/// </remarks>
internal sealed class PngPixels(PngHeader header, byte[] palette, byte[]? transparency, int channels)
{
    private const int RedWeight = 9797, GreenWeight = 19234, BlueWeight = 32768 - RedWeight - GreenWeight;
    private readonly int _most = header.Depth == 16 ? ushort.MaxValue : byte.MaxValue;
    private readonly int _scale = header.ColourType == PngHeader.Palette ? 1 : header.Depth switch { 1 => 255, 2 => 85, 4 => 17, _ => 1 };

    /// <summary>All samples, shifted to the right, then scaled.</summary>
    public T[] Convert<T>(byte[] rows, int shift, int scale) where T : IBinaryInteger<T>
    {
        T[] result = new T[checked(header.Width * header.Height * channels)];
        Span<int> pixel = stackalloc int[4];
        int at = 0;
        foreach (PngPass part in header.Parts())
        {
            int row = header.RowBytes(part.Width);
            for (int y = 0; y < part.Height; y++, at += row + 1)
            {
                ReadOnlySpan<byte> bytes = rows.AsSpan(at + 1, row);
                int to = (((part.Top + (y * part.Down)) * header.Width) + part.Left) * channels;
                for (int x = 0; x < part.Width; x++, to += part.Across * channels)
                {
                    Read(bytes, x, pixel);
                    for (int k = 0; k < channels; k++)
                    {
                        result[to + k] = T.CreateTruncating((pixel[k] >> shift) * scale);
                    }
                }
            }
        }

        return result;
    }

    // One pixel in the wanted channels, in 8 bits or in the file's 16.
    private void Read(ReadOnlySpan<byte> row, int x, Span<int> pixel)
    {
        int samples = header.Samples;
        for (int k = 0; k < samples; k++)
        {
            pixel[k] = Sample(row, (x * samples) + k);
        }

        int alpha = header.HasAlpha ? pixel[samples - 1] : Transparency(pixel) ?? (1 << header.Depth) - 1;
        if (header.ColourType == PngHeader.Palette)
        {
            int colour = 3 * pixel[0];
            if (colour >= palette.Length)
            {
                throw new ImageFormatException(ImageFault.Malformed, Invariant($"the colour {pixel[0]}"), Invariant($"one of the palette's {palette.Length / 3}"));
            }

            (pixel[0], pixel[1], pixel[2]) = (palette[colour], palette[colour + 1], palette[colour + 2]);
        }

        pixel[0] *= _scale;
        if (channels < 3 && header.HasColours)
        {
            pixel[0] = Grey(pixel[0], pixel[1], pixel[2]);
        }
        else if (channels >= 3 && !header.HasColours)
        {
            pixel[1] = pixel[2] = pixel[0];
        }

        if (channels % 2 == 0)
        {
            pixel[channels - 1] = alpha;
        }
    }

    private int Grey(int r, int g, int b) => r == g && r == b ? r : ((RedWeight * r) + (GreenWeight * g) + (BlueWeight * b) + (header.Depth == 16 ? 1 << 14 : 0)) >>> 15;

    // The alpha that the chunk tRNS gives to a pixel as it is stored.
    private int? Transparency(ReadOnlySpan<int> pixel)
    {
        if (transparency is null)
        {
            return null;
        }

        if (header.ColourType == PngHeader.Palette)
        {
            return pixel[0] < transparency.Length ? transparency[pixel[0]] : _most;
        }

        for (int k = 0; k < header.Samples; k++)
        {
            if (pixel[k] != (((transparency[2 * k] << 8) | transparency[(2 * k) + 1]) & ((1 << header.Depth) - 1)))
            {
                return _most;
            }
        }

        return 0;
    }

    private int Sample(ReadOnlySpan<byte> row, int i)
    {
        if (header.Depth == 16)
        {
            return (row[2 * i] << 8) | row[(2 * i) + 1];
        }

        int bit = i * header.Depth;
        return header.Depth == 8 ? row[i] : (row[bit / 8] >> (8 - header.Depth - (bit % 8))) & ((1 << header.Depth) - 1);
    }
}
