using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>The boxes of CropAndResize and of its gradients: [y1, x1, y2, x2] of an image whose corners are 0 and 1.</summary>
internal readonly ref struct CropBoxes
{
    private readonly ReadOnlySpan<float> _boxes;
    private readonly ReadOnlySpan<int> _images;

    public CropBoxes(KernelContext c, int boxes, int images, long batch)
    {
        (Dims dims, Dims index) = (c.Dims(boxes), c.Dims(images));
        if (dims.Rank != 2 || dims[1] != 4 || index.Rank != 1 || index[0] != dims[0])
        {
            throw EngineException.InvalidArgument($"boxes must be [n,4] and box_index [n], they are {dims} and {index}");
        }

        _boxes = c.Input<float>(boxes);
        _images = c.Input<int>(images);
        foreach (float place in _boxes)
        {
            if (!float.IsFinite(place))
            {
                throw EngineException.InvalidArgument("Boxes contains at least one element that is not finite");
            }
        }

        foreach (int image in _images)
        {
            if ((uint)image >= (ulong)batch)
            {
                throw new EngineException(StatusCode.OutOfRange, $"box_index has values outside [0, batch_size): {image} of {batch}");
            }
        }
    }

    public int Count => _images.Length;

    /// <summary>The image that a box lies in.</summary>
    public int Image(int box) => _images[box];

    /// <summary>How the rows (0) or the columns (1) of a box's crop lie on the image's.</summary>
    public CropAxis Axis(int box, int axis, long from, long to) => new(_boxes[(4 * box) + axis], _boxes[(4 * box) + axis + 2], (int)from, (int)to);
}

/// <summary>Where the places of a crop lie on an axis of the image, in float as TensorFlow computes it.</summary>
internal readonly struct CropAxis(float start, float end, int from, int to)
{
    private readonly float _scale = to > 1 ? (end - start) * (from - 1) / (to - 1) : 0;

    /// <summary>Whether a place lies on the image, between which pixels, and how far it is on the way.</summary>
    public bool TryAt(int place, out (int Lower, int Upper, float Part, int Nearest) at)
    {
        float x = to > 1 ? (start * (from - 1)) + (place * _scale) : (float)(0.5 * (start + end) * (from - 1));
        // Not so written that a NaN, which finite but huge boxes give, would pass.
        if (!(x >= 0 && x <= from - 1))
        {
            at = default;
            return false;
        }

        int lower = (int)MathF.Floor(x);
        at = (lower, (int)MathF.Ceiling(x), x - lower, (int)MathF.Round(x, MidpointRounding.AwayFromZero));
        return true;
    }

    /// <summary>How far a place of the crop moves with the box's start and with its end.</summary>
    public (float Start, float End) Moves(int place)
    {
        float ratio = to > 1 ? (from - 1) / (float)(to - 1) : 0;
        return to > 1 ? (from - 1 - (place * ratio), place * ratio) : (0.5f * (from - 1), 0.5f * (from - 1));
    }
}

/// <summary>Each box of an image as a crop of one size, by the four pixels around each place or by the nearest; places outside have a value of their own.</summary>
internal sealed class CropAndResizeKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly bool _isNearest = node.String("method") == "nearest";
    private readonly float _outside = node.Float("extrapolation_value");

    public override void Run(KernelContext c)
    {
        Dims image = CropAndResizeKernel.Image(c.Dims(0)), crop = ResizeAttributes.Resized(c, image, 3);
        var boxes = new CropBoxes(c, 1, 2, image[0]);
        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<float> y = c.Output<float>(0, new Dims(boxes.Count, crop[1], crop[2], crop[3]));
        int channels = (int)image[3], stride = (int)image[2] * channels, at = 0;
        for (int b = 0; b < boxes.Count && y.Length > 0; b++)
        {
            c.Run.ThrowIfCancelled();
            CropAxis rows = boxes.Axis(b, 0, image[1], crop[1]), columns = boxes.Axis(b, 1, image[2], crop[2]);
            ReadOnlySpan<T> pixels = x.Slice(boxes.Image(b) * (int)image[1] * stride, (int)image[1] * stride);
            for (int i = 0; i < crop[1]; i++)
            {
                bool isRow = rows.TryAt(i, out var row);
                for (int j = 0; j < crop[2]; j++, at += channels)
                {
                    Span<float> to = y.Slice(at, channels);
                    if (!columns.TryAt(j, out var column) || !isRow)
                    {
                        to.Fill(_outside);
                        continue;
                    }

                    for (int k = 0; k < channels; k++)
                    {
                        to[k] = _isNearest ? float.CreateTruncating(pixels[(row.Nearest * stride) + (column.Nearest * channels) + k])
                            : Mix(pixels, (row.Lower * stride) + k, (row.Upper * stride) + k, column.Lower * channels, column.Upper * channels, row.Part, column.Part);
                    }
                }
            }
        }
    }

    private static float Mix(ReadOnlySpan<T> pixels, int upper, int lower, int left, int right, float down, float across)
    {
        float topLeft = float.CreateTruncating(pixels[upper + left]), bottomLeft = float.CreateTruncating(pixels[lower + left]);
        float top = topLeft + ((float.CreateTruncating(pixels[upper + right]) - topLeft) * across);
        float bottom = bottomLeft + ((float.CreateTruncating(pixels[lower + right]) - bottomLeft) * across);
        return top + ((bottom - top) * down);
    }
}

/// <summary>Picks the element type of CropAndResize and its gradients.</summary>
internal static class CropAndResizeKernel
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Number<Forward>(node, node.Type("T"));

    public static Kernel GradImage(NodeInfo node) => NarrowFloats.Float<ToImage>(node, node.Type("T"));

    public static Kernel GradBoxes(NodeInfo node) => KernelTypes.Number<ToBoxes>(node, node.Type("T"));

    /// <summary>The shape of images, none of them empty.</summary>
    public static Dims Image(in Dims dims) => dims.Rank == 4 && dims[1] > 0 && dims[2] > 0 ? dims
        : throw EngineException.InvalidArgument($"input image must be 4-D and image dimensions must be positive, the shape is {dims}");

    private readonly struct Forward : INumberFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new CropAndResizeKernel<T>(node).Precompiled();
    }

    private readonly struct ToImage : IFloatFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => new CropAndResizeGradImageKernel<T>(node).Precompiled();
    }

    private readonly struct ToBoxes : INumberFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new CropAndResizeGradBoxesKernel<T>().Precompiled();
    }
}
