using static System.FormattableString;

namespace TfCourse.Images;

/// <summary>The header of a scan: its components, and the band of coefficients and bits that it holds.</summary>
internal sealed record ScanHeader(JpegComponent[] Components, int From, int To, int High, int Low)
{
    private const int MostBlocks = 10;

    public static ScanHeader Parse(ReadOnlySpan<byte> segment, JpegFrame frame, byte[]?[] dc, byte[]?[] ac, long at)
    {
        int count = segment.Length > 0 ? segment[0] : 0;
        if (count is 0 or > 4 || segment.Length != 4 + (2 * count))
        {
            throw new ImageFormatException(ImageFault.Malformed, Invariant($"a scan of {count} components in {segment.Length} bytes"), "1 to 4, two bytes each", at);
        }

        ReadOnlySpan<byte> end = segment[^3..];
        (int from, int to, int high, int low) = frame.IsProgressive ? (end[0], end[1], end[2] >> 4, end[2] & 15) : (0, 63, 0, 0);
        if (frame.IsProgressive && !IsBand(from, to, high, low, count))
        {
            throw new ImageFormatException(ImageFault.Malformed, Invariant($"coefficients {from} to {to}, bits {high} to {low}, of {count} components"), "a band that progressive images have", at);
        }

        var components = new JpegComponent[count];
        for (int i = 0; i < count; i++)
        {
            (int id, int tables) = (segment[1 + (2 * i)], segment[2 + (2 * i)]);
            JpegComponent component = Array.Find(frame.Components, c => c.Id == id) is { } known && !components.AsSpan(0, i).Contains(known) ? known
                : throw new ImageFormatException(ImageFault.Malformed, Invariant($"the component {id}"), "one of the frame, each once", at);
            components[i] = component;
            if (!frame.IsProgressive || (from == 0 && high == 0))
            {
                component.Dc = new HuffmanDecoder(Table(dc, tables >> 4, at), isDc: true, at);
            }

            if (!frame.IsProgressive || from > 0)
            {
                component.Ac = new HuffmanDecoder(Table(ac, tables & 15, at), isDc: false, at);
            }
        }

        int blocks = components.Sum(c => c.Across * c.Down);
        if (count > 1 && blocks > MostBlocks)
        {
            throw new ImageFormatException(ImageFault.Malformed, Invariant($"units of {blocks} blocks"), Invariant($"at most {MostBlocks}"), at);
        }

        return new ScanHeader(components, from, to, high, low);
    }

    private static bool IsBand(int from, int to, int high, int low, int count)
        => (from == 0 ? to == 0 : from <= to && to < JpegTables.Block && count == 1) && (high == 0 || low == high - 1) && low <= 13;

    private static byte[] Table(byte[]?[] tables, int number, long at) => number < 4 && tables[number] is { } table ? table
        : throw new ImageFormatException(ImageFault.Malformed, Invariant($"no Huffman table {number}"), "one before the scan that uses it", at);
}
