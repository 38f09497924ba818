using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>Convolution over two or three spatial axes: strides, dilations, groups, any padding, channels last or first.</summary>
internal sealed unsafe class ConvolutionKernel<T> : Kernel where T : unmanaged, INumber<T>
{
    private readonly WindowAttributes _attributes;
    private ConvolutionShape? _shape;
    private ConvolutionForward<T>? _forward;

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

        if (_forward?.Shape != shape)
        {
            _forward = new ConvolutionForward<T>(shape, _attributes.IsChannelsFirst);
        }

        using var panels = new Scratch<T>(c, _forward.PanelElements);
        fixed (T* x = c.Input<T>(0), filter = c.Input<T>(1), y = output)
        {
            _forward.Run(x, filter, panels.Data, y, default);
        }
    }
}

/// <summary>Picks the element type of Conv2D and Conv3D.</summary>
internal readonly struct ConvolutionKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<ConvolutionKernel>(node, node.Type("T"));

    static Kernel INumberFactory.Create<T>(NodeInfo node) => new ConvolutionKernel<T>(node);
}
