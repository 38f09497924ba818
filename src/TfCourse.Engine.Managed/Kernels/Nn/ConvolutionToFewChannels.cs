using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>The gradient by its input of a convolution in steps of one from so few channels that they fill no register.</summary>
/// <remarks>
/// What a column of dy adds to a row of the images is a stretch of (filter width · channels) numbers that lie side by side:
/// Σᵢ Σₖ dy[r + before - i, x, k] · filter[i, ·, ·, k] goes to row r from column x on. These are the rows of a product of patches, whose entries are the rows
/// of the filter that meet dy at all, and neighbours of which overlap: so those of several images at one column come one after another.
/// Where the windows reach beyond the images, they are computed with the border and copied without it.
/// </remarks>
internal sealed unsafe class ConvolutionToFewChannels<T> where T : unmanaged, INumber<T>
{
    // Of larger images the columns of several are no longer near.
    private const long MostElements = 1 << 15;

    private readonly int _stretch, _columns, _atOnce;
    private readonly bool _isBordered;

    // The tables, whose memory calls point to; for as many images as go together, and for those that are left at last.
    private readonly PatchTable[] _tables, _lastTables;
    private readonly PatchCall<T>[] _calls, _lastCalls;

    public ConvolutionToFewChannels(ConvolutionShape shape)
    {
        Shape = shape;
        _columns = shape.Width.Output + shape.Width.Filter - 1;
        _stretch = shape.Width.Filter * shape.Channels;
        _isBordered = _columns != shape.Width.Size;
        _atOnce = Products.Even(shape.Batch, ImagesAtOnce);
        _tables = Tables(_atOnce);
        _lastTables = shape.Batch % _atOnce == 0 ? _tables : Tables(shape.Batch % _atOnce);
        (_calls, _lastCalls) = (Calls(_tables), Calls(_lastTables));
    }

    public ConvolutionShape Shape { get; }

    // What fills tiles with rows that do not overlap, and is near all the time.
    private static int ImagesAtOnce => Simd.HasManyRegisters ? 8 : 12;

    /// <summary>The elements of memory that <see cref="Run"/> needs for the filter in panels.</summary>
    public long PanelElements => PatchProduct.PanelSize<T>(Shape.Height.Filter * Shape.OutputChannels, _stretch);

    /// <summary>Whether this is the way for a convolution: it fills registers better than channels alone do.</summary>
    public static bool Fits(ConvolutionShape s, bool channelsFirst)
    {
        int lanes = Simd.Bits / 8 / sizeof(T);
        long stretch = (long)s.Width.Filter * s.Channels;
        return lanes > 1 && !channelsFirst && s is { Groups: 1, Depth: { Filter: 1, Size: 1, Output: 1 }, Height: { Stride: 1, Dilation: 1 }, Width: { Stride: 1, Dilation: 1 } } && s.OutputChannels > 1
            && s.Channels < lanes && stretch > lanes && stretch * lanes > s.Channels * ((stretch + lanes - 1) / lanes * lanes)
            && ((long)s.Height.Output + s.Height.Filter) * ((long)s.Width.Output + s.Width.Filter) * s.Channels <= MostElements;
    }

    /// <summary>Computes the gradient with the threads of the run.</summary>
    /// <param name="dy">The gradients of the outputs.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="panels">Memory for <see cref="PanelElements"/>.</param>
    /// <param name="dx">Receives the gradients of the images.</param>
    public void Run(T* dy, T* filter, T* panels, T* dx)
    {
        int outputs = Shape.OutputChannels, rows = Shape.Height.Filter * outputs;
        for (int i = 0; i < Shape.Height.Filter; i++)
        {
            PatchProduct.Pack(filter + ((nint)i * _stretch * outputs), outputs, true, _stretch, outputs, panels, rows, i * outputs);
        }

        fixed (PatchCall<T>* calls = _calls, lastCalls = _lastCalls)
        {
            var work = new Chunks
            {
                Calls = calls,
                LastCalls = lastCalls,
                CallCount = _calls.Length,
                Panels = panels,
                DY = dy,
                DX = dx,
                Images = Shape.Batch,
                AtOnce = _atOnce,
                GradientSize = Shape.Places * outputs,
                Height = Shape.Height.Size,
                Row = Shape.Width.Size * Shape.Channels,
                BorderedRow = _columns * Shape.Channels,
                Before = Shape.Width.Before * Shape.Channels,
                IsBordered = _isBordered,
            };
            Workers.Current.Run(work, (Shape.Batch + _atOnce - 1) / _atOnce);
        }
    }

    private PatchCall<T>[] Calls(PatchTable[] tables) => Array.ConvertAll(tables, t => t.Call<T>(t.Rows, _stretch));

    // A table for each group of rows of an image that meet the same rows of the filter.
    private PatchTable[] Tables(int images)
    {
        WindowAxis h = Shape.Height;
        int outputs = Shape.OutputChannels, line = Shape.Width.Output * outputs, row = _columns * Shape.Channels;
        return [.. from r in Enumerable.Range(0, h.Size)
                   let first = Math.Max(0, r + h.Before - h.Output + 1)
                   let end = Math.Min(h.Filter, r + h.Before + 1)
                   where end > first
                   group r by (First: first, Count: end - first) into same
                   select new PatchTable(
                       [.. from x in Enumerable.Range(0, Shape.Width.Output) from i in Enumerable.Range(0, images) from r in same select (((nint)i * h.Output) + r + h.Before) * line + (x * outputs)],
                       [.. from x in Enumerable.Range(0, Shape.Width.Output) from i in Enumerable.Range(0, images) from r in same select (((nint)i * h.Size) + r) * row + (x * Shape.Channels)],
                       [.. from i in Enumerable.Range(same.Key.First, same.Key.Count) select checked(-i * line)],
                       outputs)
                   {
                       PanelRows = h.Filter * outputs,
                       PanelFirst = same.Key.First * outputs,
                   }];
    }

    private struct Chunks : IChunks
    {
        public PatchCall<T>* Calls, LastCalls;
        public T* Panels, DY, DX;
        public int CallCount, Images, AtOnce, GradientSize, Height, Row, BorderedRow, Before;
        public bool IsBordered;

        public readonly void Run(int chunk)
        {
            int first = chunk * AtOnce, count = Math.Min(AtOnce, Images - first), lines = count * Height;
            T* dx = DX + ((nint)first * Height * Row), sums = IsBordered ? ThreadMemory.Of<T>(ThreadMemory.Bordered, (long)lines * BorderedRow) : dx;
            new Span<T>(sums, lines * BorderedRow).Clear();
            for (int i = 0; i < CallCount; i++)
            {
                PatchCall<T> call = count == AtOnce ? Calls[i] : LastCalls[i];
                call.X = DY + ((nint)first * GradientSize);
                call.Panels = Panels;
                call.Y = sums;
                call.Accumulate = true;
                PatchProduct.Multiply(call);
            }

            for (int line = 0; IsBordered && line < lines; line++, sums += BorderedRow, dx += Row)
            {
                new Span<T>(sums + Before, Row).CopyTo(new Span<T>(dx, Row));
            }
        }
    }
}
