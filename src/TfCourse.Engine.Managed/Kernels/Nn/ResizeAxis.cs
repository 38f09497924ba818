namespace TfCourse.Engine.Managed;

/// <summary>How places of a resized axis lie on the axis they are made from. All in float, as TensorFlow computes it.</summary>
internal readonly struct ResizeAxis
{
    private readonly int _from;
    private readonly float _scale;
    private readonly bool _alignsCorners, _halfPixels;

    public ResizeAxis(long from, long to, bool alignsCorners, bool halfPixels)
    {
        _from = (int)from;
        (_alignsCorners, _halfPixels) = (alignsCorners, halfPixels);
        _scale = alignsCorners && to > 1 ? (from - 1) / (float)(to - 1) : from / (float)to;
    }

    /// <summary>Where a place lies.</summary>
    public float At(int place) => _halfPixels ? ((place + 0.5f) * _scale) - 0.5f : place * _scale;

    /// <summary>The neighbours of a place, and how far it is on the way from the lower to the upper one.</summary>
    public (int Lower, int Upper, float Part) Between(int place)
    {
        float at = At(place), floor = MathF.Floor(at);
        return (Math.Clamp((int)floor, 0, _from - 1), Math.Clamp((int)MathF.Ceiling(at), 0, _from - 1), at - floor);
    }

    /// <summary>The nearest place.</summary>
    public int Nearest(int place)
    {
        float at = _halfPixels ? (place + 0.5f) * _scale : place * _scale;
        return Math.Clamp((int)(_alignsCorners ? MathF.Round(at, MidpointRounding.AwayFromZero) : MathF.Floor(at)), 0, _from - 1);
    }
}

/// <summary>What resizing kernels read of their nodes.</summary>
internal sealed class ResizeAttributes(NodeInfo node)
{
    private readonly bool _alignsCorners = node.Bool("align_corners"), _halfPixels = node.Bool("half_pixel_centers");

    /// <summary>How rows and columns of one size lie on those of another.</summary>
    public (ResizeAxis Rows, ResizeAxis Columns) Axes(in Dims from, in Dims to)
    {
        if (_halfPixels && _alignsCorners)
        {
            throw EngineException.InvalidArgument("If half_pixel_centers is True, align_corners must be False.");
        }

        if (from.Rank != 4 || to.Rank != 4)
        {
            throw EngineException.InvalidArgument($"images must be 4-dimensional: {from} and {to}");
        }

        if (from[1] < 1 || from[2] < 1)
        {
            throw EngineException.InvalidArgument($"input image must be of non-zero size, it has the shape {from}");
        }

        if (to[1] < 1 || to[2] < 1)
        {
            throw EngineException.InvalidArgument($"output dimensions must be positive, they are {to}");
        }

        return (new ResizeAxis(from[1], to[1], _alignsCorners, _halfPixels), new ResizeAxis(from[2], to[2], _alignsCorners, _halfPixels));
    }

    /// <summary>The same for cubic convolution: each row's and each column's neighbours.</summary>
    public (CubicWeights[] Rows, CubicWeights[] Columns) Cubic(in Dims from, in Dims to)
    {
        (ResizeAxis rows, ResizeAxis columns) = Axes(from, to);
        return (Of(rows, (int)from[1], (int)to[1]), Of(columns, (int)from[2], (int)to[2]));

        CubicWeights[] Of(ResizeAxis axis, int size, int count) => [.. Enumerable.Range(0, count).Select(i => new CubicWeights(axis.At(i), size, _halfPixels))];
    }

    /// <summary>The shape of images of another size, given as a vector of two.</summary>
    public static Dims Resized(KernelContext c, in Dims images, int size)
    {
        if (c.Dims(size).Rank != 1 || c.Value(size).Count != 2)
        {
            throw EngineException.InvalidArgument($"shape_t must have two elements, it has the shape {c.Dims(size)}");
        }

        ReadOnlySpan<int> sizes = c.Input<int>(size);
        if (sizes[0] < 1 || sizes[1] < 1)
        {
            throw EngineException.InvalidArgument($"output dimensions must be positive, they are {sizes[0]} and {sizes[1]}");
        }

        return images.Rank == 4 ? new Dims(images[0], sizes[0], sizes[1], images[3])
            : throw EngineException.InvalidArgument($"input must be 4-dimensional, it has the shape {images}");
    }
}
