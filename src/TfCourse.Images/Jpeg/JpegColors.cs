namespace TfCourse.Images;

/// <summary>The systems of a JPEG image's colours.</summary>
internal enum JpegSystem
{
    Unknown,
    Grey,
    Rgb,
    YCbCr,
    Cmyk,
    Ycck,
}

/// <summary>Colours of JPEG images: luminance and two differences (ITU-R BT.601) to red, green and blue, and back, in 16-bit fixed point.</summary>
internal static class JpegColors
{
    private const int Half = 1 << 15;

    /// <summary>Pixels of one or three channels from planes.</summary>
    /// <param name="planes">The components.</param>
    /// <param name="system">Their system.</param>
    /// <param name="isInverted">Whether inks are stored as their complement (Adobe).</param>
    /// <param name="to">Three samples a pixel.</param>
    public static void ToRgb(byte[][] planes, JpegSystem system, bool isInverted, Span<byte> to)
    {
        for (int i = 0; i < planes[0].Length; i++)
        {
            Span<byte> pixel = to.Slice(3 * i, 3);
            switch (system)
            {
                case JpegSystem.Grey:
                    pixel.Fill(planes[0][i]);
                    break;
                case JpegSystem.YCbCr or JpegSystem.Ycck:
                    Rgb(planes[0][i], planes[1][i], planes[2][i], pixel);
                    break;
                default:
                    (pixel[0], pixel[1], pixel[2]) = (planes[0][i], planes[1][i], planes[2][i]);
                    break;
            }

            if (planes.Length == 4)
            {
                Ink(pixel, planes[3][i], system == JpegSystem.Ycck, isInverted);
            }
        }
    }

    /// <summary>Luminance alone.</summary>
    public static void ToGrey(byte[][] planes, JpegSystem system, Span<byte> to)
    {
        for (int i = 0; i < planes[0].Length; i++)
        {
            to[i] = system == JpegSystem.Rgb ? Luminance(planes[0][i], planes[1][i], planes[2][i]) : planes[0][i];
        }
    }

    public static byte Luminance(int r, int g, int b) => (byte)(((19595 * r) + (38470 * g) + (7471 * b) + Half) >> 16);

    public static byte Blueness(int r, int g, int b) => (byte)(((-11059 * r) + (-21709 * g) + (32768 * b) + (128 << 16) + Half - 1) >> 16);

    public static byte Redness(int r, int g, int b) => (byte)(((32768 * r) + (-27439 * g) + (-5329 * b) + (128 << 16) + Half - 1) >> 16);

    private static void Rgb(int y, int cb, int cr, Span<byte> pixel)
    {
        (cb, cr) = (cb - 128, cr - 128);
        pixel[0] = Clamped(y + (((91881 * cr) + Half) >> 16));
        pixel[1] = Clamped(y + (((-22554 * cb) + (-46802 * cr) + Half) >> 16));
        pixel[2] = Clamped(y + (((116130 * cb) + Half) >> 16));
    }

    // Inks over black: what the transform gave are the inks' complements, which TensorFlow multiplies without rounding.
    private static void Ink(Span<byte> pixel, int black, bool isTransformed, bool isInverted)
    {
        for (int k = 0; k < 3; k++)
        {
            int ink = isTransformed ? 255 - pixel[k] : pixel[k];
            pixel[k] = (byte)(isInverted ? black * ink / 255 : (255 - black) * (255 - ink) / 255);
        }
    }

    private static byte Clamped(int value) => (byte)Math.Clamp(value, 0, 255);
}
