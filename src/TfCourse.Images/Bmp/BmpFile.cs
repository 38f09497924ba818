using System.Buffers.Binary;
using static System.FormattableString;

namespace TfCourse.Images;

/// <summary>A bitmap of Windows with 8, 24 or 32 bits a pixel, uncompressed, from below or from above.</summary>
/// <remarks>Source: Microsoft, Bitmap Storage. As in TensorFlow, 8 bits are grey, whatever palette there is, and the file holds no more than header and rows.</remarks>
public sealed class BmpFile
{
    private const int Least = 32;
    private readonly byte[] _file;
    private readonly int _start, _row;
    private readonly bool _isFromAbove;

    private BmpFile(byte[] file, long maxPixels)
    {
        if (file.Length < Least)
        {
            throw new ImageFormatException(ImageFault.Truncated, Invariant($"{file.Length} bytes"), Invariant($"a header of {Least} or more"));
        }

        if (ImageKinds.Of(file) != ImageKind.Bmp)
        {
            throw new ImageFormatException(ImageFault.Malformed, "the bytes " + Convert.ToHexString(file.AsSpan(0, 2)), "424D, as a bitmap begins", 0);
        }

        _file = file;
        _start = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(10));
        Width = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(18));
        int height = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(22)), bits = BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(28));
        Channels = bits / 8;
        if (Channels is not (1 or 3 or 4) || Width <= 0 || height is 0 or int.MinValue || _start < 0)
        {
            throw new ImageFormatException(ImageFault.Malformed, Invariant($"an image of {Width} x {height} with {bits} bits a pixel at {_start}"), "1 x 1 or more with 8, 24 or 32 bits", 10);
        }

        _isFromAbove = height < 0;
        Height = Math.Abs(height);
        if ((long)Width * Height > maxPixels)
        {
            throw new ImageFormatException(ImageFault.OverLimit, Invariant($"an image of {Width} x {Height}"), Invariant($"at most {maxPixels} pixels"), 18);
        }

        _row = checked((int)(((((long)Channels * Width) + 3) / 4) * 4));
        long size = _start + ((long)_row * Height);
        if (size != file.Length)
        {
            throw new ImageFormatException(size > file.Length ? ImageFault.Truncated : ImageFault.Malformed, Invariant($"{file.Length} bytes"), Invariant($"{size}: header and rows"));
        }
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Pixels of a row.</summary>
    public int Width { get; }

    /// <summary>1 grey, 3 colours, 4 colours and alpha.</summary>
    public int Channels { get; }

    /// <summary>Reads the header of a file.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="maxPixels">The most pixels.</param>
    /// <exception cref="ImageFormatException">It is damaged, too large, or of a kind that is not read.</exception>
    public static BmpFile Parse(byte[] file, long maxPixels = int.MaxValue / 8)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new BmpFile(file, maxPixels);
    }

    /// <summary>The image.</summary>
    /// <param name="channels">3 or 4, or 1 for one of 8 bits; 0 for those of the file. Alpha that the file does not have is 255.</param>
    /// <returns>Height · Width · channels values.</returns>
    /// <exception cref="ArgumentException">The file has no such channels.</exception>
    public byte[] Decode(int channels = 0)
    {
        channels = channels == 0 ? Channels : channels;
        if (channels is not (3 or 4) && channels != Channels)
        {
            throw new ArgumentException(Invariant($"A bitmap of {Channels} channels does not give {channels}: ask for 3 or 4."), nameof(channels));
        }

        byte[] samples = new byte[checked(Height * Width * channels)];
        for (int y = 0; y < Height; y++)
        {
            ReadOnlySpan<byte> row = _file.AsSpan(_start + ((_isFromAbove ? y : Height - 1 - y) * _row), _row);
            for (int x = 0; x < Width; x++)
            {
                ReadOnlySpan<byte> from = row.Slice(x * Channels, Channels);
                Span<byte> to = samples.AsSpan(((y * Width) + x) * channels, channels);
                for (int k = 0; k < channels; k++)
                {
                    // Blue, green, red, alpha is the order of the file.
                    to[k] = k == 3 ? Channels == 4 ? from[3] : byte.MaxValue : Channels == 1 ? from[0] : from[2 - k];
                }
            }
        }

        return samples;
    }
}
