using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>The gradient of a convolution by its filter: dfilter[f, q, k] = Σ input[place + f, q] · dy[place, k].</summary>
internal sealed unsafe class ConvolutionBackpropFilterKernel<T> : Kernel where T : unmanaged, INumber<T>
{
    private readonly WindowAttributes _attributes;
    private ConvolutionShape? _shape;

    // One of them, as the shape is.
    private ConvolutionToFilter<T>? _toFilter;
    private RepeatedToFilter? _repeated;

    public ConvolutionBackpropFilterKernel(NodeInfo node)
    {
        _attributes = new WindowAttributes(node);
        _attributes.RequireSpatial();
    }

    public override void Run(KernelContext c)
    {
        ConvolutionShape shape = ConvolutionShape.Of(ref _shape, _attributes, c.Dims(0), c.Shape(1));
        shape.RequireOutput(c.Dims(2));
        Span<T> output = c.Output<T>(0, c.Shape(1));
        if (output.Length == 0 || c.Value(2).Count == 0)
        {
            output.Clear();
            return;
        }

        if (_toFilter?.Shape != shape && _repeated?.Shape != shape)
        {
            _repeated = typeof(T) == typeof(float) && RepeatedImage.Fits(shape, _attributes.IsChannelsFirst) ? new RepeatedToFilter(shape) : null;
            _toFilter = _repeated is null ? new ConvolutionToFilter<T>(shape, _attributes.IsChannelsFirst) : null;
        }

        using var sums = new Scratch<T>(c, _repeated?.SumElements ?? _toFilter!.SumElements);
        fixed (T* x = c.Input<T>(0), dy = c.Input<T>(2), filter = output)
        {
            if (_repeated is not null)
            {
                _repeated.Run((float*)x, (float*)dy, (float*)sums.Data, (float*)filter);
            }
            else
            {
                _toFilter!.Run(x, dy, sums.Data, filter);
            }
        }
    }
}

/// <summary>Picks the element type of Conv2DBackpropFilter and Conv3DBackpropFilterV2.</summary>
internal readonly struct ConvolutionBackpropFilterKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<ConvolutionBackpropFilterKernel>(node, node.Type("T"));

    Kernel INumberFactory.Create<T>(NodeInfo node) => new ConvolutionBackpropFilterKernel<T>(node).Precompiled();
}
