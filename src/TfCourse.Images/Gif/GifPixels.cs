using static System.FormattableString;

namespace TfCourse.Images;

/// <summary>Expands the pixels of a GIF image: codes of growing length for runs of pixels, each a known run and one pixel more (Lempel, Ziv, Welch).</summary>
internal static class GifPixels
{
    private const int LongestCode = 12, Codes = 1 << LongestCode;

    public static byte[] Expand(byte[] file, GifFrame frame)
    {
        int size = frame.Width * frame.Height, first = file[frame.Data];
        if (first is 0 or > 8)
        {
            throw new ImageFormatException(ImageFault.Malformed, Invariant($"pixels of {first} bits"), "1 to 8", frame.Data);
        }

        // A code of two bits or more stands for a run of 4,096 pixels at most.
        if (size > (frame.End - frame.Data) * 4L * Codes)
        {
            throw new ImageFormatException(ImageFault.Truncated, Invariant($"{frame.End - frame.Data} bytes of pixels"), Invariant($"enough for {frame.Width} x {frame.Height}"), frame.Data);
        }

        byte[] pixels = new byte[size];
        Span<ushort> before = stackalloc ushort[Codes];
        Span<byte> own = stackalloc byte[Codes], run = stackalloc byte[Codes];
        int clear = 1 << first, end = clear + 1, next = end + 1, length = first + 1, last = -1;
        int at = frame.Data + 1, part = 0, filled = 0;
        uint bits = 0;
        int count = 0;
        while (filled < size)
        {
            while (count < length)
            {
                if (part == 0 && (part = file[at++]) == 0)
                {
                    throw Early(frame, filled);
                }

                bits |= (uint)file[at++] << count;
                (count, part) = (count + 8, part - 1);
            }

            int code = (int)(bits & ((1u << length) - 1));
            (bits, count) = (bits >> length, count - length);
            if (code == clear)
            {
                (next, length, last) = (end + 1, first + 1, -1);
                continue;
            }

            if (code == end)
            {
                throw Early(frame, filled);
            }

            if (code > next || (code == next && last < 0) || (code > end && last < 0))
            {
                throw new ImageFormatException(ImageFault.Malformed, Invariant($"the code {code}"), Invariant($"at most {next}, behind a pixel"), at);
            }

            // The run backwards; of the code that is being made it is the last run and its first pixel.
            int runLength = 0, walk = code == next ? last : code;
            if (code == next)
            {
                run[runLength++] = 0;
            }

            for (; walk > end; walk = before[walk])
            {
                run[runLength++] = own[walk];
            }

            run[runLength++] = (byte)walk;
            if (code == next)
            {
                run[0] = (byte)walk;
            }

            for (int i = runLength - 1; i >= 0 && filled < size; i--)
            {
                pixels[filled++] = run[i];
            }

            if (last >= 0 && next < Codes)
            {
                (before[next], own[next]) = ((ushort)last, (byte)walk);
                next++;
                if (next == 1 << length && length < LongestCode)
                {
                    length++;
                }
            }

            last = code;
        }

        return pixels;
    }

    /// <summary>The row of an interlaced image that comes at a place: every eighth first, then those between.</summary>
    public static int InterlacedRow(int place, int height)
    {
        foreach ((int start, int step) in (ReadOnlySpan<(int, int)>)[(0, 8), (4, 8), (2, 4), (1, 2)])
        {
            int rows = (height - start + step - 1) / step;
            if (place < rows)
            {
                return start + (place * step);
            }

            place -= Math.Max(0, rows);
        }

        return height - 1;
    }

    private static ImageFormatException Early(GifFrame frame, int filled)
        => new(ImageFault.Truncated, Invariant($"{filled} pixels"), Invariant($"{frame.Width} x {frame.Height}"), frame.Data);
}
