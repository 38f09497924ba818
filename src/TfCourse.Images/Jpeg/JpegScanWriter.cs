namespace TfCourse.Images;

/// <summary>Writes the scans of an image: one of all coefficients, or, of a progressive image, the first coefficients of all components and then bands of each.</summary>
internal static class JpegScanWriter
{
    private const int AcTables = 2;

    public static void Write(Stream file, JpegCoefficients[] components, bool isProgressive, bool optimizes)
    {
        if (!isProgressive)
        {
            Scan(file, components, Enumerable.Range(0, components.Length), 0, 63, optimizes, c => Units(components, c, hasRest: true));
            return;
        }

        Scan(file, components, Enumerable.Range(0, components.Length), 0, 0, true, c => Units(components, c, hasRest: false));
        (int Component, int From, int To)[] bands = components.Length == 1 ? [(0, 1, 5), (0, 6, 63)] : [(0, 1, 5), (1, 1, 63), (2, 1, 63), (0, 6, 63)];
        foreach ((int component, int from, int to) in bands)
        {
            Scan(file, components, [component], from, to, true, c => Band(components[component], c, from, to));
        }
    }

    private static void Scan(Stream file, JpegCoefficients[] components, IEnumerable<int> used, int from, int to, bool optimizes, Action<JpegCoder> code)
    {
        var coder = new JpegCoder(file);
        JpegCoder? counts = null;
        if (optimizes)
        {
            counts = new JpegCoder(null);
            code(counts);
        }

        byte[][] standard = [JpegTables.DcLuminance.ToArray(), JpegTables.DcChrominance.ToArray(), JpegTables.AcLuminance.ToArray(), JpegTables.AcChrominance.ToArray()];
        foreach (int table in used.Select(i => components[i].Table).Distinct())
        {
            foreach (int i in (int[])[table, AcTables + table])
            {
                bool isUsed = i < AcTables ? from == 0 : to > 0;
                if (isUsed)
                {
                    HuffmanEncoder codes = counts is null ? new HuffmanEncoder(standard[i]) : HuffmanEncoder.Best(counts.Counts[i]);
                    coder.Tables[i] = codes;
                    JpegWriter.Segment(file, JpegMarker.Huffman, [(byte)(i < AcTables ? i : 0x10 + i - AcTables), .. codes.Table]);
                }
            }
        }

        byte[] header = [(byte)used.Count(), .. used.SelectMany(i => (byte[])[(byte)(i + 1), (byte)((from == 0 ? components[i].Table << 4 : 0) | (to > 0 ? components[i].Table : 0))]), (byte)from, (byte)to, 0];
        JpegWriter.Segment(file, JpegMarker.Scan, header);
        code(coder);
        coder.Finish();
    }

    // All components together; blocks beyond the image repeat the first coefficient of the one before.
    private static void Units(JpegCoefficients[] components, JpegCoder coder, bool hasRest)
    {
        JpegCoefficients first = components[0];
        (int wide, int high) = (JpegFrame.Ceiling(first.BlocksWide, first.Sampling), JpegFrame.Ceiling(first.BlocksHigh, first.Sampling));
        int[] last = new int[components.Length];
        ReadOnlySpan<short> nothing = new short[JpegTables.Block];
        for (int unit = 0; unit < wide * high; unit++)
        {
            for (int i = 0; i < components.Length; i++)
            {
                JpegCoefficients component = components[i];
                for (int k = 0; k < component.Sampling * component.Sampling; k++)
                {
                    int row = (unit / wide * component.Sampling) + (k / component.Sampling), column = (unit % wide * component.Sampling) + (k % component.Sampling);
                    bool isInside = row < component.BlocksHigh && column < component.BlocksWide;
                    ReadOnlySpan<short> block = isInside ? component.BlockAt(row, column) : nothing;
                    int value = isInside ? block[0] : last[i];
                    coder.Difference(component.Table, value - last[i]);
                    last[i] = value;
                    if (hasRest)
                    {
                        coder.Band(AcTables + component.Table, block, 1, 63);
                    }
                }
            }
        }
    }

    private static void Band(JpegCoefficients component, JpegCoder coder, int from, int to)
    {
        for (int i = 0; i < component.BlocksWide * component.BlocksHigh; i++)
        {
            coder.Band(AcTables + component.Table, component.BlockAt(i / component.BlocksWide, i % component.BlocksWide), from, to);
        }
    }
}
