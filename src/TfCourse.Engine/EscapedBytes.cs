using System.Text;

namespace TfCourse.Engine;

/// <summary>Bytes as C writes them in a literal: \n, \", \\, …; other bytes that are no printable ASCII as three octal digits.</summary>
internal static class EscapedBytes
{
    /// <summary>Appends bytes to a text, a character a byte.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="keepsHigh">Whether bytes above 127 stay what they are, as in UTF-8 that is to stay readable.</param>
    /// <returns>The text.</returns>
    public static StringBuilder Append(StringBuilder text, ReadOnlySpan<byte> bytes, bool keepsHigh = false)
    {
        foreach (byte b in bytes)
        {
            _ = b switch
            {
                (byte)'\n' => text.Append("\\n"),
                (byte)'\r' => text.Append("\\r"),
                (byte)'\t' => text.Append("\\t"),
                (byte)'"' => text.Append("\\\""),
                (byte)'\'' => text.Append("\\'"),
                (byte)'\\' => text.Append("\\\\"),
                > 127 when keepsHigh => text.Append((char)b),
                < 32 or > 126 => text.Append('\\').Append(Convert.ToString(b, 8).PadLeft(3, '0')),
                _ => text.Append((char)b),
            };
        }

        return text;
    }
}
