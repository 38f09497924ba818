namespace TfCourse.Engine.Managed;

/// <summary>A window that slides along one axis: place o covers the entries o·Stride - Before + f·Dilation, f in [0, Filter), of [0, Size).</summary>
/// <param name="Size">The length of the axis.</param>
/// <param name="Filter">How many entries a window covers.</param>
/// <param name="Stride">From a window to the next.</param>
/// <param name="Dilation">From an entry of a window to the next.</param>
/// <param name="Before">Padding before the axis.</param>
/// <param name="Output">How many places there are.</param>
internal readonly record struct WindowAxis(int Size, int Filter, int Stride, int Dilation, int Before, int Output)
{
    // No index inside a padded axis may overflow.
    private const long MaxExtent = int.MaxValue / 4;

    /// <summary>From the first to the last entry of a window, both included.</summary>
    public int Extent => ((Filter - 1) * Dilation) + 1;

    /// <summary>The padding after the axis that the last window reaches into.</summary>
    public int After => Output == 0 ? 0 : Math.Max(0, ((Output - 1) * Stride) + Extent - Size - Before);

    /// <summary>The first f of a place that is not in the padding, and the one after the last.</summary>
    public (int First, int End) Inside(int place)
    {
        int start = (place * Stride) - Before;
        int first = start >= 0 ? 0 : (-start + Dilation - 1) / Dilation;
        int end = start >= Size ? 0 : Math.Min(Filter, ((Size - 1 - start) / Dilation) + 1);
        return (first, Math.Max(first, end));
    }

    /// <summary>The window along an axis.</summary>
    /// <param name="isSame">Whether there are ceil(size / stride) places, with as much padding as that takes.</param>
    /// <param name="size">The length of the axis.</param>
    /// <param name="filter">How many entries a window covers.</param>
    /// <param name="stride">From a window to the next.</param>
    /// <param name="dilation">From an entry of a window to the next.</param>
    /// <param name="before">Padding before the axis, unless <paramref name="isSame"/>.</param>
    /// <param name="after">Padding after the axis, unless <paramref name="isSame"/>.</param>
    public static WindowAxis Of(bool isSame, long size, long filter, long stride, long dilation, long before, long after)
    {
        if (stride <= 0 || dilation <= 0)
        {
            throw EngineException.InvalidArgument($"strides and dilations must be above 0, they are {stride} and {dilation}");
        }

        if (filter <= 0)
        {
            throw EngineException.InvalidArgument($"Sliding window ksize must be positive. The window must be a positive int32 value, got:{filter}");
        }

        if (new[] { size, filter, stride, dilation, before, after }.Max() > MaxExtent || filter * dilation > MaxExtent)
        {
            throw EngineException.InvalidArgument($"sizes, windows, strides, dilations and padding must stay below {MaxExtent}: they are {size}, {filter}, {stride}, {dilation}, {before} and {after}");
        }

        long extent = ((filter - 1) * dilation) + 1, output;
        if (isSame)
        {
            output = (size + stride - 1) / stride;
            before = Math.Max(0, ((output - 1) * stride) + extent - size) / 2;
        }
        else
        {
            output = (before + size + after - extent + stride) / stride;
        }

        return output >= 0 ? new WindowAxis((int)size, (int)filter, (int)stride, (int)dilation, (int)before, (int)output)
            : throw EngineException.InvalidArgument($"Computed output size would be negative: {output} [input_size: {size}, effective_filter_size: {extent}, stride: {stride}]");
    }
}

/// <summary>How a node's window slides, read from its attributes: strides, dilations, padding, order of axes.</summary>
internal sealed class WindowAttributes
{
    private readonly string _padding;
    private readonly long[] _strides, _dilations, _paddings;

