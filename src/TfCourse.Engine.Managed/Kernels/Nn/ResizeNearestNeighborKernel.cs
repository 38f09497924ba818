using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>Each pixel that of the nearest place.</summary>
internal sealed class ResizeNearestNeighborKernel<T>(NodeInfo node) : Kernel
{
    private readonly ResizeAttributes _attributes = new(node);

    public override void Run(KernelContext c)
    {
        Dims from = c.Dims(0), to = ResizeAttributes.Resized(c, from, 1);
        (ResizeAxis rows, ResizeAxis columns) = _attributes.Axes(from, to);
        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<T> y = c.Output<T>(0, to);
        int channels = (int)to[3], height = (int)to[1], width = (int)to[2], stride = (int)from[2] * channels, image = (int)from[1] * stride;
        int at = 0;
        for (int b = 0; y.Length > 0 && b < to[0]; b++)
        {
            for (int i = 0; i < height; i++)
            {
                ReadOnlySpan<T> row = x.Slice((b * image) + (rows.Nearest(i) * stride), stride);
                for (int j = 0; j < width; j++, at += channels)
                {
                    row.Slice(columns.Nearest(j) * channels, channels).CopyTo(y[at..]);
                }
            }
        }
    }
}

/// <summary>Gives each gradient to the pixel whose value was taken.</summary>
internal sealed class ResizeNearestNeighborGradKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly ResizeAttributes _attributes = new(node);

    public override void Run(KernelContext c)
    {
        Dims to = c.Dims(0), from = ResizeAttributes.Resized(c, to, 1);
        (ResizeAxis rows, ResizeAxis columns) = _attributes.Axes(from, to);
        ReadOnlySpan<T> dy = c.Input<T>(0);
        Span<T> dx = c.Output<T>(0, from);
        dx.Clear();
        int channels = (int)to[3], height = (int)to[1], width = (int)to[2], stride = (int)from[2] * channels, image = (int)from[1] * stride;
        int at = 0;
        for (int b = 0; dy.Length > 0 && b < to[0]; b++)
        {
            for (int i = 0; i < height; i++)
            {
                Span<T> row = dx.Slice((b * image) + (rows.Nearest(i) * stride), stride);
                for (int j = 0; j < width; j++)
                {
                    Span<T> pixel = row.Slice(columns.Nearest(j) * channels, channels);
                    for (int k = 0; k < channels; k++)
                    {
                        pixel[k] = unchecked(pixel[k] + dy[at++]);
                    }
                }
            }
        }
    }
}

/// <summary>Picks the element type of ResizeNearestNeighbor and its gradient.</summary>
internal readonly struct ResizeNearestNeighborKernel : IAnyFactory, INumberFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<ResizeNearestNeighborKernel>(node, node.Type("T"));

    public static Kernel Grad(NodeInfo node) => NarrowFloats.Number<ResizeNearestNeighborKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new ResizeNearestNeighborKernel<T>(node).Precompiled();

    Kernel INumberFactory.Create<T>(NodeInfo node) => new ResizeNearestNeighborGradKernel<T>(node).Precompiled();
}
