using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Each pixel the mean of the area of the old image that it covers, pixels at the rim by the part that is covered.</summary>
internal sealed class ResizeAreaKernel<T>(NodeInfo node) : Kernel where T : unmanaged, INumber<T>
{
    private readonly bool _corners = node.Bool("align_corners");

    public override void Run(KernelContext c)
    {
        Dims from = c.Dims(0), to = ResizeAttributes.Resized(c, from, 1);
        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<float> y = c.Output<float>(0, to);
        (int height, int width, int channels) = ((int)from[1], (int)from[2], (int)from[3]);
        float rowScale = Scale(height, (int)to[1]), columnScale = Scale(width, (int)to[2]);
        int at = 0;
        for (int b = 0; y.Length > 0 && b < to[0]; b++)
        {
            c.Run.ThrowIfCancelled();
            for (int i = 0; i < to[1]; i++)
            {
                for (int j = 0; j < to[2]; j++, at += channels)
                {
                    Mean(x.Slice(b * height * width * channels, height * width * channels), y.Slice(at, channels), (i, height, rowScale), (j, width, columnScale));
                }
            }
        }
    }

    private static void Mean(ReadOnlySpan<T> image, Span<float> y, (int At, int Size, float Scale) row, (int At, int Size, float Scale) column)
    {
        y.Clear();
        (float top, float bottom) = (row.At * row.Scale, (row.At + 1) * row.Scale);
        (float left, float right) = (column.At * column.Scale, (column.At + 1) * column.Scale);
        for (int i = (int)MathF.Floor(top); i < MathF.Ceiling(bottom); i++)
        {
            float share = Covered(i, top, bottom);
            for (int j = (int)MathF.Floor(left); j < MathF.Ceiling(right); j++)
            {
                float weight = share * Covered(j, left, right) / (row.Scale * column.Scale);
                int pixel = ((Math.Min(i, row.Size - 1) * column.Size) + Math.Min(j, column.Size - 1)) * y.Length;
                for (int k = 0; k < y.Length; k++)
                {
                    y[k] += float.CreateTruncating(image[pixel + k]) * weight;
                }
            }
        }
    }

    // How much of [i, i + 1] lies between two places.
    private static float Covered(int i, float from, float to) => MathF.Min(i + 1, to) - MathF.Max(i, from);

    private float Scale(int from, int to) => _corners && to > 1 ? (from - 1) / (float)(to - 1) : from / (float)to;
}

/// <summary>Picks the element type of ResizeArea.</summary>
internal readonly struct ResizeAreaKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Number<ResizeAreaKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new ResizeAreaKernel<T>(node).Precompiled();
}
