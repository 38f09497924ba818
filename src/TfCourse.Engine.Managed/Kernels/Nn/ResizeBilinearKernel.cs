using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>Each pixel a mean of its four neighbours, weighted by nearness; computed in float whatever the type.</summary>
internal sealed class ResizeBilinearKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly ResizeAttributes _attributes = new(node);

    public override void Run(KernelContext c)
    {
        Dims from = c.Dims(0), to = ResizeAttributes.Resized(c, from, 1);
        (ResizeAxis rows, ResizeAxis columns) = _attributes.Axes(from, to);
        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<float> y = c.Output<float>(0, to);
        int channels = (int)to[3], height = (int)to[1], width = (int)to[2], stride = (int)from[2] * channels, image = (int)from[1] * stride;
        int at = 0;
        for (int b = 0; y.Length > 0 && b < to[0]; b++)
        {
            for (int i = 0; i < height; i++)
            {
                (int top, int bottom, float down) = rows.Between(i);
                ReadOnlySpan<T> upper = x.Slice((b * image) + (top * stride), stride), lower = x.Slice((b * image) + (bottom * stride), stride);
                for (int j = 0; j < width; j++)
                {
                    (int left, int right, float across) = columns.Between(j);
                    for (int k = 0; k < channels; k++)
                    {
                        float above = Lerp(upper[(left * channels) + k], upper[(right * channels) + k], across);
                        float below = Lerp(lower[(left * channels) + k], lower[(right * channels) + k], across);
                        y[at++] = above + ((below - above) * down);
                    }
                }
            }
        }
    }

    private static float Lerp(T a, T b, float part)
    {
        float start = float.CreateTruncating(a);
        return start + ((float.CreateTruncating(b) - start) * part);
    }
}

/// <summary>Gives each gradient to the four pixels that made its value, by their weights.</summary>
internal sealed class ResizeBilinearGradKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly ResizeAttributes _attributes = new(node);

    public override void Run(KernelContext c)
    {
        Dims from = c.Dims(1), to = c.Dims(0);
        (ResizeAxis rows, ResizeAxis columns) = _attributes.Axes(from, to);
        if (from[0] != to[0] || from[3] != to[3])
        {
            throw EngineException.InvalidArgument($"grads and original_image must have the same batch and channels: {to} and {from}");
        }

        ReadOnlySpan<float> dy = c.Input<float>(0);
        Span<T> dx = c.Output<T>(0, from);
        dx.Clear();
        int channels = (int)to[3], height = (int)to[1], width = (int)to[2], stride = (int)from[2] * channels, image = (int)from[1] * stride;
        int at = 0;
        for (int b = 0; dy.Length > 0 && b < to[0]; b++)
        {
            for (int i = 0; i < height; i++)
            {
                (int top, int bottom, float down) = rows.Between(i);
                Span<T> upper = dx.Slice((b * image) + (top * stride), stride), lower = dx.Slice((b * image) + (bottom * stride), stride);
                for (int j = 0; j < width; j++)
                {
                    (int left, int right, float across) = columns.Between(j);
                    for (int k = 0; k < channels; k++)
                    {
                        float g = dy[at++];
                        upper[(left * channels) + k] += T.CreateTruncating(g * (1 - down) * (1 - across));
                        upper[(right * channels) + k] += T.CreateTruncating(g * (1 - down) * across);
                        lower[(left * channels) + k] += T.CreateTruncating(g * down * (1 - across));
                        lower[(right * channels) + k] += T.CreateTruncating(g * down * across);
                    }
                }
            }
        }
    }
}

/// <summary>Picks the element type of ResizeBilinear and its gradient.</summary>
internal static class ResizeBilinearKernel
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<Forward>(node, node.Type("T"));

    public static Kernel Grad(NodeInfo node) => NarrowFloats.Number<Backward>(node, node.Type("T"));

    private readonly struct Forward : INumberFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new ResizeBilinearKernel<T>(node).Precompiled();
    }

    private readonly struct Backward : INumberFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T> => new ResizeBilinearGradKernel<T>(node).Precompiled();
    }
}
