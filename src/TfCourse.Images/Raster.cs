namespace TfCourse.Images;

/// <summary>An image as 8-bit samples: rows from above, pixels from the left, channels together.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Channels">1 grey, 2 grey and alpha, 3 colours, 4 colours and alpha.</param>
/// <param name="Samples">Height · Width · Channels values.</param>
public sealed record Raster(int Height, int Width, int Channels, byte[] Samples)
{
    /// <summary>The image in grey: colours by their luminance (ITU-R BT.601: 0.299 R + 0.587 G + 0.114 B), alpha left out.</summary>
    /// <returns>Height · Width values.</returns>
    public byte[] ToGrey()
    {
        byte[] grey = new byte[Height * Width];
        for (int i = 0; i < grey.Length; i++)
        {
            int at = i * Channels;
            grey[i] = Channels < 3 ? Samples[at] : (byte)(((299 * Samples[at]) + (587 * Samples[at + 1]) + (114 * Samples[at + 2]) + 500) / 1000);
        }

        return grey;
    }
}
