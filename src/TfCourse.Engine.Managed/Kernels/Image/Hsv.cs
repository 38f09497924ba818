using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>Colours as hue, saturation and value, each in [0, 1].</summary>
internal static class Hsv
{
    /// <summary>A sixth of the circle for each pair of neighbouring colours; 0 for grey.</summary>
    /// <param name="r">Red.</param>
    /// <param name="g">Green.</param>
    /// <param name="b">Blue.</param>
    /// <param name="value">The greatest of them.</param>
    /// <param name="range">The greatest less the least.</param>
    public static T HueOf<T>(T r, T g, T b, T value, T range) where T : IFloatingPointIeee754<T>
    {
        if (!(range > T.Zero))
        {
            return T.Zero;
        }

        T hue = (r == value ? (g - b) / range : g == value ? ((b - r) / range) + T.CreateChecked(2) : ((r - g) / range) + T.CreateChecked(4)) / T.CreateChecked(6);
        return hue < T.Zero ? hue + T.One : hue;
    }

    /// <summary>Red (0), green (1) or blue (2) of a hue, a saturation and a value.</summary>
    public static T Part<T>(T hue, T saturation, T value, int color) where T : IFloatingPointIeee754<T>
    {
        T turn = hue * T.CreateChecked(6), two = T.CreateChecked(2);
        T share = T.Clamp(
            color switch
            {
                0 => T.Abs(turn - T.CreateChecked(3)) - T.One,
                1 => two - T.Abs(turn - two),
                _ => two - T.Abs(turn - T.CreateChecked(4)),
            },
            T.Zero,
            T.One);
        return (T.One - saturation + (saturation * share)) * value;
    }
}

/// <summary>RGBToHSV and HSVToRGB: the three numbers along the last axis in the other system.</summary>
internal sealed class HsvKernel<T>(bool back) : Kernel where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        if (dims.Rank == 0 || dims[-1] != 3)
        {
            throw EngineException.InvalidArgument($"images must have at least one axis, the last of size 3, got the shape {dims}");
        }

        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<T> y = c.Output<T>(0, dims);
        for (int i = 0; i < y.Length; i += 3)
        {
            (T first, T second, T third) = (x[i], x[i + 1], x[i + 2]);
            if (back)
            {
                (y[i], y[i + 1], y[i + 2]) = (Hsv.Part(first, second, third, 0), Hsv.Part(first, second, third, 1), Hsv.Part(first, second, third, 2));
                continue;
            }

            T value = T.Max(first, T.Max(second, third)), range = value - T.Min(first, T.Min(second, third));
            (y[i], y[i + 1], y[i + 2]) = (Hsv.HueOf(first, second, third, value, range), value > T.Zero ? range / value : T.Zero, value);
        }
    }
}

/// <summary>Picks the element type of RGBToHSV and HSVToRGB.</summary>
internal readonly struct HsvKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Float<HsvKernel>(node, node.Type("T"));

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new HsvKernel<T>(back: node.Op == "HSVToRGB").Precompiled();
}
