using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>Images of one channel in which each number stands once for every filter: row[x · filters + k] = image[x].</summary>
/// <remarks>
/// In this form a convolution of one channel multiplies whole registers whatever the number of filters: a row of outputs, places and in them
/// filters, is a sum of such rows, each shifted by some places, times the filter's entry, which repeats every few registers. The registers
/// of a row that meet the same part of the pattern are a phase. What of a row fills no register is its tail, and goes apart.
/// </remarks>
internal sealed unsafe class RepeatedImage
{
    // What the rows of a strip and their results may take: they stay in the first cache.
    private const int StripBytes = 28 << 10;

    // An image and its results stay in the second cache; with more this is no faster than other ways.
    private const long MostElements = 40 << 10;

    private readonly BorderedImages<float> _images;

    // For each register of a row: where in the image it begins, and which of the numbers from there it takes.
    private readonly int[] _pixels, _picks;
    private readonly int _outputs;

    public RepeatedImage(ConvolutionShape s)
    {
        _outputs = s.Height.Output;
        _images = ConvolutionForward<float>.Bordered(s, false);
        (Lanes, Filters, Line) = (Simd.Bits / 32, s.OutputChannels, s.Width.Output * s.OutputChannels);
        (Registers, Tail) = (Line / Lanes, Line % Lanes);
        Phases = Math.Min(Registers, LanePattern.Registers(Filters, Lanes));
        (Rows, Row) = (_images.Height, (int)RowElements(s, Lanes));
        int all = Row / Lanes;
        (_pixels, _picks) = (new int[all], new int[all * Lanes]);
        for (int v = 0; v < all; v++)
        {
            _pixels[v] = Math.Min(v * Lanes / Filters, _images.Width - Lanes);
            for (int l = 0; l < Lanes; l++)
            {
                // Beyond the image the last number stands; nothing that is kept meets it.
                _picks[(v * Lanes) + l] = Math.Min(_images.Width - 1, ((v * Lanes) + l) / Filters) - _pixels[v];
            }
        }

        int wanted = ((StripBytes / sizeof(float)) - ((s.Height.Filter - 1) * Row)) / (Row + Line), strips = (s.Height.Output + Math.Max(4, wanted) - 1) / Math.Max(4, wanted);
        StripRows = (((s.Height.Output + strips - 1) / strips) + 3) & ~3;
    }

    /// <summary>Elements of a register.</summary>
    public int Lanes { get; }

    /// <summary>How often each number stands.</summary>
    public int Filters { get; }

    /// <summary>Elements of a row of outputs.</summary>
    public int Line { get; }

    /// <summary>Whole registers of a row of outputs.</summary>
    public int Registers { get; }

    /// <summary>Elements of a row of outputs after its whole registers.</summary>
    public int Tail { get; }

    /// <summary>Registers of a row after which the pattern of filters begins again.</summary>
    public int Phases { get; }

    /// <summary>How many patterns there are: those of the phases, and that of the tail where it is another one.</summary>
    public int Patterns => Math.Min(LanePattern.Registers(Filters, Lanes), Registers + (Tail > 0 ? 1 : 0));

    /// <summary>The phase of the tail.</summary>
    public int TailPhase => Registers % LanePattern.Registers(Filters, Lanes);

    /// <summary>Rows of an image with its border.</summary>
    public int Rows { get; }

    /// <summary>Elements from a row to the next.</summary>
    public int Row { get; }

    /// <summary>Rows of outputs that are computed one phase after the other; a multiple of four.</summary>
    public int StripRows { get; }

    /// <summary>Elements of an image.</summary>
    public int Elements => Rows * Row;

