using System.Buffers.Binary;

namespace TfCourse.Reports;

/// <summary>Pixels as an uncompressed image that every browser reads without a decoder of ours: Windows bitmap, 24 bits.</summary>
internal static class Bitmap
{
    private const int Header = 54;

    /// <summary>The image as a data URI.</summary>
    /// <param name="image">The pixels.</param>
    public static string DataUri(Picture image)
    {
        int row = checked(((image.Width * 3) + 3) / 4 * 4); // rows are filled up to four bytes
        var bytes = new byte[checked(Header + (row * image.Height))];
        bytes[0] = (byte)'B';
        bytes[1] = (byte)'M';
        Put(bytes, 2, bytes.Length);
        Put(bytes, 10, Header);
        Put(bytes, 14, 40);
        Put(bytes, 18, image.Width);
        Put(bytes, 22, image.Height);
        bytes[26] = 1;
        bytes[28] = 24;
        for (int y = 0; y < image.Height; y++)
        {
            int start = Header + ((image.Height - 1 - y) * row); // the lowest row comes first
            for (int x = 0; x < image.Width; x++)
            {
                for (int channel = 0; channel < 3; channel++)
                {
                    bytes[start + (3 * x) + 2 - channel] = image.Byte(y, x, channel);
                }
            }
        }

        return "data:image/bmp;base64," + Convert.ToBase64String(bytes);
    }

    private static void Put(byte[] bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
}
