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

    private readonly WindowAxis _height, _width;

    // For each register of a row: where in the image it begins, which of the numbers from there it takes, and which of them are none of the border.
    private readonly int[] _pixels, _picks, _inside;

    public RepeatedImage(ConvolutionShape s)
    {
        (_height, _width) = (s.Height, s.Width);
        (Lanes, Filters, Line) = (Simd.Bits / 32, s.OutputChannels, s.Width.Output * s.OutputChannels);
        (Registers, Tail) = (Line / Lanes, Line % Lanes);
        Phases = Math.Min(Registers, LanePattern.Registers(Filters, Lanes));
        (Rows, Row) = (_height.Before + _height.Size + _height.After, (int)RowElements(s, Lanes));
        int all = Row / Lanes;
        (_pixels, _picks, _inside) = (new int[all], new int[all * Lanes], new int[all * Lanes]);
        for (int v = 0; v < all; v++)
        {
            _pixels[v] = Math.Clamp((v * Lanes / Filters) - _width.Before, 0, _width.Size - Lanes);
            for (int i = v * Lanes; i < (v + 1) * Lanes; i++)
            {
                int column = (i / Filters) - _width.Before;
                bool isInside = column >= 0 && column < _width.Size;
                (_picks[i], _inside[i]) = isInside ? (column - _pixels[v], -1) : (0, 0);
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
            && s.Width.Size >= Simd.Bits / 32
            && (long)s.Width.Output * s.OutputChannels >= Simd.Bits / 32
            && ((long)s.Height.Output + s.Height.Filter) * RowElements(s, Simd.Bits / 32) <= MostElements;

    /// <summary>The memory of the thread for an image in this form.</summary>
    public float* Memory() => ThreadMemory.Of<float>(ThreadMemory.Moved, Elements);

    /// <summary>Writes the rows of an image that a part needs and that are not written yet: shortly before they are used.</summary>
    /// <param name="image">The image, without a border.</param>
    /// <param name="first">The rows, the border's among them, that are written.</param>
    /// <param name="part">The part.</param>
    /// <param name="to">The <see cref="Memory"/>.</param>
    /// <returns>The rows that are written now.</returns>
    public int Write(float* image, int first, in RepeatedPart part, float* to)
    {
        int end = part.End + Rows - _height.Output;
        if (end <= first)
        {
            return first;
        }

        int above = Math.Clamp(_height.Before - first, 0, end - first), inside = Math.Max(0, Math.Min(end, _height.Before + _height.Size) - first - above), below = end - first - above - inside;
        image += ((nint)first + above - _height.Before) * _width.Size;
        to += (nint)first * Row;
        fixed (int* pixels = _pixels, picks = _picks, masks = _inside)
        {
            if (Lanes == Vector512<float>.Count)
            {
                Write512(image, above, inside, below, pixels, picks, masks, to);
            }
            else
            {
                Write256(image, above, inside, below, pixels, picks, masks, to);
            }
        }

        return end;
    }

    /// <summary>Moves the tails of all rows of outputs, which begin so many elements apart.</summary>
    public void MoveTails(float* from, int fromStride, float* to, int toStride)
    {
        for (int h = 0; h < _height.Output && Tail > 0; h++, from += fromStride, to += toStride)
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
    private void Write256(float* from, int above, int inside, int below, int* pixels, int* picks, int* masks, float* to)
    {
        nint row = Row, fromRow = _width.Size;
        for (float* end = to + row; to != end; to += Vector256<float>.Count, picks += Vector256<float>.Count, masks += Vector256<float>.Count)
        {
            var pick = Vector256.Load(picks);
            Vector256<float> mask = Vector256.Load(masks).AsSingle();
            float* x = from + *pixels++, y = to;
            for (int h = above; h > 0; h--, y += row)
            {
                Vector256<float>.Zero.Store(y);
            }

            for (int h = inside; h > 0; h--, x += fromRow, y += row)
            {
                (Vector256.ShuffleNative(Vector256.Load(x), pick) & mask).Store(y);
            }

            for (int h = below; h > 0; h--, y += row)
            {
                Vector256<float>.Zero.Store(y);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Write512(float* from, int above, int inside, int below, int* pixels, int* picks, int* masks, float* to)
    {
        nint row = Row, fromRow = _width.Size;
        for (float* end = to + row; to != end; to += Vector512<float>.Count, picks += Vector512<float>.Count, masks += Vector512<float>.Count)
        {
            var pick = Vector512.Load(picks);
            Vector512<float> mask = Vector512.Load(masks).AsSingle();
            float* x = from + *pixels++, y = to;
            for (int h = above; h > 0; h--, y += row)
            {
                Vector512<float>.Zero.Store(y);
            }

            for (int h = inside; h > 0; h--, x += fromRow, y += row)
            {
                (Vector512.ShuffleNative(Vector512.Load(x), pick) & mask).Store(y);
            }

            for (int h = below; h > 0; h--, y += row)
            {
                Vector512<float>.Zero.Store(y);
            }
        }
    }
}
