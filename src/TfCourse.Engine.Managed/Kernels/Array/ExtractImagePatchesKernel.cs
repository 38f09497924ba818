namespace TfCourse.Engine.Managed;

/// <summary>For each place of a window over images the pixels under it, as one row of channels [row, column, channel].</summary>
internal sealed class ExtractImagePatchesKernel<T>(NodeInfo node) : Kernel
{
    private readonly long[] _sizes = node.Ints("ksizes"), _strides = node.Ints("strides"), _rates = node.Ints("rates");
    private readonly bool _same = node.String("padding") == "SAME";

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        if (dims.Rank != 4)
        {
            throw EngineException.InvalidArgument($"input must be 4-dimensional{dims}");
        }

        RequireWindow(_sizes, "ksizes");
        RequireWindow(_strides, "strides");
        RequireWindow(_rates, "rates");
        (long rows, long top) = Places(dims[1], 1);
        (long columns, long left) = Places(dims[2], 2);
        long depth = Sizes.Multiply(Sizes.Multiply(_sizes[1], _sizes[2]), dims[3]);
        ReadOnlySpan<T> input = c.Input<T>(0);
        Span<T> output = c.Output<T>(0, new Dims(dims[0], rows, columns, depth));
        int channels = (int)dims[3], to = 0;
        for (long i = 0; i < dims[0] * rows * columns && depth > 0; i++)
        {
            long image = i / (rows * columns), y0 = (i / columns % rows * _strides[1]) - top, x0 = (i % columns * _strides[2]) - left;
            for (long ky = 0; ky < _sizes[1]; ky++)
            {
                long y = y0 + (ky * _rates[1]);
                for (long kx = 0; kx < _sizes[2]; kx++, to += channels)
                {
                    long x = x0 + (kx * _rates[2]);
                    Span<T> pixel = output.Slice(to, channels);
                    if (y >= 0 && y < dims[1] && x >= 0 && x < dims[2])
                    {
                        input.Slice((int)((((image * dims[1]) + y) * dims[2]) + x) * channels, channels).CopyTo(pixel);
                    }
                    else
                    {
                        pixel.Clear();
                    }
                }
            }
        }
    }

    // How many places the window has along an axis, and how far the first reaches over the edge.
    private (long Count, long Before) Places(long size, int axis)
    {
        long window = checked(((_sizes[axis] - 1) * _rates[axis]) + 1), stride = _strides[axis];
        if (!_same)
        {
            return size >= window ? (((size - window) / stride) + 1, 0)
                : (size - window + stride) / stride >= 0 && size - window + stride >= 0 ? ((size - window + stride) / stride, 0)
                : throw EngineException.InvalidArgument($"Computed output size would be negative: the window reaches over {window} of {size} pixels along axis {axis}");
        }

        long count = (size + stride - 1) / stride;
        return (count, Math.Max(0, ((count - 1) * stride) + window - size) / 2);
    }

    private static void RequireWindow(long[] values, string what)
    {
        if (values.Length != 4 || values[0] != 1 || values[3] != 1 || values[1] < 1 || values[2] < 1 || values[1] > int.MaxValue || values[2] > int.MaxValue)
        {
            throw EngineException.InvalidArgument($"{what} has to be [1, rows, columns, 1] with positive numbers, it is {Sizes.Format(values)}");
        }
    }
}

/// <summary>Picks the element size of ExtractImagePatches.</summary>
internal readonly struct ExtractImagePatchesKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<ExtractImagePatchesKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new ExtractImagePatchesKernel<T>(node).Precompiled();
}
