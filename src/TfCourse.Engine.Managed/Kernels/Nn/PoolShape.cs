namespace TfCourse.Engine.Managed;

/// <summary>The sizes of pooling over up to three spatial axes (absent ones count as size 1), and the walk over all windows.</summary>
internal sealed class PoolShape
{
    private readonly Dims _input;
    private readonly (int First, int End)[] _planes, _rows, _columns;

    private PoolShape(WindowAttributes attributes, in Dims input)
    {
        _input = input;
        int rank = attributes.Rank;
        if (input.Rank != rank)
        {
            throw EngineException.InvalidArgument($"tensor_in must be {rank}-dimensional, it has the shape {input}");
        }

        Channels = (int)input[attributes.Channels];
        var axes = new WindowAxis[3];
        Array.Fill(axes, new WindowAxis(1, 1, 1, 1, 0, 1));
        var sizes = new long[rank];
        (sizes[0], sizes[attributes.Channels]) = (input[0], Channels);
        for (int i = 0; i < rank - 2; i++)
        {
            int axis = attributes.Spatial(i);
            WindowAxis along = axes[i + 5 - rank] = attributes.Along(axis, input[axis], attributes.Window[axis]);
            sizes[axis] = along.Output;
        }

        (Batch, Depth, Height, Width) = ((int)input[0], axes[0], axes[1], axes[2]);
        Output = new Dims(sizes);
        (_planes, _rows, _columns) = (Ranges(Depth), Ranges(Height), Ranges(Width));
    }

    public int Batch { get; }

    public int Channels { get; }

    public WindowAxis Depth { get; }

    public WindowAxis Height { get; }

    public WindowAxis Width { get; }

    public Dims Output { get; }

    /// <summary>Positions of an image.</summary>
    public int InputPlaces => Depth.Size * Height.Size * Width.Size;

    /// <summary>Windows of an image.</summary>
    public int OutputPlaces => Depth.Output * Height.Output * Width.Output;

    /// <summary>The shape of a node's images, that of the last call when they have not changed.</summary>
    public static PoolShape Of(ref PoolShape? last, WindowAttributes attributes, in Dims input)
        => last is not null && last._input == input ? last : last = new PoolShape(attributes, input);

    /// <summary>Which entries of the window are inside of the image, for each row of places.</summary>
    public ReadOnlySpan<(int First, int End)> Rows => _rows;

    /// <summary>Which entries of the window are inside of the image, for each column of places.</summary>
    public ReadOnlySpan<(int First, int End)> Columns => _columns;

    /// <summary>Whether windows cover one plane each, as over two axes.</summary>
    public bool IsFlat => Depth is { Filter: 1, Stride: 1, Before: 0 } && Depth.Output == Depth.Size;

    private static (int First, int End)[] Ranges(WindowAxis axis)
    {
        var ranges = new (int, int)[axis.Output];
        for (int i = 0; i < ranges.Length; i++)
        {
            ranges[i] = axis.Inside(i);
        }

        return ranges;
    }

    /// <summary>Fails unless a tensor has the shape of the output.</summary>
    public void RequireOutput(string what, in Dims dims)
    {
        if (dims != Output)
        {
            throw EngineException.InvalidArgument($"Expected {what} shape to be {Output}, but got {dims}");
        }
    }

    /// <summary>Visits every window, and in it every position that is not in the padding, in row-major order.</summary>
    public void Walk<TPool>(ref TPool pool) where TPool : struct, IPool, allows ref struct
    {
        int output = 0;
        for (int b = 0; b < Batch; b++)
        {
            for (int d = 0; d < Depth.Output; d++)
            {
                for (int h = 0; h < Height.Output; h++)
                {
                    for (int w = 0; w < Width.Output; w++, output += Channels)
                    {
                        Window(ref pool, b, d, h, w, output);
                    }
                }
            }
        }
    }

    private void Window<TPool>(ref TPool pool, int b, int d, int h, int w, int output) where TPool : struct, IPool, allows ref struct
    {
        (int firstPlane, int endPlane) = _planes[d];
        (int firstRow, int endRow) = _rows[h];
        (int firstColumn, int endColumn) = _columns[w];
        int count = (endPlane - firstPlane) * (endRow - firstRow) * (endColumn - firstColumn);
        pool.Begin(output, count);
        for (int z = firstPlane; z < endPlane; z++)
        {
            int plane = (b * Depth.Size) + (d * Depth.Stride) - Depth.Before + z;
            for (int y = firstRow; y < endRow; y++)
            {
                int row = (plane * Height.Size) + (h * Height.Stride) - Height.Before + y;
                int start = (row * Width.Size) + (w * Width.Stride) - Width.Before;
                for (int x = firstColumn; x < endColumn; x++)
                {
                    pool.Visit(output, (start + x) * Channels);
                }
            }
        }

        pool.End(output, count);
    }
}

/// <summary>What happens in a window; positions are given by the element of their first channel, channels last.</summary>
internal interface IPool
{
    /// <summary>A window begins, with so many positions inside the image.</summary>
    void Begin(int output, int count);

    /// <summary>The next position of the window.</summary>
    void Visit(int output, int input);

    /// <summary>The window ends.</summary>
    void End(int output, int count);
}
