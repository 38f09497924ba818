using static System.FormattableString;

namespace TfCourse.Images;

/// <summary>Walks the markers of a JPEG file: keeps its tables, and reads its scans into coefficients.</summary>
/// <remarks>Source: ITU-T T.81, annex B. Where a damaged file leaves a choice, libjpeg's is taken.</remarks>
internal sealed class JpegReader
{
    // Real files have about ten; each costs a walk over the image.
    private const int MostScans = 256;
    private readonly byte[] _file;
    private readonly bool _recovers;
    private readonly ushort[]?[] _quantization = new ushort[4][];
    private readonly byte[]?[] _dc = new byte[4][], _ac = new byte[4][];
    private int _at, _interval, _scans;
    private bool _hasJfif, _isComplete;

    /// <param name="file">The bytes of the file.</param>
    /// <param name="recovers">Whether the end of the file counts as the end of the image.</param>
    public JpegReader(byte[] file, bool recovers)
    {
        (_file, _recovers) = (file, recovers);
        if (file.Length < 2 || file[0] != 0xFF || file[1] != JpegMarker.Start)
        {
            throw new ImageFormatException(ImageFault.Malformed, "the bytes " + Convert.ToHexString(file.AsSpan(0, Math.Min(2, file.Length))), "FFD8, as a JPEG file begins", 0);
        }

        _at = 2;
        (_dc[0], _dc[1]) = (JpegTables.DcLuminance.ToArray(), JpegTables.DcChrominance.ToArray());
        (_ac[0], _ac[1]) = (JpegTables.AcLuminance.ToArray(), JpegTables.AcChrominance.ToArray());
        if (NextScan() is not { } scan)
        {
            throw new ImageFormatException(ImageFault.Malformed, "no scan", "an image", _at);
        }

        FirstScan = scan;
    }

    /// <summary>The frame.</summary>
    public JpegFrame Frame { get; private set; } = null!;

    /// <summary>The transform that Adobe's marker names; null without one.</summary>
    public int? Adobe { get; private set; }

    /// <summary>The colours' system.</summary>
    public JpegSystem System => (Frame.Components.Length, Adobe) switch
    {
        (1, _) => JpegSystem.Grey,
        (3, _) when _hasJfif => JpegSystem.YCbCr,
        (3, { } transform) => transform == 0 ? JpegSystem.Rgb : JpegSystem.YCbCr,
        (3, null) => Frame.Components is [{ Id: 'R' }, { Id: 'G' }, { Id: 'B' }] ? JpegSystem.Rgb : JpegSystem.YCbCr,
        (4, null or 0) => JpegSystem.Cmyk,
        (4, _) => JpegSystem.Ycck,
        _ => JpegSystem.Unknown,
    };

    private ScanHeader FirstScan { get; }

    /// <summary>Reads all scans.</summary>
    /// <returns>How many rows of units were read whole.</returns>
    public int ReadScans()
    {
        if (!_recovers && Frame.Blocks > 8L * _file.Length)
        {
            // A block takes one bit at least.
            throw new ImageFormatException(ImageFault.Truncated, Invariant($"{_file.Length} bytes"), Invariant($"enough for an image of {Frame.Width} x {Frame.Height}"));
        }

        foreach (JpegComponent component in Frame.Components)
        {
            component.Lay(Frame);
        }

        bool isSingle = !Frame.IsProgressive && FirstScan.Components.Length == Frame.Components.Length;
        int rows = Read(FirstScan);
        while (!_isComplete && NextScan() is { } scan)
        {
            Read(scan);
        }

        return _isComplete && !isSingle && !_recovers ? throw new ImageFormatException(ImageFault.Truncated, "the file's end", "an end of the image", _file.Length) : rows;
    }

    private int Read(ScanHeader scan)
    {
        if (++_scans > MostScans)
        {
            throw new ImageFormatException(ImageFault.OverLimit, Invariant($"more than {MostScans} scans"), Invariant($"{MostScans} at most"), _at);
        }

        foreach (JpegComponent component in scan.Components)
        {
            component.Divisors ??= _quantization[component.Quantization]
                ?? throw new ImageFormatException(ImageFault.Malformed, Invariant($"no quantization table {component.Quantization}"), "one before the scan that uses it", _at);
        }

        var bits = new JpegBits(_file, _recovers) { Position = _at };
        var reader = new JpegScan(Frame, scan.Components, bits, _interval, (scan.From, scan.To, scan.High, scan.Low));
        reader.Run(number => Restart(bits, number));
        _at = bits.Position;
        _isComplete = bits.IsStarved;
        return _recovers ? Frame.UnitsHigh : reader.RowsRead;
    }

    // Whether bits follow: the marker that is due is there, or one that is taken for it.
    private bool Restart(JpegBits bits, int number)
    {
        int at = bits.Position;
        while (true)
        {
            byte marker = NextMarker(ref at);
            if (marker == 0)
            {
                bits.Starve();
                return false;
            }

            int ahead = ((marker - JpegMarker.Restart) - number) & 7;
            bool isRestart = marker is >= JpegMarker.Restart and < JpegMarker.Start;
            if (isRestart && ahead is 0 or 3 or 4 or 5)
            {
                bits.Position = at;
                bits.Restart();
                return true;
            }

            if (marker >= 0xC0 && (!isRestart || ahead is 1 or 2))
            {
                bits.Position = at - 2;
                bits.Stop();
                return !bits.IsInsufficient;
            }
        }
    }

