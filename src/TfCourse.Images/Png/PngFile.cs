using System.Buffers.Binary;
using System.Text;
using static System.FormattableString;

namespace TfCourse.Images;

/// <summary>A PNG file of any colour type and bit depth, interlaced or not. Checksums and sizes are checked before anything is expanded.</summary>
/// <remarks>
/// Source: W3C, Portable Network Graphics (PNG) Specification, Second Edition. What becomes of channels and depths is what libpng does as
/// TensorFlow calls it.
/// </remarks>
public sealed class PngFile
{
    private readonly byte[] _file;
    private readonly List<(int Start, int Length)> _data = [];
    private readonly PngHeader _header;
    private readonly byte[] _palette = [];
    private readonly byte[]? _transparency;

    private PngFile(byte[] file, long maxPixels)
    {
        _file = file;
        if (ImageKinds.Of(file) != ImageKind.Png)
        {
            throw new ImageFormatException(ImageFault.Malformed, "the bytes " + Convert.ToHexString(file.AsSpan(0, Math.Min(8, file.Length))), Convert.ToHexString(ImageKinds.PngMagic) + ", as a PNG file begins", 0);
        }

        PngHeader? header = null;
        int at = ImageKinds.PngMagic.Length;
        for (bool ended = false; !ended;)
        {
            if (file.Length - at < 12)
            {
                throw new ImageFormatException(ImageFault.Truncated, Invariant($"{file.Length - at} bytes left"), "a chunk of 12 bytes or more, the last one IEND", at);
            }

            uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
            {
                throw new ImageFormatException(ImageFault.Truncated, Invariant($"a chunk of {length} bytes, {file.Length - at - 12} are left"), "a whole chunk", at);
            }

            ReadOnlySpan<byte> chunk = file.AsSpan(at + 4, (int)length + 4);
            bool isWhole = Crc32.Append(0, chunk) == BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + (int)length));
            string type = Encoding.Latin1.GetString(chunk[..4]);
            bool isCritical = type[0] is >= 'A' and <= 'Z';
            if (!isWhole && (isCritical || header is null))
            {
                throw new ImageFormatException(ImageFault.Checksum, "a chunk whose CRC-32 is another", "the CRC-32 that the chunk says", at);
            }

            if ((header is null) != (type == "IHDR"))
            {
                throw new ImageFormatException(ImageFault.Malformed, $"the chunk {type}", header is null ? "IHDR first" : "one IHDR", at);
            }

            switch (type)
            {
                case "IHDR": header = PngHeader.Parse(chunk[4..], at, maxPixels); break;
                case "PLTE": _palette = Palette(chunk[4..], at); break;
                case "tRNS" when isWhole: _transparency = chunk[4..].ToArray(); break;
                case "IDAT": _data.Add((at + 8, (int)length)); break;
                case "IEND": ended = true; break;
                default:
                    if (isCritical)
                    {
                        throw new ImageFormatException(ImageFault.Unsupported, $"the critical chunk {type}", "IHDR, PLTE, IDAT and IEND", at);
                    }

                    break;
            }

            at += 12 + (int)length;
        }

        _header = header!;
        if (_header.ColourType == PngHeader.Palette && _palette.Length == 0)
        {
            throw new ImageFormatException(ImageFault.Malformed, "no palette", "the chunk PLTE, since the pixels are numbers of colours");
        }

        // A chunk of another length than its kind of image has says nothing.
        if (_transparency?.Length != _header.ColourType switch { 0 => 2, 2 => 6, PngHeader.Palette => Math.Min(_transparency?.Length ?? 0, _palette.Length / 3), _ => -1 })
        {
            _transparency = null;
        }
    }

    /// <summary>Rows.</summary>
    public int Height => _header.Height;

    /// <summary>Pixels of a row.</summary>
    public int Width => _header.Width;

    /// <summary>Channels of the image: 1 grey, 2 grey and alpha, 3 colours, 4 colours and alpha. A palette has 3, with transparent colours 4.</summary>
    public int Channels => _header.ColourType == PngHeader.Palette ? _transparency is null ? 3 : 4 : _header.Samples;

    /// <summary>Bits of a sample in the file: 1, 2, 4, 8 or 16.</summary>
    public int Depth => _header.Depth;

    /// <summary>Reads the chunks of a file; the image is expanded later.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="maxPixels">The most pixels.</param>
    /// <exception cref="ImageFormatException">It is damaged, too large, or of a kind that is not read.</exception>
    public static PngFile Parse(byte[] file, long maxPixels = 1 << 29)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new PngFile(file, maxPixels);
    }

    /// <summary>The image in samples of 8 bits; of 16 bits the upper half.</summary>
    /// <param name="channels">1 to 4; 0 for those of the file.</param>
    /// <returns>Height · Width · channels values.</returns>
    /// <exception cref="ImageFormatException">The image data are damaged.</exception>
    public byte[] Decode(int channels = 0) => Pixels(channels).Convert<byte>(Rows(), Depth == 16 ? 8 : 0, 1);

    /// <summary>The image in samples of 16 bits; those of 8 bits times 257.</summary>
    /// <param name="channels">1 to 4; 0 for those of the file.</param>
    /// <returns>Height · Width · channels values.</returns>
    /// <exception cref="ImageFormatException">The image data are damaged.</exception>
    public ushort[] DecodeWide(int channels = 0) => Pixels(channels).Convert<ushort>(Rows(), 0, Depth == 16 ? 1 : 257);

    private static byte[] Palette(ReadOnlySpan<byte> chunk, long at) => chunk.Length is > 0 and <= 768 && chunk.Length % 3 == 0 ? chunk.ToArray()
        : throw new ImageFormatException(ImageFault.Malformed, Invariant($"a palette of {chunk.Length} bytes"), "three bytes for each of 1 to 256 colours", at);

    private PngPixels Pixels(int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(channels);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, 4);
        return new PngPixels(_header, _palette, _transparency, channels == 0 ? Channels : channels);
    }

    private byte[] Rows()
    {
        byte[] compressed = new byte[_data.Sum(p => (long)p.Length)];
        int filled = 0;
        foreach ((int start, int length) in _data)
        {
            _file.AsSpan(start, length).CopyTo(compressed.AsSpan(filled));
            filled += length;
        }

        return PngRows.Expand(_header, compressed);
    }
}
