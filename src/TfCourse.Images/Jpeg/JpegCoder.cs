namespace TfCourse.Images;

/// <summary>Codes blocks of coefficients: as bits, or only counting how often each symbol comes.</summary>
internal sealed class JpegCoder(Stream? to)
{
    private ulong _bits;
    private int _count;

    /// <summary>The tables in use; none while symbols are counted.</summary>
    public HuffmanEncoder?[] Tables { get; } = new HuffmanEncoder?[4];

    /// <summary>How often each symbol of each table came.</summary>
    public long[][] Counts { get; } = [new long[256], new long[256], new long[256], new long[256]];

    /// <summary>The difference of a block's first coefficient from the last one's.</summary>
    public void Difference(int table, int difference)
    {
        int size = Size(difference);
        Symbol(table, size);
        Bits(difference, size);
    }

    /// <summary>The coefficients of a band, in the file's order.</summary>
    public void Band(int table, ReadOnlySpan<short> block, int from, int to)
    {
        int run = 0;
        for (int k = from; k <= to; k++)
        {
            int value = block[JpegTables.Order[k]];
            if (value == 0)
            {
                run++;
                continue;
            }

            for (; run > 15; run -= 16)
            {
                Symbol(table, 0xF0);
            }

            int size = Size(value);
            Symbol(table, (run << 4) | size);
            Bits(value, size);
            run = 0;
        }

        if (run > 0)
        {
            Symbol(table, 0);
        }
    }

    /// <summary>Fills the last byte with ones.</summary>
    public void Finish()
    {
        Write(0x7F, 7);
        (_bits, _count) = (0, 0);
    }

    private static int Size(int value) => 32 - int.LeadingZeroCount(Math.Abs(value));

    private void Symbol(int table, int symbol)
    {
        Counts[table][symbol]++;
        if (Tables[table] is { } codes)
        {
            (int code, int length) = codes[symbol];
            Write(code, length);
        }
    }

    // Negative numbers less one, so that their first bit is 0.
    private void Bits(int value, int size) => Write((value < 0 ? value - 1 : value) & ((1 << size) - 1), size);

    private void Write(int bits, int length)
    {
        if (to is null)
        {
            return;
        }

        _bits = (_bits << length) | (uint)bits;
        for (_count += length; _count >= 8; _count -= 8)
        {
            byte next = (byte)(_bits >> (_count - 8));
            to.WriteByte(next);
            if (next == 0xFF)
            {
                to.WriteByte(0);
            }
        }
    }
}
