using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>A convolution of known sizes: y[place, k] = f(Σ x[place + entry, q] · filter[entry, q, k]).</summary>
/// <remarks>
/// In channels-last images the rows of a window lie in the image as they are, so nothing is copied but what padding adds. Places whose
/// windows reach into the padding form groups that leave out the rows and columns of the window there.
/// </remarks>
internal sealed unsafe class ConvolutionForward<T> where T : unmanaged, INumber<T>
{
    private readonly BorderedImages<T> _images;
    private readonly PatchTable[] _tables;
    private readonly PatchCall<T>[] _calls;
    private readonly bool _moves, _alongLines;
    private readonly int _panel, _atOnce;

    public ConvolutionForward(ConvolutionShape shape, bool channelsFirst)
    {
        Shape = shape;
        _images = Bordered(shape, channelsFirst);
        _moves = channelsFirst && shape.OutputChannels > 1;
        _atOnce = PatchTable.ImagesAtOnce(shape.Batch, _images.ImageStride, shape.Places);
        int[] segments = Offsets(shape, _images, shape.Channels, 1);
        (int[] offsets, int length) = shape.Groups == 1 ? PatchTable.Join(segments, shape.GroupChannels, shape.Width.Filter) : (segments, shape.GroupChannels);
        bool joined = length > shape.GroupChannels || shape.Width.Filter == 1;
        _tables = joined && shape.Depth.Filter == 1 && shape.Depth.Output == 1 && shape.Groups == 1
            ? [.. Grouped(shape)]
            : [new PatchTable(
                PatchTable.Repeat(Places(shape, _images), _atOnce, _images.ImageStride),
                PatchTable.Repeat(PatchTable.Grid((1, 0), (1, 0), (shape.Places, shape.OutputChannels)), _atOnce, shape.Places * shape.OutputChannels), offsets, length)];
        _alongLines = shape is { Groups: 1, Depth: { Filter: 1, Output: 1 }, Width: { Stride: 1, Dilation: 1 } }
            && LineProduct.Fits<T>(shape.Channels, shape.OutputChannels, shape.Height.Filter, shape.Width.Output);
        _calls = [.. _tables.Select(t => t.Call<T>(t.Rows / _atOnce, shape.GroupOutputs))];
        _panel = (int)Math.Min(int.MaxValue, PatchProduct.PanelSize<T>(shape.FilterSize, shape.GroupOutputs));
    }

    public ConvolutionShape Shape { get; }

    /// <summary>The elements of memory that <see cref="Run"/> needs for the filter in panels.</summary>
    public long PanelElements => (long)_panel * Shape.Groups;

    /// <summary>Computes all images with the threads of the run.</summary>
    /// <param name="x">The images.</param>
    /// <param name="filter">The filter, [depth, height, width, channels of a group, outputs].</param>
    /// <param name="panels">Memory for <see cref="PanelElements"/>.</param>
    /// <param name="y">The outputs.</param>
    /// <param name="after">What happens to each output: columns are the channels, one row a place. Derivatives are possible with channels last only.</param>
    public void Run(T* x, T* filter, T* panels, T* y, in Epilogue<T> after)
    {
        for (int g = 0; g < Shape.Groups && !_alongLines; g++)
        {
            PatchProduct.Pack(filter + (g * Shape.GroupOutputs), Shape.OutputChannels, false, Shape.GroupOutputs, Shape.FilterSize, panels + ((nint)g * _panel), Shape.FilterSize, 0);
        }

        fixed (PatchCall<T>* calls = _calls)
        {
            Share(calls, x, filter, panels, y, after);
        }
    }

    private void Share(PatchCall<T>* calls, T* x, T* filter, T* panels, T* y, in Epilogue<T> after)
    {
        var work = new Chunks
        {
            Images = _images,
            AlongLines = _alongLines,
            Line = new LineCall<T>
            {
                Filter = filter,
                Row = (nint)Shape.Height.Dilation * _images.RowStride,
                FilterRows = Shape.Height.Filter,
                FilterColumns = Shape.Width.Filter,
                Outputs = Shape.OutputChannels,
                Places = Shape.Width.Output,
            },
            LineStep = Shape.Height.Stride * _images.RowStride,
            Calls = calls,
            CallCount = _calls.Length,
            X = x,
            Panels = panels,
            Y = y,
            After = after,
            Panel = _panel,
            AtOnce = _atOnce,
            Batch = Shape.Batch,
            Places = Shape.Places,
            Groups = Shape.Groups,
            GroupChannels = Shape.GroupChannels,
            Outputs = Shape.OutputChannels,
            Moves = _moves,
        };
        Workers.Current.Run(work, (Shape.Batch + _atOnce - 1) / _atOnce);
    }

