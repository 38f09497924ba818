namespace TfCourse.Engine.Managed;

/// <summary>Turns the hue, or scales the saturation, of pixels of red, green and blue; the value (their maximum) stays.</summary>
internal static class AdjustColorKernel
{
    public static void Hue(KernelContext c) => Run(c, static (hue, saturation, delta) => (hue + delta - MathF.Floor(hue + delta), saturation));

    public static void Saturation(KernelContext c) => Run(c, static (hue, saturation, scale) => (hue, Math.Clamp(saturation * scale, 0, 1)));

    private static void Run(KernelContext c, Func<float, float, float, (float Hue, float Saturation)> change)
    {
        Dims dims = c.Dims(0);
        if (dims.Rank < 3 || dims[-1] != 3 || c.Value(1).Count != 1)
        {
            throw EngineException.InvalidArgument($"images must have at least 3 axes, the last of size 3, and the amount must be a scalar, got the shapes {dims} and {c.Dims(1)}");
        }

        float amount = c.Input<float>(1)[0];
        ReadOnlySpan<float> x = c.Input<float>(0);
        Span<float> y = c.Output<float>(0, dims);
        for (int i = 0; i < y.Length; i += 3)
        {
            (float r, float g, float b) = (x[i], x[i + 1], x[i + 2]);
            float value = MathF.Max(r, MathF.Max(g, b)), range = value - MathF.Min(r, MathF.Min(g, b));
            (float hue, float saturation) = change(Hsv.HueOf(r, g, b, value, range), value > 0 ? range / value : 0, amount);
            (y[i], y[i + 1], y[i + 2]) = (Hsv.Part(hue, saturation, value, 0), Hsv.Part(hue, saturation, value, 1), Hsv.Part(hue, saturation, value, 2));
        }
    }
}
