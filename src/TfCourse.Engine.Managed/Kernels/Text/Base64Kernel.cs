namespace TfCourse.Engine.Managed;

/// <summary>Bytes as base64 in its web-safe alphabet (- and _ in place of + and /), and back.</summary>
internal static class Base64Kernel
{
    public static Kernel Encode(NodeInfo node)
    {
        bool pad = node.Bool("pad");
        return StringMap.Of(bytes =>
        {
            byte[] text = System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_'));
            return pad ? text : text.AsSpan().TrimEnd((byte)'=').ToArray();
        });
    }

    public static Kernel Decode(NodeInfo node) => StringMap.Of(static bytes =>
    {
        if (bytes.Length % 4 == 1)
        {
            throw EngineException.InvalidArgument("Base64 string length cannot be 1 modulo 4.");
        }

        ReadOnlySpan<byte> text = bytes;
        if (text.Length % 4 == 0)
        {
            text = text.EndsWith("=="u8) ? text[..^2] : text.EndsWith("="u8) ? text[..^1] : text;
        }

        var result = new byte[text.Length * 3 / 4];
        uint word = 0;
        for (int i = 0, bits = 0, at = 0; i < text.Length; i++)
        {
            word = (word << 6) | Value(text[i]);
            bits += 6;
            if (bits >= 8)
            {
                bits -= 8;
                result[at++] = (byte)(word >> bits);
            }
        }

        return result;
    });

    private static uint Value(byte symbol) => symbol switch
    {
        >= (byte)'A' and <= (byte)'Z' => (uint)(symbol - 'A'),
        >= (byte)'a' and <= (byte)'z' => (uint)(symbol - 'a' + 26),
        >= (byte)'0' and <= (byte)'9' => (uint)(symbol - '0' + 52),
        (byte)'-' => 62,
        (byte)'_' => 63,
        _ => throw EngineException.InvalidArgument($"Invalid character found in base64: the byte {symbol}."),
    };
}
