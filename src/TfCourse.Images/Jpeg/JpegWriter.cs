using System.Buffers.Binary;
using System.Text;
using static System.FormattableString;

namespace TfCourse.Images;

/// <summary>How a JPEG file is written.</summary>
/// <param name="Quality">0 to 100.</param>
/// <param name="Progressive">Whether coarse coefficients come before fine ones.</param>
/// <param name="Optimize">Whether the codes are made for the image.</param>
/// <param name="Downsample">Whether colours are stored at half the size.</param>
/// <param name="PerCentimetre">Whether densities are of a centimetre, not of an inch.</param>
/// <param name="XDensity">Pixels of that length from left to right.</param>
/// <param name="YDensity">Pixels of that length from above.</param>
/// <param name="Metadata">XMP metadata; empty for none.</param>
public sealed record JpegEncoding(
    int Quality = 95, bool Progressive = false, bool Optimize = false, bool Downsample = true, bool PerCentimetre = false, int XDensity = 300, int YDensity = 300, string Metadata = "");

/// <summary>Writes JPEG files of grey images and of colours.</summary>
/// <remarks>Sources: ITU-T T.81, JFIF 1.01. A sequential file is that of libjpeg-turbo, bit for bit; a progressive one has its coefficients in bands of its own.</remarks>
public static class JpegWriter
{
    private const int MostPixels = 65_500;
    private const string MetadataName = "http://ns.adobe.com/xap/1.0/\0";

    /// <summary>Encodes an image.</summary>
    /// <param name="image">1 or 3 channels, at most 65,500 x 65,500.</param>
    /// <param name="encoding">How; null for the defaults.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ArgumentException">Samples, sizes or densities do not fit.</exception>
    public static byte[] Encode(Raster image, JpegEncoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        encoding ??= new JpegEncoding();
        if (image.Channels is not (1 or 3) || image.Width is < 1 or > MostPixels || image.Height is < 1 or > MostPixels || image.Samples.Length != (long)image.Height * image.Width * image.Channels)
        {
            throw new ArgumentException(Invariant($"An image of {image.Width} x {image.Height} with {image.Channels} channels and {image.Samples.Length} samples is not encoded: 1 or 3 channels of at most {MostPixels} x {MostPixels} are."), nameof(image));
        }

        byte[] metadata = encoding.Metadata.Length == 0 ? [] : Encoding.UTF8.GetBytes(MetadataName + encoding.Metadata);
        if (encoding.Quality is < 0 or > 100 || encoding.XDensity is < 0 or > ushort.MaxValue || encoding.YDensity is < 0 or > ushort.MaxValue || metadata.Length > ushort.MaxValue - 2)
        {
            throw new ArgumentException(Invariant($"Quality {encoding.Quality} (0 to 100), densities {encoding.XDensity} and {encoding.YDensity} (16 bits), {metadata.Length} bytes of metadata (65,533)."), nameof(encoding));
        }

        using var file = new MemoryStream();
        file.Write([0xFF, JpegMarker.Start]);
        Span<byte> densities = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16BigEndian(densities, (ushort)encoding.XDensity);
        BinaryPrimitives.WriteUInt16BigEndian(densities[2..], (ushort)encoding.YDensity);
        Segment(file, JpegMarker.App0, [.. "JFIF\0"u8, 1, 1, (byte)(encoding.PerCentimetre ? 2 : 1), .. densities, 0, 0]);
        if (metadata.Length > 0)
        {
            Segment(file, JpegMarker.App1, metadata);
        }

        ushort[][] divisors = [Divisors(JpegTables.Luminance, encoding.Quality), Divisors(JpegTables.Chrominance, encoding.Quality)];
        JpegCoefficients[] components = JpegCoefficients.Of(image, encoding.Downsample, divisors);
        for (int i = 0; i < Math.Min(2, components.Length); i++)
        {
            byte[] table = new byte[1 + JpegTables.Block];
            table[0] = (byte)i;
            for (int k = 0; k < JpegTables.Block; k++)
            {
                table[1 + k] = (byte)divisors[i][JpegTables.Order[k]];
            }

            Segment(file, JpegMarker.Quantization, table);
        }

        byte[] frame = [8, (byte)(image.Height >> 8), (byte)image.Height, (byte)(image.Width >> 8), (byte)image.Width, (byte)components.Length, .. components.SelectMany((c, i) => (byte[])[(byte)(i + 1), (byte)((c.Sampling << 4) | c.Sampling), (byte)c.Table])];
        Segment(file, encoding.Progressive ? JpegMarker.Progressive : (byte)0xC0, frame);
        JpegScanWriter.Write(file, components, encoding.Progressive, encoding.Optimize);
        file.Write([0xFF, JpegMarker.End]);
        return file.ToArray();
    }

    internal static void Segment(Stream file, byte marker, ReadOnlySpan<byte> content)
    {
        int length = content.Length + 2;
        file.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
        file.Write(content);
    }

    private static ushort[] Divisors(ReadOnlySpan<byte> basic, int quality)
    {
        quality = Math.Max(1, quality);
        int scale = quality < 50 ? 5000 / quality : 200 - (2 * quality);
        ushort[] divisors = new ushort[basic.Length];
        for (int i = 0; i < basic.Length; i++)
        {
            divisors[i] = (ushort)Math.Clamp(((basic[i] * scale) + 50) / 100, 1, 255);
        }

        return divisors;
    }
}
