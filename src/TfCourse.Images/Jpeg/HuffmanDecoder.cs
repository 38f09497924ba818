using static System.FormattableString;

namespace TfCourse.Images;

/// <summary>A Huffman table of a JPEG file as its decoder needs it: codes of up to 8 bits by their bits, longer ones by the greatest code of each length.</summary>
internal sealed class HuffmanDecoder
{
    public const int Ahead = 8;
    private readonly ushort[] _short = new ushort[1 << Ahead];
    private readonly int[] _greatest = new int[18];
    private readonly int[] _offset = new int[17];
    private readonly byte[] _symbols;

    /// <param name="table">Of each length from 1 to 16 how many codes there are, then their symbols.</param>
    /// <param name="isDc">Whether the symbols are numbers of bits of a difference, at most 15.</param>
    /// <param name="at">Where the table lies, for errors.</param>
    public HuffmanDecoder(ReadOnlySpan<byte> table, bool isDc, long at)
    {
        ReadOnlySpan<byte> counts = table[..16];
        _symbols = table[16..].ToArray();
        int code = 0, index = 0;
        for (int length = 1; length <= 16; length++, code <<= 1)
        {
            int count = counts[length - 1];
            _offset[length] = index - code;
            if (code + count > 1 << length)
            {
                throw new ImageFormatException(ImageFault.Malformed, "a Huffman table with more codes than bits tell apart", "a table of codes none of which begins another", at);
            }

            for (int i = 0; i < count; i++, code++, index++)
            {
                if (isDc && _symbols[index] > 15)
                {
                    throw new ImageFormatException(ImageFault.Malformed, Invariant($"a difference of {_symbols[index]} bits"), "0 to 15", at);
                }

                if (length <= Ahead)
                {
                    _short.AsSpan(code << (Ahead - length), 1 << (Ahead - length)).Fill((ushort)((length << 8) | _symbols[index]));
                }
            }

            _greatest[length] = count > 0 ? code - 1 : -1;
        }

        _greatest[17] = int.MaxValue;
    }

    /// <summary>The next symbol; 0 for bits that are no code.</summary>
    public int Read(JpegBits bits)
    {
        int found = _short[bits.Peek(Ahead)];
        if (found != 0)
        {
            bits.Skip(found >> 8);
            return found & 255;
        }

        int length = Ahead + 1, code = bits.Take(length);
        while (code > _greatest[length])
        {
            code = (code << 1) | bits.Take(1);
            length++;
        }

        return length <= 16 ? _symbols[code + _offset[length]] : 0;
    }
}
