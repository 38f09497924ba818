namespace TfCourse.Engine;

/// <summary>Numbers of 7 bits a byte, the lowest first.</summary>
internal static class Varint
{
    public static bool TryRead(ReadOnlySpan<byte> bytes, ref int at, out ulong value)
    {
        value = 0;
        for (int shift = 0; shift < 64 && at < bytes.Length; shift += 7)
        {
            byte b = bytes[at++];
            value |= (ulong)(b & 127) << shift;
            if (b < 128)
            {
                return shift < 63 || b < 2;
            }
        }

        return false;
    }

    /// <summary>Reads a number that has to fit a position inside the bytes.</summary>
    public static bool TryReadSize(ReadOnlySpan<byte> bytes, ref int at, out int size)
    {
        bool fits = TryRead(bytes, ref at, out ulong value) && value <= (ulong)bytes.Length;
        size = fits ? (int)value : 0;
        return fits;
    }

    public static void Write(List<byte> to, ulong value)
    {
        for (; value > 127; value >>= 7)
        {
            to.Add((byte)(value | 128));
        }

        to.Add((byte)value);
    }
}