    /// <summary>Whether this form serves a convolution: it is faster up to one and a half registers of filters, where others leave much of their registers empty.</summary>
    public static bool Fits(ConvolutionShape s, bool channelsFirst)
        => Simd.Bits >= 256 && !channelsFirst && s is { Channels: 1, Depth: { Filter: 1, Size: 1, Output: 1 }, Height: { Stride: 1, Dilation: 1, Filter: >= 3, Output: >= 4 }, Width: { Stride: 1, Dilation: 1, Filter: > 1, Output: > 0 } }
            && s.OutputChannels <= Simd.Bits / 32 * 3 / 2
            && s.Width.Before + s.Width.Size + s.Width.After >= Simd.Bits / 32
            && (long)s.Width.Output * s.OutputChannels >= Simd.Bits / 32
            && ((long)s.Height.Output + s.Height.Filter) * RowElements(s, Simd.Bits / 32) <= MostElements;

    /// <summary>One image of several with its border, from which <see cref="Write"/> takes rows; the next call reuses its memory.</summary>
    public float* Take(float* images, int number) => _images.Take(images, number, 1, ThreadMemory.Bordered);

    /// <summary>The memory of the thread for an image in this form.</summary>
    public float* Memory() => ThreadMemory.Of<float>(ThreadMemory.Moved, Elements);

    /// <summary>Writes the rows of an image that a part needs and that are not written yet: shortly before they are used.</summary>
    /// <param name="image">What <see cref="Take"/> gave.</param>
    /// <param name="first">The rows that are written.</param>
    /// <param name="part">The part.</param>
    /// <param name="to">The <see cref="Memory"/>.</param>
    /// <returns>The rows that are written now.</returns>
    public int Write(float* image, int first, in RepeatedPart part, float* to)
    {
        int end = part.End + Rows - _outputs;
        if (end <= first)
        {
            return first;
        }

        image += (nint)first * _images.RowStride;
        to += (nint)first * Row;
        fixed (int* pixels = _pixels, picks = _picks)
        {
            if (Lanes == Vector512<float>.Count)
            {
                Write512(image, end - first, pixels, picks, to);
            }
            else
            {
                Write256(image, end - first, pixels, picks, to);
            }
        }

        return end;
    }

    /// <summary>Moves the tails of all rows of outputs, which begin so many elements apart.</summary>
    public void MoveTails(float* from, int fromStride, float* to, int toStride)
    {
        for (int h = 0; h < _outputs && Tail > 0; h++, from += fromStride, to += toStride)
        {
            for (int i = 0; i < Tail; i++)
            {
                to[i] = from[i];
            }
        }
    }

    // Outputs in whole registers, and as far beyond as the filter reaches.
    private static long RowElements(ConvolutionShape s, int lanes)
    {
        long line = ((long)s.Width.Output * s.OutputChannels) + lanes - 1, all = (line / lanes * lanes) + ((s.Width.Filter - 1L) * s.OutputChannels) + lanes - 1;
        all = all / lanes * lanes;

        // Rows a large power of two apart fall into few places of the cache.
        return all % 128 == 0 ? all + lanes : all;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Write256(float* from, int rows, int* pixels, int* picks, float* to)
    {
        nint row = Row, fromRow = _images.RowStride;
        for (float* end = to + row; to != end; to += Vector256<float>.Count, picks += Vector256<float>.Count)
        {
            var pick = Vector256.Load(picks);
            float* x = from + *pixels++, y = to;
            for (int h = rows; h > 0; h--, x += fromRow, y += row)
            {
                Vector256.ShuffleNative(Vector256.Load(x), pick).Store(y);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Write512(float* from, int rows, int* pixels, int* picks, float* to)
    {
        nint row = Row, fromRow = _images.RowStride;
        for (float* end = to + row; to != end; to += Vector512<float>.Count, picks += Vector512<float>.Count)
        {
            var pick = Vector512.Load(picks);
            float* x = from + *pixels++, y = to;
            for (int h = rows; h > 0; h--, x += fromRow, y += row)
            {
                Vector512.ShuffleNative(Vector512.Load(x), pick).Store(y);
            }
        }
    }
}
