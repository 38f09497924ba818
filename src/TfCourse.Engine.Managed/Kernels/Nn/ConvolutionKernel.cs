using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>Convolution over two or three spatial axes: strides, dilations, groups, any padding, channels last or first.</summary>
internal sealed unsafe class ConvolutionKernel<T> : Kernel where T : unmanaged, INumber<T>
{
    private readonly WindowAttributes _attributes;
    private ConvolutionShape? _shape, _planned;
    private BorderedImages<T>? _images;
    private PatchTable? _table;
    private int _atOnce;

    public ConvolutionKernel(NodeInfo node)
    {
        _attributes = new WindowAttributes(node);
        _attributes.RequireSpatial();
    }

    public override void Run(KernelContext c)
    {
        ConvolutionShape shape = ConvolutionShape.Of(ref _shape, _attributes, c.Dims(0), c.Dims(1));
        Span<T> output = c.Output<T>(0, shape.Output);
        if (output.Length == 0)
        {
            return;
        }

        if (_planned != shape)
        {
            Plan(shape);
            _planned = shape;
        }

        bool moves = _attributes.IsChannelsFirst && shape.OutputChannels > 1;
        int panel = PatchProduct.PanelSize<T>(shape.FilterSize, shape.GroupOutputs);
        using var panels = new Scratch<T>(c, (long)panel * shape.Groups);
        using var bordered = new Scratch<T>(c, _images!.IsAsGiven ? 0 : (long)_atOnce * _images.ImageStride);
        using var last = new Scratch<T>(c, moves ? output.Length : 0);
        fixed (T* x = c.Input<T>(0), filter = c.Input<T>(1), y = output)
        {
            for (int g = 0; g < shape.Groups; g++)
            {
                PatchProduct.Pack(filter + (g * shape.GroupOutputs), shape.FilterSize, shape.GroupOutputs, shape.OutputChannels, panels.Data + ((long)g * panel), shape.FilterSize);
            }

            T* to = moves ? last.Data : y;
            for (int first = 0; first < shape.Batch; first += _atOnce)
            {
                int count = Math.Min(_atOnce, shape.Batch - first);
                Images(x + ((long)first * _images.Given), count, bordered.Data, panels.Data, panel, to + ((long)first * shape.Places * shape.OutputChannels));
            }

            if (moves)
            {
                BorderedImages<T>.MoveChannelsFirst(to, y, shape.Batch, shape.Places, shape.OutputChannels);
            }
        }
    }

    private void Images(T* x, int count, T* bordered, T* panels, int panel, T* y)
    {
        ConvolutionShape shape = _shape!;
        if (!_images!.IsAsGiven)
        {
            _images.Write(x, count, bordered);
            x = bordered;
        }

        int rows = count * shape.Places;
        for (int g = 0; g < shape.Groups; g++)
        {
            PatchProduct.Multiply(x + (g * shape.GroupChannels), _table!.At.AsSpan(0, rows), _table.Offsets, _table.Length,
                panels + ((long)g * panel), y + (g * shape.GroupOutputs), _table.To.AsSpan(0, rows), shape.GroupOutputs);
        }
    }

    private void Plan(ConvolutionShape s)
    {
        _images = Bordered(s, _attributes.IsChannelsFirst);
        _atOnce = PatchTable.ImagesAtOnce(s.Batch, _images.ImageStride, s.Places);
        int[] segments = Offsets(s, _images, s.Channels, 1);
        (int[] offsets, int length) = s.Groups == 1 ? PatchTable.Join(segments, s.GroupChannels, s.Width.Filter) : (segments, s.GroupChannels);
        _table = new PatchTable(
            PatchTable.Repeat(Places(s, _images), _atOnce, _images.ImageStride),
            PatchTable.Grid((1, 0), (1, 0), (s.Places * _atOnce, s.OutputChannels)), offsets, length);
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
}

/// <summary>Picks the element type of Conv2D and Conv3D.</summary>
internal readonly struct ConvolutionKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<ConvolutionKernel>(node, node.Type("T"));

    static Kernel INumberFactory.Create<T>(NodeInfo node) => new ConvolutionKernel<T>(node);
}