    private IEnumerable<PatchTable> Grouped(ConvolutionShape s)
    {
        foreach (PlaceGroup h in PlaceGroup.Of(s.Height.Output, s.Height.Filter, s.Height.Inside))
        {
            // A group of few places would fill tiles badly: it keeps the columns that only meet zeros.
            IEnumerable<PlaceGroup> along = h.Places.Length * _atOnce >= PlaceGroup.Least ? PlaceGroup.Of(s.Width.Output, s.Width.Filter, s.Width.Inside) : [PlaceGroup.Whole(s.Width.Output, s.Width.Filter)];
            foreach (PlaceGroup w in along)
            {
                int[] at = [.. from a in h.Places from b in w.Places select (a * s.Height.Stride * _images.RowStride) + (b * s.Width.Stride * s.Channels)];
                int[] to = [.. from a in h.Places from b in w.Places select ((a * s.Width.Output) + b) * s.OutputChannels];
                int[] segments = [.. from f in Enumerable.Range(h.First, h.Count) select (f * s.Height.Dilation * _images.RowStride) + (w.First * s.Channels)];
                yield return new PatchTable(
                    PatchTable.Repeat(at, _atOnce, _images.ImageStride), PatchTable.Repeat(to, _atOnce, s.Places * s.OutputChannels), segments, w.Count * s.Channels)
                {
                    PanelRows = s.FilterSize,
                    PanelFirst = ((h.First * s.Width.Filter) + w.First) * s.Channels,
                    PanelSkip = (s.Width.Filter - w.Count) * s.Channels,
                };
            }
        }
    }

    /// <summary>The input images with the padding as their border.</summary>
    public static BorderedImages<T> Bordered(ConvolutionShape s, bool channelsFirst) => new(
        (s.Depth.Size, s.Height.Size, s.Width.Size), (s.Depth.Before, s.Depth.After), (s.Height.Before, s.Height.After), (s.Width.Before, s.Width.After), s.Channels, channelsFirst);

    /// <summary>Where the window begins at each of its places.</summary>
    public static int[] Places(ConvolutionShape s, BorderedImages<T> images) => PatchTable.Grid(
        (s.Depth.Output, s.Depth.Stride * images.PlaneStride), (s.Height.Output, s.Height.Stride * images.RowStride), (s.Width.Output, s.Width.Stride * s.Channels));

    /// <summary>Where the entries of a window are, from its beginning; each of several channels, or the first only.</summary>
    public static int[] Offsets(ConvolutionShape s, BorderedImages<T> images, int columnStride, int channels)
    {
        int[] entries = PatchTable.Grid(
            (s.Depth.Filter, s.Depth.Dilation * images.PlaneStride), (s.Height.Filter, s.Height.Dilation * images.RowStride), (s.Width.Filter, s.Width.Dilation * columnStride));
        return channels == 1 ? entries : [.. entries.SelectMany(e => Enumerable.Range(e, channels))];
    }

    private struct Chunks : IChunks
    {
        public BorderedImages<T> Images;
        public PatchCall<T>* Calls;
        public LineCall<T> Line;
        public T* X, Panels, Y;
        public Epilogue<T> After;
        public int CallCount, Panel, AtOnce, Batch, Places, Groups, GroupChannels, Outputs;
        public bool Moves, AlongLines;
        public int LineStep;

        public readonly void Run(int chunk)
        {
            int first = chunk * AtOnce, count = Math.Min(AtOnce, Batch - first);
            nint size = (nint)Places * Outputs;
            T* y = Y + (first * size), to = Moves ? ThreadMemory.Of<T>(ThreadMemory.Moved, count * size) : y;
            T* x = Images.Take(X, first, count, ThreadMemory.Bordered);
            for (int line = 0; AlongLines && line < count * Places / Line.Places; line++)
            {
                int image = line / (Places / Line.Places), h = line % (Places / Line.Places);
                LineCall<T> call = Line;
                call.X = x + ((nint)image * Images.ImageStride) + ((nint)h * LineStep);
                call.Y = to + ((nint)line * Line.Places * Outputs);
                LineProduct.Run(call);
            }

            for (int part = 0; !AlongLines && part < CallCount; part++)
            {
                PatchCall<T> call = Calls[part];
                call.Rows *= count;
                for (int g = 0; g < Groups; g++)
                {
                    call.X = x + ((nint)g * GroupChannels);
                    call.Panels = Panels + ((nint)g * Panel);
                    call.Y = to + ((nint)g * call.Columns);
                    PatchProduct.Multiply(call);
                }
            }

            if (!After.IsEmpty)
            {
                Epilogue<T> after = After;
                after.Outputs = after.Outputs is null ? null : after.Outputs + (first * size);
                Epilogues.Run(after, to, 0, count * Places, Outputs, 0, Outputs);
            }

            if (Moves)
            {
                BorderedImages<T>.MoveChannelsFirst(to, y, count, Places, Outputs);
            }
        }
    }
}
