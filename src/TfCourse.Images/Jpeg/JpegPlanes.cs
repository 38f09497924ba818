using static System.FormattableString;

namespace TfCourse.Images;

/// <summary>The components of a JPEG image as planes of samples, each brought to the image's size.</summary>
internal static class JpegPlanes
{
    /// <summary>A component's samples at the size of the image.</summary>
    /// <param name="frame">The frame, its scans read.</param>
    /// <param name="component">The component.</param>
    /// <param name="size">Samples across of a block of the finest component: 8, 4, 2 or 1.</param>
    /// <param name="isFast">Whether the fast transform is taken.</param>
    /// <param name="isFancy">Whether samples between are interpolated.</param>
    public static byte[] Make(JpegFrame frame, JpegComponent component, int size, bool isFast, bool isFancy)
    {
        // Coarse components take larger blocks as long as these do not pass the image's size.
        int own = size;
        while (own < 8 && frame.Across * size % (component.Across * own * 2) == 0 && frame.Down * size % (component.Down * own * 2) == 0)
        {
            own *= 2;
        }

        int stride = component.BlocksWide * own;
        byte[] samples = Samples(component, own, isFast && own == 8, stride);
        int width = JpegFrame.Ceiling((long)frame.Width * component.Across * own, frame.Across * 8), height = JpegFrame.Ceiling((long)frame.Height * component.Down * own, frame.Down * 8);
        (int across, int acrossRest) = Math.DivRem(frame.Across * size, component.Across * own);
        (int down, int downRest) = Math.DivRem(frame.Down * size, component.Down * own);
        if (acrossRest != 0 || downRest != 0)
        {
            throw new ImageFormatException(
                ImageFault.Unsupported, Invariant($"a component of {component.Across} x {component.Down} beside one of {frame.Across} x {frame.Down}"), "sizes that divide each other");
        }

        (int fullWidth, int fullHeight) = (JpegFrame.Ceiling((long)frame.Width * size, 8), JpegFrame.Ceiling((long)frame.Height * size, 8));
        var plane = new Plane(samples, stride, width, height);
        return (across, down) switch
        {
            (2, 1) when isFancy && size > 1 && width > 2 => Upsampling.Across(plane, fullWidth, fullHeight),
            (2, 2) when isFancy && size > 1 && width > 2 => Upsampling.Both(plane, fullWidth, fullHeight),
            (1, 2) when isFancy && size > 1 => Upsampling.Down(plane, fullWidth, fullHeight),
            _ => Upsampling.Repeat(plane, across, down, fullWidth, fullHeight),
        };
    }

    /// <summary>Whether rows of samples wait for those below them.</summary>
    public static bool NeedsContext(JpegFrame frame, JpegComponent component, bool isFancy)
        => isFancy && frame.Down == 2 * component.Down && (frame.Across == component.Across || (frame.Across == 2 * component.Across && JpegFrame.Ceiling((long)frame.Width * component.Across, frame.Across) > 2));

    private static byte[] Samples(JpegComponent component, int size, bool isFast, int stride)
    {
        byte[] samples = new byte[checked(stride * component.BlocksHigh * size)];
        int[] multipliers = InverseDct.Multipliers(component.Divisors ?? new ushort[JpegTables.Block], isFast);
        for (int row = 0; row < component.BlocksHigh; row++)
        {
            for (int column = 0; column < component.BlocksWide; column++)
            {
                InverseDct.Run(component.BlockAt(row, column), multipliers, size, isFast, samples.AsSpan((row * size * stride) + (column * size)), stride);
            }
        }

        return samples;
    }
}

/// <summary>Samples in rows of a length, of which some are the image's.</summary>
internal readonly record struct Plane(byte[] Samples, int Stride, int Width, int Height)
{
    /// <summary>A row; the first and the last stand for what lies beyond them.</summary>
    public ReadOnlySpan<byte> Row(int y) => Samples.AsSpan(Math.Clamp(y, 0, Height - 1) * Stride, Width);
}
