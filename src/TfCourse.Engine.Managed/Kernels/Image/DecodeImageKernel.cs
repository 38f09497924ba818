using System.Numerics;
using TfCourse.Images;

namespace TfCourse.Engine.Managed;

/// <summary>
/// DecodePng, DecodeJpeg, DecodeAndCropJpeg, DecodeGif, DecodeBmp, DecodeImage: the samples of a file of an image. The file's first bytes decide how it is read, not
/// the op: PNG, JPEG and GIF of one image are read by all but DecodeBmp, bitmaps by DecodeBmp and DecodeImage.
/// </summary>
internal sealed class DecodeImageKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly string _op = node.Op;
    private readonly int _channels = Channels(node);
    private readonly bool _expands = node.Op != "DecodeImage" || node.Bool("expand_animations");
    private readonly JpegOptions _jpeg = Jpeg(node);

    public override void Run(KernelContext c)
    {
        if (c.Dims(0).Rank != 0)
        {
            throw EngineException.InvalidArgument($"`contents` must be scalar but got shape {c.Dims(0)}");
        }

        byte[] file = c.Input<byte[]>(0)[0];
        if (file.Length == 0)
        {
            throw EngineException.InvalidArgument("Input is empty.");
        }

        ImageKind kind = ImageKinds.Of(file);
        RequireReadable(kind);
        try
        {
            switch (kind)
            {
                case ImageKind.Png: Png(c, PngFile.Parse(file)); break;
                case ImageKind.Jpeg: Jpeg(c, JpegFile.Parse(file)); break;
                case ImageKind.Gif: Gif(c, GifFile.Parse(file)); break;
                default: Bmp(c, BmpFile.Parse(file)); break;
            }
        }
        catch (ImageFormatException e)
        {
            throw EngineException.InvalidArgument($"Invalid {kind.ToString().ToUpperInvariant()} data, size {file.Length}: {e.Message}");
        }
    }

    private static int Channels(NodeInfo node)
    {
        long channels = node.Op == "DecodeGif" ? 3 : node.Int("channels");
        return channels is 0 or 1 or 3 or 4 ? (int)channels : throw EngineException.InvalidArgument($"`channels` must be 0, 1, 3 or 4 but got {channels}");
    }

    private static JpegOptions Jpeg(NodeInfo node)
    {
        if (node.Op is not ("DecodeJpeg" or "DecodeAndCropJpeg"))
        {
            return new JpegOptions();
        }

        (long ratio, string method) = (node.Int("ratio"), node.String("dct_method"));
        if (ratio is not (1 or 2 or 4 or 8) || method is not ("" or "INTEGER_FAST" or "INTEGER_ACCURATE"))
        {
            throw EngineException.InvalidArgument($"ratio must be 1, 2, 4, or 8, got {ratio}; dct_method must be one of {{'', 'INTEGER_FAST', 'INTEGER_ACCURATE'}}, got '{method}'");
        }

        return new JpegOptions(0, (int)ratio, node.Bool("fancy_upscaling"), method == "INTEGER_ACCURATE", node.Bool("try_recover_truncated"), node.Float("acceptable_fraction"));
    }

    private void RequireReadable(ImageKind kind)
    {
        if (kind == ImageKind.Unknown)
        {
            throw EngineException.InvalidArgument("Unknown image file format. One of JPEG, PNG, GIF, BMP required.");
        }

        string name = kind.ToString().ToUpperInvariant(), function = "decode_" + kind.ToString().ToLowerInvariant();
        if (_op == "DecodeAndCropJpeg" && kind != ImageKind.Jpeg)
        {
            throw EngineException.InvalidArgument($"DecodeAndCropJpeg operation can run on JPEG only, but detected {name}.");
        }

        if (_op == "DecodeBmp" ? kind != ImageKind.Bmp : kind == ImageKind.Bmp && _op != "DecodeImage")
        {
            throw EngineException.InvalidArgument($"Trying to decode {name} format using {_op} op. Use `{function}` or `decode_image` instead.");
        }

        bool fits = kind switch { ImageKind.Jpeg => _channels != 4, ImageKind.Gif => _channels is 0 or 3, ImageKind.Bmp => _channels != 1, _ => true };
        if (!fits)
        {
            throw EngineException.InvalidArgument($"channels must be {kind switch { ImageKind.Jpeg => "0, 1 or 3", ImageKind.Gif => "0 or 3", _ => "0, 3 or 4" }} for {name}, got {_channels}");
        }
    }

    private void Png(KernelContext c, PngFile file)
    {
        Span<T> samples = c.Output<T>(0, Of(file.Height, file.Width, _channels == 0 ? file.Channels : _channels));
        if (typeof(T) == typeof(byte))
        {
            Widen(file.Decode(_channels), samples);
            return;
        }

        ushort[] wide = file.DecodeWide(_channels);
        float scale = typeof(T) == typeof(float) ? 1f / ushort.MaxValue : 1;
        for (int i = 0; i < wide.Length; i++)
        {
            samples[i] = T.CreateTruncating(wide[i] * scale);
        }
    }

    private void Jpeg(KernelContext c, JpegFile file)
    {
        (int height, int width) = file.SizeAt(_jpeg.Ratio);
        int channels = _channels == 0 ? file.Channels : _channels;
        (int top, int left, int rows, int columns) = _op == "DecodeAndCropJpeg" ? Window(c, height, width) : (0, 0, height, width);
        Span<T> samples = c.Output<T>(0, Of(rows, columns, channels));
        Raster image = file.Decode(_jpeg with { Channels = _channels });
        for (int y = 0; y < rows; y++)
        {
            Widen(image.Samples.AsSpan((((top + y) * width) + left) * channels, columns * channels), samples[(y * columns * channels)..]);
        }
    }

    private static (int Top, int Left, int Rows, int Columns) Window(KernelContext c, int height, int width)
    {
        if (c.Dims(1).Rank != 1 || c.Value(1).Count != 4)
        {
            throw EngineException.InvalidArgument($"crop_window must be 1-D with four elements, got shape {c.Dims(1)}");
        }

        ReadOnlySpan<int> window = c.Input<int>(1);
        bool isInside = window[0] >= 0 && window[1] >= 0 && window[2] > 0 && window[3] > 0 && (long)window[0] + window[2] <= height && (long)window[1] + window[3] <= width;
        return isInside ? (window[0], window[1], window[2], window[3])
            : throw EngineException.InvalidArgument($"Invalid JPEG data or crop window: {window[2]} x {window[3]} at ({window[0]}, {window[1]}) of an image of {height} x {width}");
    }

    private void Gif(KernelContext c, GifFile file)
    {
        if (_op is "DecodePng" or "DecodeJpeg" && file.Frames > 1)
        {
            throw EngineException.InvalidArgument($"Got {file.Frames} frames, but animated gifs can only be decoded by tf.io.decode_gif or tf.io.decode_image");
        }

        bool isSeries = _op == "DecodeGif" || (_op == "DecodeImage" && _expands);
        Span<T> samples = isSeries ? c.Output<T>(0, new Dims(file.Frames, file.Height, file.Width, 3)) : c.Output<T>(0, new Dims(file.Height, file.Width, 3));
        Widen(file.Decode(isSeries ? 0 : 1), samples);
    }

    private void Bmp(KernelContext c, BmpFile file) => Widen(file.Decode(_channels), c.Output<T>(0, Of(file.Height, file.Width, _channels == 0 ? file.Channels : _channels)));

    // One image; DecodeGif gives a series of it.
    private Dims Of(int height, int width, int channels) => _op == "DecodeGif" ? new Dims(1, height, width, channels) : new Dims(height, width, channels);

    // Bytes times 256 in 16 bits, and as parts of 255 in float.
    private static void Widen(ReadOnlySpan<byte> bytes, Span<T> to)
    {
        float scale = typeof(T) == typeof(byte) ? 1 : typeof(T) == typeof(float) ? 1f / byte.MaxValue : 256;
        for (int i = 0; i < bytes.Length; i++)
        {
            to[i] = T.CreateTruncating(bytes[i] * scale);
        }
    }
}

