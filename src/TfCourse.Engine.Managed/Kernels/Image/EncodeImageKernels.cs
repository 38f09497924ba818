using Tensorflow;
using TfCourse.Images;

namespace TfCourse.Engine.Managed;

/// <summary>EncodePng: a file of each image.</summary>
internal sealed class EncodePngKernel(NodeInfo node) : Kernel
{
    private readonly int _compression = node.Int("compression") is >= -1 and <= 9 and var level ? (int)level
        : throw EngineException.InvalidArgument($"compression should be in [-1,9], got {node.Int("compression")}");

    public override void Run(KernelContext c)
    {
        Dims images = c.Dims(0);
        (long height, long width, long channels) = images.Rank >= 3 ? (images[-3], images[-2], images[-1])
            : throw EngineException.InvalidArgument($"images must be at least rank 3, got shape {images}");
        if (channels is < 1 or > 4)
        {
            throw EngineException.InvalidArgument($"image must have 1, 2, 3, or 4 channels, got {channels}");
        }

        Span<byte[]> files = c.Output<byte[]>(0, new Dims(images.Span[..^3]));
        if (files.Length > 0 && (height == 0 || width == 0))
        {
            throw new EngineException(StatusCode.Internal, $"PNG encoding failed: an image of {height} x {width}");
        }

        int size = checked((int)(height * width * channels));
        for (int i = 0; i < files.Length; i++)
        {
            c.Run.ThrowIfCancelled();
            files[i] = c.Type(0) == DataType.DtUint8
                ? PngWriter.Encode(new Raster((int)height, (int)width, (int)channels, c.Input<byte>(0).Slice(i * size, size).ToArray()), _compression)
                : PngWriter.EncodeWide((int)height, (int)width, (int)channels, c.Input<ushort>(0).Slice(i * size, size), _compression);
        }
    }
}

/// <summary>EncodeJpeg and EncodeJpegVariableQuality: a file of an image of one or three channels.</summary>
internal sealed class EncodeJpegKernel : Kernel
{
    private readonly JpegEncoding _encoding = new();
    private readonly string _format = "";
    private readonly bool _isVariable;

    public EncodeJpegKernel(NodeInfo node)
    {
        if (node.Op == "EncodeJpegVariableQuality")
        {
            _isVariable = true;
            return;
        }

        (long quality, long x, long y) = (node.Int("quality"), node.Int("x_density"), node.Int("y_density"));
        if (x is < 1 or > ushort.MaxValue || y is < 1 or > ushort.MaxValue)
        {
            throw EngineException.InvalidArgument($"x_density and y_density must be in [1, 65535], got {x} and {y}");
        }

        _format = node.String("format");
        _encoding = new JpegEncoding(
            Quality(quality), node.Bool("progressive"), node.Bool("optimize_size"), node.Bool("chroma_downsampling"), node.String("density_unit") == "cm", (int)x, (int)y, node.String("xmp_metadata"));
    }

    public override void Run(KernelContext c)
    {
        Dims image = c.Dims(0);
        if (image.Rank != 3)
        {
            throw EngineException.InvalidArgument($"image must be 3-dimensional, got shape {image}");
        }

        int wanted = _format switch { "grayscale" => 1, "rgb" => 3, _ => 0 };
        if (image[2] is not (1 or 3) || (wanted != 0 && image[2] != wanted))
        {
            throw EngineException.InvalidArgument($"image must have {(wanted == 0 ? "1 or 3" : wanted)} channels, got {image[2]}; the format is '{_format}'");
        }

        if (image[0] is 0 or > 65_500 || image[1] is 0 or > 65_500)
        {
            throw new EngineException(StatusCode.Internal, $"JPEG encoding failed: an image of {image[0]} x {image[1]}");
        }

        JpegEncoding encoding = _isVariable ? _encoding with { Quality = Quality(c.Integer(1)) } : _encoding;
        c.Output<byte[]>(0, default)[0] = JpegWriter.Encode(new Raster((int)image[0], (int)image[1], (int)image[2], c.Input<byte>(0).ToArray()), encoding);
    }

    private static int Quality(long quality) => quality is >= 0 and <= 100 ? (int)quality : throw EngineException.InvalidArgument($"quality must be in [0,100], got {quality}");
}
