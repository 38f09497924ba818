using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>Convolution over two or three spatial axes: strides, dilations, groups, any padding, channels last or first.</summary>
internal sealed unsafe class ConvolutionKernel<T> : Kernel, IEpilogueHead where T : unmanaged, INumber<T>
{
    private readonly WindowAttributes _attributes;
    private ConvolutionShape? _shape;
    private Follower[] _followers = [];

    // One of them, as the shape is.
    private ConvolutionForward<T>? _forward;
    private RepeatedForward? _repeated;

    public ConvolutionKernel(NodeInfo node)
    {
        _attributes = new WindowAttributes(node);
        _attributes.RequireSpatial();
    }

    public int Taken { get; private set; }

    public void Offer(Follower[] followers) => _followers = followers;

    public override void Run(KernelContext c)
    {
        Taken = 0;
        ConvolutionShape shape = ConvolutionShape.Of(ref _shape, _attributes, c.Dims(0), c.Dims(1));
        Span<T> output = c.Output<T>(0, shape.Output);
        if (output.Length == 0)
        {
            return;
        }

        if (_forward?.Shape != shape && _repeated?.Shape != shape)
        {
            _repeated = typeof(T) == typeof(float) && RepeatedImage.Fits(shape, _attributes.IsChannelsFirst) ? new RepeatedForward(shape) : null;
            _forward = _repeated is null ? new ConvolutionForward<T>(shape, _attributes.IsChannelsFirst) : null;
        }

        using var panels = new Scratch<T>(c, _repeated?.PanelElements ?? _forward!.PanelElements);
        fixed (T* x = c.Input<T>(0), filter = c.Input<T>(1), y = output)
        {
            if (_repeated is not null)
            {
                TensorValue? bias = _followers is [{ Op: "BiasAdd", Other: { } other }, ..] && other.Dims.Rank == 1 && other.Dims.Count == shape.OutputChannels ? other : null;
                bool cuts = bias is not null && _followers is [_, { Op: "Relu" }, ..];
                _repeated.Run((float*)x, (float*)filter, (float*)panels.Data, (float*)y, bias is null ? null : (float*)bias.Data, cuts);
                Taken = bias is null ? 0 : cuts ? 2 : 1;
            }
            else
            {
                _forward!.Run(x, filter, panels.Data, y, default);
            }
        }
    }
}

/// <summary>Picks the element type of Conv2D and Conv3D.</summary>
internal readonly struct ConvolutionKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<ConvolutionKernel>(node, node.Type("T"));

    Kernel INumberFactory.Create<T>(NodeInfo node) => new ConvolutionKernel<T>(node).Precompiled();
}