/// <summary>Picks the element type of what is decoded.</summary>
internal static class DecodeImageKernel
{
    public static readonly string[] Ops = ["DecodeAndCropJpeg", "DecodeBmp", "DecodeGif", "DecodeImage", "DecodeJpeg", "DecodePng"];

    public static Kernel Create(NodeInfo node) => node.OutputTypes[0] switch
    {
        Tensorflow.DataType.DtUint8 => new DecodeImageKernel<byte>(node),
        Tensorflow.DataType.DtUint16 => new DecodeImageKernel<ushort>(node),
        Tensorflow.DataType.DtFloat => new DecodeImageKernel<float>(node),
        var type => throw KernelTypes.Unsupported(node, type),
    };

    /// <summary>ExtractJpegShape: [height, width, components] of a JPEG file, without its samples.</summary>
    public static void JpegShape(KernelContext c)
    {
        if (c.Dims(0).Rank != 0)
        {
            throw EngineException.InvalidArgument($"contents must be scalar, got shape {c.Dims(0)}");
        }

        try
        {
            var file = JpegFile.Parse(c.Input<byte[]>(0)[0], long.MaxValue);
            long[] shape = [file.Height, file.Width, file.Components];
            if (c.Node.OutputTypes[0] == Tensorflow.DataType.DtInt64)
            {
                shape.CopyTo(c.Output<long>(0, new Dims(3)));
                return;
            }

            Span<int> narrow = c.Output<int>(0, new Dims(3));
            for (int i = 0; i < shape.Length; i++)
            {
                narrow[i] = (int)shape[i];
            }
        }
        catch (ImageFormatException e)
        {
            throw EngineException.InvalidArgument($"Invalid JPEG data, size {c.Input<byte[]>(0)[0].Length}: {e.Message}");
        }
    }
}
