using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>Gives each gradient of a crop to the pixels that made its value, by their weights.</summary>
internal sealed class CropAndResizeGradImageKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly bool _isNearest = node.String("method") == "nearest";

    public override void Run(KernelContext c)
    {
        Dims grads = c.Dims(0), image = CropAndResizeKernel.Image(c.Shape(3));
        var boxes = new CropBoxes(c, 1, 2, image[0]);
        CropAndResizeGrads.Require(grads, image, boxes.Count);
        ReadOnlySpan<float> dy = c.Input<float>(0);
        Span<T> dx = c.Output<T>(0, image);
        dx.Clear();
        int channels = (int)image[3], stride = (int)image[2] * channels, at = 0;
        for (int b = 0; b < boxes.Count && dy.Length > 0; b++)
        {
            c.Run.ThrowIfCancelled();
            CropAxis rows = boxes.Axis(b, 0, image[1], grads[1]), columns = boxes.Axis(b, 1, image[2], grads[2]);
            Span<T> pixels = dx.Slice(boxes.Image(b) * (int)image[1] * stride, (int)image[1] * stride);
            for (int i = 0; i < grads[1]; i++)
            {
                bool isRow = rows.TryAt(i, out var row);
                for (int j = 0; j < grads[2]; j++, at += channels)
                {
                    if (!columns.TryAt(j, out var column) || !isRow)
                    {
                        continue;
                    }

                    for (int k = 0; k < channels; k++)
                    {
                        float g = dy[at + k];
                        if (_isNearest)
                        {
                            pixels[(row.Nearest * stride) + (column.Nearest * channels) + k] += T.CreateTruncating(g);
                            continue;
                        }

                        float top = (1 - row.Part) * g, bottom = row.Part * g;
                        pixels[(row.Lower * stride) + (column.Lower * channels) + k] += T.CreateTruncating((1 - column.Part) * top);
                        pixels[(row.Lower * stride) + (column.Upper * channels) + k] += T.CreateTruncating(column.Part * top);
                        pixels[(row.Upper * stride) + (column.Lower * channels) + k] += T.CreateTruncating((1 - column.Part) * bottom);
                        pixels[(row.Upper * stride) + (column.Upper * channels) + k] += T.CreateTruncating(column.Part * bottom);
                    }
                }
            }
        }
    }
}

/// <summary>How the values of each crop change as its box's sides move.</summary>
internal sealed class CropAndResizeGradBoxesKernel<T> : Kernel where T : unmanaged, INumber<T>
{
    public override void Run(KernelContext c)
    {
        Dims grads = c.Dims(0), image = CropAndResizeKernel.Image(c.Dims(1));
        var boxes = new CropBoxes(c, 2, 3, image[0]);
        CropAndResizeGrads.Require(grads, image, boxes.Count);
        ReadOnlySpan<float> dy = c.Input<float>(0);
        ReadOnlySpan<T> x = c.Input<T>(1);
        Span<float> sides = c.Output<float>(0, c.Dims(2));
        sides.Clear();
        int channels = (int)image[3], stride = (int)image[2] * channels, at = 0;
        for (int b = 0; b < boxes.Count && dy.Length > 0; b++)
        {
            c.Run.ThrowIfCancelled();
            CropAxis rows = boxes.Axis(b, 0, image[1], grads[1]), columns = boxes.Axis(b, 1, image[2], grads[2]);
            ReadOnlySpan<T> pixels = x.Slice(boxes.Image(b) * (int)image[1] * stride, (int)image[1] * stride);
            Span<float> box = sides.Slice(4 * b, 4);
            for (int i = 0; i < grads[1]; i++)
            {
                bool isRow = rows.TryAt(i, out var row);
                for (int j = 0; j < grads[2]; j++, at += channels)
                {
                    if (!columns.TryAt(j, out var column) || !isRow)
                    {
                        continue;
                    }

                    float down = 0, across = 0;
                    for (int k = 0; k < channels; k++)
                    {
                        float topLeft = At(pixels, row.Lower, column.Lower, k), topRight = At(pixels, row.Lower, column.Upper, k);
                        float bottomLeft = At(pixels, row.Upper, column.Lower, k), bottomRight = At(pixels, row.Upper, column.Upper, k);
                        down += dy[at + k] * (((1 - column.Part) * (bottomLeft - topLeft)) + (column.Part * (bottomRight - topRight)));
                        across += dy[at + k] * (((1 - row.Part) * (topRight - topLeft)) + (row.Part * (bottomRight - bottomLeft)));
                    }

                    (float startRow, float endRow) = rows.Moves(i);
                    (float startColumn, float endColumn) = columns.Moves(j);
                    (box[0], box[2]) = (box[0] + (down * startRow), box[2] + (down * endRow));
                    (box[1], box[3]) = (box[1] + (across * startColumn), box[3] + (across * endColumn));
                }
            }
        }

        float At(ReadOnlySpan<T> pixels, int row, int column, int channel) => float.CreateTruncating(pixels[(row * stride) + (column * channels) + channel]);
    }
}

/// <summary>What both gradients ask of the gradients that they get.</summary>
internal static class CropAndResizeGrads
{
    public static void Require(in Dims grads, in Dims image, int boxes)
    {
        if (grads.Rank != 4 || grads[1] < 1 || grads[2] < 1 || grads[0] != boxes || grads[3] != image[3])
        {
            throw EngineException.InvalidArgument($"grads must be 4-D with positive crop dimensions, one crop for each of {boxes} boxes and the image's {image[3]} channels, the shape is {grads}");
        }
    }
}
