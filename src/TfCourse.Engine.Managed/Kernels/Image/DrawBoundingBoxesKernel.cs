using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>DrawBoundingBoxes and its version 2: images with frames, one pixel wide, [y1, x1, y2, x2] of an image whose corners are 0 and 1; colours follow each other.</summary>
internal sealed class DrawBoundingBoxesKernel<T>(NodeInfo node) : Kernel where T : unmanaged, IFloatingPointIeee754<T>
{
    // Red, green, blue, alpha.
    private static readonly float[] Colours =
    [
        1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0.5f, 0, 0.5f, 1, 0.5f, 0.5f, 0, 1, 0.5f, 0, 0, 1, 0, 0, 0.5f, 1, 0, 1, 1, 1, 1, 0, 1, 1,
    ];

    private readonly bool _hasColours = node.Op.EndsWith("V2", StringComparison.Ordinal);

    public override void Run(KernelContext c)
    {
        Dims images = c.Dims(0), boxes = c.Dims(1);
        if (images.Rank != 4 || images[3] is not (1 or 3 or 4) || boxes.Rank != 3 || boxes[2] != 4 || boxes[0] != images[0])
        {
            throw EngineException.InvalidArgument($"images must be [batch, height, width, 1, 3 or 4] and boxes [batch, n, 4], they are {images} and {boxes}");
        }

        int depth = (int)images[3], stride = 4;
        ReadOnlySpan<float> colours = Colours, frames = c.Input<float>(1);
        bool isGiven = _hasColours && c.Value(2).Count > 0;
        if (isGiven)
        {
            Dims dims = c.Dims(2);
            if (dims.Rank != 2 || dims[1] < depth)
            {
                throw EngineException.InvalidArgument($"colors must be a 2-D matrix with at least {depth} columns, its shape is {dims}");
            }

            colours = c.Input<float>(2);
            stride = (int)dims[1];
        }

        foreach (float place in frames)
        {
            if (float.IsNaN(place))
            {
                throw EngineException.InvalidArgument("a box has a side that is no number");
            }
        }

        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<T> y = c.Output<T>(0, images);
        x.CopyTo(y);
        int size = (int)images.Product(1, 4);
        for (int image = 0; image < images[0] && size > 0; image++)
        {
            c.Run.ThrowIfCancelled();
            for (int box = 0; box < boxes[1]; box++)
            {
                int colour = box % (colours.Length / stride) * stride;
                // Grey images have white frames.
                Draw(y.Slice(image * size, size), images, frames.Slice(4 * (int)((image * boxes[1]) + box), 4), depth == 1 && !isGiven ? [1] : colours.Slice(colour, depth));
            }
        }
    }

    private static void Draw(Span<T> image, in Dims dims, ReadOnlySpan<float> box, ReadOnlySpan<float> colour)
    {
        (long height, long width) = (dims[1], dims[2]);
        (long top, long left, long bottom, long right) = (Place(box[0], height), Place(box[1], width), Place(box[2], height), Place(box[3], width));
        if (top > bottom || left > right || top >= height || bottom < 0 || left >= width || right < 0)
        {
            return;
        }

        for (long row = Math.Max(top, 0); row <= Math.Min(bottom, height - 1); row++)
        {
            bool isEdge = row == top || row == bottom;
            for (long column = Math.Max(left, 0); column <= Math.Min(right, width - 1); column += isEdge ? 1 : Math.Max(1, right - column))
            {
                if (isEdge || column == left || column == right)
                {
                    for (int k = 0; k < colour.Length; k++)
                    {
                        image[(int)(((row * width) + column) * colour.Length) + k] = T.CreateTruncating(colour[k]);
                    }
                }
            }
        }
    }

    private static long Place(float part, long size) => (long)Math.Clamp(part * (size - 1), int.MinValue, int.MaxValue);
}

/// <summary>Picks the element type of DrawBoundingBoxes.</summary>
internal readonly struct DrawBoundingBoxesKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Float<DrawBoundingBoxesKernel>(node, node.Type("T"));

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new DrawBoundingBoxesKernel<T>(node).Precompiled();
}