    /// <param name="node">The node.</param>
    /// <param name="window">The window of pooling, where it is no attribute.</param>
    /// <param name="strides">The strides, where they are no attribute.</param>
    public WindowAttributes(NodeInfo node, ReadOnlySpan<int> window = default, ReadOnlySpan<int> strides = default)
    {
        string format = Declares(node, "data_format") ? node.String("data_format") : "NHWC";
        IsChannelsFirst = format.StartsWith("NC", StringComparison.Ordinal);
        Rank = format.Length;
        _padding = node.String("padding");
        _strides = Declares(node, "strides") ? PerAxis(node, "strides") : PerAxis("strides", strides);
        _dilations = Declares(node, "dilations") ? PerAxis(node, "dilations") : Ones(Rank);
        Window = Declares(node, "ksize") ? PerAxis(node, "ksize") : window.Length > 0 ? PerAxis("ksize", window) : Ones(Rank);
        _paddings = _padding == "EXPLICIT" ? node.Ints("explicit_paddings") : new long[2 * Rank];
        if (_paddings.Length != 2 * Rank || _paddings.Any(p => p < 0))
        {
            throw EngineException.InvalidArgument($"explicit_paddings must be {2 * Rank} numbers, none negative; there are [{string.Join(", ", _paddings)}]");
        }
    }

    public bool IsChannelsFirst { get; }

    /// <summary>The rank of the images: batch, sizes, channels.</summary>
    public int Rank { get; }

    public int Channels => IsChannelsFirst ? 1 : Rank - 1;

    /// <summary>The window of pooling, an entry an axis.</summary>
    public long[] Window { get; }

    /// <summary>The axis of the images that is the i-th spatial one.</summary>
    public int Spatial(int i) => IsChannelsFirst ? i + 2 : i + 1;

    /// <summary>Fails when the window moves over the batch or the channels in other steps than one.</summary>
    public void RequireSpatial()
    {
        if (_strides[0] != 1 || _strides[Channels] != 1)
        {
            throw EngineException.Unimplemented($"Current implementation does not yet support strides in the batch and depth dimensions; they are [{string.Join(", ", _strides)}]");
        }

        if (_dilations[0] != 1 || _dilations[Channels] != 1)
        {
            throw EngineException.Unimplemented($"Current implementation does not yet support dilations in the batch and depth dimensions; they are [{string.Join(", ", _dilations)}]");
        }
    }

    /// <summary>Whether these are the window and strides.</summary>
    public bool Has(ReadOnlySpan<int> window, ReadOnlySpan<int> strides)
    {
        bool same = window.Length == Window.Length && strides.Length == _strides.Length;
        for (int i = 0; same && i < window.Length; i++)
        {
            same = window[i] == Window[i] && strides[i] == _strides[i];
        }

        return same;
    }

    /// <summary>Fails when the window covers more than one image or channel.</summary>
    public void RequirePooling()
    {
        if (Window[0] != 1 || _strides[0] != 1)
        {
            throw EngineException.Unimplemented($"Pooling is not yet supported on the batch dimension; ksize is [{string.Join(", ", Window)}], strides are [{string.Join(", ", _strides)}]");
        }

        if (Window[Channels] != 1 || _strides[Channels] != 1)
        {
            throw EngineException.Unimplemented($"Non-spatial pooling is not yet supported; ksize is [{string.Join(", ", Window)}], strides are [{string.Join(", ", _strides)}]");
        }
    }

    /// <summary>The window along an axis of the images.</summary>
    public WindowAxis Along(int axis, long size, long filter)
        => WindowAxis.Of(_padding == "SAME", size, filter, _strides[axis], _dilations[axis], _paddings[2 * axis], _paddings[(2 * axis) + 1]);

    private long[] PerAxis(NodeInfo node, string attr)
    {
        long[] values = node.Ints(attr);
        return values.Length == Rank ? values
            : throw EngineException.InvalidArgument($"{attr} must specify {Rank} dimensions, one for each axis of the images; there are {values.Length}");
    }

    private long[] PerAxis(string what, ReadOnlySpan<int> values)
    {
        if (values.Length != Rank)
        {
            throw EngineException.InvalidArgument($"{what} must specify {Rank} dimensions, one for each axis of the images; there are {values.Length}");
        }

        var wide = new long[Rank];
        for (int i = 0; i < Rank; i++)
        {
            wide[i] = values[i];
        }

        return wide;
    }

    private static bool Declares(NodeInfo node, string attr) => node.Definition.Attr.Any(a => a.Name == attr);

    private static long[] Ones(int count)
    {
        var ones = new long[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
