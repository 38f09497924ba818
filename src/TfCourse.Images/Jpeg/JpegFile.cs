using static System.FormattableString;

namespace TfCourse.Images;

/// <summary>How a JPEG file is decoded.</summary>
/// <param name="Channels">1 grey, 3 colours; 0 for those of the file.</param>
/// <param name="Ratio">1, 2, 4 or 8: the image comes out that much smaller.</param>
/// <param name="Fancy">Whether coarser colours are interpolated, not repeated.</param>
/// <param name="Accurate">Whether the slower, more exact transform is taken.</param>
/// <param name="Recover">Whether the file's end counts as the image's: what is missing is grey.</param>
/// <param name="AcceptableFraction">Of a file that ends early the least part of the rows; the rows that are missing are black.</param>
public sealed record JpegOptions(int Channels = 0, int Ratio = 1, bool Fancy = true, bool Accurate = false, bool Recover = false, float AcceptableFraction = 1);

/// <summary>A JPEG file: baseline, extended sequential or progressive, 8 bits, Huffman codes, grey, colours or four inks.</summary>
/// <remarks>Source: ITU-T T.81. Samples are those of libjpeg-turbo, bit for bit.</remarks>
public sealed class JpegFile
{
    private readonly byte[] _file;
    private readonly JpegFrame _frame;

    private JpegFile(byte[] file, JpegFrame frame) => (_file, _frame) = (file, frame);

    /// <summary>Rows.</summary>
    public int Height => _frame.Height;

    /// <summary>Pixels of a row.</summary>
    public int Width => _frame.Width;

    /// <summary>Components in the file: 1, 3, or 4 of inks.</summary>
    public int Components => _frame.Components.Length;

    /// <summary>Channels of the decoded image when none are asked for.</summary>
    public int Channels => Math.Min(Components, 3);

    /// <summary>Reads the file's headers; the image is decoded later.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="maxSamples">The most samples: height · width · components.</param>
    /// <exception cref="ImageFormatException">It is damaged, too large, or of a kind that is not read.</exception>
    public static JpegFile Parse(byte[] file, long maxSamples = 1 << 29)
    {
        ArgumentNullException.ThrowIfNull(file);
        JpegFrame frame = new JpegReader(file, false).Frame;
        long samples = (long)frame.Height * frame.Width * frame.Components.Length;
        return samples < maxSamples ? new JpegFile(file, frame)
            : throw new ImageFormatException(ImageFault.OverLimit, Invariant($"an image of {frame.Width} x {frame.Height}"), Invariant($"fewer than {maxSamples} samples"));
    }

    /// <summary>The decoded image's size.</summary>
    /// <param name="ratio">1, 2, 4 or 8.</param>
    public (int Height, int Width) SizeAt(int ratio) => (JpegFrame.Ceiling(Height, ratio), JpegFrame.Ceiling(Width, ratio));

    /// <summary>Decodes the image.</summary>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ImageFormatException">It is damaged, or cannot be given in the channels asked for.</exception>
    /// <exception cref="ArgumentException">There are no such channels, or no such ratio.</exception>
    public Raster Decode(JpegOptions? options = null)
    {
        options ??= new JpegOptions();
        if (options.Channels is not (0 or 1 or 3) || options.Ratio is not (1 or 2 or 4 or 8))
        {
            throw new ArgumentException(Invariant($"{options.Channels} channels at 1/{options.Ratio}: 0, 1 or 3 are wanted, at 1, 1/2, 1/4 or 1/8."), nameof(options));
        }

        var reader = new JpegReader(_file, options.Recover);
        int channels = options.Channels == 0 ? Channels : options.Channels;
        if (reader.System == JpegSystem.Unknown || (channels == 1 && Components == 4))
        {
            throw new ImageFormatException(ImageFault.Unsupported, Invariant($"{Components} components"), channels == 1 ? "1 or 3 components for an image in grey" : "1, 3 or 4 components");
        }

        int read = reader.ReadScans();
        int size = 8 / options.Ratio;
        (int height, int width) = SizeAt(options.Ratio);
        JpegFrame frame = reader.Frame;
        int rows = read >= frame.UnitsHigh ? height : Rows(frame, read, size, options);
        if (rows < height && rows < height * Math.Min(1, options.AcceptableFraction))
        {
            throw new ImageFormatException(ImageFault.Truncated, Invariant($"{rows} of {height} rows"), "the whole image, or the part that is asked for", _file.Length);
        }

        int used = channels == 1 && reader.System != JpegSystem.Rgb ? 1 : Components;
        byte[][] planes = [.. frame.Components.Take(used).Select(c => JpegPlanes.Make(frame, c, size, !options.Accurate, options.Fancy))];
        byte[] samples = new byte[checked(height * width * channels)];
        if (channels == 1)
        {
            JpegColors.ToGrey(planes, reader.System, samples);
        }
        else
        {
            JpegColors.ToRgb(planes, reader.System, reader.Adobe is not null, samples);
        }

        samples.AsSpan(rows * width * channels).Clear();
        return new Raster(height, width, channels, samples);
    }

    // The rows that are known when so many rows of units are: the last ones wait where colours are interpolated downwards.
    private static int Rows(JpegFrame frame, int units, int size, JpegOptions options)
    {
        bool waits = size > 1 && frame.Components.Any(c => JpegPlanes.NeedsContext(frame, c, options.Fancy));
        return Math.Max(0, (units * size * frame.Down) - (waits ? frame.Down : 0));
    }
}
