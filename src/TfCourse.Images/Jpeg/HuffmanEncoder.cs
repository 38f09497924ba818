namespace TfCourse.Images;

/// <summary>A Huffman table of a JPEG file as its encoder needs it: each symbol's code and length.</summary>
internal sealed class HuffmanEncoder
{
    private const int Symbols = 256, Longest = 16;
    private readonly int[] _codes = new int[Symbols], _lengths = new int[Symbols];

    /// <param name="table">Of each length from 1 to 16 how many codes there are, then their symbols.</param>
    public HuffmanEncoder(ReadOnlySpan<byte> table)
    {
        Table = table.ToArray();
        int code = 0, index = Longest;
        for (int length = 1; length <= Longest; length++, code <<= 1)
        {
            for (int i = 0; i < table[length - 1]; i++, code++, index++)
            {
                (_codes[table[index]], _lengths[table[index]]) = (code, length);
            }
        }
    }

    /// <summary>The table as the file holds it.</summary>
    public byte[] Table { get; }

    public (int Code, int Length) this[int symbol] => (_codes[symbol], _lengths[symbol]);

    /// <summary>The best table for symbols of known frequencies.</summary>
    /// <remarks>Source: ITU-T T.81, annex K.2: the two rarest are joined, the greater symbol first among equals; codes of more than 16 bits are shortened; none is all ones.</remarks>
    public static HuffmanEncoder Best(ReadOnlySpan<long> counts)
    {
        Span<long> frequencies = stackalloc long[Symbols + 1];
        counts.CopyTo(frequencies);
        // A symbol that never comes takes the code of all ones.
        frequencies[Symbols] = 1;
        int[] lengths = new int[Symbols + 1], next = new int[Symbols + 1];
        Array.Fill(next, -1);
        while (true)
        {
            int first = Rarest(frequencies, -1), second = Rarest(frequencies, first);
            if (second < 0)
            {
                break;
            }

            frequencies[first] += frequencies[second];
            frequencies[second] = 0;
            int last = Deepen(first, lengths, next);
            next[last] = second;
            Deepen(second, lengths, next);
        }

        int[] perLength = new int[Symbols + 2];
        foreach (int length in lengths)
        {
            perLength[length]++;
        }

        Shorten(perLength);
        byte[] table = new byte[Longest + lengths.Take(Symbols).Count(l => l > 0)];
        for (int length = 1; length <= Longest; length++)
        {
            table[length - 1] = (byte)perLength[length];
        }

        int at = Longest;
        foreach (int symbol in Enumerable.Range(0, Symbols).Where(s => lengths[s] > 0).OrderBy(s => lengths[s]))
        {
            table[at++] = (byte)symbol;
        }

        return new HuffmanEncoder(table);
    }

    private static int Rarest(ReadOnlySpan<long> frequencies, int except)
    {
        int rarest = -1;
        for (int i = 0; i < frequencies.Length; i++)
        {
            if (frequencies[i] > 0 && i != except && (rarest < 0 || frequencies[i] <= frequencies[rarest]))
            {
                rarest = i;
            }
        }

        return rarest;
    }

    // All symbols of a tree get one bit more; the last of them.
    private static int Deepen(int symbol, int[] lengths, int[] next)
    {
        lengths[symbol]++;
        for (; next[symbol] >= 0; lengths[symbol]++)
        {
            symbol = next[symbol];
        }

        return symbol;
    }

    private static void Shorten(int[] perLength)
    {
        for (int length = perLength.Length - 1; length > Longest; length--)
        {
            while (perLength[length] > 0)
            {
                int shorter = length - 2;
                while (perLength[shorter] == 0)
                {
                    shorter--;
                }

                perLength[length] -= 2;
                perLength[length - 1]++;
                perLength[shorter + 1] += 2;
                perLength[shorter]--;
            }
        }

        int longest = Longest;
        while (perLength[longest] == 0)
        {
            longest--;
        }

        // The code of all ones stays free.
        perLength[longest]--;
    }
}
