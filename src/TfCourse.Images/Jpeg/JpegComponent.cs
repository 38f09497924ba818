namespace TfCourse.Images;

/// <summary>One component of a JPEG frame: its sampling, its blocks of coefficients, and what its scans use.</summary>
internal sealed class JpegComponent(int id, int across, int down, int quantization)
{
    public int Id { get; } = id;

    /// <summary>Blocks of a unit from left to right.</summary>
    public int Across { get; } = across;

    /// <summary>Blocks of a unit from above.</summary>
    public int Down { get; } = down;

    /// <summary>The number of its quantization table.</summary>
    public int Quantization { get; } = quantization;

    /// <summary>The table as it was when the component's first scan began, in the block's order; null before.</summary>
    public ushort[]? Divisors { get; set; }

    /// <summary>Blocks that hold pixels of the image.</summary>
    public int BlocksWide { get; private set; }

    /// <inheritdoc cref="BlocksWide"/>
    public int BlocksHigh { get; private set; }

    /// <summary>Blocks of a row with those that only fill units.</summary>
    public int Stride { get; private set; }

    /// <summary>64 coefficients of each block, row by row.</summary>
    public short[] Coefficients { get; private set; } = [];

    public HuffmanDecoder? Dc { get; set; }

    public HuffmanDecoder? Ac { get; set; }

    /// <summary>The last difference's sum.</summary>
    public int Last { get; set; }

    public void Lay(JpegFrame frame)
    {
        BlocksWide = JpegFrame.Ceiling(frame.Width * (long)Across, frame.Across * 8);
        BlocksHigh = JpegFrame.Ceiling(frame.Height * (long)Down, frame.Down * 8);
        Stride = frame.UnitsWide * Across;
        Coefficients = new short[checked(Stride * frame.UnitsHigh * Down * JpegTables.Block)];
    }

    public Span<short> BlockAt(int row, int column) => Coefficients.AsSpan(((row * Stride) + column) * JpegTables.Block, JpegTables.Block);
}
