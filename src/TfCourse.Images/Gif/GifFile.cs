using System.Buffers.Binary;
using static System.FormattableString;

namespace TfCourse.Images;

/// <summary>A GIF file: one image or several, each drawn over the one before.</summary>
/// <remarks>
/// Source: CompuServe, Graphics Interchange Format 89a. As in TensorFlow, the canvas is as large as the largest image, what no image has drawn is
/// black, and how an image is to be disposed of is not looked at. Of a file that ends early the whole images are read.
/// </remarks>
public sealed class GifFile
{
    private readonly byte[] _file;
    private readonly List<GifFrame> _frames = [];
    private readonly byte[] _colours = [];
    private int _at = 13;

    private GifFile(byte[] file, long maxSamples)
    {
        _file = file;
        if (ImageKinds.Of(file) != ImageKind.Gif || file.Length < _at)
        {
            throw new ImageFormatException(ImageFault.Malformed, Invariant($"{file.Length} bytes that begin with {Convert.ToHexString(file.AsSpan(0, Math.Min(6, file.Length)))}"), "474946383961 (GIF89a) and a screen", 0);
        }

        _colours = Colours(file[10]);
        try
        {
            ReadBlocks();
        }
        catch (ImageFormatException e) when (e.Fault == ImageFault.Truncated && _frames.Count > 0)
        {
            // The images that are whole are all there is.
            IsTruncated = true;
        }

        if (_frames.Count == 0)
        {
            throw new ImageFormatException(ImageFault.Malformed, "no image", "one at least", _at);
        }

        (Width, Height) = (_frames.Max(f => f.Width), _frames.Max(f => f.Height));
        long samples = (long)Width * Height * 3;
        if (samples == 0 || samples * _frames.Count >= maxSamples)
        {
            throw new ImageFormatException(samples == 0 ? ImageFault.Malformed : ImageFault.OverLimit, Invariant($"{_frames.Count} images of {Width} x {Height}"), Invariant($"1 x 1 or more, fewer than {maxSamples} samples"));
        }
    }

    /// <summary>Images of the file.</summary>
    public int Frames => _frames.Count;

    /// <summary>Rows of the canvas.</summary>
    public int Height { get; }

    /// <summary>Pixels of a row of the canvas.</summary>
    public int Width { get; }

    /// <summary>Whether the file ends before its end is marked.</summary>
    public bool IsTruncated { get; }

    /// <summary>Reads the blocks of a file; the images are expanded later.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="maxSamples">The most samples: frames · height · width · 3.</param>
    /// <exception cref="ImageFormatException">It is damaged, too large, or of a kind that is not read.</exception>
    public static GifFile Parse(byte[] file, long maxSamples = 1 << 29)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new GifFile(file, maxSamples);
    }

    /// <summary>The first images, in red, green and blue.</summary>
    /// <param name="frames">How many; 0 for all.</param>
    /// <returns>frames · Height · Width · 3 values.</returns>
    /// <exception cref="ImageFormatException">An image is damaged.</exception>
    public byte[] Decode(int frames = 0)
    {
        frames = frames == 0 ? Frames : Math.Min(frames, Frames);
        int size = Height * Width * 3;
        byte[] samples = new byte[checked(frames * size)];
        for (int i = 0; i < frames; i++)
        {
            Span<byte> canvas = samples.AsSpan(i * size, size);
            if (i > 0)
            {
                samples.AsSpan((i - 1) * size, size).CopyTo(canvas);
            }

            Draw(_frames[i], canvas);
        }

        return samples;
    }

    private void Draw(GifFrame frame, Span<byte> canvas)
    {
        byte[] pixels = GifPixels.Expand(_file, frame);
        byte[] colours = frame.Colours.Length > 0 ? frame.Colours : _colours;
        for (int row = 0; row < frame.Height; row++)
        {
            int y = frame.Top + (frame.IsInterlaced ? GifPixels.InterlacedRow(row, frame.Height) : row);
            for (int x = 0; x < frame.Width && y < Height && frame.Left + x < Width; x++)
            {
                int colour = pixels[(row * frame.Width) + x];
                if (colour == frame.Transparent)
                {
                    continue;
                }

                if ((colour * 3) + 2 >= colours.Length)
                {
                    throw new ImageFormatException(ImageFault.Malformed, Invariant($"the colour {colour}"), Invariant($"one of the table's {colours.Length / 3}"), frame.Data);
                }

                colours.AsSpan(colour * 3, 3).CopyTo(canvas[(((y * Width) + frame.Left + x) * 3)..]);
            }
        }
    }

    private void ReadBlocks()
    {
        int transparent = -1;
        while (true)
        {
            switch (Take(1)[0])
            {
                case 0x21:
                    byte label = Take(1)[0];
                    int start = _at;
                    SkipParts();
                    // Four bytes that hold for the next image: flags, two of delay, the transparent colour.
                    if (label == 0xF9 && _file[start] == 4)
                    {
                        transparent = (_file[start + 1] & 1) != 0 ? _file[start + 4] : -1;
                    }

                    break;
                case 0x2C:
                    ReadOnlySpan<byte> place = Take(9);
                    (int left, int top, int width, int height) = (Short(place), Short(place[2..]), Short(place[4..]), Short(place[6..]));
                    bool isInterlaced = (place[8] & 0x40) != 0;
                    byte[] colours = Colours(place[8]);
                    int data = _at;
                    Take(1);
                    SkipParts();
                    _frames.Add(new GifFrame(left, top, width, height, isInterlaced, colours, transparent, data, _at));
                    transparent = -1;
                    break;
                case 0x3B:
                    return;
                default:
                    throw new ImageFormatException(ImageFault.Malformed, Invariant($"a block of kind {_file[_at - 1]:X2}"), "an image (2C), an extension (21) or the end (3B)", _at - 1);
            }
        }
    }

    private static int Short(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private byte[] Colours(byte flags) => (flags & 0x80) == 0 ? [] : Take(3 * (2 << (flags & 7))).ToArray();

    private void SkipParts()
    {
        for (int length = Take(1)[0]; length > 0; length = Take(1)[0])
        {
            Take(length);
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _file.Length - _at)
        {
            throw new ImageFormatException(ImageFault.Truncated, Invariant($"{_file.Length - _at} bytes left"), Invariant($"{count}"), _at);
        }

        _at += count;
        return _file.AsSpan(_at - count, count);
    }
}

/// <summary>One image of a GIF file: where it lies on the canvas and in the file.</summary>
/// <param name="Left">Pixels of the canvas on its left.</param>
/// <param name="Top">Rows above it.</param>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="IsInterlaced">Whether every eighth row comes first.</param>
/// <param name="Colours">Its own colours; empty for the file's.</param>
/// <param name="Transparent">The colour that draws nothing; -1 for none.</param>
/// <param name="Data">Where its pixels begin.</param>
/// <param name="End">Where they end.</param>
internal sealed record GifFrame(int Left, int Top, int Width, int Height, bool IsInterlaced, byte[] Colours, int Transparent, int Data, int End);
