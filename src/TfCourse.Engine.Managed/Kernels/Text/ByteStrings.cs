namespace TfCourse.Engine.Managed;

/// <summary>Strings of bytes put together and looked into.</summary>
internal static class ByteStrings
{
    /// <summary>Strings one after the other with a separator between them.</summary>
    public static byte[] Join(IReadOnlyList<byte[]> parts, ReadOnlySpan<byte> separator)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        long length = Math.Max(parts.Count - 1, 0) * (long)separator.Length;
        foreach (byte[] part in parts)
        {
            length += part.Length;
        }

        var joined = new byte[Sizes.Bytes(length, 1)];
        int at = 0;
        for (int i = 0; i < parts.Count; i++)
        {
            if (i > 0)
            {
                separator.CopyTo(joined.AsSpan(at));
                at += separator.Length;
            }

            parts[i].CopyTo(joined.AsSpan(at));
            at += parts[i].Length;
        }

        return joined;
    }

    /// <summary>Space, tab, newline, vertical tab, form feed, carriage return.</summary>
    public static bool IsSpace(byte b) => b is 32 or (>= 9 and <= 13);

    /// <summary>Whether a byte continues a character of UTF-8.</summary>
    public static bool IsContinuation(byte b) => (b & 0xC0) == 0x80;

    /// <summary>The number of characters of UTF-8: bytes that do not continue one.</summary>
    public static int Characters(ReadOnlySpan<byte> text)
    {
        int count = 0;
        foreach (byte b in text)
        {
            count += IsContinuation(b) ? 0 : 1;
        }

        return count;
    }

    /// <summary>The place behind a number of characters of UTF-8 from a place on; the end when there are not so many.</summary>
    public static int Forward(ReadOnlySpan<byte> text, int at, long characters)
    {
        for (long i = 0; i < characters && at < text.Length; i++)
        {
            do
            {
                at++;
            }
            while (at < text.Length && IsContinuation(text[at]));
        }

        return at;
    }
}
