using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>The gradient of a convolution by its filter: dfilter[f, q, k] = Σ input[place + f, q] · dy[place, k].</summary>
internal sealed unsafe class ConvolutionBackpropFilterKernel<T> : Kernel where T : unmanaged, INumber<T>
{
    private readonly WindowAttributes _attributes;
    private ConvolutionShape? _shape, _planned;
    private BorderedImages<T>? _images, _gradients;
    private int[] _at = [], _offsets = [];
    private int _atOnce;

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
        output.Clear();
        if (output.Length == 0 || c.Value(2).Count == 0)
        {
            return;
        }

        if (_planned != shape)
        {
            Plan(shape);
            _planned = shape;
        }

        using var panels = new Scratch<T>(c, PatchProduct.PanelSize<T>(_atOnce * shape.Places, shape.GroupOutputs));
        using var bordered = new Scratch<T>(c, _images!.IsAsGiven ? 0 : (long)_atOnce * _images.ImageStride);
        using var moved = new Scratch<T>(c, _gradients!.IsAsGiven ? 0 : (long)_atOnce * _gradients.ImageStride);
        fixed (T* x = c.Input<T>(0), dy = c.Input<T>(2), filter = output)
        {
            for (int first = 0; first < shape.Batch; first += _atOnce)
            {
                int count = Math.Min(_atOnce, shape.Batch - first);
                T* images = As(_images, x, first, count, bordered.Data), gradients = As(_gradients, dy, first, count, moved.Data);
                for (int g = 0; g < shape.Groups; g++)
                {
                    int rows = count * shape.Places;
                    PatchProduct.Pack(gradients + (g * shape.GroupOutputs), rows, shape.GroupOutputs, shape.OutputChannels, panels.Data, rows);
                    PatchProduct.AddTransposed(images + (g * shape.GroupChannels), _at.AsSpan(0, rows), _offsets, panels.Data, filter + (g * shape.GroupOutputs), shape.OutputChannels, shape.GroupOutputs);
                }
            }
        }
    }

    private static T* As(BorderedImages<T> form, T* images, int first, int count, T* scratch)
    {
        T* given = images + ((long)first * form.Given);
        if (form.IsAsGiven)
        {
            return given;
        }

        form.Write(given, count, scratch);
        return scratch;
    }

    private void Plan(ConvolutionShape s)
    {
        _images = ConvolutionKernel<T>.Bordered(s, _attributes.IsChannelsFirst);
        _gradients = new BorderedImages<T>((s.Depth.Output, s.Height.Output, s.Width.Output), (0, 0), (0, 0), (0, 0), s.OutputChannels, _attributes.IsChannelsFirst);
        _atOnce = PatchTable.ImagesAtOnce(s.Batch, _images.ImageStride, s.Places);
        _at = PatchTable.Repeat(ConvolutionKernel<T>.Places(s, _images), _atOnce, _images.ImageStride);
        _offsets = ConvolutionKernel<T>.Offsets(s, _images, s.Channels, s.GroupChannels);
    }
}

/// <summary>Picks the element type of Conv2DBackpropFilter and Conv3DBackpropFilterV2.</summary>
internal readonly struct ConvolutionBackpropFilterKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<ConvolutionBackpropFilterKernel>(node, node.Type("T"));

    static Kernel INumberFactory.Create<T>(NodeInfo node) => new ConvolutionBackpropFilterKernel<T>(node);
}
