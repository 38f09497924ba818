namespace TfCourse.Images;

/// <summary>Planes of half the size brought to the whole: each new sample lies a quarter from the nearer old one, and is 3/4 of it and 1/4 of the other.</summary>
/// <remarks>Halves are rounded up and down in turns, as libjpeg-turbo's "fancy upsampling" does it.</remarks>
internal static class Upsampling
{
    public static byte[] Repeat(Plane plane, int across, int down, int width, int height)
    {
        byte[] result = new byte[checked(width * height)];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> row = plane.Row(y / down);
            Span<byte> to = result.AsSpan(y * width, width);
            if (across == 1)
            {
                row[..width].CopyTo(to);
                continue;
            }

            for (int x = 0; x < width; x++)
            {
                to[x] = row[x / across];
            }
        }

        return result;
    }

    public static byte[] Across(Plane plane, int width, int height)
    {
        byte[] result = new byte[checked(width * height)];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> row = plane.Row(y);
            Span<byte> to = result.AsSpan(y * width, width);
            for (int x = 0; x < width; x++)
            {
                int at = x / 2, other = Math.Clamp(at + (x % 2 == 0 ? -1 : 1), 0, row.Length - 1);
                to[x] = (byte)(((3 * row[at]) + row[other] + 1 + (x % 2)) >> 2);
            }
        }

        return result;
    }

    public static byte[] Down(Plane plane, int width, int height)
    {
        byte[] result = new byte[checked(width * height)];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> near = plane.Row(y / 2), far = plane.Row((y / 2) + (y % 2 == 0 ? -1 : 1));
            Span<byte> to = result.AsSpan(y * width, width);
            for (int x = 0; x < width; x++)
            {
                to[x] = (byte)(((3 * near[x]) + far[x] + 1 + (y % 2)) >> 2);
            }
        }

        return result;
    }

    public static byte[] Both(Plane plane, int width, int height)
    {
        byte[] result = new byte[checked(width * height)];
        int[] sums = new int[plane.Width];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> near = plane.Row(y / 2), far = plane.Row((y / 2) + (y % 2 == 0 ? -1 : 1));
            for (int x = 0; x < sums.Length; x++)
            {
                sums[x] = (3 * near[x]) + far[x];
            }

            Span<byte> to = result.AsSpan(y * width, width);
            for (int x = 0; x < width; x++)
            {
                int at = x / 2, other = Math.Clamp(at + (x % 2 == 0 ? -1 : 1), 0, sums.Length - 1);
                to[x] = (byte)(((3 * sums[at]) + sums[other] + 8 - (x % 2)) >> 4);
            }
        }

        return result;
    }
}
