namespace TfCourse.Images;

/// <summary>Reads the blocks of one scan: those of a sequential image whole, those of a progressive one in bands and bits.</summary>
/// <remarks>Source: ITU-T T.81, annexes F.2 and G.2.</remarks>
internal sealed class JpegScan(JpegFrame frame, JpegComponent[] components, JpegBits bits, int restartInterval, (int From, int To, int High, int Low) band)
{
    private int _endRun;

    /// <summary>Rows of units that were read whole.</summary>
    public int RowsRead { get; private set; }

    /// <summary>Reads all units; stops where the file ends, and leaves out what a marker cut off.</summary>
    /// <param name="restart">Called between restart intervals with the marker's number: whether bits follow.</param>
    public void Run(Func<int, bool> restart)
    {
        bool isAlone = components.Length == 1;
        JpegComponent first = components[0];
        (int wide, int high) = isAlone ? (first.BlocksWide, first.BlocksHigh) : (frame.UnitsWide, frame.UnitsHigh);
        int left = restartInterval, interval = 0;
        bool isCut = false;
        Begin();
        for (int row = 0; row < high; row++)
        {
            for (int column = 0; column < wide; column++)
            {
                if (restartInterval > 0 && left == 0)
                {
                    isCut = !restart(interval);
                    interval = (interval + 1) & 7;
                    left = restartInterval;
                    Begin();
                }

                left--;
                if (!isCut)
                {
                    ReadUnit(row, column, isAlone);
                    if (bits.IsStarved)
                    {
                        return;
                    }

                    isCut = bits.IsInsufficient;
                }
                else if (restartInterval == 0)
                {
                    RowsRead = high;
                    return;
                }
            }

            RowsRead = row + 1;
        }
    }

    private void Begin()
    {
        _endRun = 0;
        foreach (JpegComponent component in components)
        {
            component.Last = 0;
        }
    }

    private void ReadUnit(int row, int column, bool isAlone)
    {
        if (isAlone)
        {
            ReadBlock(components[0], components[0].BlockAt(row, column));
            return;
        }

        foreach (JpegComponent component in components)
        {
            for (int y = 0; y < component.Down; y++)
            {
                for (int x = 0; x < component.Across; x++)
                {
                    ReadBlock(component, component.BlockAt((row * component.Down) + y, (column * component.Across) + x));
                }
            }
        }
    }

    private void ReadBlock(JpegComponent component, Span<short> block)
    {
        if (!frame.IsProgressive)
        {
            ReadDifference(component, block);
            ReadFirst(component.Ac!, block, 1, 63, 0, isWhole: true);
        }
        else if (band.From == 0)
        {
            if (band.High == 0)
            {
                ReadDifference(component, block);
            }
            else if (bits.Take(1) != 0)
            {
                block[0] |= (short)(1 << band.Low);
            }
        }
        else if (band.High == 0)
        {
            ReadFirst(component.Ac!, block, band.From, band.To, band.Low, isWhole: false);
        }
        else
        {
            Refine(component.Ac!, block);
        }
    }

    private void ReadDifference(JpegComponent component, Span<short> block)
    {
        component.Last += bits.Number(component.Dc!.Read(bits));
        block[0] = (short)(component.Last << band.Low);
    }

    // Coefficients of a band for the first time; runs of blocks that end there exist only in progressive images.
    private void ReadFirst(HuffmanDecoder table, Span<short> block, int from, int to, int low, bool isWhole)
    {
        if (_endRun > 0)
        {
            _endRun--;
            return;
        }

        for (int k = from; k <= to; k++)
        {
            int symbol = table.Read(bits), run = symbol >> 4, size = symbol & 15;
            if (size != 0)
            {
                k += run;
                block[JpegTables.Order[k]] = (short)(bits.Number(size) << low);
            }
            else if (run == 15)
            {
                k += 15;
            }
            else
            {
                _endRun = isWhole ? 0 : (1 << run) - 1 + (run > 0 ? bits.Take(run) : 0);
                return;
            }
        }
    }

    // One more bit of coefficients that are known, and ones that become known with this bit.
    private void Refine(HuffmanDecoder table, Span<short> block)
    {
        short one = (short)(1 << band.Low);
        int k = band.From;
        if (_endRun == 0)
        {
            for (; k <= band.To; k++)
            {
                int symbol = table.Read(bits), run = symbol >> 4, fresh = 0;
                if ((symbol & 15) != 0)
                {
                    fresh = bits.Take(1) != 0 ? one : -one;
                }
                else if (run != 15)
                {
                    _endRun = (1 << run) + (run > 0 ? bits.Take(run) : 0);
                    break;
                }

                for (; k <= band.To; k++)
                {
                    ref short known = ref block[JpegTables.Order[k]];
                    if (known != 0)
                    {
                        Correct(ref known, one);
                    }
                    else if (--run < 0)
                    {
                        break;
                    }
                }

                if (fresh != 0 && k <= band.To)
                {
                    block[JpegTables.Order[k]] = (short)fresh;
                }
            }
        }

        if (_endRun > 0)
        {
            for (; k <= band.To; k++)
            {
                ref short known = ref block[JpegTables.Order[k]];
                if (known != 0)
                {
                    Correct(ref known, one);
                }
            }

            _endRun--;
        }
    }

    private void Correct(ref short known, short one)
    {
        if (bits.Take(1) != 0 && (known & one) == 0)
        {
            known += (short)(known >= 0 ? one : -one);
        }
    }
}
