namespace TfCourse.Images;

/// <summary>The bits of a scan. At a marker they end, and zeros follow; where the file ends before a marker, <see cref="IsStarved"/> is set, or its end counts as one.</summary>
internal sealed class JpegBits(byte[] file, bool endIsMarker)
{
    private const int Full = 57;
    private ulong _bits;
    private int _count;

    /// <summary>Where the next byte, or the marker that ended the bits, lies.</summary>
    public int Position { get; set; }

    /// <summary>Whether a marker stands where bits were asked for.</summary>
    public bool IsAtMarker { get; private set; }

    /// <summary>Whether bits were asked for that neither the file nor a marker gives.</summary>
    public bool IsStarved { get; private set; }

    /// <summary>Whether the bits that follow are made up: a marker came too early.</summary>
    public bool IsInsufficient { get; private set; }

    /// <summary>Begins anew at the position: no bits are left over.</summary>
    public void Restart() => (_bits, _count, IsAtMarker, IsInsufficient) = (0, 0, false, false);

    /// <summary>No bits follow: a marker stands at the position, and stays there.</summary>
    public void Stop() => (_bits, _count, IsAtMarker) = (0, 0, true);

    /// <summary>The file ends before a marker.</summary>
    public void Starve()
    {
        IsStarved = !endIsMarker;
        IsAtMarker = true;
    }

    public int Peek(int count)
    {
        if (_count < count)
        {
            Fill(0);
            if (_count < count)
            {
                // A code may be shorter than what is looked at; only what is taken counts as missing.
                return (int)((_bits << (count - _count)) & ((1UL << count) - 1));
            }
        }

        return (int)((_bits >> (_count - count)) & ((1UL << count) - 1));
    }

    public void Skip(int count)
    {
        if (_count < count)
        {
            Fill(count);
        }

        _count -= count;
    }

    public int Take(int count)
    {
        if (_count < count)
        {
            Fill(count);
        }

        _count -= count;
        return (int)((_bits >> _count) & ((1UL << count) - 1));
    }

    /// <summary>A number of a known number of bits: positive ones begin with 1, negative ones are less 2^count - 1.</summary>
    public int Number(int count)
    {
        if (count == 0)
        {
            return 0;
        }

        int value = Take(count);
        return value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
    }

    private void Fill(int needed)
    {
        while (_count < Full && !IsAtMarker)
        {
            int at = Position;
            if (at >= file.Length)
            {
                Starve();
                break;
            }

            byte next = file[at++];
            if (next == 0xFF)
            {
                while (at < file.Length && file[at] == 0xFF)
                {
                    at++;
                }

                if (at >= file.Length)
                {
                    Position = file.Length;
                    Starve();
                    break;
                }

                if (file[at] != 0)
                {
                    IsAtMarker = true;
                    Position = at - 1;
                    break;
                }

                at++;
            }

            (_bits, _count, Position) = ((_bits << 8) | next, _count + 8, at);
        }

        if (_count < needed)
        {
            IsInsufficient = true;
            _bits <<= Full - _count;
            _count = Full;
        }
    }
}