    // The next marker, behind which the place is then; 0 where the file ends.
    private byte NextMarker(ref int at)
    {
        while (at + 1 < _file.Length)
        {
            if (_file[at] == 0xFF && _file[at + 1] is not (0 or 0xFF))
            {
                at += 2;
                return _file[at - 1];
            }

            at++;
        }

        at = _file.Length;
        return 0;
    }

    // Reads segments up to the header of a scan; null at the image's end.
    private ScanHeader? NextScan()
    {
        while (true)
        {
            byte marker = NextMarker(ref _at);
            if (marker is 0 or JpegMarker.End)
            {
                _isComplete = marker == 0;
                return marker != 0 || Frame is not null ? null : throw new ImageFormatException(ImageFault.Truncated, "the file's end", "an image", _at);
            }

            if (marker == JpegMarker.Start)
            {
                throw new ImageFormatException(ImageFault.Malformed, "a second start of an image", "one", _at - 2);
            }

            if (JpegMarker.HasNoSegment(marker))
            {
                continue;
            }

            int start = _at + 2, length = start <= _file.Length ? (_file[_at] << 8) | _file[_at + 1] : 0;
            if (length < 2 || length - 2 > _file.Length - start)
            {
                throw new ImageFormatException(ImageFault.Truncated, Invariant($"a segment of {length} bytes, {_file.Length - _at} are left"), "a whole segment", _at);
            }

            ReadOnlySpan<byte> segment = _file.AsSpan(start, length - 2);
            _at += length;
            if (marker == JpegMarker.Scan)
            {
                return ScanHeader.Parse(segment, Frame ?? throw new ImageFormatException(ImageFault.Malformed, "a scan", "a frame before it", start), _dc, _ac, start);
            }

            ReadSegment(marker, segment, start);
        }
    }

    private void ReadSegment(byte marker, ReadOnlySpan<byte> segment, long at)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1 or JpegMarker.Progressive:
                Frame = Frame is null ? JpegFrame.Parse(segment, marker, at) : throw new ImageFormatException(ImageFault.Malformed, "a second frame", "one", at);
                break;
            case JpegMarker.Huffman:
                ReadHuffman(segment, at);
                break;
            case JpegMarker.Quantization:
                ReadQuantization(segment, at);
                break;
            case JpegMarker.Interval:
                _interval = segment.Length == 2 ? (segment[0] << 8) | segment[1] : throw new ImageFormatException(ImageFault.Malformed, Invariant($"an interval of {segment.Length} bytes"), "2", at);
                break;
            case JpegMarker.App0:
                _hasJfif |= segment.Length >= 14 && segment.StartsWith("JFIF\0"u8);
                break;
            case JpegMarker.Adobe:
                Adobe = segment.Length >= 12 && segment.StartsWith("Adobe"u8) ? segment[11] : Adobe;
                break;
            default:
                if (JpegMarker.IsFrame(marker))
                {
                    throw new ImageFormatException(ImageFault.Unsupported, Invariant($"a frame of kind {marker:X2}"), "a baseline, an extended sequential or a progressive image with Huffman codes", at);
                }

                break;
        }
    }

    private void ReadHuffman(ReadOnlySpan<byte> segment, long at)
    {
        while (segment.Length > 0)
        {
            int count = 0;
            for (int i = 1; i <= 16 && i < segment.Length; i++)
            {
                count += segment[i];
            }

            if (segment.Length < 17 + count || count > 256 || (segment[0] & 0xEF) > 3)
            {
                throw new ImageFormatException(ImageFault.Malformed, Invariant($"the Huffman table {segment[0]:X2} of {count} codes in {segment.Length} bytes"), "a table of 0 to 3 with at most 256 codes", at);
            }

            (segment[0] < 16 ? _dc : _ac)[segment[0] & 3] = segment.Slice(1, 16 + count).ToArray();
            segment = segment[(17 + count)..];
        }
    }

    private void ReadQuantization(ReadOnlySpan<byte> segment, long at)
    {
        while (segment.Length > 0)
        {
            int width = segment[0] < 16 ? 1 : 2;
            if ((segment[0] & 15) > 3 || segment.Length < 1 + (JpegTables.Block * width))
            {
                throw new ImageFormatException(ImageFault.Malformed, Invariant($"the quantization table {segment[0]:X2} in {segment.Length} bytes"), "a whole table of 0 to 3", at);
            }

            ushort[] table = new ushort[JpegTables.Block];
            for (int i = 0; i < table.Length; i++)
            {
                table[JpegTables.Order[i]] = width == 1 ? segment[1 + i] : (ushort)((segment[1 + (2 * i)] << 8) | segment[2 + (2 * i)]);
            }

            _quantization[segment[0] & 3] = table;
            segment = segment[(1 + (JpegTables.Block * width))..];
        }
    }
}
