using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>A convolution of images with one channel by few filters, whose shape <see cref="RepeatedImage.Fits"/>.</summary>
internal sealed unsafe class RepeatedForward : IChunks
{
    private readonly RepeatedImage _image;
    private readonly RepeatedTable _table;
    private readonly int _atOnce, _rows;

    // The run of now.
    private RepeatedCall _call;
    private float* _x, _y;

    public RepeatedForward(ConvolutionShape shape)
    {
        Shape = shape;
        _rows = shape.Height.Output;
        _image = new RepeatedImage(shape);
        _table = new RepeatedTable(_image, _rows, RepeatedSums<Vector256<float>, Register256<float>>.Height, RepeatedSums<Vector256<float>, Register256<float>>.Together);
        _atOnce = PatchTable.ImagesAtOnce(shape.Batch, _image.Elements, shape.Places);
    }

    public ConvolutionShape Shape { get; }

    /// <summary>The elements of memory that a run needs for the filter and the bias in their patterns.</summary>
    public long PanelElements => (long)_image.Patterns * (Shape.FilterSize + 1) * _image.Lanes;

    /// <summary>Computes all images with the threads of the run.</summary>
    /// <param name="x">The images.</param>
    /// <param name="filter">The filter, [height, width, 1, outputs].</param>
    /// <param name="panels">Memory for <see cref="PanelElements"/>.</param>
    /// <param name="y">The outputs.</param>
    /// <param name="bias">What is added to each output of a filter, or null.</param>
    /// <param name="cuts">Whether outputs at most 0 become 0 at last.</param>
    public void Run(float* x, float* filter, float* panels, float* y, float* bias, bool cuts)
    {
        float* biases = panels + ((nint)_image.Patterns * Shape.FilterSize * _image.Lanes);
        for (int i = 0; i < _image.Patterns * _image.Lanes; i++)
        {
            biases[i] = bias is null ? 0 : bias[i % _image.Filters];
        }

        Lay(filter, panels);
        _call = new RepeatedCall
        {
            Row = _image.Row,
            Column = _image.Filters,
            FilterRows = Shape.Height.Filter,
            FilterColumns = Shape.Width.Filter,
            Filter = panels,
            Bias = biases,
            Cuts = cuts,
        };
        _x = x;
        _y = y;
        Workers.Current.RunShared(this, (Shape.Batch + _atOnce - 1) / _atOnce);
    }

    /// <summary>Computes some images.</summary>
    /// <param name="chunk">Which.</param>
    public void Run(int chunk)
    {
        float* tails = ThreadMemory.Of<float>(ThreadMemory.Padded, (long)_rows * _image.Lanes);
        fixed (nint* from = _table.From, to = _table.To)
        {
            for (int image = chunk * _atOnce; image < Math.Min(Shape.Batch, (chunk + 1) * _atOnce); image++)
            {
                float* given = _x + ((nint)image * Shape.Height.Size * Shape.Width.Size), x = _image.Memory(), y = _y + ((nint)image * _rows * _image.Line);
                int written = 0;
                foreach (RepeatedPart part in _table.Parts)
                {
                    written = _image.Write(given, written, part, x);
                    nint pattern = (nint)part.Phase * _image.Lanes;
                    RepeatedCall call = _call;
                    call.X = x;
                    call.Y = part.IsTail ? tails : y;
                    call.Line = part.IsTail ? _image.Lanes : _image.Line;
                    call.From = from + part.First;
                    call.To = to + part.First;
                    call.Count = part.Count;
                    call.Filter += pattern * Shape.FilterSize;
                    call.Bias += pattern;
                    if (_image.Lanes == Vector512<float>.Count)
                    {
                        RepeatedSums<Vector512<float>, Register512<float>>.Outputs(&call);
                    }
                    else
                    {
                        RepeatedSums<Vector256<float>, Register256<float>>.Outputs(&call);
                    }
                }

                _image.MoveTails(tails, _image.Lanes, y + (_image.Registers * _image.Lanes), _image.Line);
            }
        }
    }

    // patterns[phase, column, row, lane] = filter[row, column, the filter of the lane].
    private void Lay(float* filter, float* patterns)
    {
        for (int i = 0; i < _image.Patterns * _image.Lanes; i++)
        {
            float* from = filter + (i % _image.Filters), to = patterns + ((nint)(i / _image.Lanes) * Shape.FilterSize * _image.Lanes) + (i % _image.Lanes);
            for (int column = 0; column < Shape.Width.Filter; column++)
            {
                for (int row = 0; row < Shape.Height.Filter; row++, to += _image.Lanes)
                {
                    *to = from[((row * Shape.Width.Filter) + column) * _image.Filters];
                }
            }
        }
    }
}
