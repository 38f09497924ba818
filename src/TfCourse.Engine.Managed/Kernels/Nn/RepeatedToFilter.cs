using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>The gradient by its filter of a convolution of images with one channel by few filters, whose shape <see cref="RepeatedImage.Fits"/>.</summary>
/// <remarks>Images are divided into a few groups, whatever the number of threads; the sums of groups meet in order.</remarks>
internal sealed unsafe class RepeatedToFilter : IChunks
{
    private const int MostGroups = 8;

    private readonly RepeatedImage _image;
    private readonly RepeatedTable _table;
    private readonly int _groups, _entries, _rows;

    // The run of now.
    private float* _x, _dy, _sums, _filter;

    public RepeatedToFilter(ConvolutionShape shape)
    {
        Shape = shape;
        _image = new RepeatedImage(shape);
        (_groups, _entries, _rows) = (Math.Clamp(shape.Batch, 1, MostGroups), shape.FilterSize, shape.Height.Output);

        // Of few rows, those that are left over would take as long as the others.
        ReadOnlySpan<int> heights = RepeatedGradients<Vector256<float>, Register256<float>>.Heights;
        _table = new RepeatedTable(_image, _rows, _rows % heights[0] == 0 || _rows >= 4 * heights[0] ? heights : heights[1..]);
    }

    public ConvolutionShape Shape { get; }

    /// <summary>The elements of memory that a run needs for the sums of groups of images.</summary>
    public long SumElements => (_groups - 1L) * _entries * _image.Filters;

    /// <summary>Computes the gradient with the threads of the run.</summary>
    /// <param name="x">The images.</param>
    /// <param name="dy">The gradients of the outputs.</param>
    /// <param name="sums">Memory for <see cref="SumElements"/>.</param>
    /// <param name="filter">Receives the gradient of the filter.</param>
    public void Run(float* x, float* dy, float* sums, float* filter)
    {
        _x = x;
        _dy = dy;
        _sums = sums;
        _filter = filter;
        Workers.Current.RunShared(this, _groups);
        int size = _entries * _image.Filters;
        var sum = new Span<float>(filter, size);
        for (int g = 1; g < _groups; g++)
        {
            TensorPrimitives.Add(sum, new ReadOnlySpan<float>(sums + ((nint)(g - 1) * size), size), sum);
        }
    }

    /// <summary>Sums over one group of images.</summary>
    /// <param name="chunk">Which.</param>
    public void Run(int chunk)
    {
        // Registers of sums: [phase and then the tail, row, column].
        int size = _entries * _image.Lanes;
        float* sums = ThreadMemory.Of<float>(ThreadMemory.Right, (_image.Phases + 1L) * size), tails = ThreadMemory.Of<float>(ThreadMemory.Padded, (long)_rows * _image.Lanes);
        new Span<float>(sums, checked((_image.Phases + 1) * size)).Clear();
        new Span<float>(tails, checked(_rows * _image.Lanes)).Clear();
        for (int image = (int)((long)Shape.Batch * chunk / _groups); image < (int)((long)Shape.Batch * (chunk + 1) / _groups); image++)
        {
            float* given = _x + ((nint)image * Shape.Height.Size * Shape.Width.Size), x = _image.Memory(), dy = _dy + ((nint)image * _rows * _image.Line);
            _image.MoveTails(dy + (_image.Registers * _image.Lanes), _image.Line, tails, _image.Lanes);
            int written = 0;
            foreach (RepeatedPart part in _table.Parts)
            {
                written = _image.Write(given, written, part, x);
                Add(part, x, part.IsTail ? tails : dy, sums + ((nint)(part.IsTail ? _image.Phases : part.Phase) * size));
            }
        }

        Fold(sums, chunk == 0 ? _filter : _sums + ((nint)(chunk - 1) * _entries * _image.Filters));
    }

    private void Add(in RepeatedPart part, float* x, float* dy, float* sums)
    {
        fixed (nint* from = _table.From, to = _table.To)
        {
            var call = new RepeatedCall
            {
                Y = dy,
                From = from + part.First,
                To = to + part.First,
                Count = part.Count,
                Row = _image.Row,
                Column = _image.Filters,
                Line = part.IsTail ? _image.Lanes : _image.Line,
                FilterColumns = Shape.Width.Filter,
            };
            for (int row = 0, rows; row < Shape.Height.Filter; row += rows)
            {
                // Three to five, as even as can be.
                int left = Shape.Height.Filter - row;
                rows = left / ((left + 4) / 5);
                for (int column = 0, columns; column < Shape.Width.Filter; column += columns)
                {
                    columns = Math.Min(RepeatedGradients<Vector256<float>, Register256<float>>.ColumnsOf(rows), Shape.Width.Filter - column);
                    call.X = x + ((nint)row * _image.Row) + (column * _image.Filters);
                    call.Filter = sums + (((nint)(row * Shape.Width.Filter) + column) * _image.Lanes);
                    if (_image.Lanes == Vector512<float>.Count)
                    {
                        RepeatedGradients<Vector512<float>, Register512<float>>.Add(&call, rows, columns, part.Rows);
                    }
                    else
                    {
                        RepeatedGradients<Vector256<float>, Register256<float>>.Add(&call, rows, columns, part.Rows);
                    }
                }
            }
        }
    }

    // Each filter's entry is the sum over the places of registers where it stands; what is beyond a tail is none.
    private void Fold(float* sums, float* filter)
    {
        new Span<float>(filter, _entries * _image.Filters).Clear();
        for (int phase = 0; phase <= _image.Phases; phase++)
        {
            bool isTail = phase == _image.Phases;
            int first = (isTail ? _image.TailPhase : phase) * _image.Lanes, lanes = isTail ? _image.Tail : _image.Lanes;
            for (int i = 0; i < _entries; i++, sums += _image.Lanes)
            {
                for (int l = 0; l < lanes; l++)
                {
                    filter[(i * _image.Filters) + ((first + l) % _image.Filters)] += sums[l];
                }
            }
        }
    }
}
