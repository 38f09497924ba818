using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>The gradient by its filter of a convolution of known sizes.</summary>
/// <remarks>
/// A product in which the entries of the window are the rows and the places are summed over: those of one line of places are a
/// segment. Images are divided into a few groups, whatever the number of threads; the sums of groups meet in order.
/// </remarks>
internal sealed unsafe class ConvolutionToFilter<T> where T : unmanaged, INumber<T>
{
    // Sums of groups of images take so much memory at most.
    private const int MostGroups = 8, MostGroupBytes = 1 << 25;

    // The factors of a tile stay in the first cache.
    private const int TileBytes = 24 << 10;

    private readonly BorderedImages<T> _images, _gradients;
    private readonly PatchTable _table;
    private readonly int _atOnce, _lines, _groups, _filterSize;

    public ConvolutionToFilter(ConvolutionShape shape, bool channelsFirst)
    {
        Shape = shape;
        _filterSize = checked(shape.FilterSize * shape.OutputChannels);
        _images = ConvolutionForward<T>.Bordered(shape, channelsFirst);
        _gradients = new BorderedImages<T>((shape.Depth.Output, shape.Height.Output, shape.Width.Output), (0, 0), (0, 0), (0, 0), shape.OutputChannels, channelsFirst);
        _groups = Math.Clamp(Math.Min(shape.Batch, MostGroupBytes / sizeof(T) / _filterSize), 1, MostGroups);
        _atOnce = PatchTable.ImagesAtOnce((shape.Batch + _groups - 1) / _groups, _images.ImageStride, shape.Places);
        _lines = Math.Max(1, TileBytes / sizeof(T) / (shape.Channels + 16) / shape.Width.Output);
        int[] lines = PatchTable.Grid((1, 0), (shape.Depth.Output, shape.Depth.Stride * _images.PlaneStride), (shape.Height.Output, shape.Height.Stride * _images.RowStride));
        int[] entries = ConvolutionForward<T>.Offsets(shape, _images, shape.Channels, shape.GroupChannels);
        _table = new PatchTable(
            Array.ConvertAll(entries, e => (nint)e),
            Array.ConvertAll(PatchTable.Grid((1, 0), (1, 0), (entries.Length, shape.OutputChannels)), e => (nint)e),
            Array.ConvertAll(PatchTable.Repeat(lines, _atOnce, _images.ImageStride), e => checked((int)e)), shape.Width.Output, shape.Width.Stride * shape.Channels);
    }

    public ConvolutionShape Shape { get; }

    /// <summary>The elements of memory that <see cref="Run"/> needs for the sums of groups of images.</summary>
    public long SumElements => (long)(_groups - 1) * _filterSize;

    /// <summary>Computes the gradient with the threads of the run.</summary>
    /// <param name="x">The images.</param>
    /// <param name="dy">The gradients of the outputs.</param>
    /// <param name="sums">Memory for <see cref="SumElements"/>.</param>
    /// <param name="filter">Receives the gradient of the filter.</param>
    public void Run(T* x, T* dy, T* sums, T* filter)
    {
        var work = new Chunks
        {
            Images = _images,
            Gradients = _gradients,
            Call = _table.Call<T>(_table.Rows, Shape.GroupOutputs),
            X = x,
            DY = dy,
            Filter = filter,
            Sums = sums,
            FilterSize = _filterSize,
            Batch = Shape.Batch,
            AtOnce = _atOnce,
            Divisions = _groups,
            Lines = _lines,
            Places = Shape.Places,
            Groups = Shape.Groups,
            GroupChannels = Shape.GroupChannels,
            Outputs = Shape.OutputChannels,
        };
        Workers.Current.Run(work, _groups);
        var sum = new Span<T>(filter, _filterSize);
        for (int g = 1; g < _groups; g++)
        {
            TensorPrimitives.Add(sum, new ReadOnlySpan<T>(sums + ((nint)(g - 1) * _filterSize), _filterSize), sum);
        }
    }

    private struct Chunks : IChunks
    {
        public BorderedImages<T> Images, Gradients;
        public PatchCall<T> Call;
        public T* X, DY, Filter, Sums;
        public int FilterSize, Batch, AtOnce, Divisions, Lines, Places, Groups, GroupChannels, Outputs;

        public readonly void Run(int chunk)
        {
            int end = (int)((long)Batch * (chunk + 1) / Divisions);
            T* sum = chunk == 0 ? Filter : Sums + ((nint)(chunk - 1) * FilterSize);
            bool more = false;
            for (int first = (int)((long)Batch * chunk / Divisions); first < end; first += AtOnce)
            {
                int count = Math.Min(AtOnce, end - first);
                T* x = Images.Take(X, first, count, ThreadMemory.Bordered), dy = Gradients.Take(DY, first, count, ThreadMemory.Moved);
                int lines = count * Places / Call.Length;
                T* panels = ThreadMemory.Of<T>(ThreadMemory.Right, PatchProduct.PanelSize<T>(Lines * Call.Length, Call.Columns));
                for (int line = 0; line < lines; line += Lines)
                {
                    Add(x, dy + ((nint)line * Call.Length * Outputs), line, Math.Min(Lines, lines - line), panels, sum, more);
                    more = true;
                }
            }
        }

        private readonly void Add(T* x, T* dy, int line, int count, T* panels, T* sum, bool more)
        {
            PatchCall<T> call = Call;
            call.Offsets += line;
            call.Panels = panels;
            (call.Segments, call.Accumulate) = (count, more);
            int places = count * call.Length;
            call.PanelRows = places;
            for (int g = 0; g < Groups; g++)
            {
                PatchProduct.Pack(dy + ((nint)g * call.Columns), Outputs, false, call.Columns, places, panels, places, 0);
                call.X = x + ((nint)g * GroupChannels);
                call.Y = sum + ((nint)g * call.Columns);
                PatchProduct.Multiply(call);
            }
        }
    }
}
