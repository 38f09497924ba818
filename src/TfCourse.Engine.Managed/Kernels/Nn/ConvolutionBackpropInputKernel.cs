using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>The gradient of a convolution by its input.</summary>
internal sealed unsafe class ConvolutionBackpropInputKernel<T> : Kernel where T : unmanaged, INumber<T>
{
    private readonly WindowAttributes _attributes;
    private ConvolutionShape? _shape;

    // One of them, as the shape is.
    private ConvolutionToInput<T>? _toInput;
    private ConvolutionToFewChannels<T>? _toFew;

    public ConvolutionBackpropInputKernel(NodeInfo node)
    {
        _attributes = new WindowAttributes(node);
        _attributes.RequireSpatial();
    }

    public override void Run(KernelContext c)
    {
        Dims input = InputDims(c);
        ConvolutionShape shape = ConvolutionShape.Of(ref _shape, _attributes, input, c.Dims(1));
        shape.RequireOutput(c.Dims(2));
        Span<T> output = c.Output<T>(0, input);
        if (output.Length == 0 || c.Value(2).Count == 0)
        {
            output.Clear();
            return;
        }

        if (_toInput?.Shape != shape && _toFew?.Shape != shape)
        {
            _toFew = ConvolutionToFewChannels<T>.Fits(shape, _attributes.IsChannelsFirst) ? new ConvolutionToFewChannels<T>(shape) : null;
            _toInput = _toFew is null ? new ConvolutionToInput<T>(shape, _attributes.IsChannelsFirst) : null;
        }

        using var panels = new Scratch<T>(c, _toFew?.PanelElements ?? _toInput!.PanelElements);
        fixed (T* filter = c.Input<T>(1), dy = c.Input<T>(2), dx = output)
        {
            if (_toFew is not null)
            {
                _toFew.Run(dy, filter, panels.Data, dx);
            }
            else
            {
                _toInput!.Run(dy, filter, panels.Data, dx);
            }
        }
    }

    // The sizes of all axes, or the spatial ones only.
    private Dims InputDims(KernelContext c)
    {
        Dims given = c.Shape(0), dy = c.Dims(2), filter = c.Dims(1);
        int rank = _attributes.Rank;
        if (given.Rank == rank || given.Rank != rank - 2 || dy.Rank != rank || filter.Rank != rank)
        {
            return given;
        }

        Span<long> sizes = stackalloc long[rank];
        (sizes[0], sizes[_attributes.Channels]) = (dy[0], filter[rank - 2]);
        for (int i = 0; i < rank - 2; i++)
        {
            sizes[_attributes.Spatial(i)] = given[i];
        }

        return new Dims(sizes);
    }
}

/// <summary>Picks the element type of Conv2DBackpropInput and Conv3DBackpropInputV2.</summary>
internal readonly struct ConvolutionBackpropInputKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<ConvolutionBackpropInputKernel>(node, node.Type("T"));

    Kernel INumberFactory.Create<T>(NodeInfo node) => new ConvolutionBackpropInputKernel<T>(node).Precompiled();
}
